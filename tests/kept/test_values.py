"""A digest is the same for the same value in any process, and another for any other."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

import pytest

from veiviser.kept import digest_of
from veiviser.kept.values import NoData
from veiviser.messages import say
from veiviser.model.fact import Mention
from veiviser.place import Place
from veiviser.problem import Problem

PLACE = Place(PurePosixPath("a.md"), 1, 2)
VALUES: tuple[object, ...] = (
    "",
    "a",
    b"a",
    "1",
    1,
    True,
    1.0,
    None,
    (),
    ("",),
    ("a", "b"),
    ("ab",),
    ("ab", ""),
    (("a",), "b"),
    ("a", ("b",)),
    {},
    {"a": "b"},
    {"a": "b", "c": "d"},
    {"c": "d", "a": "b"},
    frozenset(("a", "b")),
    frozenset(("ab",)),
    date(2026, 11, 27),
    PurePosixPath("a"),
    PLACE,
    Place(PurePosixPath("a.md"), 2, 1),
    say("cannot write {path}", path="a"),
    say("cannot write {path}", path="b"),
    Problem(PLACE, "a", say("cannot write {path}", path="a")),
    Problem(PLACE, "a", say("cannot write {path}", path="a"), "warning"),
)


def test_no_two_values_have_the_same_digest() -> None:
    assert Counter(map(digest_of, VALUES)).most_common(1)[0][1] == 1


def test_a_value_made_of_the_same_has_the_same() -> None:
    assert digest_of({"a": [1, 2]}) == digest_of({"a": (1, 2)})
    assert digest_of(frozenset("abcdefgh")) == digest_of(frozenset("hgfedcba"))


def test_other_processes_come_to_the_same() -> None:
    asked = "from veiviser.kept import digest_of; print(digest_of(frozenset('abcdefgh'), {'a': 1}))"
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }
    assert told == {digest_of(frozenset("abcdefgh"), {"a": 1})}


@pytest.mark.parametrize("value", [len, object(), Mention, (1, [print])])
def test_what_is_more_than_data_has_none(value: object) -> None:
    with pytest.raises(NoData):
        digest_of(value)
