"""A question with its answer put into a page, behind the part that a text is in, and nothing else of it changed."""

from veiviser.editing.correctable import body_of, spot_of
from veiviser.editing.paragraphs import paragraphs_of
from veiviser.editing.yaml_texts import Spot
from veiviser.markdown.dialects import Dialect
from veiviser.markdown.document import read
from veiviser.markdown.headings import Heading, headings_of
from veiviser.reading.pages.front_matter import lines_of_front_matter
from veiviser.reading.yaml.names import slug

QUESTION = "question"
"""The class of headings that are folded, with what stands below them."""


def with_question(text: str, dialect: Dialect, spot: Spot, question: str, answer: str) -> str | None:
    """
    The page with a question among those that it has, or as a part of its own.

    It stands behind the part in which the spot is. None where the words would be read as something else, or would
    change what is around them.

    Args:
        text: with `\\n` as the only line break.
        spot: of a paragraph, as a `Correctable` has it.
        question: one line, plain words.
        answer: Markdown without headings.
    """
    head = lines_of_front_matter(text)
    body = body_of(text, head)
    before = paragraphs_of(body, dialect)
    spots = [spot_of(body, one.start) for one in before]
    here = (spot[0] - head, spot[1])
    if here not in spots:
        return None
    headings = headings_of(read(body, dialect))
    lines = body.split("\n")
    level = _level(headings, lines)
    end = _end(headings, lines, here[0] - 1, level)
    taken = {heading.id for heading in headings}
    name = next(one for one in (slug(question), *(f"{slug(question)}-{n}" for n in range(2, 999))) if one not in taken)
    new = [f"{'#' * level} {question} {{ #{name} .{QUESTION} }}", "", *answer.strip("\n").split("\n")]
    made = "\n".join([*_without_blanks(lines[:end]), "", *new, "", *lines[end:]]).rstrip("\n") + "\n"
    return text[: len(text) - len(body)] + made if name and _is_as_wanted(body, made, dialect, question) else None


def _level(headings: tuple[Heading, ...], lines: list[str]) -> int:
    """That of the page's questions; where it has none, below its title."""
    return next((one.level for one in headings if _is_question(lines[one.line])), 2)


def _is_question(line: str) -> bool:
    return f".{QUESTION}" in line.rpartition("{")[2].replace("}", " ").split()


def _end(headings: tuple[Heading, ...], lines: list[str], at: int, level: int) -> int:
    """The first line, from 0, of what comes behind the part that a line is in."""
    return next((one.line for one in headings if one.line > at and one.level <= level), len(lines))


def _without_blanks(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _is_as_wanted(before: str, after: str, dialect: Dialect, question: str) -> bool:
    """Whether there is one heading more, just this, and all that was there is still said in its order."""
    old, new = (headings_of(read(text, dialect)) for text in (before, after))
    known, said = [one.words for one in old], [one.words for one in new]
    at = next((n for n, (one, other) in enumerate(zip(known, said, strict=False)) if one != other), len(known))
    if [*known[:at], " ".join(question.split()), *known[at:]] != said:
        return False
    words, later = ([one.words for one in paragraphs_of(text, dialect)] for text in (before, after))
    first = next((n for n, (one, other) in enumerate(zip(words, later, strict=False)) if one != other), len(words))
    return later[len(later) - (len(words) - first) :] == words[first:]
