"""Every example of the CommonMark specification: drawn as it says but for what is listed, and seen by the checks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
import yaml
from markdown_it.common.normalize_url import normalizeLink
from selectolax.lexbor import LexborHTMLParser, LexborNode

from build_hook import bring_packages
from tests.markdown.test_reader import HEADINGS, WHOLE, drawn, seen, told_and_drawn
from veiviser.markdown.dialects import FLOW, PAGE, Dialect
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw
from veiviser.reading.markdown.prose import without_code
from veiviser.reading.pages.raw_html import addresses_in_html
from veiviser.writing.lock import locked

HERE = Path(__file__).parent
SPECIFICATION = HERE / "node_modules" / "commonmark-spec" / "spec.txt"
ALL = 652
"""Examples of version 0.31.2."""
OF_MARKDOWN = {"a", "blockquote", "br", "code", "em", "hr", "img", "li", "ol", "p", "pre", "strong", "ul", *HEADINGS}
DIFFERENCES = yaml.safe_load((HERE / "differences.yaml").read_text("utf-8"))
_EXAMPLE = re.compile(r"^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$", re.MULTILINE)
_BLOCK = re.compile(r"\s*(</?(?:blockquote|code|div|h[1-6]|hr|li|ol|p|pre|t(?:able|body|d|h|head|r)|ul)\b[^>]*>)\s*")


@dataclass(frozen=True)
class Example:
    """A text, and how it is drawn."""

    number: int
    text: str
    html: str


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    with locked(HERE, wait=300):  # by other processes of the same run
        bring_packages(HERE)
    found = _EXAMPLE.findall(SPECIFICATION.read_text("utf-8").replace("→", "\t"))
    return [Example(number, *pair) for number, pair in enumerate(found, 1)]


def test_all_examples_are_there(examples: list[Example]) -> None:
    assert len(examples) == ALL


@pytest.mark.parametrize(("name", "dialect"), [("pages", PAGE), ("flows", FLOW)])
def test_what_is_drawn_otherwise_is_listed_with_a_reason(name: str, dialect: Dialect, examples: list[Example]) -> None:
    listed = {number for one in DIFFERENCES[name] for number in one["examples"]}
    found = {
        example.number
        for example in examples
        if tree_of(draw(read(example.text, dialect), normalizeLink)) != tree_of(example.html)
    }
    assert (sorted(found - listed), sorted(listed - found)) == ([], [])
    assert all(one["why"] for one in DIFFERENCES[name])


@pytest.mark.parametrize("dialect", [PAGE, WHOLE, FLOW], ids=["pages", "pages with all", "flows"])
def test_what_is_drawn_is_what_the_checks_see(dialect: Dialect, examples: list[Example]) -> None:
    """Links, pictures and headings of Markdown; and of HTML, which pages may have, each address."""
    for example in examples:
        document = read(example.text, dialect)
        links, headings = drawn(draw(document, lambda written: written))
        told, told_headings = seen(document)
        of_html = addresses_in_html(without_code(example.text, dialect=dialect)) if dialect.is_page else ()
        known = {address for _, address in told} | {unescape(address) for _, _, address in of_html}
        assert {address for _, address in links if address} - known == set(), example
        assert set(told) <= set(links), example
        assert headings == told_headings, example


def test_flows_draw_no_element_but_those_of_markdown(examples: list[Example]) -> None:
    for example in examples:
        body = LexborHTMLParser(f"<body>{draw(read(example.text, FLOW), normalizeLink)}").body
        assert body is not None
        assert {str(node.tag) for node in body.traverse() if node is not body} - {"body"} <= OF_MARKDOWN, example


def test_an_engine_draws_each_as_the_checks_were_told(examples: list[Example]) -> None:
    for example in examples:
        told, html = told_and_drawn(example.text)
        assert told == html, example


def tree_of(html: str) -> str:
    """HTML as browsers read it, without blanks that nobody sees, Material's box around code, and ids of headings."""
    body = LexborHTMLParser(f"<body>{html}").body
    return _BLOCK.sub(r"\1", "".join(_inside(body, keep=False))).strip() if body is not None else ""


def _inside(node: LexborNode, keep: bool) -> Iterator[str]:
    child = node.child
    while child is not None:
        if child.tag == "-text":
            yield child.text_content or "" if keep else re.sub(r"\s+", " ", child.text_content or "")
        elif child.tag is None or child.tag.startswith("-"):
            yield child.html or ""
        else:
            yield from _element(child, keep)
        child = child.next


def _element(node: LexborNode, keep: bool) -> Iterator[str]:
    attributes: Mapping[str, str | None] = node.attributes
    if node.tag == "div" and attributes.get("class") == "highlight":
        yield f"<pre><code>{node.text()}</code></pre>"
        return
    shown = {key: value for key, value in sorted(attributes.items()) if not (key == "id" and node.tag in HEADINGS)}
    if node.tag == "code":
        shown = {key: value for key, value in shown.items() if not (value or "").startswith("language-")}
    yield f"<{node.tag}{''.join(f' {key}={value!r}' for key, value in shown.items())}>"
    yield from _inside(node, keep or node.tag == "pre")
    yield f"</{node.tag}>"
