"""`veiviser export`, run as people run it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.conftest import EXAMPLE
from tests.projects import write_project


def export(*arguments: str, at: Path = EXAMPLE) -> "subprocess.CompletedProcess[str]":
    return veiviser("export", *arguments, at=at)


def test_a_flow_is_printed_for_another_tool() -> None:
    told = export("savnet-katt", "--format", "xstate")
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout)["id"] == "savnet-katt"


def test_a_flow_is_written_to_a_file(tmp_path: Path) -> None:
    told = export("savnet-katt", "--format", "texts", "--output", str(tmp_path / "under" / "tekster.csv"))
    assert (told.returncode, told.stderr) == (0, "")
    data = (tmp_path / "under" / "tekster.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbffile;line;column;paragraph;screen;text;digest\r\n")
    assert b"flows/savnet-katt.yaml;2;8;;;Savnet katt;" in data


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["savnet-kat", "--format", "dot"], "did you mean `savnet-katt`?"),
        (["savnet-katt"], "--format is missing"),
        (["savnet-katt", "--format", "svg"], "choose mermaid, dot, xstate, gherkin or texts"),
    ],
)
def test_what_is_asked_wrongly_ends_with_2(arguments: list[str], hint: str) -> None:
    ended = export(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert hint in ended.stderr


def test_a_flow_with_mistakes_ends_with_1_and_writes_nothing(tmp_path: Path) -> None:
    flow = "title: A\nentries: {a: B}\nscreens:\n  a: {titel: C}\n"
    ended = export("prove", "--format", "dot", "--output", "ut.dot", at=write_project(tmp_path, flows=flow))
    assert ended.returncode == 1
    assert "flows/prove.yaml:4:" in ended.stderr
    assert not (tmp_path / "ut.dot").exists()
