"""A file that is saved while a site is built is named."""

from pathlib import Path

from tests.projects import SETTINGS, write_project
from veiviser.cli.explanations import explanations
from veiviser.pipeline import build_site
from veiviser.pipeline.changes import changed_since, stamps_of


def test_row_72_what_is_another_new_or_gone_is_named(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    before = stamps_of(root)
    assert changed_since(before, root) == ()
    (root / "content" / "index.md").write_text("# Hei igjen\n", encoding="utf-8")
    (root / "content" / "ny.md").touch()
    (root / "flows" / "prove.yaml").unlink()
    for beside in (root / "flows" / ".prove.swp", root / "flows" / "prove.yaml~", root / "notes.txt"):
        beside.touch()
    problems = changed_since(before, root)
    assert [str(problem.place.file) for problem in problems] == [
        "content/index.md",
        "content/ny.md",
        "flows/prove.yaml",
    ]
    assert {(problem.id, problem.severity) for problem in problems} == {("changed-meanwhile", "warning")}
    assert problems[0].id in explanations("en")


def test_a_folder_of_pages_outside_the_project_is_not_looked_into(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", SETTINGS.replace("docs_dir: content", "docs_dir: /"))
    assert {file.parts[0] for file in stamps_of(root)} == {"mkdocs.yml", "flows"}


def test_row_72_a_page_that_is_saved_during_the_build_is_noted_and_the_site_stands(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")

    def save(_stage: str) -> None:
        (root / "content" / "index.md").write_text("# Hei igjen, alle\n", encoding="utf-8")

    built = build_site(root, progress=lambda stage: save(stage) if stage != "Reading and checking" else None)
    assert [(str(problem.place.file), problem.id) for problem in built.warnings] == [
        ("content/index.md", "changed-meanwhile")
    ]
    assert "Hei</h1>" in (built.folder / "index.html").read_text("utf-8")
