"""
Whether anybody notices when something goes wrong: `python bench/proof/mutations.py [--format json]`.

The tests' example is changed in one place at a time, in every way that `mutants_of_*.py` lists, and all that look at it
in the test suite, browsers apart, are asked. A kind that nobody notices at some place is told with why that must be so;
without such a reason, or when a change that changes nothing is noticed, the exit code is 1.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutants import Kind
from mutants_of_flows import OF_FLOWS
from mutants_of_looks import OF_LOOKS
from mutants_of_pages import OF_PAGES
from witnesses import NAMES, Noticed, Witnesses

KINDS = (*OF_FLOWS, *OF_LOOKS, *OF_PAGES)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a kind."""

    kind: Kind
    noticed: tuple[Noticed, ...]
    """For each place that was changed, what was said about it."""

    @property
    def missed(self) -> int:
        """Places at which nobody said anything."""
        return sum(not noticed for noticed in self.noticed)

    @property
    def is_wrong(self) -> bool:
        """Whether somebody is silent without a reason, or cries without one; or there is no place at all."""
        if self.kind.sound:
            return self.missed < len(self.noticed) or not self.noticed
        return not self.noticed or (self.missed > 0 and not self.kind.why)


def measure(kinds: Iterable[Kind], witnesses: Witnesses, places: int) -> list[Result]:
    """Each kind at its first places."""
    return [
        Result(kind, tuple(witnesses.noticed(kind, text) for text in kind.mutants(witnesses.text_of(kind), places)))
        for kind in kinds
    ]


def as_json(results: Sequence[Result], seconds: float) -> str:
    """One object: the numbers, and every kind with what was said."""
    told = [
        {
            "kind": result.kind.name,
            "places": len(result.noticed),
            "missed": result.missed,
            "noticed": [dict(noticed) for noticed in result.noticed],
            "why": result.kind.why,
            "sound": result.kind.sound,
            "wrong": result.is_wrong,
        }
        for result in results
    ]
    return json.dumps({**_counts(results), "seconds": round(seconds, 1), "results": told}, ensure_ascii=False, indent=2)


def as_table(results: Sequence[Result], seconds: float) -> str:
    """A line a kind, in Markdown: at how many places it was tried, and who noticed it at how many."""
    lines = ["| kind | places | " + " | ".join(NAMES) + " | said |", "| --- " * (len(NAMES) + 3) + "|"]
    for result in results:
        counts = [sum(name in noticed for noticed in result.noticed) or "–" for name in NAMES]
        said = dict.fromkeys(f"`{words}`" for n in result.noticed for who, words in n.items() if who == "check")
        note = ", ".join(said) or (
            "" if not result.missed else result.kind.why or ("sound" if result.kind.sound else "**nobody**")
        )
        lines.append(f"| {result.kind.name} | {len(result.noticed)} | {' | '.join(map(str, counts))} | {note} |")
    counted = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in _counts(results).items())
    return "\n".join([*lines, "", f"{counted}; {seconds:.0f} seconds of processor"])


def _counts(results: Sequence[Result]) -> dict[str, Any]:
    faulty = [result for result in results if not result.kind.sound]
    return {
        "kinds": len(faulty),
        "mutants": sum(len(result.noticed) for result in faulty),
        "unnoticed": sum(result.missed for result in faulty),
        "unnoticed_without_a_reason": sum(result.is_wrong for result in faulty),
        "false_alarms": sum(result.is_wrong for result in results if result.kind.sound),
    }


def main(arguments: list[str]) -> int:
    """1 where something is wrong with who notices."""
    parser = argparse.ArgumentParser(description="Change one thing at a time and ask who notices.")
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help="those whose name has these words; all, where none is named"
    )
    parser.add_argument("--places", type=int, default=1, help="how many places of each kind are changed")
    parser.add_argument(
        "--asked", choices=NAMES, action="append", default=[], help="ask only these, and see what they miss"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    chosen = parser.parse_args(arguments)
    kinds = [kind for kind in KINDS if not chosen.kinds or any(words in kind.name for words in chosen.kinds)]
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        witnesses = Witnesses(Path(folder), frozenset(chosen.asked))
        if faults := witnesses.faults():
            parser.exit(1, "".join(f"already without a change, {name}: {said}\n" for name, said in faults.items()))
        results = measure(kinds, witnesses, chosen.places)
    told = as_json if chosen.format == "json" else as_table
    print(told(results, time.process_time() - started))
    return int(any(result.is_wrong for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
