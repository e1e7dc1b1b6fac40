"""Bounds within which every Markdown reader ends in reasonable time."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

from markdown_it.token import Token

from veiviser.markdown.dialects import PAGE, parser_of
from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.yaml.parsing import DEPTH

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
_CALLED: Mapping[str, Message] = {
    "characters": say("characters"),
    "lines": say("lines"),
    "paragraphs": say("paragraphs"),
    "tags": say("tags"),
    "boxes": say("boxes"),
    "headings": say("headings"),
}
_BEGINS = {
    "boxes": re.compile(r"\s*(?:!!!|\?\?\?|===)"),
    "headings": re.compile(r"\s*#"),
}
_TAG = re.compile(r"<[a-zA-Z!?]")
_NESTED = re.compile(rf"\s*(?:(?:>|[*+-] |[0-9]{{1,9}}[.)] )\s*){{{DEPTH + 1}}}")


def check_bounds(text: str, file: PurePosixPath, report: Report) -> bool:
    """Whether any Markdown reader can take the page; what nests without end would keep some of them busy for ever."""
    before = len(report)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE:
            message = say("a line of more than {most} characters; break it", most=Count(LINE))
            report.error(Place(file, number, LINE + 1), "too-large", message)
        elif many := next((sign for sign in "[<" if line.count(sign) > BRACKETS), ""):
            message = say("more than {most} brackets in one line; break it", most=BRACKETS)
            report.error(Place(file, number, line.index(many) + 1), "too-deep", message)
        elif _NESTED.match(line) or len(line) - len(line.lstrip()) > 4 * DEPTH + 4:
            if re.fullmatch(r"(?:[*_-]\s*)+", line.strip()) or not line.strip():  # a rule across the page
                continue
            message = say("nested more than {most} levels deep; take some of it apart", most=DEPTH)
            report.error(Place(file, number), "too-deep", message)
        if len(report) > before + 20:
            break
    lines = text.split("\n")
    if len(report) == before and not _is_small(text, lines):
        blocks = parser_of(PAGE).block
        tokens: list[Token] = []
        blocks.parse("\n".join(lines[: MOST["lines"] + 1]), parser_of(PAGE), {}, tokens)
        found = [*islice(_too_many(_without_code(lines, tokens), file), 1), *islice(_too_open(lines, tokens, file), 1)]
        report += sorted(found, key=lambda problem: problem.place)[:1]
    return len(report) == before


def _is_small(text: str, lines: Sequence[str]) -> bool:
    """Whether there cannot be too much of anything, whatever its lines are; most pages are so, and quickly told."""
    most = len(lines) <= min(MOST["lines"], MOST["paragraphs"], MOST["boxes"], MOST["headings"])
    return most and len(text) <= MOST["characters"] and text.count("<") <= MOST["tags"] and text.count("[") <= OPEN


def _without_code(lines: list[str], tokens: Sequence[Token]) -> list[str]:
    bare = list(lines)
    for first, after in (token.map for token in tokens if token.type in ("fence", "code_block") and token.map):
        bare[first:after] = [""] * (after - first)
    return bare


def _too_open(lines: Sequence[str], tokens: Sequence[Token], file: PurePosixPath) -> Iterator[Problem]:
    """Brackets that are opened in one paragraph, each of which may begin a link."""
    for first, content in ((token.map[0], token.content) for token in tokens if token.type == "inline" and token.map):
        opened = 0
        for number, line in enumerate(content.split("\n"), first) if content.count("[") > OPEN else ():
            opened = max(opened + line.count("[") - line.count("]"), 0)
            if opened > OPEN:
                message = say(
                    "more than {most} brackets are opened here and not closed; close them, or leave them out", most=OPEN
                )
                yield Problem(Place(file, number + 1, lines[number].rindex("[") + 1), "too-deep", message)


def _too_many(lines: Sequence[str], file: PurePosixPath) -> Iterator[Problem]:
    """Where there is more of something than Markdown readers take in reasonable time."""
    counts, previous = Counter[str](), ""
    for number, line in enumerate(lines, start=1):
        counts["characters"] += len(line)
        counts["lines"] += 1
        counts["tags"] += len(_TAG.findall(line)) if "<" in line else 0
        counts["paragraphs"] += bool(line.strip()) and not previous.strip()
        counts.update(what for what, begins in _BEGINS.items() if begins.match(line))
        previous = line
        for what, most in MOST.items():
            if counts[what] > most:
                yield Problem(
                    Place(file, number),
                    "too-large",
                    say("more than {most} {what} on one page; split it", most=Count(most), what=_CALLED[what]),
                )
