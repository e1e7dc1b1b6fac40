"""Mutations are noticed, and where nobody notices one it is told."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "proof"


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCH))
    yield import_module("mutations")
    sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def witnesses(bench: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return bench.Witnesses(tmp_path_factory.mktemp("mutations"))


def results(bench: ModuleType, witnesses: Any, *names: str) -> dict[str, Any]:
    kinds = [kind for kind in bench.KINDS if kind.name in names]
    return {result.kind.name: result for result in bench.measure(kinds, witnesses, 1)}


def test_there_are_many_kinds_and_each_has_a_place(bench: ModuleType, witnesses: Any) -> None:
    faulty = [kind for kind in bench.KINDS if not kind.sound]
    assert len({kind.name for kind in faulty}) == len(faulty) >= 40
    assert [kind.name for kind in bench.KINDS if not [*kind.mutants(witnesses.text_of(kind), 1)]] == []


def test_each_is_noticed_by_whom_it_concerns(bench: ModuleType, witnesses: Any) -> None:
    wanted = {
        "flow: target misspelt": {"check": "missing-target"},
        "flow: promise made too narrow": {"check": "broken-promise"},
        "built: id doubled": {"links": "duplicate-id", "site": "test_no_id_stands_twice_on_a_page"},
    }
    found = results(bench, witnesses, *wanted)
    for name, who in wanted.items():
        (noticed,) = found[name].noticed
        assert who.items() <= noticed.items()
        assert not found[name].is_wrong


def test_what_nobody_notices_is_told(bench: ModuleType, witnesses: Any) -> None:
    everybody, witnesses.asked = witnesses.asked, frozenset({"check"})  # of the witnesses, only one that cannot know
    try:
        found = results(bench, witnesses, "flow: rules reordered", "flow: comment added")
    finally:
        witnesses.asked = everybody
    told = bench.as_table(list(found.values()), 0)
    assert found["flow: rules reordered"].is_wrong
    assert "**nobody**" in told
    assert "unnoticed without a reason 1" in told
    assert not found["flow: comment added"].is_wrong
