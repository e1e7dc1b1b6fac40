"""`veiviser prove`, as people run it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one flow, and its built site."""
    root = write_project(tmp_path / "project")
    assert veiviser("build", at=root).returncode == 0
    return root


def break_flow(site: Path) -> None:
    page = site / "verksted/prototype" / "prove" / "start.html"
    page.write_text(page.read_text("utf-8").replace(">Start</h1>", ">Begynn</h1>"), encoding="utf-8")


def test_a_sound_site_is_found_sound(project: Path) -> None:
    ended = veiviser("prove", at=project)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith("1 flow and ")
    assert ended.stderr.endswith("held against the project: no problems.\n")


def test_what_differs_fails_the_command_with_its_places(project: Path) -> None:
    break_flow(project / "site")
    ended = veiviser("prove", at=project)
    assert ended.returncode == 1
    assert "site/verksted/prototype/prove/start.html:" in ended.stdout
    assert (
        "the title should be «Start», not «Begynn» (in the flow, flows/prove.yaml:6:12) [wrong-screen]" in ended.stdout
    )


def test_a_folder_that_was_built_elsewhere_is_held_against_the_project(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "downloaded"
    shutil.move(project / "site", elsewhere)
    assert veiviser("prove", "../downloaded", at=project).returncode == 0
    break_flow(elsewhere)
    told = json.loads(veiviser("prove", "../downloaded", "--format", "json", at=project).stdout)
    assert told["errors"] == len(told["problems"]) > 0
    assert {problem["file"] for problem in told["problems"]} >= {f"{elsewhere}/verksted/prototype/prove/start.html"}


def test_it_speaks_bokmaal(project: Path) -> None:
    break_flow(project / "site")
    ended = veiviser("prove", "--language", "nb", at=project)
    assert "tittelen skal være «Start», ikke «Begynn» (i flyten: flows/prove.yaml:6:12)" in ended.stdout


def test_without_a_site_it_says_how_to_get_one(project: Path) -> None:
    shutil.rmtree(project / "site")
    ended = veiviser("prove", at=project)
    assert ended.returncode == 2
    assert "build the site first, with `veiviser build`" in ended.stderr


def test_a_project_with_errors_is_told_as_by_check(project: Path) -> None:
    flow = project / "flows" / "prove.yaml"
    flow.write_text(flow.read_text("utf-8").replace("title: Start", "titel: Start"), encoding="utf-8")
    ended = veiviser("prove", at=project)
    assert ended.returncode == 1
    assert "flows/prove.yaml:6:5: error: " in ended.stdout + ended.stderr


def test_a_way_that_leads_nowhere_is_for_check_to_tell(project: Path) -> None:
    flow = project / "flows" / "prove.yaml"
    flow.write_text(flow.read_text("utf-8").replace("next: slutt", "next: slutten"), encoding="utf-8")
    assert veiviser("prove", at=project).returncode == 1
