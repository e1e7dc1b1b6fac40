"""A flow says which columns its long list has, and what is done with each."""

from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup

from veiviser.journeys import compile_flow
from veiviser.journeys.texts.written import texts
from veiviser.model.flow import Flow
from veiviser.model.project import Look
from veiviser.model.records import Columns, Records
from veiviser.problem import Report
from veiviser.reading import read_flow
from veiviser.reading.flows.data_files import DataFile
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens

FLOW = """\
title: Låne bok
entries: {start: Fra forsiden}
screens:
  start:
    title: Finn en bok
    next: slutt
    body:
      - directory: Hvilken bok vil du låne?
        data: boker
        COLUMNS
        answer: bok
        choices: {inne: {label: Kristin, free: true}, ute: {label: Sult, free: false}}
      - button: Neste
  slutt: {title: Slutt, end: done}
"""
COLUMNS = """columns:
          title: {label: Tittel, required: true, sort: true}
          author: Forfatter
          year: {label: År, type: number, least: [1900, 1999.5], beside: true, before: fra}
          kind: {label: Slag, type: [roman, dikt], filter: true}
          copies: {label: Ledige, type: number, none: Utlånt, tag: true}"""
BOOKS = (
    "title,author,year,kind,copies\nKransen,Sigrid Undset,1920,roman,2\nSult,Knut Hamsun,1890,roman,0\nUkjent,,,dikt,\n"
)


def read(look: Look, columns: str = COLUMNS, books: str = BOOKS) -> tuple[Flow | None, list[str]]:
    """The flow, and the place, ID and words of each problem."""
    report = Report()
    data = {"boker": DataFile(PurePosixPath("data/boker.csv"), books)}
    text = FLOW.replace("COLUMNS", columns)
    flow = read_flow(text, PurePosixPath("flows/bok.yaml"), look, report, data=data)
    return flow, [f"{p.place.file.name}:{p.place.line} {p.id}: {p.message}" for p in sorted(report)]


def drawn(flow: Flow, look: Look) -> BeautifulSoup:
    screens = Screens(make_environment(look), compile_flow(flow), lambda target: target.address)
    return BeautifulSoup(str(screens.page(compile_flow(flow).states[0])), "html5lib")


def test_a_list_of_anything_is_shown_by_its_columns(look: Look) -> None:
    flow, problems = read(look)
    assert problems == []
    assert flow is not None
    html = drawn(flow, look)
    rows = [
        [" ".join(cell.get_text().split()) for cell in row.select(".directory__name, .directory__cell:not([hidden])")]
        for row in html.select(".directory__row")
    ]
    assert rows == [
        ["Kransen", "Forfatter: Sigrid Undset", "fra 1920", "Slag: roman", "Ledige: 2"],
        ["Sult", "Forfatter: Knut Hamsun", "fra 1890", "Slag: roman", "Utlånt"],
        ["Ukjent", "Slag: dikt", "Utlånt"],
    ]


def test_only_what_is_asked_for_can_be_searched_filtered_and_sorted(look: Look) -> None:
    flow, _ = read(look)
    assert flow is not None
    html = drawn(flow, look)
    assert [box["data-columns"] for box in html.select("[data-columns]")] == ["title"]
    asked = {box["name"]: [o.get_text() for o in box.select("option")] for box in html.select("select")}
    assert asked == {
        "year": ["Alle", "1900 eller mer", "1999,5 eller mer"],
        "kind": ["Alle", "roman", "dikt"],
        "sorter": ["Rekkefølgen i listen", "Tittel"],
    }


def test_cells_are_what_their_columns_say(look: Look) -> None:
    flow, _ = read(look)
    assert flow is not None
    block = flow.screens["start"].body[0]
    records, columns = block.options["data"], block.options["columns"]
    assert isinstance(records, Records)
    assert isinstance(columns, Columns)
    assert records.rows[0]["year"] == Decimal(1920)
    assert records.rows[2] == {"title": "Ukjent", "author": None, "year": None, "kind": "dikt", "copies": None}
    assert columns.all[2].least == (Decimal(1900), Decimal("1999.5"))


def test_words_of_columns_are_words_of_the_flow(look: Look) -> None:
    flow, _ = read(look)
    assert flow is not None
    assert {"Tittel", "fra", "Utlånt"} <= {text.words for text in texts(flow)}


def test_without_columns_a_list_is_read_as_before_there_were_any(look: Look) -> None:
    gps = "name,municipality,county,gender,languages,free,rating,reviews\nEva,Oslo,Oslo,kvinne,norsk,1,,0\n"
    flow, problems = read(look, "source: Funnet på", gps)
    assert problems == []
    assert flow is not None
    assert "Ingen omtaler" in drawn(flow, look).get_text()


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("columns: {title: {label: Tittel, sorte: true}}", ["bok.yaml:10 unknown-key"]),
        ("columns: {title: {sort: true}}", ["bok.yaml:10 missing-key"]),
        ("columns: {title: {label: Tittel, type: tall}}", ["bok.yaml:10 wrong-value"]),
        ("columns: {title: {label: Tittel, least: [2]}}", ["bok.yaml:10 unknown-key"]),
        ("columns: {title: {label: Tittel, sort: kanskje}}", ["bok.yaml:10 wrong-value"]),
        ("columns: Tittel", ["bok.yaml:10 wrong-shape"]),
        ("columns: {}", ["bok.yaml:10 missing-key"]),
        ("columns: {title: Tittel}", ["boker.csv:1 wrong-header"]),
        (COLUMNS.replace("[roman, dikt]", "[roman]"), ["boker.csv:4 wrong-value"]),
    ],
)
def test_a_slip_is_told_once_at_its_line(look: Look, columns: str, told: list[str]) -> None:
    _, problems = read(look, columns)
    assert [problem.partition(": ")[0] for problem in problems] == told
