"""Data files: what is wrong with one is said where it stands, in that file or where it is named."""

from pathlib import Path, PurePosixPath

import pytest

from veiviser.model.component import Option
from veiviser.model.records import Records
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.flows.data_files import ENOUGH, DataFile, find_data, read_records
from veiviser.reading.yaml.nodes import Scalar

HERE = Place(PurePosixPath("flows/x.yaml"), 7, 15)
COLUMNS = {
    "name": Option(name="name", type="text", says="The name.", place=HERE, required=True),
    "kind": Option(name="kind", type="word", says="Which kind.", place=HERE, words=("a", "b")),
    "size": Option(name="size", type="number", says="How large.", place=HERE),
}
OPTION = Option(name="data", type="data", says="The file.", place=HERE, each=COLUMNS)
HEADER = "name,kind,size\n"


def read(text: str, named: str = "things") -> tuple[Records | None, list[Problem]]:
    problems = Report()
    data = {"things": DataFile(PurePosixPath("data/things.csv"), text)}
    return read_records(Scalar(named, HERE), OPTION, data, problems, problems), problems


def test_a_row_is_read_as_its_columns_are_declared() -> None:
    records, problems = read(HEADER + 'Eva,a,2.5\n"Prøve, ""P"" ",,3\n')
    assert problems == []
    assert records is not None
    assert [{key: str(value) for key, value in row.items()} for row in records.rows] == [
        {"name": "Eva", "kind": "a", "size": "2.5"},
        {"name": 'Prøve, "P"', "kind": "None", "size": "3"},
    ]


def test_what_can_be_chosen_among_is_in_norwegian_order() -> None:
    records, _ = read(HEADER + '"Å, b",,\n"ø, A",,\n"æ, z",,\n"b",,\n')
    assert records is not None
    assert records.distinct == {"name": ("A", "b", "z", "æ", "ø", "Å")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "data/things.csv:1:1 wrong-header"),
        ("name,size,kind\nEva,1,a\n", "data/things.csv:1:1 wrong-header"),
        (HEADER, "data/things.csv:2:1 bad-row"),
        (HEADER + "Eva,a\n", "data/things.csv:2:1 bad-row"),
        (HEADER + "Eva,a,1,2\n", "data/things.csv:2:1 bad-row"),
        (HEADER + 'Eva,a,1\n"Per,a,1\n', "data/things.csv:3:1 bad-row"),
        (HEADER + '"Eva\nPer",a,1\nOla,b,1\n', "data/things.csv:2:1 bad-row"),
        (HEADER + "#NAVN?,a,1\n", "data/things.csv:2:1 wrong-value"),
        (HEADER + "####,a,1\n", "data/things.csv:2:1 wrong-value"),
        (HEADER + ",a,1\n", "data/things.csv:2:1 bad-row"),
        (HEADER + "Eva,c,1\n", "data/things.csv:2:5 wrong-value"),
        (HEADER + '"Eva, P",a,mange\n', "data/things.csv:2:12 wrong-value"),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, expected: str) -> None:
    records, problems = read(text)
    assert records is None
    assert [f"{p.place.file}:{p.place.line}:{p.place.column} {p.id}" for p in problems] == [expected]


def test_a_file_that_is_not_there_is_told_where_it_is_named_with_the_nearest() -> None:
    records, (problem,) = read(HEADER + "Eva,a,1\n", named="thing")
    assert records is None
    assert (problem.place, problem.id) == (HERE, "missing-data")
    assert "`things`" in problem.message


def test_the_same_mistake_in_all_rows_is_told_a_few_times() -> None:
    _, problems = read(HEADER + "Eva,c,1\n" * 1_000)
    assert len(problems) == ENOUGH


def test_data_files_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    assert find_data(tmp_path, problems := Report()) == {}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "things.csv").write_text(HEADER, "utf-8")
    (tmp_path / "data" / "notes.txt").write_text("x", "utf-8")
    assert find_data(tmp_path, problems) == {"things": DataFile(PurePosixPath("data/things.csv"), HEADER)}
    assert [(str(p.place.file), p.id, p.severity) for p in problems] == [("data/notes.txt", "left-out", "warning")]


SHEET = 'name;kind;size\nBjørg Ærlig;a;2,5\n"Åse; Å";;1 234\n'
READ = [("Bjørg Ærlig", "a", "2.5"), ("Åse; Å", "None", "1234")]


def in_folder(tmp_path: Path, data: bytes, name: str = "things.csv") -> tuple[list[tuple[str, ...]], list[Problem]]:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_bytes(data)
    problems = Report()
    found = find_data(tmp_path, problems)
    records = read_records(Scalar("things", HERE), OPTION, found, problems, problems) if found else None
    return [tuple(map(str, row.values())) for row in (records.rows if records else ())], problems


@pytest.mark.parametrize(
    "data",
    [
        SHEET.encode(),
        SHEET.encode("utf-8-sig"),
        SHEET.encode("cp1252"),
        SHEET.encode("utf-16"),
        b"\xfe\xff" + SHEET.encode("utf-16-be"),
        SHEET.replace("\n", "\r\n").encode("cp1252"),
        SHEET.replace("\n", "\r").encode("cp1252"),
        SHEET.replace(";", "\t").replace("\t Å", "; Å").encode("utf-16"),
        SHEET.replace("2,5", '"2,5"').replace(";", ",").replace(", Å", "; Å").encode(),
        SHEET.replace("1 234", "1\xa0234").encode("cp1252"),
        ("sep=;\n" + SHEET).encode("cp1252"),
        SHEET.replace("\n", ";;\n").encode(),
        (SHEET + ";;\n;;;;\n").encode(),
        SHEET.replace("\n", "\n\n;;\n").encode(),
        SHEET.encode("utf-16-le"),
        SHEET.encode("utf-16-be"),
    ],
)
def test_what_a_spreadsheet_saves_is_read(tmp_path: Path, data: bytes) -> None:
    assert in_folder(tmp_path, data) == (READ, [])


def test_values_are_read_as_norwegian_spreadsheets_write_them() -> None:
    columns = {name: Option(name=name, type=name, says="It.", place=HERE) for name in ("date", "flag", "number")}
    problems = Report()
    data = {"x": DataFile(PurePosixPath("data/x.csv"), "date;flag;number\n24.4.2026;USANN;-0,5\n2026-04-24;true;3\n")}
    records = read_records(
        Scalar("x", HERE),
        Option(name="data", type="data", says="It.", place=HERE, each=columns),
        data,
        problems,
        problems,
    )
    assert records is not None, problems
    assert [tuple(map(str, row.values())) for row in records.rows] == [
        ("2026-04-24", "False", "-0.5"),
        ("2026-04-24", "True", "3"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (SHEET.encode("mac-roman"), "whose letters it has is unknown"),
        (SHEET.encode("cp865"), "whose letters it has is unknown"),
        ("name;kind;size\nlærer;a;1\n".encode("cp865"), "whose letters it has is unknown"),
        (b"PK\x03\x04 and so on", "this is a workbook with another name"),
        (b"\xd0\xcf\x11\xe0 and so on", "this is a workbook with another name"),
    ],
)
def test_what_cannot_be_known_is_told_with_how_to_save_it(tmp_path: Path, data: bytes, says: str) -> None:
    rows, (problem,) = in_folder(tmp_path, data)
    assert (rows, problem.id) == ([], "wrong-encoding")
    assert says in problem.message
    assert "«CSV UTF-8»" in problem.message


def test_a_row_with_too_much_names_what_stands_between_values() -> None:
    _, (problem,) = read("name;kind;size\nEva;a;1;2\n")
    assert "there are semicolons between them" in problem.message


def test_a_workbook_is_told_how_to_save(tmp_path: Path) -> None:
    _, (problem,) = in_folder(tmp_path, b"PK", "things.xlsx")
    assert problem.message.endswith("in Excel: File, Save as, «CSV UTF-8»")


@pytest.mark.parametrize(
    "cell",
    [
        *("**Eva**", "[Eva](https://example.no)", "{fact.navn}", "{{ navn }}", "• Eva", "<!-- x -->"),
        *("<b>Eva</b>", "&aelig;", "KjÃ¦rsti", "Kj\ufffdrsti", "Kj√¶rsti", "KjÃ\x98rsti"),
    ],
)
def test_what_looks_like_markup_in_a_cell_is_told_there(cell: str) -> None:
    records, problems = read(f"{HEADER}Ola,a,1\n{cell},b,2\n")
    assert records is None
    assert [(str(problem.place), problem.id) for problem in problems] == [("data/things.csv:3:1", "left-literal")]


@pytest.mark.parametrize("character", ["\0", "\x07", "\u200b", "\u2028"])
def test_what_nobody_sees_in_a_cell_is_told_and_nothing_more(tmp_path: Path, character: str) -> None:
    rows, (problem,) = in_folder(tmp_path, SHEET.replace("rg Æ", f"rg{character} Æ").encode())
    assert rows == []
    assert (str(problem.place), problem.id) == ("data/things.csv:2:6", "invisible-character")
