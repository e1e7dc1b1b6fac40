"""Marks in pages that would do nothing, since they are not written as marks are."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from veiviser.messages import any_of, say
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.prose import without_code

ACCESSIBILITY = "<!-- accessibility -->"
"""Where a page tells what the last run of the tests found."""
_WRITTEN = {
    "flow": "`<!-- flow: name/screen -->`",
    "table": "`<!-- table FILE.yaml -->`",
    "picture": any_of("`<!-- picture flow/screen -->`", "`<!-- picture FILE.yaml -->`"),
    "found": f"`{ACCESSIBILITY}`",
}
_LIKE_A_MARK = re.compile(
    r"<! ?-{2,}\s*(?:(?P<flow>(?:flows?|flyt|reise)(?:\s*:|\s+[^\s<>]+\s*(?:-->|$)))"
    r"|(?P<table>(?:tables?|tabell?)\s*:?\s+[^\s<>]+\.ya?ml\b)"
    r"|(?P<picture>(?:pictures?|picutre|images?|screens?|screenshot|bildet?|bilete|skjermbilde|skjerm|tegning)\s*:?"
    r"\s+[^\s<>]+[./]|picture\s+[^\s<>]+\s*-->)"
    r"|(?P<found>(?:ac+es+ib|tilgjengelig)[\w-]*\s*(?:--+>|$)))",
    re.IGNORECASE,
)


def find_lost_marks(text: str, file: PurePosixPath, head_lines: int, read: Collection[int]) -> Iterator[Problem]:
    """
    Those on other lines than where a mark was read.

    Args:
        read: the lines where one was, from 1.
    """
    for number, line in enumerate(without_code(text, head_lines), 1):
        mark = _LIKE_A_MARK.search(line)
        if mark and number not in read and line.rstrip() != ACCESSIBILITY:
            written = _WRITTEN[mark.lastgroup or ""]
            message = say("this mark does nothing; write it as {written}, alone on a line", written=written)
            yield Problem(Place(file, number, mark.start() + 1), "lost-mark", message)
