"""Give the readers any bytes for a while, and report tracebacks: `python bench/proof/fuzz.py flow html`."""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

TARGETS = ("flow", "page", "html", "settings", "data")
"""Their code is imported where it is run, since what atheris shall follow must be imported under its eyes."""
HANG = 30
"""Seconds of the processor after which one execution counts as hanging; under atheris all takes a few times as long."""
_DONE = re.compile(r"Done (\d+) (?:runs )?in (\d+) second")


class Hanging(Exception):
    """An execution that took too long."""


class Watched:
    """A target whose findings are kept instead of ending the run, one for each line of code that fails."""

    def __init__(self, target: Callable[[bytes], None], folder: Path) -> None:
        self.target, self.folder = target, folder
        self.known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        signal.setitimer(signal.ITIMER_PROF, HANG)
        try:
            self.target(data)
        except (Exception, RecursionError) as failure:
            self.keep(data, failure)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def keep(self, data: bytes, failure: Exception) -> None:
        frames = traceback.extract_tb(failure.__traceback__)
        where = f"{type(failure).__name__} {frames[-1].filename}:{frames[-1].lineno}"
        if where not in self.known:
            self.known.add(where)
            name = self.folder / sha256(where.encode()).hexdigest()[:12]
            name.with_suffix(".input").write_bytes(data)
            name.with_suffix(".txt").write_text("".join(traceback.format_exception(failure)), "utf-8", "replace")
            print(f"FOUND {where}: {name}.input", flush=True)


def main(arguments: list[str]) -> int:
    """1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all, where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target [60]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="a folder for what was found")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.here:
        run(chosen.targets[0], chosen.seconds, chosen.seed, chosen.out)
        return 0
    return int(sum(run_beside(name, chosen) for name in chosen.targets or TARGETS) > 0)


def run_beside(name: str, chosen: argparse.Namespace) -> int:
    """One target in a process of its own, which a finding deep below Python may end; how many findings there are."""
    options = ["--seconds", str(chosen.seconds), "--seed", str(chosen.seed), "--out", str(chosen.out)]
    with tempfile.TemporaryDirectory() as folder:
        ended = subprocess.run(
            [sys.executable, __file__, name, "--here", *options],
            env={**os.environ, "TMPDIR": folder},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    said = ended.stdout + ended.stderr
    found = sorted(line for line in said.splitlines() if line.startswith("FOUND "))
    done = _DONE.search(said)
    if done is None:
        found.append(f"FOUND the process ended with {ended.returncode}: {said[-2000:]}")
    print(f"{name}: {done[1] if done else '?'} executions, {len(found)} findings", *found, sep="\n", flush=True)
    return len(found)


def run(name: str, seconds: int, seed: int, out: Path) -> None:
    """One target in this process, by coverage where atheris is installed."""
    if find_spec("atheris") is not None:
        run_by_coverage(name, seconds, seed, out)
    else:
        run_by_chance(name, seconds, seed, out)


def run_by_coverage(name: str, seconds: int, seed: int, out: Path) -> None:
    """LibFuzzer keeps each input that comes to a line that none came to before, and goes on from there."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=["veiviser"]):
        from fuzz_targets import TARGETS as RUN
        from fuzz_targets import seeds
    corpus = out / f"corpus-{name}"
    corpus.mkdir(exist_ok=True)
    for data in seeds(name):
        (corpus / sha256(data).hexdigest()[:12]).write_bytes(data)
    watched = Watched(RUN[name], out)
    signal.signal(signal.SIGPROF, stop_hanging)
    limits = [
        "-max_len=8000",
        f"-max_total_time={seconds}",
        "-rss_limit_mb=4000",
        "-verbosity=1",
        f"-artifact_prefix={out}/",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-seed={seed}", str(corpus)], watched)
    atheris.Fuzz()


def run_by_chance(name: str, seconds: int, seed: int, out: Path) -> None:
    """What was written to be read, with pieces of it lost, doubled, moved, joined or strange."""
    from fuzz_targets import TARGETS as RUN
    from fuzz_targets import seeds

    signal.signal(signal.SIGPROF, stop_hanging)
    watched, chance, known = Watched(RUN[name], out), random.Random(seed), seeds(name)
    start, count = time.monotonic(), 0
    while time.monotonic() - start < seconds:
        watched(mutated(chance, known))
        count += 1
    print(f"Done {count} in {time.monotonic() - start:.0f} second(s)")


def mutated(chance: random.Random, known: list[bytes]) -> bytes:
    """One of what is known, changed in one to eight places."""
    data = chance.choice(known)
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 4, 40, 400)))
        other = chance.choice(known)
        begin = chance.randrange(len(other) + 1)
        piece = other[begin : begin + chance.choice((1, 4, 40))]
        match chance.randrange(5):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:end] + data[at:]
            case 2:
                data = data[:at] + piece + data[end:]
            case 3:
                data = data[:at] + data[at:end] * chance.choice((2, 3, 50)) + data[end:]
            case _:
                data = data[:at] + chance.randbytes(chance.randint(1, 3)) + data[end:]
    return data[:8_000]


def stop_hanging(number: int, frame: FrameType | None) -> None:
    """What an alarm does."""
    raise Hanging(f"longer than {HANG} seconds")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
