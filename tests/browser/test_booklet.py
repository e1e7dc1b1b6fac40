"""Booklets as they come out of a printer: every number is right, and nothing is lost for whoever has them read."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import page as validator
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.bad_input.running import veiviser
from tests.branded import ACCENT, OF_LOGO, OF_RINGS, branded_project
from tests.browser.find_browser import find_browser
from tests.conftest import EXAMPLE
from veiviser.booklet.printing import printer
from veiviser.pipeline import build_site, generate
from veiviser.pipeline.booklets import add_booklets, booklets_of
from veiviser.pipeline.results import Generated

Made = TypeVar("Made")

UNCLAIMED = {"PDFUA1-ID-SCHEMA-001", "PDFUA1-ID-PART-001"}
"""That it does not say that it follows PDF/UA: a program judges a part of the rules, people the rest."""
GUIDE, WHOLE = "hefter/savnet-katt", "hefter/hele-hjelpen"


@dataclass
class Printed:
    """The example's site with all its booklets."""

    folder: Path
    made: list[Generated] = field(default_factory=list)

    def read(self, name: str) -> PdfReader:
        return PdfReader(BytesIO((self.folder / f"{name}.pdf").read_bytes()))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    site = Printed(tmp_path_factory.mktemp("booklets") / "site")

    def add(made: Generated, folder: Path) -> None:
        site.made.append(made)
        apart(add_booklets, made, folder, find_browser())

    build_site(EXAMPLE, target=site.folder, add=add)
    return site


def apart(work: Callable[..., Made], *arguments: object) -> Made:
    """What it gives in a thread of its own: where tests have a browser open, Playwright refuses another one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work, *arguments).result()


def words(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def pages(reader: PdfReader) -> list[str]:
    return [words(page.extract_text()) for page in reader.pages]


@pytest.mark.parametrize("name", [GUIDE, f"{GUIDE}-stor-skrift", WHOLE, f"{WHOLE}-stor-skrift"])
def test_every_number_is_that_of_the_page(printed: Printed, name: str) -> None:
    reader = printed.read(name)
    links = 0
    for page in reader.pages:
        for annotation in page.annotations or ():
            link = annotation.get_object()
            if "/Dest" in link:
                place = reader.named_destinations[link["/Dest"]]
                number = reader.get_destination_page_number(place)
                assert number is not None
                told = re.findall(r"(?<!punkt )\b(\d+)\)?$", in_rectangle(page, link["/Rect"]))
                links += bool(told)
                assert told in ([], [str(number + 1)]), link
    assert links > 6


def in_rectangle(page: Any, rectangle: Any) -> str:
    """The words that stand within a link."""
    left, low, right, high = map(float, rectangle)
    found: list[str] = []

    def visit(text: str, matrix: Any, at: Any, *_: Any) -> None:
        across = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
        up = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
        if text.strip() and left - 1 <= across <= right + 1 and low <= up <= high:
            found.append(text)

    page.extract_text(visitor_text=visit)
    return words(" ".join(found))


def test_the_contents_lead_to_headings_that_stand_on_their_pages(printed: Printed) -> None:
    for name in (GUIDE, WHOLE):
        reader = printed.read(name)
        texts = pages(reader)
        outlined = [entry for entry in flat(reader.outline) if entry.title != "Innhold"]
        assert len(outlined) > 5
        for entry in outlined:
            number = reader.get_destination_page_number(entry)
            assert number is not None
            assert words(str(entry.title)) in texts[number]


def flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def test_steps_come_in_order_and_each_sheet_says_what_it_is_of(printed: Printed) -> None:
    reader = printed.read(GUIDE)
    texts = pages(reader)
    title, *_ = texts[0].partition(" Innhold")
    assert "Melde en katt savnet" in title
    body = " ".join(texts).partition(" Innhold ")[2].partition(" Kom i gang ")[2]
    steps = [re.escape(words(str(entry.title))) for entry in flat(reader.outline) if str(entry.title)[:1].isdigit()]
    assert re.search(".*".join(steps), body)
    for number, text in enumerate(texts[1:], 2):
        assert "Melde en katt savnet" in text
        assert str(number) in text.split()


@pytest.mark.parametrize("name", [GUIDE, f"{GUIDE}-stor-skrift", WHOLE, f"{WHOLE}-stor-skrift"])
def test_whoever_has_it_read_loses_nothing(printed: Printed, name: str) -> None:
    assert broken_rules((printed.folder / f"{name}.pdf").read_bytes()) == UNCLAIMED
    reader = printed.read(name)
    root: Any = reader.root_object
    assert str(root["/Lang"]) == "nb"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert not {"/CreationDate", "/ModDate"} & {*reader.metadata}
    figures = [tag for tag in tags(root["/StructTreeRoot"]) if tag["/S"] == "/Figure"]
    described = [str(tag["/Alt"]) for tag in figures if "/Alt" in tag]
    assert len([text for text in described if text.startswith("Skjermbilde: ")]) > 3
    assert [tag for tag in tags(root["/StructTreeRoot"]) if tag["/S"] == "/NonStruct"] == []


def broken_rules(pdf: bytes) -> set[str]:
    """Those of PDF/UA-1 that a program can judge, as the Matterhorn Protocol has them."""
    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return {failure.rule_id for failure in report.failures}


def without_alternative(writer: PdfWriter) -> None:
    for tag in tags(writer.root_object["/StructTreeRoot"]):
        tag.pop("/Alt", None)


def without_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def without_title_shown(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def without_order_of_tabs(writer: PdfWriter) -> None:
    for page in writer.pages:
        del page["/Tabs"]


def with_links_that_say_nothing(writer: PdfWriter) -> None:
    for page in writer.pages:
        for link in page.annotations or ():
            link.get_object().pop("/Contents", None)


def with_words_that_have_no_tag(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content, drawn = page.get_contents(), DecodedStreamObject()
    assert content is not None
    drawn.set_data(content.get_data() + b" 0 0 10 10 re f")
    page[NameObject("/Contents")] = writer._add_object(drawn)


def with_a_heading_left_out(writer: PdfWriter) -> None:
    for tag in tags(writer.root_object["/StructTreeRoot"]):
        if tag["/S"] == "/H2":
            tag[NameObject("/S")] = NameObject("/H5")


BROKEN: dict[Callable[[PdfWriter], None], str] = {
    without_alternative: "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001",
    without_language: "PDFUA1-TEXT-LANGUAGE-001",
    without_title_shown: "PDFUA1-VIEWER-PREFERENCES-001",
    without_order_of_tabs: "PDFUA1-PAGE-TABS-001",
    with_links_that_say_nothing: "PDFUA1-LINK-CONTENTS-001",
    with_words_that_have_no_tag: "PDFUA1-CONTENT-TAGGING-001",
    with_a_heading_left_out: "PDFUA1-HEADING-NESTING-001",
}


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: str(one.__name__))
def test_what_judges_a_booklet_sees_what_is_lost(printed: Printed, break_it: Callable[[PdfWriter], None]) -> None:
    writer = PdfWriter(clone_from=printed.read(GUIDE))
    break_it(writer)
    held = BytesIO()
    writer.write(held)
    assert BROKEN[break_it] in broken_rules(held.getvalue())


def tags(tag: Any) -> Iterator[Any]:
    found = tag.get_object()
    if isinstance(found, list):
        for one in found:
            yield from tags(one)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from tags(found["/K"])


def test_each_sheet_shows_what_is_written_on_it(printed: Printed) -> None:
    reader = printed.read(GUIDE)
    for number, page in enumerate(reader.pages, 1):
        content = page.get_contents()
        assert content is not None
        shown = [operator for _, operator in content.operations if operator in (b"Tj", b"TJ")]
        assert len(shown) > 10, number


def test_a_guide_leads_to_its_booklets_and_they_are_there(printed: Printed) -> None:
    html = (printed.folder / "guide" / "savnet-katt" / "index.html").read_text("utf-8")
    led = re.findall(r'href="\.\./\.\./(hefter/[^"]+)"', html)
    assert led == [f"{name}.pdf" for name in (GUIDE, f"{GUIDE}-stor-skrift", WHOLE, f"{WHOLE}-stor-skrift")]
    assert {path.name for path in printed.folder.glob("*.html")} == {"index.html", "404.html"}
    assert veiviser("prove", str(printed.folder), at=EXAMPLE).returncode == 0


def test_a_site_without_booklets_leads_to_none(tmp_path: Path) -> None:
    build_site(EXAMPLE, target=tmp_path / "site")
    html = (tmp_path / "site" / "guide" / "savnet-katt" / "index.html").read_text("utf-8")
    assert "hefte" not in html


def test_the_same_flows_give_the_same_booklet(printed: Printed, tmp_path: Path) -> None:
    ended = veiviser("booklet", "savnet-katt", "--to", str(tmp_path), at=EXAMPLE)
    assert ended.returncode == 0, ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["savnet-katt.pdf"]
    assert len(PdfReader(tmp_path / "savnet-katt.pdf").pages) == len(printed.read(GUIDE).pages)


@pytest.mark.parametrize(
    ("program", "code", "told"),
    [("/nowhere/chromium", 2, "/nowhere/chromium"), ("/bin/false", 3, "could not print")],
)
def test_a_browser_that_cannot_print_is_told_in_one_line(tmp_path: Path, program: str, code: int, told: str) -> None:
    environment = {"CHROMIUM": program, "VEIVISER_LANGUAGE": "en"}
    ended = veiviser("booklet", "savnet-katt", "--to", str(tmp_path / "out"), at=EXAMPLE, env=environment)
    assert (ended.returncode, told in ended.stderr) == (code, True), ended.stderr
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_without_what_prints_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    stub = tmp_path / "playwright"
    stub.mkdir()
    (stub / "__init__.py").write_text("raise ModuleNotFoundError('none', name='playwright')\n", "utf-8")
    environment = {"PYTHONPATH": str(tmp_path), "VEIVISER_LANGUAGE": "en"}
    ended = veiviser("booklet", at=EXAMPLE, env=environment)
    assert ended.returncode == 2
    assert "pip install 'veiviser[booklet]'" in ended.stderr


def test_a_picture_taller_than_a_sheet_is_made_smaller_and_not_cut(tmp_path: Path) -> None:
    tall = (
        '<figure class="picture" style="margin: 0"><div style="aspect-ratio: 1 / 4; background: teal"></div></figure>'
    )
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>Høyt</title><style>@page {{ size: A4; margin: 22mm 16mm }}</style>{tall}")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root

    def print_it() -> bytes:
        with printer(str(find_browser()), sandbox=not is_root) as print_page:
            return print_page(page.as_uri())

    pdf = apart(print_it)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_a_booklet_has_the_look_of_its_flow_and_the_brand_of_its_site(printed: Printed, tmp_path: Path) -> None:
    """The brand's colour and logo, and the grey of rings in the flow's look; a plain booklet has none of them."""
    site = branded_project(tmp_path / "site")
    (bound,) = apart(lambda: [*booklets_of(generate(site), find_browser(), guides=["savnet-katt"])])
    made, plain = PdfReader(BytesIO(bound.pdf)), printed.read(GUIDE)
    wanted = {ACCENT, OF_LOGO, OF_RINGS}
    assert wanted <= colours(made.pages)
    assert OF_LOGO in colours(made.pages[:1])
    assert wanted.isdisjoint(colours(plain.pages))


def colours(sheets: Iterable[Any]) -> set[str]:
    """What is drawn with, as stylesheets write it."""
    drawn = "\n".join(sheet.get_contents().get_data().decode("latin-1") for sheet in sheets)
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", drawn)
    return {"#" + "".join(f"{round(float(part) * 255):02x}" for part in one) for one in found}


@pytest.mark.parametrize(("heights", "sheets"), [((52, 52), 1), ((52, 70), 2), ((30, 30, 46), 1), ((40, 20), 1)])
def test_pictures_in_large_print_give_way_to_one_step_more(
    tmp_path: Path, heights: tuple[int, ...], sheets: int
) -> None:
    step = """<div class="step"><div class="words">Trykk.</div>
<figure class="picture" style="margin: 0; width: 5cm"><div style="aspect-ratio: 5 / {height}"></div></figure></div>"""
    steps = "".join(step.format(height=height / 100 * 25.5) for height in heights)
    style = "@page { size: A4; margin: 22mm 16mm 20mm } body { margin: 0 } .step__kept { break-inside: avoid }"
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><title>Trangt</title><style>{style}</style><div class='booklet--large'>{steps}</div>"
    )
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root

    def print_it() -> bytes:
        with printer(str(find_browser()), sandbox=not is_root) as print_page:
            return print_page(page.as_uri())

    assert len(PdfReader(BytesIO(apart(print_it))).pages) == sheets
