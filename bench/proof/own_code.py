"""
Whether the tests notice when our own code is wrong: `python bench/proof/own_code.py [ROOM…] [--mutants 60] [--seed 1]`.

Conditions are turned round and lines dropped, one at a time, in a copy of the repository; then the tests that look at
that room of the code are run there, first those that are named like the module. Which mutants are tried is drawn by the
seed, as many of each room as of others. A mutant that lives is told; without a reason in `WHY`, or when fewer than nine
in ten are killed, the exit code is 1.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants_of_code import Mutant, mutants

ROOT = Path(__file__).parents[2]
PACKAGE = "generator/veiviser"
ROOMS: Mapping[str, tuple[str, ...]] = {
    "journeys": ("tests/outputs/test_goldens.py", "tests/checks/test_checks.py", "tests/journeys"),
    "checks": ("tests/checks",),
    "links": ("tests/links/test_cases.py", "tests/links/test_nesting.py", "tests/links/test_outside.py"),
    "templating": ("tests/templating", "tests/outputs/test_goldens.py"),
    "pytest_plugin": ("tests/test_pytest_plugin.py", "tests/outputs/test_last_run.py"),
}
"""By room of the package, the tests that should notice."""
WHY: Mapping[str, str] = {}
"""By `file: change`, why nobody notices it, where that is as it must be."""
_LONGEST = 3600
"""Seconds that the tests may take; a mutant that never ends is noticed too."""
_NO_TESTS = 5
"""How pytest says that no test is named so."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant, and what came of it."""

    room: str
    file: str
    mutant: Mutant
    killed: bool

    @property
    def name(self) -> str:
        return f"{self.file}: {self.mutant.said}"

    def __str__(self) -> str:
        return f"{self.file}:{self.mutant.line}: {self.mutant.said}"


def drawn(rooms: Sequence[str], number: int, seed: int) -> list[tuple[str, str, Mutant]]:
    """As many mutants of each room, with room and file; of two modules, the longer is drawn more often."""
    chance = random.Random(seed)
    chosen: list[tuple[str, str, Mutant]] = []
    for room in rooms:
        every = [
            (room, path.relative_to(ROOT).as_posix(), mutant)
            for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))
            for mutant in mutants(path.read_text(encoding="utf-8"))
        ]
        chosen += chance.sample(every, min(len(every), -(-number // len(rooms))))
    return chosen[:number]


def copied(folder: Path) -> Path:
    """The repository as it is now, with what its installation fetched, elsewhere."""
    left_out = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=left_out, dirs_exist_ok=True)
    return folder


def is_noticed(copy: Path, tests: Sequence[str], named: str = "") -> bool:
    """
    Whether a test of these fails there.

    Args:
        named: only those whose file or name, or whose case, is called like this module.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    if named:
        command += ["-k", f"{named} or {named.replace('_', '-')}"]
    environment = {
        "PYTHONPATH": str(copy / "generator"),
        "PYTHONPYCACHEPREFIX": str(copy / ".compiled"),  # of what has not changed since the mutant before
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    try:
        ran = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return True
    return ran.returncode not in (0, _NO_TESTS)


def tried(copy: Path, room: str, file: str, mutant: Mutant) -> Trial:
    """The mutant in the copy, which is as before afterwards."""
    path = copy / file
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        killed = is_noticed(copy, ROOMS[room], path.stem) or is_noticed(copy, ROOMS[room])
        return Trial(room, file, mutant, killed)
    finally:
        path.write_text(before, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """1 where a mutant lives without a reason, or where more than one in ten do."""
    parser = argparse.ArgumentParser(description="Break our own code in one place at a time and run the tests.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)}; all, where none is named")
    parser.add_argument("--mutants", type=int, default=60, help="how many are tried")
    parser.add_argument("--seed", type=int, default=1, help="draws them")
    chosen = parser.parse_args(arguments)
    if unknown := [room for room in chosen.rooms if room not in ROOMS]:
        parser.error(f"no room {unknown[0]}")
    started, trials = time.monotonic(), list[Trial]()
    with tempfile.TemporaryDirectory() as folder:
        copy, rooms = copied(Path(folder)), chosen.rooms or list(ROOMS)
        if failing := [room for room in rooms if is_noticed(copy, ROOMS[room])]:
            parser.exit(1, f"already without a change, in the tests of: {', '.join(failing)}\n")
        for one in drawn(rooms, chosen.mutants, chosen.seed):
            trials.append(tried(copy, *one))
            print("killed " if trials[-1].killed else "lives  ", trials[-1], flush=True)
    alive = [trial for trial in trials if not trial.killed]
    killed = len(trials) - len(alive)
    print(f"{killed} of {len(trials)} killed in {time.monotonic() - started:.0f} seconds")
    for trial in alive:
        print(f"{trial}: {WHY.get(trial.name, '**no reason**')}")
    return int(killed < 0.9 * len(trials) or any(trial.name not in WHY for trial in alive))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
