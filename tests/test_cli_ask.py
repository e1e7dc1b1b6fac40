"""`veiviser ask`, run as people run it."""

import json
import subprocess

import pytest

from tests.bad_input.running import veiviser
from tests.conftest import EXAMPLE


def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    return veiviser("ask", "savnet-katt", *arguments, at=EXAMPLE)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "sendt"], "`sendt` takes"),
        ([], "ends:"),
        (["--who", "sendt"], "have all been on: `om-katten`"),
        (["--idle"], "`ring`"),
        (["--without", "slag=tiger"], "nobody ends at"),
        (["--without", "Chip"], "nobody comes to: `chippen`"),
        (["--words", "«om katten»"], "is read on"),
        (["--words", "hund"], "is read on no screen"),
        (["--paths"], "38 paths from an entry to an end"),
    ],
)
def test_each_question_is_answered_in_the_words_of_the_flow(arguments: list[str], says: str) -> None:
    told = ask(*arguments)
    assert (told.returncode, told.stderr) == (0, "")
    assert says in told.stdout


def test_programs_get_json_with_all_steps() -> None:
    told = json.loads(ask("--to", "sendt", "--format", "json").stdout)
    assert told["asked"] == {"to": "sendt"}
    assert told["walk"]["steps"][0]["screen"] == told["walk"]["start"]
    assert told["walk"]["arrives"] == "sendt"


def test_the_fewest_walks_are_told_with_why_they_are_not_fewer() -> None:
    told = json.loads(ask("--paths", "--format", "json").stdout)
    assert told["paths"] == {"number": 38, "exact": True}
    assert len(told["walks"]) == len(told["exclusive"]) == 8
    assert {edge["page"] for edge in told["exclusive"]} >= {"om-katten", "om-katten--vakt-nei"}


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--to", "sent"], "did you mean `sendt`?"),
        (["--without", "slag=tigger"], "did you mean `slag=tiger`?"),
        (["--idle", "--ends"], "one question at a time"),
    ],
)
def test_a_wrong_question_ends_with_2_and_the_nearest_name(arguments: list[str], hint: str) -> None:
    ended = ask(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert hint in ended.stderr
