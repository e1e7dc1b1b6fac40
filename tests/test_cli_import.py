"""`veiviser import`, run as people run it."""

import subprocess
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import FLOW, write_project

TABLE = "tekster.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose texts are exported."""
    write_project(tmp_path)
    run(tmp_path, "export", "prove", "--format", "texts", "--output", TABLE)
    return tmp_path


def run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return veiviser(*arguments, at=root)


def write_in(root: Path, before: str, after: str) -> None:
    table = (root / TABLE).read_text("utf-8")
    assert f";{before};" in table
    (root / TABLE).write_text(table.replace(f";{before};", f";{after};"), "utf-8")


def flow_in(root: Path) -> str:
    return (root / "flows" / "prove.yaml").read_text("utf-8")


def test_a_corrected_cell_is_written_to_its_file_and_the_second_time_there_is_nothing_to_do(root: Path) -> None:
    write_in(root, "Neste", "Videre")
    told = run(root, "import", TABLE)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Corrected 1 text in 1 file.\n")
    assert flow_in(root) == FLOW.replace("button: Neste", "button: Videre")
    assert run(root, "import", TABLE).stdout.startswith("Corrected 0 texts in 0 files.\n")


def test_a_dry_run_shows_what_would_differ_and_writes_nothing(root: Path) -> None:
    write_in(root, "Neste", "Videre")
    told = run(root, "import", TABLE, "--dry-run")
    assert told.returncode == 0
    assert "-      - button: Neste\n+      - button: Videre\n" in told.stdout
    assert "Would correct 1 text in 1 file.\n" in told.stdout
    assert flow_in(root) == FLOW


def test_a_row_that_is_refused_is_told_with_its_place_and_nothing_is_written(root: Path) -> None:
    write_in(root, "Neste", "Videre")
    write_in(root, "Slutt", "Ferdig")
    theirs = FLOW.replace("title: Slutt", "title: Takk")
    (root / "flows" / "prove.yaml").write_text(theirs, "utf-8")
    told = run(root, "import", TABLE)
    assert told.returncode == 1
    assert "flows/prove.yaml:12:12: row " in told.stderr
    assert "here stands «Takk», and the table says «Ferdig»" in told.stderr
    assert flow_in(root) == theirs


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("nix.csv", None, 2, "name a file that is there"),
        ("t.csv", b"a;b\n1;2\n", 1, "t.csv:1:1: error: the first line has the columns file, line"),
        ("t.csv", b"PK\x03\x04...", 1, "this is a workbook with another name"),
        ("t.csv", b"", 1, "the first line has the columns"),
    ],
)
def test_what_is_no_table_of_texts_is_told(root: Path, name: str, data: bytes | None, code: int, said: str) -> None:
    if data is not None:
        (root / name).write_bytes(data)
    told = run(root, "import", name)
    assert told.returncode == code
    assert said in told.stderr
    assert flow_in(root) == FLOW
