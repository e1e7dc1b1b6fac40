"""Tags in any order, held against another reader of HTML by the Standard: html5lib."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.links.nesting import Nesting, nesting_of, read_closely
from veiviser.links.nesting.glance import depth_at_a_glance

PHRASES = ("a href=x", "b", "em", "span", "label", "button", "object")
BLOCKS = ("p", "div", "section", "h1", "article", "form", *PHRASES)
IN_PHRASES = frozenset(("p", "h1", "a", "b", "em", "span", "label", "button"))
OTHERS = (
    "<br>", "<img>", "<hr>", "<wbr>", "<br/>", "<svg><path/><title>x</title></svg>", "<ul><li>x<li>y</ul>",
    "<dl><dt>x<dd>y</dl>", "<table><caption>x<tr><td><p>x<td>y<tbody><tr><th>z</table>", "<ruby>x<rt>y</ruby>",
    "<select><option>x<option>y</select>", "<svg><foreignObject><p>x</foreignObject></svg>", "<!-- <b> -->",
)  # fmt: skip
TAGS = (*BLOCKS, "ul", "li", "table", "tr", "td", "i", "h2", "svg", "path", "foreignObject", "option", "dd", "template")


@st.composite
def well_nested(draw: st.DrawFn, depth: int = 0, phrases: bool = False) -> str:
    """What holds by the Standard; ends that may be left out are, at times."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        if depth > 4 or draw(st.booleans()):
            others = ("x", "<br>", "<img>", "<svg><path/></svg>") if phrases else ("x", *OTHERS)
            parts.append(draw(st.sampled_from(others)))
            continue
        tag = draw(st.sampled_from(PHRASES if phrases else BLOCKS))
        name = tag.split()[0]
        inside = draw(well_nested(depth + 1, phrases or name in IN_PHRASES))
        end = "" if name == "p" and not phrases and depth == 0 else f"</{name}>"
        parts.append(f"<{tag}>{inside}{end}")
    return "".join(parts)


def told_by_html5lib(page: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return [code for _, code, _ in parser.errors]


def told_by_us(page: str) -> list[str]:
    return [one.found.message for one in nesting_of(page).wrong if one.found.id == "wrong-nesting"]


def page_of(body: str) -> str:
    return f'<!doctype html><html lang="nb"><head><title>x</title></head><body>{body}</body></html>'


@given(well_nested())
def test_nothing_is_told_of_what_the_other_reader_takes(body: str) -> None:
    page = page_of(body)
    if not told_by_html5lib(page):
        assert told_by_us(page) == []


@given(st.lists(st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]), max_size=8))
@tries(120, wide=3_000)
def test_whatever_the_other_reader_takes_is_taken_in_any_order(tags: list[str]) -> None:
    page = page_of("".join(tags))
    if not told_by_html5lib(page):
        assert told_by_us(page) == []


@pytest.mark.parametrize(
    "body",
    [
        "<b><i></b></i>", "<div>", "</div>", "<p><div></div></p>", "<ul><li><em>x<li></ul>", "<h1></h2>",
        "<table><div></div></table>", "<td></td>", "<p></br></p>", "<span><p></span></p>", "<svg><p></p></svg>",
        "<table><tr><td><b></td></tr></table>", "<section><div></section>", "<body>", "<div/>x",
    ],
)  # fmt: skip
def test_both_tell_of_the_same(body: str) -> None:
    page = page_of(body)
    assert told_by_html5lib(page)
    assert told_by_us(page)


ANYTHING = (
    *(f"<{tag}>" for tag in TAGS), *(f"</{tag.split()[0]}>" for tag in TAGS), *OTHERS, "text", "<5",
    "<p class=a class=b>", "<a href='x' HREF=y>", "<a href=x/>", "<svg/>", "<path d=x/>", "<path d='x'/>", "</path>",
    "<title>", "</TITLE>",
    "<title>x</title>", "<title><b></title>", "<textarea></textarea>", "<script>a<b</script>", "<script><!--<script>",
    "</script>", "<style/>", "<!-->", "<!-- a --!><b>", "-->", "<!--", "<![CDATA[<b>]]>", "<?a>", "</ a>", "<a.b>",
    "<input type=hidden>", "<input>", "<iframe></iframe>", "<colgroup>", "<col>", "</colgroup>", "<tbody>", "</tbody>",
    "<caption>", "</caption>", "<html>", "<body>", "</body>", "</html>", "<head>", "</head>", "<dl>", "<dt>",
    "</dt>", "</dd>", "</dl>", "<select>", "</select>", "<optgroup>", "</option>", "<noscript>", "</noscript>",
    "</template>", "<x-y>", "</x-y>", "<plaintext>",
)  # fmt: skip


@given(well_nested() | st.lists(st.sampled_from(ANYTHING), max_size=12).map("".join))
@tries(120, wide=5_000)
def test_what_a_glance_takes_a_closer_look_takes(body: str) -> None:
    for page in (page_of(body), body, f"<!doctype html><html>{body}</html>"):
        depth = depth_at_a_glance(page)
        assert depth is None or read_closely(page) == Nesting(depth)


def test_a_glance_is_enough_for_a_sound_page() -> None:
    rows = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>"
    drawing = "<svg viewBox='0 0 1 1'><path d='x'/></svg><script>a</script>"
    body = f"<nav><ul><li><a href='x'>y</a><br></li></ul></nav>{rows}{drawing}"
    assert depth_at_a_glance(page_of(body)) == 6
    assert depth_at_a_glance(page_of(f"{body}<p><b></p>")) is None
