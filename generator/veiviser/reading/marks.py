"""Marks in pages that would do nothing, since they are not written as marks are."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.prose import without_code

_LIKE_A_MARK = re.compile(r"<!--\s*(?:(?P<flow>flow\s*:)|table\s+[^\s<>]+\.ya?ml\b)", re.IGNORECASE)


def find_lost_marks(text: str, file: PurePosixPath, head_lines: int, read: Collection[int]) -> Iterator[Problem]:
    """
    Those on other lines than where a mark was read.

    Args:
        read: the lines where one was, from 1.
    """
    for number, line in enumerate(without_code(text, head_lines), 1):
        mark = _LIKE_A_MARK.search(line)
        if mark and number not in read:
            written = "<!-- flow: name/screen -->" if mark["flow"] else "<!-- table FILE.yaml -->"
            message = f"this mark does nothing; write it as `{written}`, alone on a line"
            yield Problem(Place(file, number, mark.start() + 1), "lost-mark", message)
