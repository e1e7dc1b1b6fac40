"""
Whether anybody notices when answers are taken wrongly: `python bench/proof/answers.py [WORDS…]`.

Each mutant of `mutants_of_answers.py` is put into a copy of the repository, and the tests that it names are run there.
None of them is a golden: they say what somebody sees, or hold the compiler against a run by brute force. All are run
unchanged first. The exit code is 1 where a mutant lives.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from mutants_of_answers import OF_ANSWERS, Mutant
from own_code import ROOT, copied, is_noticed


def tried(copy: Path, mutant: Mutant) -> bool:
    """Whether it is noticed in the copy, which is as before afterwards."""
    path = copy / mutant.file
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.on(before), encoding="utf-8")
    try:
        return is_noticed(copy, mutant.tests)
    finally:
        path.write_text(before, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """1 where a mutant lives, or where the tests fail without one."""
    parser = argparse.ArgumentParser(description="Take answers wrongly in one way at a time and run the tests.")
    parser.add_argument("words", nargs="*", metavar="WORDS", help="only mutants whose name has these words")
    chosen = parser.parse_args(arguments)
    mutants = [one for one in OF_ANSWERS if not chosen.words or any(words in one.name for words in chosen.words)]
    for one in mutants:
        one.on((ROOT / one.file).read_text(encoding="utf-8"))
    alive: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        if is_noticed(copy, tuple(dict.fromkeys(test for one in mutants for test in one.tests))):
            parser.exit(1, "already without a change some of the tests fail\n")
        for one in mutants:
            killed = tried(copy, one)
            print("killed " if killed else "lives  ", one.name, flush=True)
            alive += [] if killed else [one]
    print(f"{len(mutants) - len(alive)} of {len(mutants)} killed")
    return int(bool(alive))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
