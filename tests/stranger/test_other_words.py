"""Whoever holds a site against its project knows the words of its interface from the project, whatever they are."""

import shutil
from pathlib import Path

import pytest

from tests.bad_input.running import forked
from tests.interface import WORDS, as_catalogue, turned
from veiviser.model.project import Project
from veiviser.pipeline import build_site
from veiviser.reading import read_project
from veiviser.stranger.built.proof import prove
from veiviser.stranger.built.site import BuiltSite
from veiviser.writing import write_files

FLOWS = ("stotte", "p1-print", "r5-xgov-natural")
"""With steps, boxes, answers that nobody gave, and examples for them."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that says everything in words of its own, built."""
    root = tmp_path_factory.mktemp("words") / "site"
    assert forked(("new", str(root)), root.parent, {}).returncode == 0
    for name in FLOWS:
        shutil.copy(Path(__file__).parent / "flows" / f"{name}.yaml", root / "flows")
    own = {key: turned(said) for key, said in WORDS.by_key.items()}
    write_files(root, {"prototype/words/nb.po": as_catalogue(own)})
    build_site(root)
    return root


def read(root: Path) -> Project:
    project, _ = read_project(root)
    assert project is not None
    return project


def built(root: Path) -> BuiltSite:
    site = root / "site"
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return BuiltSite("site", files, lambda file: (site / file).read_text("utf-8", "replace"))


def test_nothing_is_found_in_words_of_the_projects_own(root: Path) -> None:
    pages = "".join(page.read_text("utf-8") for page in (root / "site").rglob("stotte/*.html"))
    assert WORDS("page.usual_band") not in pages
    assert turned(WORDS("page.usual_band")) in pages
    assert [str(problem) for problem in prove(read(root), built(root))] == []


@pytest.mark.parametrize("key", ["page.usual_band", "samples.example"])
def test_words_that_are_others_than_the_projects_are_found(root: Path, key: str) -> None:
    own = turned(WORDS(key)).partition("{")[0].strip()
    site = built(root)
    changed = BuiltSite("site", site.files, lambda file: site.load(file).replace(own, "Noe annet"))
    assert "wrong-screen" in {problem.id for problem in prove(read(root), changed)}
