"""A build with what earlier ones kept gives the bytes of a build without it, whatever was edited in between."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.breadth import tries
from tests.conftest import EXAMPLE
from tests.pipeline.test_cache import CHANGES, root
from tests.projects import leading_to, write_project
from veiviser.kept import NOTHING_KEPT, Kept, cache_folder, keeping
from veiviser.links import check_folder
from veiviser.model.flow import Flow
from veiviser.pipeline import Cache, build_site, check_site, generate
from veiviser.pipeline.cache import forget_looks
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading import read_flow
from veiviser.unchanged import build, check

__all__ = ["root"]  # a fixture
FLOW = "flows/savnet-katt.yaml"


@contextmanager
def kept_in(folder: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """As a process has it that has just begun."""
    forget_looks()
    monkeypatch.setenv("VEIVISER_CACHE", str(folder))
    with keeping(project) as kept:
        assert kept is not NOTHING_KEPT
        yield kept
    monkeypatch.setenv("VEIVISER_CACHE", "no")


def files_of(folder: Path) -> Mapping[str, bytes]:
    """All but Pagefind's, whose bytes two builds of the same do not share, and the list that names them."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".veiviser")
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if "pagefind/" not in name}


def built(project: Path, site: Path, kept: Kept = NOTHING_KEPT) -> object:
    """The files of the site, or what is wrong."""
    try:
        build_site(project, target=site, kept=kept)
    except ProblemsFound as found:
        return found.problems
    return files_of(site)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all tries keep what they find, so that each meets what the others left."""
    return tmp_path_factory.mktemp("kept") / "cache"


EDITS: Mapping[str, Callable[[str], str]] = {
    "title": lambda text: text.replace("title: ", "title: Ny ", 1),
    "label": lambda text: text.replace("button: ", "button: Trykk ", 1),
    "comment": lambda text: f"# Merknad\n{text}",
    "half": lambda text: text[: len(text) // 2],
    "lost": lambda text: text.replace("screens:", "skjermer:", 1),
    "same": lambda text: text,
    "heading": lambda text: f"{text}\n## Mer\n\nMer om [katten](etterpa.md).\n",
    "nothing there": lambda text: f"{text}\n[Borte](borte.md)\n",
}
FILES = (FLOW, "content/index.md", "content/etterpa.md", "mkdocs.yml")


@settings(tries(2, wide=60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=st.lists(st.tuples(st.sampled_from(FILES), st.sampled_from(sorted(EDITS))), min_size=2, max_size=2))
def test_random_edits_give_what_a_build_without_it_gives(
    edits: list[tuple[str, str]], shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    project = shutil.copytree(EXAMPLE, folder / "project")
    for name, edit in edits:
        path = project / name
        path.write_text(EDITS[edit](path.read_text("utf-8")), "utf-8")
        with pytest.MonkeyPatch.context() as monkeypatch:
            for _ in range(2):  # what this one found, and what it took
                with kept_in(shared, project, monkeypatch) as kept:
                    assert check(project, kept) == check_site(project)
                    found = built(project, folder / "site", kept)
        forget_looks()
        assert found == built(project, folder / "plain")


@pytest.mark.parametrize("change", CHANGES)
def test_a_later_process_gives_what_a_fresh_one_gives_after(
    change: Callable[[Path], None], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in (lambda _: None, change, lambda _: None):
        step(root)
        with kept_in(tmp_path / "kept", root, monkeypatch) as kept:
            made = generate(root, cache=Cache(kept))
        forget_looks()
        assert made == generate(root)


def test_what_was_found_is_not_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_project(tmp_path / "project", flows={"a": leading_to("b/start"), "b": leading_to("tel:116117")})
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        generate(project, cache=Cache(kept))
    write_project(project, flows={"b": leading_to("tel:116117", title="Et annet sted")})
    read: list[str] = []

    def noted(text: str, file: PurePosixPath, *more: Any, **named: Any) -> Flow | None:
        read.append(str(file))
        return read_flow(text, file, *more, **named)

    monkeypatch.setattr("veiviser.pipeline.flows.read_flow", noted)
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        generate(project, cache=Cache(kept))
    assert read == ["flows/b.yaml"]


def test_a_site_that_stands_as_it_was_built_is_left_standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_project(tmp_path / "project")
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        first = build(project, kept)
    left = (project / "site" / "index.html").stat().st_ino
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        assert build(project, kept) == first
    assert (project / "site" / "index.html").stat().st_ino == left
    (project / "site" / "index.html").write_bytes(b"")
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        assert build(project, kept) == first
    assert (project / "site" / "index.html").read_bytes() != b""
    shutil.rmtree(project / "site")
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        build(project, kept)
    assert (project / "site" / "index.html").exists()


def test_a_check_of_the_same_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_project(tmp_path / "project", page="# Hei\n\n[Borte](borte.md)\n")
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        first = check(project, kept)
    assert [problem.id for problem in first] == ["bad-link"]
    monkeypatch.delattr("veiviser.pipeline.check_site")
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
        assert check(project, kept) == first
    write_project(project)
    with kept_in(tmp_path / "kept", project, monkeypatch) as kept, pytest.raises(ImportError):
        check(project, kept)


def test_a_page_is_read_again_when_what_it_leads_to_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name, text in {"index.html": '<a href="b.html">Til b</a>', "b.html": "<p>B</p>"}.items():
        (site / name).write_text(f'<!doctype html><html lang="nb"><title>T</title><h1>H</h1>{text}', "utf-8")

    def problems() -> tuple[Problem, ...]:
        with kept_in(tmp_path / "kept", site, monkeypatch) as kept:
            return check_folder(site, kept=kept).problems

    before = problems()
    assert before == problems() == check_folder(site).problems
    (site / "b.html").unlink()
    assert problems() == check_folder(site).problems != before


def test_an_unsure_project_is_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "elsewhere.md").write_text("# En\n", "utf-8")
    (project / "content" / "side.md").symlink_to(tmp_path / "elsewhere.md")
    for _ in range(2):
        with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
            assert check(project, kept) == check_site(project)
            assert len([*(cache_folder() or tmp_path).iterdir()]) < 5


def test_what_lies_beside_the_folders_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_project(tmp_path / "project")
    told = []
    for text in ("", "[\n"):
        (project / "godkjent.yaml").write_text(text, "utf-8")
        with kept_in(tmp_path / "kept", project, monkeypatch) as kept:
            told.append(check(project, kept))
            assert told[-1] == check_site(project)
    assert told[0] != told[1]
