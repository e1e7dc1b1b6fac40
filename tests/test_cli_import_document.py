"""`veiviser import` makes a page of a document from Word, or of Markdown, with its pictures."""

import zipfile
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.pictures import picture
from tests.projects import write_project
from veiviser.correcting.journal import Journal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STYLES = (
    '<w:style w:styleId="Tittel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Overskrift3"><w:name w:val="heading 3"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)
RELATIONS = (
    '<Relationships><Relationship Id="l" Target="https://example.no/" TargetMode="External"/>'
    '<Relationship Id="j" Target="javascript:x" TargetMode="External"/>'
    '<Relationship Id="p" Target="media/image1.png"/></Relationships>'
)
DRAWN = '<w:r><w:drawing><wp:docPr descr="{text}"/><a:blip r:embed="p"/></w:drawing></w:r>'
WRITTEN = """\
# Åpent hus

1\\. mai er det **åpent *hele*** dagen \\*.

## Kom til oss

- Ta buss
    1. linje 3
- Gå

Se [nettsiden](https://example.no/) og dette.

### Tider

| Dag | Tid |
| --- | --- |
| Man | 9 \\| 15 |

![Et hus](bilder/image1.png)
"""


def line(inner: str, style: str = "", level: int | None = None) -> str:
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{about}</w:pPr>{inner}</w:p>"


def run(words: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def link(words: str, to: str) -> str:
    return f'<w:hyperlink r:id="{to}">{run(words)}</w:hyperlink>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{line(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


BODY = "".join(
    [
        line(run("Åpent hus"), "Tittel"),
        line(""),
        line(
            run("1. mai er det ")
            + run("åp", "<w:b/>")
            + run("ent ", "<w:b/>")
            + run("hele", "<w:b/><w:i/>")
            + run(" dagen *.", '<w:b w:val="0"/>')
            + "<w:del><w:r><w:delText>borte</w:delText></w:r></w:del>"
        ),
        line(run("Kom til oss"), "Overskrift1"),
        line(run("Ta buss"), level=0),
        line(run("linje 3"), level=1),
        line(run("Gå"), level=0),
        line(run("Se ") + link("nettsiden", "l") + run(" og ") + link("dette", "j") + run(".")),
        line(run("Tider"), "Overskrift3"),
        table(("Dag", "Tid"), ("Man", "9 | 15")),
        line(DRAWN.format(text="Et hus")),
    ]
)


def document(path: Path, body: str = BODY, head: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        packed.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
        packed.writestr("word/numbering.xml", f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>")
        packed.writestr("word/_rels/document.xml.rels", RELATIONS)
        packed.writestr("word/media/image1.png", picture())
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "prosjekt").mkdir()
    return write_project(tmp_path / "prosjekt")


def test_a_document_of_word_becomes_a_page_and_is_taken_back_whole(root: Path) -> None:
    told = veiviser("import", str(document(root.parent / "hus.docx")), at=root)
    assert told.returncode == 0
    assert told.stderr.splitlines() == [
        "content/aapent-hus.md:3: «borte» was struck out and is left out",
        "content/aapent-hus.md:11: «dette» led to a place in the document, or to a file, and is no link now",
    ]
    assert told.stdout.splitlines() == ["content/bilder/image1.png", "content/aapent-hus.md"]
    written = (root / "content/aapent-hus.md").read_text("utf-8")
    assert written == WRITTEN.replace("**åpent *hele*** dagen", "**åpent** ***hele*** dagen")
    assert veiviser("check", at=root).returncode == 0
    Journal(root).undo()
    assert not (root / "content/aapent-hus.md").exists()
    assert not (root / "content/bilder/image1.png").exists()


def test_what_nobody_described_is_told_and_nothing_is_written_before_it_is_wanted(root: Path) -> None:
    body = line(run("Hus"), "Overskrift1") + line(DRAWN.format(text=""))
    file = document(root.parent / "hus.docx", body)
    looked = veiviser("import", str(file), "--dry-run", "--to", "om", at=root)
    assert looked.stdout.startswith("# Hus\n")
    assert not (root / "content/om").exists()
    told = veiviser("import", str(file), "--to", "om", at=root)
    assert "content/om/bilder/image1.png" in told.stderr
    assert (root / "content/om/hus.md").read_text() == "# Hus\n\n![](bilder/image1.png)\n"


def test_markdown_comes_with_its_pictures_and_its_headings_in_order(root: Path) -> None:
    (root.parent / "b").mkdir()
    (root.parent / "b/hus.png").write_bytes(picture())
    text = "---\ntags: x\n---\n## Hus\n\n#### Rom\n\n```\n# kode\n```\n\n![Hus](b/hus.png) ![X](https://example.no/x.png)\n"
    (root.parent / "hus.md").write_text(text)
    assert veiviser("import", str(root.parent / "hus.md"), at=root).returncode == 0
    written = (root / "content/hus.md").read_text()
    assert written.startswith("# Hus\n\n## Rom\n\n```\n# kode\n```\n\n![Hus](bilder/hus.png)")


@pytest.mark.parametrize("folder", ["..", "../../x", "/tmp", "a/../.."])
def test_no_page_is_written_outside(root: Path, folder: str) -> None:
    told = veiviser("import", str(document(root.parent / "hus.docx")), "--to", folder, at=root)
    assert told.returncode == 1
    assert list(root.parent.rglob("aapent-hus.md")) == []


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"%PDF"])
def test_what_is_no_document_is_told(root: Path, data: bytes) -> None:
    (root.parent / "x.docx").write_bytes(data)
    told = veiviser("import", str(root.parent / "x.docx"), at=root)
    assert told.returncode == 1
    assert "bad-document" in told.stderr


def test_a_document_that_unfolds_itself_is_refused(root: Path) -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    told = veiviser("import", str(document(root.parent / "x.docx", head=head)), at=root)
    assert told.returncode == 1
    assert "bad-document" in told.stderr
