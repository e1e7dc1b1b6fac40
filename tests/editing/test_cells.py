"""Cells of a table: one says something else, and every other one what it said."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veiviser.editing.cells import cells_of, with_cell

TABLE = 'navn;by\nKari;"Bø; Telemark"\n\n"Per ""P"" Ås";\n'


def rows(text: str) -> list[list[str]]:
    return [row for row in csv.reader(StringIO(text), delimiter=";") if row]


def test_only_the_cell_changes_and_quotes_stay_where_they_were() -> None:
    assert with_cell(TABLE, 2, 1, "Kåre") == TABLE.replace("Kari", "Kåre")
    assert with_cell(TABLE, 2, 2, "Bø") == TABLE.replace("Bø; Telemark", "Bø")
    assert with_cell(TABLE, 3, 2, "Oslo; Norge") == TABLE.replace('Ås";', 'Ås";"Oslo; Norge"')


@pytest.mark.parametrize("spot", [(0, 1), (4, 1), (2, 3), (-1, -1)])
def test_where_there_is_no_cell_nothing_is_written(spot: tuple[int, int]) -> None:
    assert with_cell(TABLE, *spot, "x") is None


CELLS = some.text("ab ;,\"'æ|", max_size=5)


@given(some.lists(some.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4), CELLS, some.integers(0, 7))
def test_whatever_is_written_all_other_cells_say_what_they_said(table: list[list[str]], words: str, at: int) -> None:
    file = StringIO()
    csv.writer(file, delimiter=";", lineterminator="\n").writerows([["navn", "by"], *table])
    text = file.getvalue()
    cells = cells_of(text)
    if text.partition("\n")[0].count(";") == 1 and cells:
        cell = cells[2 + at % (len(cells) - 2)]
        made = with_cell(text, cell.row, cell.column, words)
        if made is not None:  # where a line would say nothing at all, it cannot be
            wanted = rows(text)
            wanted[cell.row - 1][cell.column - 1] = words
            assert rows(made) == wanted
