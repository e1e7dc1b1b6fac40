"""Each row of the list of threats has a test that names it."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROWS = range(1, 86)
"""The list of bad input that the foundation's issue names: flows, pages, settings, files, command, viewing."""


def rows_of(name: str) -> set[int]:
    """`test_row_17_…` and `test_rows_37_39_…` name rows."""
    found = re.match(r"test_rows?_((?:[0-9]+_)+)", name)
    return {int(number) for number in found[1].strip("_").split("_")} if found else set()


@pytest.fixture(scope="module")
def named() -> set[int]:
    trees = [ast.parse(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py")]
    functions = [node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {row for name in functions for row in rows_of(name)}


@pytest.mark.parametrize("row", ROWS)
def test_a_test_names_the_row(row: int, named: set[int]) -> None:
    assert row in named


def test_no_test_names_a_row_that_is_not_there(named: set[int]) -> None:
    assert named - set(ROWS) == set()
