"""What the reader of Markdown finds is what it draws, and stands where it says."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.engine.settings import READER
from veiviser.markdown.dialects import FLOW, MORE, PAGE, Dialect
from veiviser.markdown.document import Document, read
from veiviser.markdown.drawing import draw
from veiviser.markdown.headings import headings_of
from veiviser.markdown.links import links_of
from veiviser.markdown.shown import typed_lines
from veiviser.reading.pages.rendered import render

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
WHOLE = Dialect(True, frozenset(MORE))
PIECES = (
    *"[]()<>`~!#*_\\|=-+:>{}\"'& \n\t1a",
    *(
        "\n\n",
        "](",
        "](b.md)",
        "[a](b.md)",
        "![a](b.png)",
        "[r]",
        "[r]: c.md\n",
        '"t")',
        "<https://a.no>",
        "```\n",
        "~~~",
    ),
    *("# ", "\n===\n", "\n---\n", "> ", "- ", "1. ", "    ", "| a | b |\n|---|---|\n", "\\|", '!!! note "a"\n', "=== "),
    *("<div markdown>\n", "</div>\n", "<!--", "-->", "<b>", "{#x}", "{.y href=z}", "[^1]", "&amp;", "æ", "«å»", "  \n"),
)
ANYTHING = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def dialects(case: Mapping[str, Any]) -> Iterator[tuple[str, Dialect]]:
    for key in ("text", "pages"):
        if key in case:
            yield from ((case[key], dialect) for dialect in (PAGE, WHOLE))
    for key in ("text", "flows"):
        if key in case:
            yield case[key], FLOW


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(iter(case.values())).split("\n")[0])
def test_links_pictures_and_headings_are_found_where_they_stand(case: Mapping[str, Any]) -> None:
    for text, dialect in dialects(case):
        document = read(text, dialect)
        links = [f"{link.spot.line + 1}:{link.spot.column + 1} {link.address}" for link in links_of(document)]
        headings = [f"{heading.line + 1} {heading.level} {heading.words}" for heading in headings_of(document)]
        assert (links, headings) == (case.get("links", []), case.get("headings", []))


def drawn(html: str) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """Elements with addresses, and headings, that were not written as HTML, in the order drawn."""
    body = LexborHTMLParser(f"<body>{html}").body
    nodes = list(body.traverse()) if body is not None else []
    links = [(node.tag, address_of(node)) for node in nodes if node.tag in ("a", "img") and is_ours(node)]
    headings = [(int(node.tag[1]), node.attributes.get("id") or "") for node in nodes if node.tag in HEADINGS]
    return links, headings


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def address_of(node: LexborNode) -> str:
    return node.attributes.get("href" if node.tag == "a" else "src") or ""


def is_ours(node: LexborNode) -> bool:
    return not (node.attributes.get("class") or "").startswith("footnote-")


def seen(document: Document) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    links = [("img" if link.is_image else "a", link.address) for link in links_of(document)]
    return links, [(heading.level, heading.id) for heading in headings_of(document)]


@given(ANYTHING, st.sampled_from((PAGE, WHOLE, FLOW)))
def test_each_link_picture_and_heading_that_is_drawn_is_one_that_was_seen(text: str, dialect: Dialect) -> None:
    document = read(text.replace("<!--", "").replace("<b>", ""), dialect)  # which may swallow what is drawn after them
    html = draw(document, lambda written: written)
    links, headings = drawn(html)
    of_document, headings_seen = seen(document)
    assert sorted(links) == sorted(of_document)  # a browser closes a link that holds another
    assert headings == headings_seen


def told_and_drawn(text: str) -> tuple[str, str]:
    """What the checks are told that a page will be, and what an engine draws of it."""
    engine = Markdown(
        extensions=["toc", "tables", "fenced_code", READER], extension_configs={READER: {"more": sorted(MORE)}}
    )
    rendered = render(read(text.strip("\n") and text, WHOLE))
    return rendered.finished(lambda written: written)[0].strip() if text.strip() else "", engine.convert(text)


@given(ANYTHING)
def test_an_engine_draws_what_the_checks_were_told(text: str) -> None:
    told, html = told_and_drawn(text)
    assert html == told


@given(ANYTHING, st.sampled_from((WHOLE, FLOW)))
def test_addresses_and_words_stand_where_they_are_said_to_stand(text: str, dialect: Dialect) -> None:
    document = read(text, dialect)
    lines = text.split("\n")
    for link in links_of(document):
        rest = "\n".join(lines[link.spot.line :])[link.spot.column :]
        assert "\\" in rest or "&" in rest or rest.startswith(link.address.removeprefix("mailto:"))
        assert lines[link.start.line][link.start.column] in "[!<"
    for typed, line in zip(typed_lines(document), lines, strict=True):
        assert len(typed) == len(line)
        assert all(
            one in (" ", other) or line[:at].endswith("\\")
            for at, (one, other) in enumerate(zip(typed, line, strict=True))
        )
