"""Texts of a project that can be corrected where they are seen."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from veiviser.editing.paragraphs import paragraphs_of
from veiviser.editing.yaml_texts import Spot, texts_of
from veiviser.journeys.texts.written import every_text, screen_texts
from veiviser.markdown.dialects import FLOW
from veiviser.model.fact import Fact
from veiviser.model.flow import Flow, Text
from veiviser.model.project import Page, Project

WHOLE = -1
"""Number of no paragraph: all of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctable:
    """Words in a file that somebody reads on a page."""

    file: PurePosixPath
    """Relative to the project's root."""
    line: int
    """From 1: of a text in YAML, or of a paragraph in a page."""
    column: int
    """From 1."""
    part: int
    """Which paragraph of a text in YAML, from 0, or `WHOLE`."""
    words: str
    """As their author wrote them."""
    seen: str
    """As readers see them; `{name}` where something stands that varies."""
    screen: str = ""
    """The screen of a flow that says it, or whose step in the guide does."""


def correctables(project: Project, sources: Mapping[PurePosixPath, str]) -> Iterator[Correctable]:
    """
    Every text of flows and pages, by file, and in each as it is written.

    Args:
        sources: of flows, by file, with `\\n` as the only line break.
    """
    of_flows = (one for flow in project.flows.values() for one in correctables_of(flow, sources.get(flow.file, "")))
    yield from dict.fromkeys(of_flows)  # what variants share is told once
    for page in project.pages.values():
        yield from _of_page(page)


def correctables_of(flow: Flow, source: str) -> Iterator[Correctable]:
    """Those of one flow, as they are written in its file."""
    spots, told = texts_of(source), set[Spot]()
    for text, screen in sorted(_texts(flow), key=lambda pair: pair[0].place):
        spot = (text.place.line, text.place.column)
        if spot in spots and spot not in told and not spots[spot].is_key:
            told.add(spot)
            yield from _of_text(text, spots[spot].text, screen)


def _texts(flow: Flow) -> Iterator[tuple[Text, str]]:
    """Each with its screen, where it has one; some come twice."""
    for name, screen in flow.screens.items():
        yield from ((text, name) for text in (*screen_texts(screen), *screen.notes))
    further = (flow.title, flow.task, flow.lead, *every_text(flow))
    yield from ((text, "") for text in further if text is not None)


def _of_text(text: Text, words: str, screen: str) -> Iterator[Correctable]:
    shown, written = paragraphs_of(text.words, FLOW), paragraphs_of(words, FLOW)
    is_divided = len(shown) == len(written) > 1
    pairs = zip(shown, written, strict=True) if is_divided else ()
    found = [(part, one.words, other.seen) for part, (other, one) in enumerate(pairs)]
    place = text.place
    for part, said, seen in found or [(WHOLE, words.strip(), " ".join(one.seen for one in shown) or text.words)]:
        yield Correctable(
            file=place.file, line=place.line, column=place.column, part=part, words=said, seen=seen, screen=screen
        )


def _of_page(page: Page) -> Iterator[Correctable]:
    file = page.place.file
    for text in page.head:
        place = text.place
        yield Correctable(
            file=file, line=place.line, column=place.column, part=WHOLE, words=text.words, seen=text.words
        )
    body = body_of(page.text, page.head_lines)
    for one in paragraphs_of(body, page.dialect):
        line, column = spot_of(body, one.start)
        yield Correctable(
            file=file, line=page.head_lines + line, column=column, part=WHOLE, words=one.words, seen=one.seen
        )


def lines_of_facts(source: str, facts: Collection[Fact]) -> Mapping[str, Mapping[str, Correctable]]:
    """
    What stands behind each key of each fact, by the fact's name and the key.

    Args:
        source: of the file of facts, with `\\n` as the only line break.
        facts: those in it; of one with several values, the one that holds.
    """
    found: dict[str, dict[str, Correctable]] = {}
    places = {fact.name: fact.place for fact in facts}
    chosen: dict[str, str | int] = {}
    """By fact with several values, the number of the one that holds: the first that begins at its place or after it."""
    for (line, column), one in texts_of(source).items():
        if one.is_key or len(one.way) not in (2, 3) or (place := places.get(name := str(one.way[0]))) is None:
            continue
        if len(one.way) == 3 and (line, column) > (place.line, place.column):
            chosen.setdefault(name, one.way[1])
        if len(one.way) == 2 or chosen.get(name) == one.way[1]:
            words = one.text.strip()
            found.setdefault(name, {})[str(one.way[-1])] = Correctable(
                file=place.file, line=line, column=column, part=WHOLE, words=words, seen=words
            )
    return found


def body_of(text: str, head_lines: int) -> str:
    """A page's Markdown, without its front matter."""
    return text.split("\n", head_lines)[-1] if head_lines else text


def spot_of(text: str, offset: int) -> Spot:
    """Line and column of a character."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
