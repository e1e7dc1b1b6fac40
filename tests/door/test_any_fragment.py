"""Whatever comes through the door is, to another parser than the door's, text and its marking up, within its place."""

from typing import Any

import html5lib
from hypothesis import example, given
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.reading.door import faults_of_fragment

BEFORE = "<!doctype html><title>t</title><body><header>h</header><div><main><div><article>"
AFTER = "<span>slutt</span></article></div></main></div><footer><p>f</p></footer></body>"
TAGS = """
    <a> </a> <b> </b> <i> </i> <p> </p> <div> </div> <table> <tr> <td> </td> </tr> </table> <ul> <li> </li> </ul>
    <svg> </svg> <math> </math> <title> </title> <desc> </desc> <style> </style> <script> </script> <template>
    </template> <select> <option> </select> <textarea> </textarea> <noscript> </noscript> <xmp> </xmp> <plaintext>
    <iframe> </iframe> <mtext> <mglyph> <malignmark> <annotation-xml> <foreignObject> </foreignObject> <form> </form>
    <body> </body> </html> <frameset> </article> </main> <article> <caption> </caption> <col> <colgroup> <h1> </h1> <br>
    </br> <img> <image> <details> </details> <summary> </summary> <path/> <use/> <g> </g> <nobr> <button> </button>
    <!-- --> <!--> --!> <![CDATA[ ]]> <?x ?> <!x < > </ & " ' = / x <hr> <pre> </pre> <ruby> <rt> <dd> <dt> <q> <input>
    <label> <keygen> <marquee>
"""
MORE = ("<img src=x onerror=a()>", "<a href='javascript:a()'>", "<p title='", '<p title="', " onclick=a() ", "\n", " ")
PIECES = st.sampled_from([*TAGS.split(), *MORE])


@tries(60, wide=4_000)
@given(st.lists(PIECES, min_size=1, max_size=14))
@example(["<svg>", "<title>", "<b>"])
@example(["<table>", "<td>"])
@example(["<b>", "<p>", "</b>", "x"])
@example(["<!-->", "<img src=x onerror=a()>"])
def test_what_comes_through_is_safe_to_another_parser(pieces: list[str]) -> None:
    html = "".join(pieces)
    if faults_of_fragment(html):
        return
    page: Any = html5lib.parse(BEFORE + html + AFTER, treebuilder="etree", namespaceHTMLElements=False)
    body = page.find("body")
    assert [child.tag for child in body if isinstance(child.tag, str)] == ["header", "div", "footer"], html
    article = body.find("div/main/div/article")
    assert article is not None, html
    assert [child.text for child in article.iter("span")][-1] == "slutt", html
    assert body.attrib == {}, html
    for node in article.iter():
        if isinstance(node.tag, str):
            name = node.tag.rpartition("}")[2].lower()
            assert name not in ("script", "style", "iframe", "template", "form", "math", "object", "select"), html
            assert not any(key.lower().startswith("on") for key in node.attrib), html
            assert not any("javascript:" in value for value in node.attrib.values()), html
