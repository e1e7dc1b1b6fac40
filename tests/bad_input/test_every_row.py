"""Each row of the list of bad input, `README.md` beside this file, has a test that names it, or says why not."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LIST = Path(__file__).with_name("README.md").read_text("utf-8")
ROWS = {
    int(number): why.strip()
    for number, why in re.findall(r"^\| ([0-9]+) \| (?:(?:[^|\\]|\\.)+\|){2}((?:[^|\\]|\\.)*)\|$", LIST, re.MULTILINE)
}
"""By number, what the last column says: why no test names it."""


def rows_of(name: str) -> set[int]:
    """`test_row_17_…` and `test_rows_37_39_…` name rows."""
    found = re.match(r"test_rows?_((?:[0-9]+_)+)", name)
    return {int(number) for number in found[1].strip("_").split("_")} if found else set()


@pytest.fixture(scope="module")
def named() -> set[int]:
    trees = [ast.parse(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py")]
    functions = [node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {row for name in functions for row in rows_of(name)}


def test_the_list_is_whole_and_in_order() -> None:
    assert [int(number) for number in re.findall(r"^\| ([0-9]+) ", LIST, re.MULTILINE)] == [*range(1, 86)]
    assert [*ROWS] == [*range(1, 86)]


@pytest.mark.parametrize(("row", "why"), ROWS.items())
def test_a_test_names_the_row_or_the_row_says_why_not(row: int, why: str, named: set[int]) -> None:
    assert (row in named) != bool(why)


def test_no_test_names_a_row_that_is_not_there(named: set[int]) -> None:
    assert named - {*ROWS} == set()
