"""What git leaves in a file where two people changed the same lines."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.markdown.prose import without_code

_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_TOLD = 20


def has_conflicts(text: str, file: PurePosixPath, report: Report) -> bool:
    """Whether such marks stand in a file, each place told; code on a page may show some."""
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "\n=======\n", "|||||||")):
        return False
    lines: Sequence[str] = without_code(text) if file.suffix == ".md" else text.split("\n")
    marks = [(number, line.rstrip()) for number, line in enumerate(lines, 1) if _MARK.fullmatch(line.rstrip())]
    if file.suffix == ".md" and all(line.startswith("=") for _, line in marks):
        return False  # what underlines a heading
    told, within = list[tuple[int, Message]](), False
    for number, line in marks:
        if line.startswith("<"):
            told.append((number, _end_of(number, marks)))
        elif not within:
            told.append(
                (
                    number,
                    say(
                        "`{mark}` was left of a conflict in git; remove this line, and read what is around it",
                        mark=line[:7],
                    ),
                )
            )
        within = not line.startswith(">") and (within or line.startswith("<"))
    report += [Problem(Place(file, number), "merge-conflict", message) for number, message in told[:_TOLD]]
    return bool(told)


def _end_of(start: int, marks: list[tuple[int, str]]) -> Message:
    after = [(number, line) for number, line in marks if number > start]
    middle = next((number for number, line in after if line.startswith("=")), None)
    end = next((number for number, line in after if line.startswith(">")), None)
    if middle is None or end is None or end < middle:
        return say(
            "git could not join two changes here; keep what is right, and remove the lines <<<<<<<, ======= and >>>>>>>"
        )
    return say(
        "git could not join two changes here, {ours} and {theirs}; keep what is right, and remove lines "
        "{start}, {middle} and {end}",
        ours=_lines(start + 1, middle - 1),
        theirs=_lines(middle + 1, end - 1),
        start=start,
        middle=middle,
        end=end,
    )


def _lines(first: int, last: int) -> Message:
    if first > last:
        return say("nothing")
    if first == last:
        return say("line {number}", number=first)
    return say("lines {first} to {last}", first=first, last=last)
