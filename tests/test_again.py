"""A preview shows a page that changed before the whole site is built again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_sample import Sample, write_project
from veiviser.engine import Again, Generated, build_generated
from veiviser.serving import Preview
from veiviser.serving.preview import Checkpoint
from veiviser.writing import write_files


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Again, Path]:
    """What remembers a build, and the site that was built."""
    home, again = tmp_path_factory.mktemp("again"), Again()
    (home / "site").mkdir()
    build_generated(Sample(), home / "site", again=again)
    return again, home / "site"


@pytest.mark.parametrize("page", Sample().docs)
def test_a_page_rendered_again_is_the_page_that_was_built(page: str, built: tuple[Again, Path]) -> None:
    again, site = built
    (path, html), *others = again.render(page, str(Sample().docs[page]), Sample().pictures).items()
    assert html == (site / path).read_text("utf-8")
    assert others == []


def test_what_changed_in_it_shows(built: tuple[Again, Path]) -> None:
    rendered = built[0].render("hjelp.md", "# Hjelp\n\nNye ord.\n", {})
    assert "<p>Nye ord.</p>" in rendered["hjelp/index.html"]
    assert "prøvenettleseren" not in rendered["hjelp/index.html"].lower()


def test_a_page_that_was_not_there_waits_for_the_whole(built: tuple[Again, Path]) -> None:
    assert built[0].render("ny.md", "# Ny\n", {}) == {}
    assert Again().render("hjelp.md", "# Hjelp\n", {}) == {}


class EndedError(Exception):
    """By whoever asked for the build."""


def test_a_build_can_be_ended_at_every_checkpoint_and_another_begun(tmp_path: Path) -> None:
    again, index = Again(), str(Sample().docs["index.md"])

    def build(name: str, end_at: int = 0) -> str:
        passed = 0

        def checkpoint() -> None:
            nonlocal passed
            passed += 1
            if passed == end_at:
                raise EndedError

        (tmp_path / name).mkdir()
        build_generated(Sample(), tmp_path / name, again=again, checkpoint=checkpoint)
        return (tmp_path / name / "index.html").read_text("utf-8")

    whole, pages = build("whole"), sum(path.endswith(".md") for path in Sample().docs)
    before_pages, while_indexing, after_indexing = 1, 1, 1  # and more where Pagefind takes its time
    for number in range(1, before_pages + 2 * pages + while_indexing + after_indexing + 1):
        with pytest.raises(EndedError):
            build(f"ended-{number}", end_at=number)
        assert again.render("index.md", index, Sample().pictures) == {"index.html": whole}
    assert build("again") == whole


class Engine:
    """One that writes down what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.seen: list[object] = []
        self.preview: Preview | None = None

    def render(self, _root: Path, made: Generated, site: Path, _checkpoint: Checkpoint) -> None:
        if self.preview is not None:
            self.seen.append(self.preview.shown.files.get("a/index.html"))
        write_files(site, {"a/index.html": "whole"})

    def again(self, path: str, text: str, _pictures: Mapping[str, str]) -> dict[str, str]:
        self.asked.append(path)
        if text == "bad":
            raise ValueError("the whole tells what is wrong")
        return {f"{path.removesuffix('.md')}/index.html": "quick"}


def previewing(root: Path, engine: Engine, made: Callable[[], Generated]) -> Preview:
    """What is made at each build is asked for anew."""
    return Preview(
        write_project(root),
        tell=lambda _: None,
        generate=lambda _root, _first, _show, _checkpoint: made(),
        render=engine.render,
        render_again=engine.again,
    )


def test_a_preview_shows_a_changed_page_first_and_the_whole_after(tmp_path: Path) -> None:
    engine = Engine()
    docs = {"a.md": "# A", "b.md": "<!-- picture time/1 -->", "c.md": "# C"}
    made = replace(Sample(), docs=docs)
    with previewing(tmp_path, engine, lambda: made) as preview:
        preview.rebuild()
        engine.preview = preview
        made = replace(made, docs={**docs, "a.md": "# Ny"}, pictures={**made.pictures, "time/1": "another"})
        preview.rebuild()
        assert engine.asked == ["a.md", "b.md"]
        assert engine.seen == ["quick"]
        assert "a/index.html" not in preview.shown.files
        made = replace(made, docs={**docs, "a.md": "bad"})
        preview.rebuild()
        assert preview.shown.problems == ()
        assert engine.seen == ["quick", None]


def test_of_many_changed_pages_the_one_that_is_looked_at_is_shown_first(tmp_path: Path) -> None:
    engine = Engine()
    made = replace(Sample(), docs={f"{name}.md": "old" for name in "abcde"})
    with previewing(tmp_path, engine, lambda: made) as preview:
        preview.rebuild()
        engine.preview, preview.looked_at = preview, "a/index.html"
        made = replace(made, docs=dict.fromkeys(made.docs, "new"))
        preview.rebuild()
        assert engine.asked == ["a.md"]
        made, preview.looked_at = replace(made, docs=dict.fromkeys(made.docs, "newer")), "prototype/time/start.html"
        preview.rebuild()
        assert engine.asked == ["a.md"]
        made = replace(made, docs={**made.docs, "b.md": "b", "d.md": "d"})
        preview.looked_at = "d/index.html"
        preview.rebuild()
        assert engine.asked == ["a.md", "d.md", "b.md"]
        assert engine.seen == ["quick", None, None]
