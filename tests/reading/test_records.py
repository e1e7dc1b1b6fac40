"""Data files: what is wrong with one is said where it stands, in that file or where it is named."""

from pathlib import Path, PurePosixPath

import pytest

from veiviser.model.component import Option
from veiviser.model.records import Records
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.records import ENOUGH, DataFile, find_data, read_records
from veiviser.reading.yaml import Scalar

HERE = Place(PurePosixPath("flows/x.yaml"), 7, 15)
COLUMNS = {
    "name": Option("name", "text", "The name.", HERE, required=True),
    "kind": Option("kind", "word", "Which kind.", HERE, words=("a", "b")),
    "size": Option("size", "number", "How large.", HERE),
}
OPTION = Option("data", "data", "The file.", HERE, each=COLUMNS)
HEADER = "name,kind,size\n"


def read(text: str, named: str = "things") -> tuple[Records | None, list[Problem]]:
    problems: list[Problem] = []
    data = {"things": DataFile(PurePosixPath("data/things.csv"), text)}
    return read_records(Scalar(named, HERE), OPTION, data, problems), problems


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
    assert find_data(tmp_path, problems := list[Problem]()) == {}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "things.csv").write_text(HEADER, "utf-8")
    (tmp_path / "data" / "notes.txt").write_text("x", "utf-8")
    assert find_data(tmp_path, problems) == {"things": DataFile(PurePosixPath("data/things.csv"), HEADER)}
    assert [(str(p.place.file), p.id, p.severity) for p in problems] == [("data/notes.txt", "left-out", "warning")]
