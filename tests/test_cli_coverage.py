"""`veiviser coverage` and what `mkdocs.yml` requires of it, as people run it."""

import json
import re
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import PLUGINS, write_project
from veiviser.pipeline import generate

REQUIRED = "plugins: [veiviser: {coverage: {required: [drawn, walked]}}]"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project of one flow."""
    return write_project(tmp_path)


def require(project: Path, plugins: str) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(PLUGINS, plugins), encoding="utf-8")


def test_it_counts_by_flow_and_in_all(project: Path) -> None:
    told = veiviser("coverage", at=project)
    assert (told.returncode, told.stderr) == (0, "")
    assert "  walked          0 green" in told.stdout
    assert "1 not run" in told.stdout
    assert told.stdout.splitlines()[-1] == "In all: 0 of 1 branches are tried, all are named in the guide."


def test_it_says_the_same_as_data(project: Path) -> None:
    told = veiviser("coverage", "--format", "json", at=project)
    data = json.loads(told.stdout)
    assert (data["branches"], data["tried"], data["untold"]) == (1, 0, 0)
    said = "In all: 0 of 1 branches are tried, all are named in the guide."
    assert said in veiviser("coverage", at=project).stdout


def test_of_a_flow_it_names_the_places_to_mend(project: Path) -> None:
    (flow,) = (project / "flows").glob("*.yaml")
    told = veiviser("coverage", flow.stem, at=project)
    places = [line for line in told.stdout.splitlines() if line.startswith(f"flows/{flow.name}:")]
    assert places
    assert all("walked not run" in line for line in places)


def test_what_a_stranger_tried_in_the_built_site_is_known_until_its_pages_change(project: Path) -> None:
    assert cells(project, "stranger") == {"grey"}
    assert veiviser("build", at=project).returncode == 0
    proven = veiviser("prove", at=project)
    assert proven.returncode == 0, proven.stdout
    assert cells(project, "stranger") == {"green"}
    (flow,) = (project / "flows").glob("*.yaml")
    text = flow.read_text("utf-8")
    (page,) = (project / "site" / "verksted" / "prototype" / flow.stem).glob("slutt.html")
    page.write_text(page.read_text("utf-8").replace("Slutt", "Stopp"), "utf-8")
    assert veiviser("prove", at=project).returncode == 1
    assert cells(project, "stranger") == {"red"}
    flow.write_text(text.replace("Slutt", "Ferdig"), "utf-8")
    assert cells(project, "stranger") == {"red"}


def test_what_is_required_and_missing_fails_the_command_and_the_build(project: Path) -> None:
    require(project, REQUIRED)
    for command in ("coverage", "build"):
        ended = veiviser(command, at=project)
        assert ended.returncode == 1
        assert "was not walked by a test" in ended.stderr
        assert "[not-covered]" in ended.stderr
    assert not (project / "site").exists()
    assert "[not-covered]" in veiviser("check", at=project).stdout  # which says what a build would


def test_each_language_is_a_column_that_its_catalogue_fills(project: Path) -> None:
    require(project, "plugins: [veiviser: {languages: [nn, en], coverage: {required: [nn]}}]")
    catalogue = project / "content" / "locale" / "nn" / "prove.po"
    assert colours(project) == {"nn": {"red"}, "en": {"red"}}
    assert "stands on a screen that is not translated to `nn`" in veiviser("coverage", at=project).stderr
    told = veiviser("translate", "nn", at=project)
    assert (told.returncode, told.stdout) == (0, "content/locale/nn/prove.po: 7 texts, 7 to translate\n")
    empty = catalogue.read_text("utf-8")
    catalogue.write_text(re.sub(r'msgid "(.+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "\1 på nynorsk"', empty), "utf-8")
    assert colours(project) == {"nn": {"green"}, "en": {"red"}}
    assert veiviser("coverage", at=project).returncode == 0
    assert veiviser("translate", "nn", at=project).stdout.endswith("7 texts, all done\n")
    flow = project / "flows" / "prove.yaml"
    changed = re.sub(r"(  start:\n    title: .+)", r"\1 nå", flow.read_text("utf-8"))
    flow.write_text(changed, "utf-8")
    assert colours(project) == {"nn": {"red"}, "en": {"red"}}
    told = veiviser("translate", "nn", "prove", at=project)
    assert told.stdout.endswith("7 texts, 0 to translate, 1 to look at again\n")
    assert colours(project) == {"nn": {"amber"}, "en": {"red"}}
    assert "Alt på skjermen" in built_page(project)


def test_a_broken_catalogue_is_never_written_over(project: Path) -> None:
    catalogue = project / "content" / "locale" / "nn" / "prove.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Hei\nmsgstr "Hallo"\n', "utf-8")
    told = veiviser("translate", "nn", at=project)
    assert told.returncode == 1
    assert "content/locale/nn/prove.po:1:1: error:" in told.stderr
    assert catalogue.read_text("utf-8") == 'msgid "Hei\nmsgstr "Hallo"\n'


@pytest.mark.parametrize("arguments", [["nynorsk"], ["nb"], ["../nn"], ["nn", "annen"], []])
def test_what_cannot_be_translated_to_is_told(arguments: list[str], project: Path) -> None:
    told = veiviser("translate", *arguments, at=project)
    assert told.returncode == 2
    assert not (project / "content" / "locale").exists()


def cells(project: Path, column: str) -> set[str]:
    """Those of all branches."""
    data = json.loads(veiviser("coverage", "--format", "json", at=project).stdout)
    return {branch["cells"][column] for flow in data["flows"] for branch in flow["branches"]}


def colours(project: Path) -> dict[str, set[str]]:
    """By language, those of all branches."""
    data = json.loads(veiviser("coverage", "--format", "json", at=project).stdout)
    branches = [branch["cells"] for flow in data["flows"] for branch in flow["branches"]]
    assert data["columns"][4:6] == ["nn", "en"]
    return {language: {cells[language] for cells in branches} for language in ("nn", "en")}


def built_page(project: Path) -> str:
    made = generate(project)
    return str(made.docs["verksted/designer/dekning.md"])


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
