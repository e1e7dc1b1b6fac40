"""A whole project: its settings, its folders, its history."""

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests.projects import write_project
from veiviser.reading import last_commits, read_project

FLOW = "title: A\nentries: {start: A}\nscreens:\n  start: {title: A, end: done}\n"
SETTINGS = "site_name: Nettlege\nsite_url: https://example.no/x\n"


def project(root: Path, settings: str | None = SETTINGS, flow: str | None = FLOW) -> Path:
    return write_project(root, settings, flows={} if flow is None else {"a": flow})


def errors(root: Path) -> list[tuple[str, str]]:
    problems = read_project(root)[1]
    return [(str(problem.place), problem.id) for problem in problems if problem.severity == "error"]


def test_a_sound_project_is_read_whole(tmp_path: Path) -> None:
    read, _ = read_project(project(tmp_path))
    assert read is not None
    assert (read.name, read.url) == ("Nettlege", "https://example.no/x/")
    assert list(read.flows) == ["a"]
    assert list(read.pages) == ["index"]


def test_a_missing_folder_and_missing_settings_name_the_command(tmp_path: Path) -> None:
    assert errors(project(tmp_path, flow=None)) == [("flows:1:1", "missing-folder")]
    (tmp_path / "mkdocs.yml").unlink()
    assert errors(tmp_path) == [("mkdocs.yml:1:1", "missing-settings")]
    assert "veiviser new" in read_project(tmp_path)[1][0].message


def test_a_flow_that_is_a_folder_or_not_there_is_no_crash(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "flows" / "b.yaml").mkdir()
    assert errors(root) == []


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [x]", "!ENV HOME", "!!python/name:os.system"])
def test_row_54_an_unknown_tag_in_the_settings_is_refused(tag: str, tmp_path: Path) -> None:
    assert errors(project(tmp_path, SETTINGS + f"x: {tag}\n")) == [("mkdocs.yml:3:4", "not-allowed-in-yaml")]


def test_row_54_the_known_tags_are_read_as_texts(tmp_path: Path) -> None:
    slugify = "slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
    assert errors(project(tmp_path, SETTINGS + f"markdown_extensions: [toc: {{{slugify}}}]\n")) == []


def test_row_54_a_known_tag_stands_only_where_the_documentation_has_it(tmp_path: Path) -> None:
    known = "!!python/name:material.extensions.emoji.twemoji"
    assert errors(project(tmp_path, SETTINGS + f"copyright: {known}\n")) == [("mkdocs.yml:3:12", "wrong-shape")]


def test_row_58_a_doubled_key_in_the_settings_is_refused(tmp_path: Path) -> None:
    assert errors(project(tmp_path, SETTINGS + "site_name: B\n")) == [("mkdocs.yml:3:1", "duplicate-key")]


def test_files_know_the_day_of_their_last_commit(tmp_path: Path) -> None:
    assert last_commits(tmp_path) == {}
    project(tmp_path)
    day = {
        "GIT_AUTHOR_DATE": "2026-04-24T12:00:00Z",
        "GIT_COMMITTER_DATE": "2026-04-24T12:00:00Z",
        "PATH": "/usr/bin:/bin",
    }
    person = ["-c", "user.name=Kari", "-c", "user.email=kari@example.no"]
    for command in (["init", "-q"], ["add", "."], [*person, "commit", "-qm", "Start"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env=day)
    found = last_commits(tmp_path)
    assert found[PurePosixPath("flows/a.yaml")].isoformat() == "2026-04-24"
