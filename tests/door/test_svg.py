"""SVG files: shapes and words come through; what runs, loads or names something outside is told at its place."""

from pathlib import Path

import pytest

from veiviser.problem import Report
from veiviser.reading import read_content
from veiviser.reading.door import fault_of_drawing

W3 = "http://www.w3.org"
OPEN = f'<svg xmlns="{W3}/2000/svg" xmlns:xlink="{W3}/1999/xlink" xmlns:h="{W3}/1999/xhtml">'
SOUND = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- tegnet for hånd -->\n{OPEN}<path d="M0 0"/></svg>',
    f'{OPEN}<style>.a {{ fill: url("#b"); transform: rotate(1deg) }}</style><g class="a" aria-label="Kart (2)"/></svg>',
    f'{OPEN}<defs><linearGradient id="b"/></defs><use xlink:href="#b" fill="url(#b)" style="fill: rgb(1)"/></svg>',
    f'{OPEN}<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/></svg>',
    f'{OPEN}<text x="1" font-family="Arial">Blå <tspan>bær</tspan></text><title>Et kart</title></svg>',
    f'{OPEN}<circle r="1"><animate attributeName="r" values="1;2"/></circle></svg>',
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:path d="M0 0"/></svg:svg>',
    f'{OPEN}<x:grid xmlns:x="http://www.inkscape.org/namespaces/inkscape" x:unit="mm"><x:inner/></x:grid></svg>',
)
REFUSED = (
    ("<h:script>alert(1)</h:script>", "<script>"),
    ("<script>alert(1)</script>", "<script>"),
    ("<script href='https://evil.example/x.js'/>", "<script>"),
    ("<a href='javascript:alert(1)'/>", "<a>"),
    ("<g onload='alert(1)'/>", "`onload`"),
    ("<g ONLOAD='alert(1)'/>", "`ONLOAD`"),
    ("<foreignObject><h:p>x</h:p></foreignObject>", "<foreignObject>"),
    ("<h:iframe src='https://evil.example'/>", "<iframe>"),
    ("<use xlink:href='https://evil.example/x.svg#a'/>", "`href`"),
    ("<use href='data:image/svg+xml,x'/>", "`href`"),
    ("<image href='https://evil.example/x.png'/>", "`href`"),
    ("<image href='data:image/svg+xml;base64,AAAA'/>", "`href`"),
    ("<feImage href='x.png'/>", "<feImage>"),
    ("<set attributeName='href' to='javascript:alert(1)'/>", "`href`"),
    ("<animate attributeName='xlink:href' values='javascript:alert(1)'/>", "`xlink:href`"),
    ("<animate attributeName='onclick' to='alert(1)'/>", "`onclick`"),
    ("<animate attributeName='fill' to='url(https://evil.example)'/>", "`url(`"),
    ("<g fill='url(//evil.example/x)'/>", "`url(`"),
    ("<g style='background: URL(//evil.example/x)'/>", "`URL(`"),
    ("<style>@import 'https://evil.example/x.css';</style>", "`@import`"),
    ("<style><![CDATA[a { b: u\\72l(//evil.example) }]]></style>", "`\\`"),
    ("<style>a { b: image-set('x.png' 1x) }</style>", "`image-set(`"),
    ("<g xml:base='https://evil.example/'/>", "`base`"),
    ("<g xmlns:e='http://www.w3.org/2001/xml-events' e:event='load'/>", "`event`"),
    ("<metadata><script>alert(1)</script></metadata>", "<script>"),
    ("<i:x xmlns:i='http://www.inkscape.org/namespaces/inkscape'><script>alert(1)</script></i:x>", "<script>"),
    ("<handler type='text/ecmascript'>alert(1)</handler>", "<handler>"),
    ("<?xml-stylesheet href='javascript:alert(1)'?>", "`<?xml-stylesheet`"),
    ("<g>" * 300 + "</g>" * 300, "200"),
)
WHOLE = (
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/x.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    "<svg><script>alert(1)</script></svg>",
    '<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>',
    '<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg">+ADw-script+AD4-</svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><path></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    '<html xmlns="http://www.w3.org/2000/svg"/>',
)


@pytest.mark.parametrize("drawing", SOUND)
def test_a_plain_drawing_comes_through(drawing: str) -> None:
    assert fault_of_drawing(drawing.encode()) is None


@pytest.mark.parametrize(("inside", "named"), REFUSED)
def test_what_does_more_than_draw_is_told_where_it_stands(inside: str, named: str) -> None:
    flaw = fault_of_drawing(f"{OPEN}\n{inside}</svg>".encode())
    assert flaw is not None
    assert named in flaw.what
    assert flaw.line == 2


@pytest.mark.parametrize("drawing", WHOLE)
def test_a_file_that_is_no_plain_drawing_does_not_come_through(drawing: str) -> None:
    assert fault_of_drawing(drawing.encode()) is not None


def test_a_drawing_in_another_coding_does_not_come_through() -> None:
    for coding in ("utf-16", "latin-1"):
        assert fault_of_drawing(f"{OPEN}<text>Blå</text></svg>".encode(coding)) is not None


def test_a_drawing_of_many_entities_takes_no_time() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 40))
    drawing = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]><svg xmlns="http://www.w3.org/2000/svg">&l39;</svg>'
    flaw = fault_of_drawing(drawing.encode())
    assert flaw is not None
    assert "DOCTYPE" in flaw.what


def test_the_author_reads_where_in_the_file_it_stands(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kart.svg").write_text(f"{OPEN}\nblå <h:script>alert(1)</h:script></svg>", "utf-8")
    problems = Report()
    read_content(tmp_path / "content", problems)
    assert [str(problem) for problem in problems] == [
        "content/kart.svg:2:5: error: the picture has <script> in it, which is no part of a plain SVG; save it as one "
        "[bad-picture]"
    ]
