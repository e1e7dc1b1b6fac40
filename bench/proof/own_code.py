"""
Whether the tests notice when our own code is wrong: `python bench/proof/own_code.py [ROOM…] [--mutants 60] [--seed 1]`.

Conditions are turned round and lines dropped, one at a time, in a copy of the repository; then the tests that look at
that room of the code are run there, first those that are named like the module. Which mutants are tried is drawn by the
seed, as many of each room as of others; a change elsewhere in the code changes nothing in that. What came of each is
written to the file of `--results`, and none that is known to be killed is tried again; so a run can be stopped at any
time, by `--minutes` too. A mutant that lives is told; without a reason in `WHY`, or when fewer than nine in ten are
killed, or when not all were tried, the exit code is 1.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mutants_of_code import Mutant, mutants

ROOT = Path(__file__).parents[2]
PACKAGE = "generator/veiviser"
ROOMS: Mapping[str, tuple[str, ...]] = {
    "journeys": ("tests/outputs/test_goldens.py", "tests/checks/test_checks.py", "tests/journeys"),
    "checks": ("tests/checks",),
    "links": (
        "tests/links/test_reading.py",
        "tests/links/test_cases.py",
        "tests/links/test_nesting.py",
        "tests/links/test_outside.py",
    ),
    "templating": ("tests/templating", "tests/outputs/test_goldens.py"),
    "pytest_plugin": (
        "tests/test_pytest_plugin.py",
        "tests/outputs/test_last_run.py",
        "tests/browser/test_seen_in_browser.py",
    ),
}
"""By room of the package, the tests that should notice."""
WHY: Mapping[str, str] = {
    "generator/veiviser/journeys/walking/circulation.py: < → <=": "an arc is added that can carry nothing",
    "generator/veiviser/pytest_plugin/walking.py: == → !=": "a field takes the author's sample as well as other words",
}
"""By `file: change`, why nobody notices it, where that is as it must be."""
_LONGEST = 1200
"""Seconds that the tests may take; a mutant that never ends is noticed too."""
_NO_TESTS = 5
"""How pytest says that no test is named so."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mutant, and where it is."""

    room: str
    file: str
    mutant: Mutant

    @property
    def name(self) -> str:
        return f"{self.file}: {self.mutant.said}"

    @property
    def key(self) -> str:
        """Says which it is, whatever changes elsewhere in its file."""
        return f"{self.name}, in: {self.mutant.stands}"

    @property
    def stem(self) -> str:
        return Path(self.file).stem

    def __str__(self) -> str:
        return f"{self.file}:{self.mutant.line}: {self.mutant.said}"


def drawn(rooms: Sequence[str], number: int, seed: int) -> list[Place]:
    """As many mutants of each room; of two modules, the longer is drawn more often."""
    chosen: list[Place] = []
    for room in rooms:
        every = {
            place.key: place
            for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))
            for mutant in mutants(path.read_text(encoding="utf-8"))
            for place in [Place(room, path.relative_to(ROOT).as_posix(), mutant)]
        }
        by_lot = sorted(every, key=lambda key: sha256(f"{seed} {key}".encode()).digest())
        chosen += [every[key] for key in by_lot[: -(-number // len(rooms))]]
    return chosen[:number]


class Results:
    """What came of mutants, by key, in this run and in those that left the file."""

    def __init__(self, file: Path | None) -> None:
        self.file, self.killed = file, dict[str, bool]()
        if file is not None and file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                self.killed |= json.loads(line)

    def note(self, place: Place, killed: bool) -> None:
        self.killed[place.key] = killed
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as out:
                out.write(json.dumps({place.key: killed}, ensure_ascii=False) + "\n")

    def waiting(self, places: Sequence[Place]) -> list[Place]:
        """Those not tried yet; then those that lived, for which there may be a test now."""
        new = [place for place in places if place.key not in self.killed]
        return new + [place for place in places if self.killed.get(place.key) is False]


def copied(folder: Path) -> Path:
    """The repository as it is now, with what its installation fetched, elsewhere."""
    left_out = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=left_out, dirs_exist_ok=True)
    return folder


def is_noticed(copy: Path, tests: Sequence[str], named: Sequence[str] = ()) -> bool:
    """
    Whether a test of these fails there.

    Args:
        named: only those whose file or name, or whose case, is called like one of these modules.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    if named:
        command += ["-k", " or ".join(one for name in named for one in dict.fromkeys((name, name.replace("_", "-"))))]
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


def is_killed(copy: Path, place: Place, named: Sequence[str]) -> bool:
    """Whether the tests of its room notice the mutant in the copy, which is as before afterwards."""
    path = copy / place.file
    before = path.read_text(encoding="utf-8")
    path.write_text(place.mutant.text, encoding="utf-8")
    try:
        return is_noticed(copy, ROOMS[place.room], named)
    finally:
        path.write_text(before, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """1 where a mutant lives without a reason, where more than one in ten do, or where some were not tried."""
    parser = argparse.ArgumentParser(description="Break our own code in one place at a time and run the tests.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)}; all, where none is named")
    parser.add_argument("--mutants", type=int, default=60, help="how many are tried")
    parser.add_argument("--seed", type=int, default=1, help="draws them")
    parser.add_argument("--results", type=Path, metavar="FILE", help="what came of each, a line each")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="after which no other is tried")
    chosen = parser.parse_args(arguments)
    if unknown := [room for room in chosen.rooms if room not in ROOMS]:
        parser.error(f"no room {unknown[0]}")
    end, results = time.monotonic() + chosen.minutes * 60, Results(chosen.results)
    places = drawn(chosen.rooms or list(ROOMS), chosen.mutants, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for by_name in (True, False):  # what takes long is asked of those alone that the near tests let live
            waiting = results.waiting(places)
            failing = {room for room in ROOMS if _fails_already(copy, [p for p in waiting if p.room == room], by_name)}
            if failing:
                parser.exit(1, f"already without a change, in the tests of: {', '.join(sorted(failing))}\n")
            for place in waiting:
                if time.monotonic() > end:
                    return _told(places, results.killed)
                results.note(place, is_killed(copy, place, [place.stem] if by_name else []))
                print("killed " if results.killed[place.key] else "lives  ", place, flush=True)
    return _told(places, results.killed)


def _fails_already(copy: Path, places: Sequence[Place], by_name: bool) -> bool:
    """Whether the tests that will be asked of some mutants of one room fail without them."""
    named = list(dict.fromkeys(place.stem for place in places)) if by_name else []
    return bool(places) and is_noticed(copy, ROOMS[places[0].room], named)


def _told(places: Sequence[Place], killed: Mapping[str, bool]) -> int:
    tried = [place for place in places if place.key in killed]
    alive = [place for place in tried if not killed[place.key]]
    print(f"{len(tried) - len(alive)} of {len(tried)} killed; {len(places) - len(tried)} not tried")
    for place in alive:
        print(f"{place}: {WHY.get(place.name, '**no reason**')}")
    is_enough = len(alive) <= 0.1 * len(places) and len(tried) == len(places)
    return int(not is_enough or any(place.name not in WHY for place in alive))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
