"""Mutants of code change one thing, and can be compiled."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "proof"
CODE = '''\
def least(numbers):
    """The least of them that is no blå."""
    found = []
    for number in numbers:
        if number is None or "blå" == number:
            continue
        found.append(number)
    return min(found) if all(n > 0 for n in found) else None
'''


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCH))
    yield import_module("mutants_of_code")
    sys.path.remove(str(BENCH))


def test_each_condition_and_each_line_is_changed_alone(bench: ModuleType) -> None:
    found = {mutant.said: mutant for mutant in bench.mutants(CODE)}
    assert sorted(found) == [
        "== → !=",
        "> → >=",
        "all → any",
        "is → is not",
        "not «all(n > 0 for n in found)»",
        'not «number is None or "blå" == number»',
        "or → and",
        "without «continue»",
        "without «found.append(number)»",
    ]
    assert '"blå" != number' in found["== → !="].text
    assert all(compile(mutant.text, "mutant", "exec") for mutant in found.values())
    assert all(mutant.text != CODE for mutant in found.values())
