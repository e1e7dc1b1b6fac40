"""The workshop's worked examples of components: in a new project they are checked, built, proven and walked."""

from pathlib import Path

import pytest

from tests.bad_input.running import forked
from tests.five_minutes import made, site  # noqa: F401 (fixtures)
from tests.own_components import NAMES, lay_into, shown_files


@pytest.fixture
def project(site: Path) -> Path:  # noqa: F811
    return lay_into(site)


def run(*words: str, at: Path) -> str:
    ran = forked(words, at, {})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def test_each_has_all_that_a_component_can_have() -> None:
    files = shown_files()
    for name in NAMES:
        parts = {path.rpartition("/")[2] for path in files if path.startswith(f"prototype/components/{name}/")}
        assert {"component.yaml", "template.html", "style.css"} <= parts, name
        assert f"- {name}:" in files["flows/egne.yaml"]
    assert {"flows/egne.yaml", "prototype/words/nb.po", "tests/test_egne.py"} <= files.keys()


def test_they_are_checked_built_and_proven_without_a_word(project: Path) -> None:
    told = run("check", at=project)
    assert "egne" not in told
    assert not any(name in told for name in NAMES), told
    run("build", at=project)
    run("prove", at=project)
    for name in NAMES:
        assert (project / "site/verksted/designer/komponenter" / name / "i-helsenorge.html").is_file()
