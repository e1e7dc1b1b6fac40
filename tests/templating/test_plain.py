"""Code in the words of a flow reads in its guide as in its prototype: as it was written."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.projects import FLOW, write_project
from veiviser.pipeline import build_site
from veiviser.templating.plain import CodeApart, escaped
from veiviser.templating.words import make_markdown

ENGINE = ["pymdownx.superfences", "attr_list", "md_in_html", "tables"]
WRITTEN = ("`<b>`", "``a ` &amp;``", "`{: .a}`", "`*a* _b_ [c](d) \\ # !`", "`a\nb <i>`", "[`<b>`](https://example.no)")
BLOCKS = ("```\n<b> &amp;\n\n{x}\n```", "~~~ html\n<p>`a`</p>\n~~~", "    <b> `x`")
PIECES = ("`", "``", "<b>", "&amp;", "a", " ", "\n", "\n\n", "\\", "{x}", "«")


def in_guide(text: str) -> str:
    code = CodeApart()
    return markdown.markdown(code.back(escaped(code.out(text))), extensions=ENGINE)


def words(html: str) -> list[tuple[str, str]]:
    """What is code and what is not, in the order of the page."""
    parts = re.split(r"<code[^>]*>(.*?)</code>", html, flags=re.DOTALL)
    plain = [unescape(re.sub(r"<[^>]*>", "", part)) for part in parts]
    return [("code" if n % 2 else "words", "".join(part.split())) for n, part in enumerate(plain) if part.strip()]


@pytest.mark.parametrize(
    "text", [f"Skriv {one} her." for one in WRITTEN] + [f"Slik:\n\n{one}\n\nher" for one in BLOCKS]
)
def test_code_reads_as_it_was_written(text: str) -> None:
    assert words(in_guide(text)) == words(str(make_markdown(text, {}, str)))
    assert any(kind == "code" for kind, _ in words(in_guide(text)))


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_no_html_of_an_author_is_obeyed_with_code_around(text: str) -> None:
    page = LexborHTMLParser(in_guide(f"x {text} x"))
    assert page.css("b, i") == []
    assert "&lt;" not in (page.body.text() if page.body is not None else "")


def test_so_it_does_in_prototype_guide_and_picture_of_a_site(tmp_path: Path) -> None:
    text = "Skriv `<b>{navn}</b>` og trykk «Neste»."
    flow = FLOW.replace("guide: Trykk «Neste».", f"guide: '{text}'")
    flow = flow.replace("      - button: Neste", f"      - text: '{text}'\n      - button: Neste")
    build_site(write_project(tmp_path, flows=flow.replace("{navn}", "")), target=tmp_path / "site")
    guide = LexborHTMLParser((tmp_path / "site/guide/prove/index.html").read_text("utf-8"))
    assert [code.text() for code in guide.css("section code")] == ["<b></b>"]
    picture = guide.css_first("template")
    assert picture is not None
    assert "<code>&lt;b&gt;&lt;/b&gt;</code>" in (picture.html or "")
    prototype = LexborHTMLParser((tmp_path / "site/verksted/prototype/prove/start.html").read_text("utf-8"))
    assert {code.text() for code in prototype.css("code")} == {"<b></b>"}
