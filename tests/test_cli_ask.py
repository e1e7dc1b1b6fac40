"""`veiviser ask`, run as people run it."""

import json
import subprocess
import sys

import pytest

from tests.conftest import EXAMPLE


def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "veiviser", "-C", str(EXAMPLE), "ask", "savnet-katt", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "sendt"], "`sendt` takes"),
        ([], "ends:"),
        (["--who", "sendt"], "have all been on: `om-katten`"),
        (["--idle"], "`ring`"),
        (["--without", "slag=tiger"], "nobody ends at"),
        (["--words", "«om katten»"], "is read on"),
        (["--words", "hund"], "is read on no screen"),
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
