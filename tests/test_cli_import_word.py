"""What Word's documents have that a page has not: taken along as far as it goes, and the rest is told, line by line."""

import zipfile
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.pictures import picture
from tests.projects import write_project
from tests.test_cli_import_document import DRAWN, NAMES, line, link, run

OTHERS = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
STYLES = (
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="O1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="I1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="N"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="N2"><w:name w:val="List Number 2"/><w:basedOn w:val="N"/></w:style>'
)
LEVELS = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/></w:lvl>' for n in range(3))
NUMBERING = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>' + "".join(
    f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/></w:num>' for n in (3, 4, 5)
)
RELATIONS = (
    '<Relationships><Relationship Id="p" Target="media/hus.png"/><Relationship Id="emf" Target="media/tegning.emf"/>'
    '<Relationship Id="fil" Target="skjema.docx" TargetMode="External"/></Relationships>'
)
FOOTNOTES = (
    '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="2"><w:p>{run("Sak 12/2026")}</w:p></w:footnote>'
)
COMMENTS = f'<w:comment w:id="1"><w:p>{run("Stemmer dette?")}</w:p></w:comment>'
BOX = f"<w:txbxContent><w:p>{run('Husk gebyret.')}</w:p></w:txbxContent>"


def cell(words: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{line(run(words))}</w:tc>"


def item(words: str, number: int, level: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(words)}</w:p>'
    )


BEGINS, GOES_ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
MERGED = (
    f"<w:tbl><w:tr>{cell('Dag')}{cell('Fra')}{cell('Til')}</w:tr>"
    f"<w:tr>{cell('Man', BEGINS)}{cell('Stengt', WIDE)}</w:tr>"
    f"<w:tr>{cell('', GOES_ON)}{cell('9')}{cell('15')}</w:tr></w:tbl>"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "prosjekt").mkdir()
    return write_project(tmp_path / "prosjekt")


def imported(root: Path, body: str, more: dict[str, str] | None = None) -> tuple[str, list[str]]:
    """The page below its title, and what was told, the page's name left out."""
    with zipfile.ZipFile(root.parent / "x.docx", "w") as packed:
        whole = line(run("Tittel"), "T") + body
        packed.writestr("word/document.xml", f"<w:document {NAMES}{OTHERS}><w:body>{whole}</w:body></w:document>")
        packed.writestr("word/_rels/document.xml.rels", RELATIONS)
        packed.writestr("word/media/hus.png", picture())
        packed.writestr("word/media/tegning.emf", b"emf")
        parts = {"styles": STYLES, "numbering": NUMBERING, "footnotes": FOOTNOTES, "comments": COMMENTS} | (more or {})
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{text}</w:{name}>")
    told = veiviser("import", str(root.parent / "x.docx"), at=root)
    assert told.returncode == 0, told.stderr
    page = (root / "content/tittel.md").read_text("utf-8")
    assert page.startswith("# Tittel\n")
    return page.removeprefix("# Tittel\n\n"), [
        row.removeprefix("content/tittel.md:") for row in told.stderr.splitlines()
    ]


def test_quotes_are_norwegian_and_signs_nobody_sees_are_gone(root: Path) -> None:
    words = run("Barne\u00adhagen\u200b er “åpen”, og ")
    soft = f"<w:p>{words}<w:r><w:t>sen</w:t><w:softHyphen/><w:t>tral.</w:t></w:r></w:p>"
    assert imported(root, soft) == ("Barnehagen er «åpen», og sentral.\n", [])
    assert veiviser("check", at=root).returncode == 0


def test_lists_within_lists_restart_and_go_on_as_in_word(root: Path) -> None:
    body = "".join(
        [
            item("dypt først", 3, 1),
            item("en", 3),
            item("under", 3, 2),
            item("to", 3),
            line(run("Imellom.")),
            item("tre", 3),
            item("ny en", 4),
            line(run("Nå.")),
            line(run("stil"), "N"),
            line(run("stil under"), "N2"),
        ]
    )
    first = "1. dypt først\n1. en\n    1. under\n1. to\n\nImellom.\n\n4. tre\n\n<!-- ny liste -->\n\n1. ny en\n\n"
    assert imported(root, body) == (f"{first}Nå.\n\n1. stil\n    1. stil under\n", [])
    assert veiviser("check", at=root).returncode == 0


def test_each_cell_says_what_the_one_said_that_it_was_part_of(root: Path) -> None:
    written, told = imported(root, MERGED)
    assert written == "| Dag | Fra | Til |\n| --- | --- | --- |\n| Man | Stengt | Stengt |\n| Man | 9 | 15 |\n"
    assert told == ["3: cells of this table were one; look at what each says now"]


FIELD = "".join(
    f"<w:r>{part}</w:r>"
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> HYPERLINK "https://example.no/a" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>siden</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        "<w:t>.</w:t>",
    )
)


@pytest.mark.parametrize(
    ("inner", "written", "told"),
    [
        (f"<w:ins>{run('nytt')}</w:ins>", "Se nytt", "«nytt» was put in and is taken along"),
        ("<w:del><w:r><w:delText>gammelt</w:delText></w:r></w:del>", "Se", "«gammelt» was struck out and is left out"),
        (f"<w:moveFrom>{run('flyttet')}</w:moveFrom>", "Se", "«flyttet» was struck out and is left out"),
        (run("hemmelig", "<w:vanish/>"), "Se", "«hemmelig» was hidden and is left out"),
        (run("strøket", "<w:strike/>"), "Se strøket", "«strøket» was crossed out and is taken along"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "Se", "the comment «Stemmer dette?» is left out"),
        (
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "Se (Sak 12/2026)",
            "the note «Sak 12/2026» stands in brackets",
        ),
        ("<m:oMath/>", "Se", "a formula is left out; write it in words"),
        ('<w:r><w:sym w:char="F0E0"/></w:r>', "Se", "a sign of a font of its own is left out"),
        ("<w:r><w:drawing/></w:r>", "Se", "a drawing or chart is left out; put it in as a picture"),
        (
            link("skjemaet", "fil"),
            "Se skjemaet",
            "«skjemaet» led to a place in the document, or to a file, and is no link now",
        ),
        (
            DRAWN.format(text="Kart").replace('"p"', '"emf"'),
            "Se",
            "the picture tegning.emf is left out; save it as a PNG, and put it in",
        ),
        (FIELD, "Se [siden](https://example.no/a).", ""),
        ('<w:r><w:pict><v:imagedata r:id="p"/></w:pict></w:r>', "Se ![](bilder/hus.png)", ""),
    ],
)
def test_what_stands_in_a_line_is_taken_along_or_told(inner: str, written: str, told: str, root: Path) -> None:
    page, found = imported(root, line(run("Før.")) + line(run("Se ") + inner))
    assert page == f"Før.\n\n{written}\n"
    assert [row for row in found if "content/bilder" not in row] == (
        [f"5: {told}"] if told not in ("", "pictured") else []
    )


def test_what_stands_by_itself_is_told_where_it_would_be(root: Path) -> None:
    drawn = f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
    body = "".join(
        [
            line(run("Innhold 1"), "I1"),
            line(run("Frister", "<w:b/>")),
            line(run("Over boksen.") + f"<w:r>{drawn}</w:r>"),
            f"<w:tbl><w:tr><w:tc>{line(run('A'))}<w:tbl><w:tr>{cell('inni')}</w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        ]
    )
    page, told = imported(root, body, {"header1": f"<w:p>{run('Internt')}</w:p>"})
    assert page == "**Frister**\n\nOver boksen.\n\nHusk gebyret.\n\n| A inni |\n| --- |\n"
    assert sorted(told) == [
        "1: what stands above and below each page is left out: «Internt»",
        "3: a line in bold alone; write ## in front instead, if it is a heading",
        "3: the list of contents is left out; a page makes its own",
        "7: a text box stands here as ordinary text",
        "9: a table within this one is only words now",
    ]
