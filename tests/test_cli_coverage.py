"""`veiviser coverage` and what `mkdocs.yml` requires of it, as people run it."""

import json
from pathlib import Path

import pytest

from tests.rows.running import veiviser, write

REQUIRED = "plugins: [veiviser: {coverage: {required: [drawn, walked]}}]"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project of one flow."""
    return write(tmp_path)


def require(project: Path, plugins: str) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins: [veiviser]", plugins), encoding="utf-8")


def test_it_counts_by_flow_and_in_all(project: Path) -> None:
    told = veiviser("coverage", at=project)
    assert (told.returncode, told.stderr) == (0, "")
    assert "  walked          0 green" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("In all ")


def test_it_says_the_same_as_data(project: Path) -> None:
    told = veiviser("coverage", "--format", "json", at=project)
    data = json.loads(told.stdout)
    assert f"In all {data['percent']} %." in veiviser("coverage", at=project).stdout


def test_of_a_flow_it_names_the_places_to_mend(project: Path) -> None:
    (flow,) = (project / "flows").glob("*.yaml")
    told = veiviser("coverage", flow.stem, at=project)
    places = [line for line in told.stdout.splitlines() if line.startswith(f"flows/{flow.name}:")]
    assert places
    assert all("walked red" in line for line in places)


def test_what_is_required_and_missing_fails_the_command_and_the_build(project: Path) -> None:
    require(project, REQUIRED)
    for command in ("coverage", "build"):
        ended = veiviser(command, at=project)
        assert ended.returncode == 1
        assert "was not walked by a test" in ended.stderr
        assert "[not-covered]" in ended.stderr
    assert not (project / "site").exists()
    assert veiviser("check", at=project).returncode == 0


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        ("plugins: [veiviser: {coverage: {required: [drawed]}}]", "did you mean `drawn`? [unknown-name]"),
        ("plugins: [veiviser: {coverage: {require: [drawn]}}]", "did you mean `required`? [unknown-key]"),
        ("plugins: [veiviser: {coverege: {}}]", "did you mean `coverage`? [unknown-key]"),
        ("plugins: {veiviser: {coverage: {required: drawn}}}", "is a list"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(project: Path, plugins: str, told: str) -> None:
    require(project, plugins)
    checked = veiviser("check", at=project)
    assert checked.returncode == 1
    assert checked.stdout.startswith("mkdocs.yml:")
    assert told in checked.stdout
