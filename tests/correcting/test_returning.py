"""Texts go out as a table and come back with other words: just these texts differ, or nothing of a file does."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.breadth import tries
from tests.projects import write_project
from veiviser.correcting.journal import Journal
from veiviser.correcting.returning import Returned, returned
from veiviser.editing.correctable import WHOLE, Correctable, correctables
from veiviser.editing.paragraphs import paragraphs_of
from veiviser.editing.yaml_texts import texts_of
from veiviser.exports import FORMATS, Subject
from veiviser.exports.texts import COLUMNS, from_cell, rows_in, to_cell
from veiviser.journeys.compiling.states import compile_flow
from veiviser.markdown.dialects import FLOW
from veiviser.model.interface import InterfaceWords
from veiviser.problem import Report
from veiviser.reading import open_project, with_flows
from veiviser.reading.files.sheets import read_sheet

FILE = PurePosixPath("flows/prove.yaml")
TEXT = """\
title: Time
lead: >-
  Her bestiller du time. Det tar
  bare noen minutter. # ikke en kommentar
entries: {start: Fra forsiden, hit: 'Rett hit'}
screens:
  start: # en kommentar
    title: Start
    guide: |
      Les dette.

      - Trykk «Neste».
      - Ring [113](tel:113)
        hvis det haster.
    body:
      - text: "Hei: du"
      - text: '=1+1 er 2'
      - button: Neste
    next: hit
  hit:
    title: "113"
    guide: Trykk «Neste».
    body: [{text: Fint}, {button: Neste}]
    next: slutt
  slutt: {title: Slutt, end: done}
"""
Cells = list[str]


@dataclass(frozen=True)
class Sent:
    """A project and the table of its texts."""

    root: Path
    table: Sequence[Cells]
    """Rows below the first."""

    @property
    def file(self) -> Path:
        return self.root / FILE

    def comes_back(self, table: Sequence[Cells], save: "Callable[[Sequence[Cells]], bytes] | None" = None) -> Returned:
        path, report = self.root / "tekster.csv", Report()
        path.write_bytes((save or semicolons)(table))
        text = read_sheet(path, PurePosixPath("tekster.csv"), report)
        assert text is not None
        rows = list(rows_in(text, PurePosixPath("tekster.csv"), report))
        assert report == []
        return returned(self.root, rows, texts_in(self.root), {})

    def cell(self, words: str) -> Cells:
        """The first row with these words."""
        return next(cells for cells in self.table if from_cell(cells[5]) == words)


def texts_in(root: Path) -> list[Correctable]:
    opened = open_project(root)
    project, _ = with_flows(opened)
    assert project is not None
    return list(correctables(project, {source.file: source.text for source in opened.sources.values()}))


def saved(separator: str, letters: str) -> Callable[[Sequence[Cells]], bytes]:
    def save(table: Sequence[Cells]) -> bytes:
        file = StringIO()
        csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows([COLUMNS, *table])
        return file.getvalue().encode(letters)

    return save


semicolons, commas, tabs, western = (
    saved(";", "utf-8-sig"),
    saved(",", "utf-8"),
    saved("\t", "utf-16"),
    saved(";", "cp1252"),
)


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    root = write_project(tmp_path, flows={"prove": TEXT})
    opened = open_project(root)
    project, _ = with_flows(opened)
    assert project is not None
    subject = Subject(graph=compile_flow(project.flows["prove"]), words=InterfaceWords(), source=TEXT)
    table = list(csv.reader(StringIO(FORMATS["texts"].export(subject).removeprefix("\ufeff")), delimiter=";"))
    assert tuple(table[0]) == COLUMNS
    return Sent(root, table[1:])


def with_text(cells: Cells, words: str) -> Cells:
    return [*cells[:5], to_cell(words), cells[6]]


def written(made: Returned) -> None:
    for file in made.files:
        file.write()


def refusals(made: Returned) -> list[str]:
    return [f"{one.place}: {one.why}" for one in made.refused]


def test_a_table_that_nobody_touched_changes_nothing(sent: Sent) -> None:
    made = sent.comes_back(sent.table)
    assert (made.files, made.corrected, made.same, made.refused) == ((), 0, len(sent.table), ())


@pytest.mark.parametrize("save", [semicolons, commas, tabs, western])
def test_words_come_back_as_spreadsheets_save_them(sent: Sent, save: Callable[[Sequence[Cells]], bytes]) -> None:
    changed = {"Fint": "Så «fint», sa hun; ikke sant?", "Start": "Søk\u00a0nå", "Hei: du": "=A1 og 1/2"}
    made = sent.comes_back([with_text(c, changed.get(from_cell(c[5]), from_cell(c[5]))) for c in sent.table], save)
    assert (made.corrected, made.refused) == (3, ())
    written(made)
    expected = TEXT
    for before, after in (
        ("{text: Fint}", '{text: "Så «fint», sa hun; ikke sant?"}'),
        ("title: Start", "title: Søk\u00a0nå"),
        ("Hei: du", "=A1 og 1/2"),
    ):
        expected = expected.replace(before, after)
    assert sent.file.read_text("utf-8") == expected


WORDS = some.text(
    some.one_of(
        some.sampled_from("aeø 0129=+-@'\"#|:;,{}[]<>&*_`\\%!?~$«»—…\n"),
        some.characters(exclude_categories=("C", "Z")),
    ),
    min_size=1,
    max_size=30,
).map(str.strip)


def test_whatever_is_written_into_any_cells_just_these_texts_differ(sent: Sent) -> None:
    places = [(int(cells[1]), int(cells[2]), int(cells[3] or 0) - 1) for cells in sent.table]
    before = texts_of(TEXT)

    @given(
        some.dictionaries(some.integers(0, len(sent.table) - 1), WORDS.filter(bool), min_size=1, max_size=4),
        some.sampled_from((semicolons, commas, tabs)),
        some.randoms(use_true_random=False),
    )
    @tries(20, wide=1_000)
    def holds(changes: dict[int, str], save: Callable[[Sequence[Cells]], bytes], random: object) -> None:
        sent.file.write_text(TEXT, "utf-8")
        table = [with_text(c, changes[n]) if n in changes else c for n, c in enumerate(sent.table)]
        random.shuffle(table)  # type: ignore[attr-defined]  # as who sorts it
        made = sent.comes_back(table, save)
        written(made)
        after = {one.way: one.text for one in texts_of(sent.file.read_text("utf-8")).values() if not one.is_key}
        if made.refused:
            assert sent.file.read_text("utf-8") == TEXT
            return
        for spot, one in before.items():
            own = {part: changes[n] for n, (*at, part) in enumerate(places) if n in changes and tuple(at) == spot}
            if not one.is_key:
                holds_words(own, one.text, after.pop(one.way))
        assert after == {}

    holds()


def holds_words(own: Mapping[int, str], before: str, after: str) -> None:
    """Its paragraphs have the words, but for a backslash where Markdown would see a list in them."""
    if not own:
        assert after == before
    elif WHOLE in own:
        assert after.strip() == own[WHOLE]
    else:
        old, new = paragraphs_of(before, FLOW), paragraphs_of(after, FLOW)
        wanted = [own.get(number, one.words) for number, one in enumerate(old)]
        assert [lines_of(one.words) for one in new] == [lines_of(words) for words in wanted]


def lines_of(words: str) -> list[str]:
    return [line.strip().replace("\\", "") for line in words.split("\n")]


@given(WORDS)
def test_what_a_spreadsheet_would_take_for_a_formula_comes_back_as_it_was(words: str) -> None:
    assert from_cell(to_cell(words)) == words
    assert not to_cell(words).startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("words", ["=1+1", "-5", "@a", "0113", "1. mai", "12.30", "1/2", "50 %", "1e5", "SANN", "kr 5"])
def test_what_a_spreadsheet_would_take_for_a_number_or_a_date_is_guarded(words: str) -> None:
    assert to_cell(words) == f"'{words}"
    assert from_cell(f"'{words}") == from_cell(words) == words


def test_what_was_changed_since_is_told_with_both_and_nothing_of_its_file_is_written(sent: Sent) -> None:
    table = [with_text(c, {"Fint": "Flott", "Start": "Velkommen"}.get(c[5], c[5])) for c in sent.table]
    sent.file.write_text(TEXT.replace("Fint", "Bra"), "utf-8")
    made = sent.comes_back(table)
    assert refusals(made) == [
        "flows/prove.yaml:23:19: the text was changed since it was exported: here stands «Bra», and the table says "
        "«Flott»"
    ]
    assert (made.files, made.corrected) == ((), 0)


def test_other_files_are_written_though_one_is_refused(sent: Sent) -> None:
    page = next(text for text in texts_in(sent.root) if text.file == PurePosixPath("content/index.md"))
    digest = next(cells for cells in sent.table if cells[5] == "Start")
    other = [str(page.file), str(page.line), str(page.column), "", "", "Hei der", digest[6]]
    made = sent.comes_back([other, with_text(sent.cell("Fint"), "Flott")])
    assert [str(one.place) for one in made.refused] == ["content/index.md:1:3"]
    assert [str(file.name) for file in made.files] == ["flows/prove.yaml"]


def test_a_text_that_moved_is_found_by_its_words(sent: Sent) -> None:
    sent.file.write_text("# ny\n# to\n" + TEXT, "utf-8")
    written(sent.comes_back([with_text(sent.cell("Fint"), "Flott")]))
    assert sent.file.read_text("utf-8") == "# ny\n# to\n" + TEXT.replace("Fint", "Flott")


def test_of_two_texts_with_the_same_words_the_one_on_its_screen_is_changed(sent: Sent) -> None:
    row = next(cells for cells in sent.table if cells[5] == "Neste" and cells[4] == "hit")
    sent.file.write_text("# ny\n" + TEXT, "utf-8")
    written(sent.comes_back([with_text(row, "Videre")]))
    assert sent.file.read_text("utf-8") == "# ny\n" + TEXT.replace("{button: Neste}", "{button: Videre}")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda c: with_text(c, ""), "the row is empty"),
        (lambda c: ["flows/annen.yaml", *with_text(c, "Flott")[1:]], "there is no such file with texts"),
        (lambda c: ["../ut.yaml", *with_text(c, "Flott")[1:]], "there is no such file with texts"),
        (lambda c: [c[0], "99", "1", "", c[4], "Flott", "xnoe"], "no text stands there any more"),
    ],
)
def test_a_row_that_cannot_be_written_says_why(sent: Sent, change: Callable[[Cells], Cells], why: str) -> None:
    made = sent.comes_back([change(sent.cell("Fint"))])
    assert made.files == ()
    assert [why in one for one in refusals(made)] == [True], refusals(made)


def test_two_rows_that_say_different_things_of_one_text_are_refused(sent: Sent) -> None:
    row = sent.cell("Fint")
    assert sent.comes_back([with_text(row, "Flott"), with_text(row, "Flott")]).corrected == 1
    made = sent.comes_back([with_text(row, "Flott"), with_text(row, "Bra")])
    assert made.files == ()
    assert refusals(made) == ["flows/prove.yaml:23:19: row 2 of the table says something else of the same text"]


def test_letters_that_a_spreadsheet_lost_are_no_correction(sent: Sent) -> None:
    sent.file.write_text(TEXT.replace("Fint", "Fint 🎉"), "utf-8")
    row = [*sent.cell("Fint")[:5], "Fint ?", "xnoe"]
    made = sent.comes_back([row])
    assert (made.same, made.corrected, made.refused) == (1, 0, ())


def test_many_at_once_are_written_as_one_after_the_other(sent: Sent) -> None:
    table = [with_text(cells, f"{from_cell(cells[5])}: «to»") for cells in sent.table]
    written(sent.comes_back(table))
    together = sent.file.read_text("utf-8")
    assert together.count(": «to»") == len(table)
    sent.file.write_text(TEXT, "utf-8")
    for cells in reversed(table):
        written(sent.comes_back([cells]))
    assert sent.file.read_text("utf-8") == together


def test_of_many_the_one_that_cannot_stand_is_told(sent: Sent) -> None:
    table = [with_text(cells, f"{from_cell(cells[5])} nå") for cells in sent.table]
    number = next(number for number, cells in enumerate(sent.table) if cells[3] == "2")
    table[number] = with_text(table[number], "et avsnitt\n\nog et til")
    made = sent.comes_back(table)
    assert made.files == ()
    assert refusals(made) == [
        "flows/prove.yaml:9:12: these words cannot stand here without changing what is around them; "
        "write them otherwise"
    ]
    assert [one.row.number for one in made.refused] == [2 + number]


def test_what_came_back_can_be_taken_back(sent: Sent) -> None:
    for file in sent.comes_back([with_text(sent.cell("Fint"), "Flott")]).files:
        Journal(sent.root).add(file.write())
    assert "Flott" in sent.file.read_text("utf-8")
    Journal(sent.root).undo()
    assert sent.file.read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    ("table", "line", "id"),
    [
        ("fil;linje\n", 1, "wrong-header"),
        ("", 1, "wrong-header"),
        (";".join(COLUMNS) + "\na.yaml;en;1;;;x;y\n", 2, "bad-row"),
        (";".join(COLUMNS) + "\na.yaml;1;1;;;x;y\n" + 'a.yaml;1;1;;;"x" y;z\n', 3, "bad-row"),
        (";".join(COLUMNS) + '\na.yaml;1;1;;;"x\ny;z\n', 2, "bad-row"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_line(table: str, line: int, id: str) -> None:
    report = Report()
    list(rows_in(table, PurePosixPath("t.csv"), report))
    assert [(problem.place.line, problem.id) for problem in report] == [(line, id)]
