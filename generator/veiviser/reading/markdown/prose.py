"""Markdown with everything blanked out that is shown as it stands: code, comments, front matter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem, Report

DEPTH = 20
LINE = 20_000
"""Characters in one line."""
BRACKETS = 300
"""In one line."""
OPEN = 100
"""Brackets opened in one paragraph."""
MOST = {
    "characters": 250_000,
    "lines": 10_000,
    "paragraphs": 4_000,
    "tags": 3_000,
    "boxes": 1_000,
    "headings": 1_000,
}
"""On one page."""
_BEGINS = {
    "boxes": re.compile(r"\s*(?:!!!|\?\?\?|===)"),
    "headings": re.compile(r"\s*#"),
}
_TAG = re.compile(r"<[a-zA-Z!?]")
_KEPT = 512
"""Texts: several readers ask for the same one, and a preview asks for all pages whenever one has changed."""
_FENCE = re.compile(r"[\s>]*(?:[*+-] +|[0-9]+[.)] +)?(`{3,}|~{3,})(.*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NESTED = re.compile(rf"\s*(?:(?:>|[*+-] |[0-9]{{1,9}}[.)] )\s*){{{DEPTH + 1}}}")


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of the same number and length as in the file."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers, from 1."""
        return enumerate(self.lines, start=1)


@lru_cache(maxsize=_KEPT)
def prose_of(text: str, front_matter: int = 0) -> Prose:
    """What of a page is text, without the first lines, which are its front matter."""
    lines = without_code(text, front_matter)
    return Prose(tuple(_COMMENT.sub(_blank, "\n".join(lines)).split("\n")))


@lru_cache(maxsize=_KEPT)
def without_code(text: str, front_matter: int = 0) -> tuple[str, ...]:
    """A page's lines, front matter and what is shown as code blanked out, and comments kept."""
    lines = text.split("\n")
    lines[:front_matter] = [""] * front_matter
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[number] = " " * len(line)
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and "`" not in mark[2]:
            fence = mark[1]
            lines[number] = " " * len(line)
        elif "`" in line:
            lines[number] = _CODE.sub(lambda match: " " * len(match[0]), line)
    return tuple(lines)


def check_bounds(text: str, file: PurePosixPath, problems: Report) -> bool:
    """Whether any Markdown reader can take the page; what nests without end would keep some of them busy for ever."""
    before = len(problems)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE:
            message = f"a line of more than {LINE:,} characters; break it"
            problems.append(Problem(Place(file, number, LINE + 1), "too-large", message))
        elif many := next((sign for sign in "[<" if line.count(sign) > BRACKETS), ""):
            message = f"more than {BRACKETS:,} brackets in one line; break it"
            problems.append(Problem(Place(file, number, line.index(many) + 1), "too-deep", message))
        elif _NESTED.match(line) or len(line) - len(line.lstrip()) > 4 * DEPTH + 4:
            if re.fullmatch(r"(?:[*_-]\s*)+", line.strip()) or not line.strip():  # a rule across the page
                continue
            message = f"nested more than {DEPTH} levels deep; take some of it apart"
            problems.append(Problem(Place(file, number), "too-deep", message))
        if len(problems) > before + 20:
            break
    if len(problems) == before:
        problems.extend(islice(_beyond(without_code(text), file), 1))
    return len(problems) == before


def _beyond(lines: Sequence[str], file: PurePosixPath) -> Iterator[Problem]:
    """Where there is more of something than Markdown readers take in reasonable time, which grows with its square."""
    counts, opened, previous = Counter[str](), 0, ""
    for number, line in enumerate(lines, start=1):
        counts["characters"] += len(line)
        counts["lines"] += 1
        counts["tags"] += len(_TAG.findall(line)) if "<" in line else 0
        counts["paragraphs"] += bool(line.strip()) and not previous.strip()
        counts.update(what for what, begins in _BEGINS.items() if begins.match(line))
        opened = max(opened + line.count("[") - line.count("]"), 0) if line.strip() else 0
        previous = line
        if opened > OPEN:
            message = f"more than {OPEN} brackets are opened here and not closed; close them, or leave them out"
            yield Problem(Place(file, number, line.rindex("[") + 1), "too-deep", message)
        for what, most in MOST.items():
            if counts[what] > most:
                yield Problem(Place(file, number), "too-large", f"more than {most:,} {what} on one page; split it")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
