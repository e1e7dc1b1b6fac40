"""`veiviser export`, run as people run it."""

import json
import subprocess
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from tests.bad_input.running import veiviser
from tests.conftest import EXAMPLE
from tests.projects import FLOW, write_project


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
        (["savnet-katt", "--format", "svg"], "choose mermaid, dot, xstate, gherkin, texts, board-svg or board-pdf"),
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


def test_the_board_is_one_drawing_with_a_picture_of_each_screen(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    told = export("prove", "--format", "board-svg", "--output", str(tmp_path / "tavle.svg"), at=root)
    assert (told.returncode, told.stderr) == (0, "")
    drawn = ElementTree.parse(tmp_path / "tavle.svg").getroot()
    pictures = drawn.findall("{http://www.w3.org/2000/svg}image")
    assert len(pictures) == 2
    assert all(b64decode(one.attrib["href"].partition(",")[2]).startswith(b"\x89PNG") for one in pictures)
    assert [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text") if one.text == "Slutt"]
    assert all(one.attrib["fill"] for one in drawn.iter("{http://www.w3.org/2000/svg}rect"))


def test_colours_of_the_drawing_are_such_as_all_tools_know(tmp_path: Path) -> None:
    parted = FLOW.replace("  start:\n", "  start:\n    part: Begynn\n")
    parted = parted.replace("    end: done", "    part: Ferdig\n    guide: Se at det står «Slutt».\n    end: done")
    root = write_project(tmp_path / "project", flows=parted)
    told = export("prove", "--format", "board-svg", "--output", str(tmp_path / "tavle.svg"), at=root)
    assert (told.returncode, told.stderr) == (0, "")
    drawn = ElementTree.parse(tmp_path / "tavle.svg").getroot()
    grounds = [one.attrib["fill"] for one in drawn.iter() if one.attrib.get("class", "").startswith("part part-")]
    assert len({*grounds}) == 2
    colours = [one.attrib[name] for one in drawn.iter() for name in ("fill", "stroke") if name in one.attrib]
    assert {colour.partition("(")[0] for colour in colours} <= {"rgb", "rgba", "none"}


def test_the_board_is_one_sheet(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    assert export("prove", "--format", "board-pdf", at=root).returncode == 0
    (sheet,) = PdfReader(tmp_path / "prove.pdf").pages
    assert "Slutt" in sheet.extract_text()
    assert sheet.mediabox.width > sheet.mediabox.height > 100
