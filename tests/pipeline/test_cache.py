"""Results that are kept are those that a fresh build gives, whatever has changed since."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path

import pytest

from tests.projects import COLUMNS, choosing, leading_to, write_project
from veiviser.pipeline import Cache, Generated, generate
from veiviser.pipeline.cache import _KNOWN, forget_looks
from veiviser.problem import ProblemsFound

BUTTON = "prototype/components/button"

FACTS = "pris: {value: 3278, unit: kr, source: helfo.no, checked: 2026-04-24}\n"
ROWS = f"{COLUMNS}Eva Eksempel,Oslo,Oslo,kvinne,norsk,1,,0\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    flows = {"a": leading_to("b/start"), "b": leading_to("page:hjelp"), "c": leading_to("tel:116117")}
    write_project(tmp_path, flows=flows)
    (tmp_path / "content" / "hjelp.md").write_text("# Hjelp\n", encoding="utf-8")
    write_project(tmp_path, flows={"liste": choosing("      - text: Du betaler {fact.pris}.\n")})
    (tmp_path / "content" / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "leger.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def change_a_flow(root: Path) -> None:
    write_project(root, flows={"b": leading_to("page:hjelp", title="En annen begynnelse")})


def rename_a_screen(root: Path) -> None:
    write_project(root, flows={"a": leading_to("b/begynn"), "b": leading_to("page:hjelp").replace("start", "begynn")})


def remove_a_flow(root: Path) -> None:
    (root / "flows" / "c.yaml").unlink()


def rename_a_flow(root: Path) -> None:
    (root / "flows" / "c.yaml").rename(root / "flows" / "d.yaml")


def change_a_template(root: Path) -> None:
    (root / BUTTON).mkdir(parents=True)
    packaged = Path(__file__).parents[2] / BUTTON
    for name in ("component.yaml", "template.html", "style.css"):
        (root / BUTTON / name).write_text((packaged / name).read_text("utf-8"), encoding="utf-8")
    template = root / BUTTON / "template.html"
    template.write_text(template.read_text("utf-8").replace('class="button"', 'class="button changed"'), "utf-8")


def change_a_layout(root: Path) -> None:
    (root / "prototype" / "layout").mkdir(parents=True)
    packaged = Path(__file__).parents[2] / "prototype" / "layout" / "title.html"
    changed = packaged.read_text("utf-8").replace("<h1", '<h1 data-changed=""')
    (root / "prototype" / "layout" / "title.html").write_text(changed, "utf-8")


def change_a_style(root: Path) -> None:
    (root / "prototype" / "styles").mkdir(parents=True)
    (root / "prototype" / "styles" / "screen.css").write_text("h1 { color: #333; }\n", encoding="utf-8")


def change_a_fact(root: Path) -> None:
    (root / "content" / "facts.yaml").write_text(FACTS.replace("3278", "3300"), encoding="utf-8")


def add_a_comment(root: Path) -> None:
    for flow in (root / "flows").iterdir():
        flow.write_text(f"# En merknad\n{flow.read_text('utf-8')}", encoding="utf-8")


def change_a_page(root: Path) -> None:
    (root / "content" / "hjelp.md").write_text("# Mer hjelp\n", encoding="utf-8")


def change_a_data_file(root: Path) -> None:
    (root / "data" / "leger.csv").write_text(ROWS.replace("Eva Eksempel", "Eva Endret"), encoding="utf-8")


ALL = {"a", "b", "c", "liste"}
CHANGES = {
    change_a_flow: {"b"},
    rename_a_screen: {"a", "b"},
    remove_a_flow: {"c"},
    rename_a_flow: {"c", "d"},
    add_a_comment: set[str](),
    change_a_template: ALL,
    change_a_layout: ALL,
    change_a_style: ALL,
    change_a_page: {"b"},  # which leads there, and names it by its title
    change_a_fact: {"liste"},
    change_a_data_file: {"liste"},
}
"""And whose results of tests are about other pages then."""


def fresh(root: Path) -> Generated:
    """As a process makes it that has just begun."""
    forget_looks()
    return generate(root)


def test_a_look_is_read_once_by_a_process_until_a_file_of_it_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fresh(root)
    monkeypatch.delattr("veiviser.pipeline.cache.read_look")
    monkeypatch.delattr("veiviser.pipeline.cache.make_environment")
    assert generate(root) == before
    change_a_template(root)
    with pytest.raises(NameError, match="read_look"):
        generate(root)


def test_only_the_last_looks_are_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veiviser.pipeline.cache._AT_MOST", 2)
    for change in (change_a_style, change_a_layout, change_a_template):
        change(root)
        generate(root)
    assert len(_KNOWN) == 2


@pytest.mark.parametrize(("change", "anew"), CHANGES.items())
def test_kept_results_are_those_of_a_fresh_build_after(
    change: Callable[[Path], None], anew: set[str], root: Path
) -> None:
    cache = Cache()
    before = generate(root, cache=cache)
    change(root)
    after = generate(root, cache=cache)
    assert after == fresh(root)
    assert after != before
    assert {name for name, _ in digests(before) ^ digests(after)} == anew


def test_problems_come_and_go_with_what_another_flow_does(root: Path) -> None:
    cache = Cache()
    sound = generate(root, cache=cache)
    write_project(root, flows={"b": leading_to("page:hjelp").replace("start", "begynn")})
    with pytest.raises(ProblemsFound, match="no screen `start` in flow `b`"):
        generate(root, cache=cache)
    (root / "flows" / "b.yaml").unlink()
    with pytest.raises(ProblemsFound, match="no flow `b`"):
        generate(root, cache=cache)
    write_project(root, flows={"b": leading_to("page:hjelp")})
    assert generate(root, cache=cache) == sound


def test_only_the_flow_that_changed_is_drawn_again(root: Path) -> None:
    cache = Cache()
    before = generate(root, cache=cache).site_files
    change_a_flow(root)
    after = generate(root, cache=cache).site_files
    drawn = {Path(name).parent.name for name in after if after[name] is not before[name] and name.endswith("html")}
    assert drawn & ALL == {"b"}  # what is made of all flows is drawn anew


def test_a_changed_layout_draws_what_was_read_before(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache()
    generate(root, cache=cache)
    change_a_layout(root)
    monkeypatch.delattr("veiviser.pipeline.flows.read_flow")
    assert "data-changed" in str(generate(root, cache=cache).site_files["verksted/prototype/a/start.html"])
    change_a_template(root)  # by which texts of a screen may be others
    with pytest.raises(NameError, match="read_flow"):
        generate(root, cache=cache)


@pytest.mark.parametrize("change", [change_a_flow, change_a_layout, change_a_style, change_a_page])
def test_the_page_that_is_looked_at_comes_first_and_is_the_one_that_comes_after(
    change: Callable[[Path], None], root: Path
) -> None:
    cache, shown = Cache(), dict[str, str | bytes]()
    generate(
        root, cache=cache, first="verksted/prototype/b/start.html", show=lambda files, _problems: shown.update(files)
    )
    assert "verksted/prototype/b/start.html" in shown
    shown.clear()
    change(root)
    made = generate(
        root, cache=cache, first="verksted/prototype/b/start.html", show=lambda files, _: shown.update(files)
    )
    pages = {path for path in shown if path.endswith(".html")}
    assert pages == {"verksted/prototype/b/start.html"}
    assert all(made.site_files[path] == shown[path] for path in shown if not path.endswith("choices.css"))


@pytest.mark.parametrize(
    "first",
    ["", "index.html", "guide/b/index.html", "verksted/prototype/b/borte.html", "verksted/prototype/borte/start.html"],
)
def test_a_page_that_is_not_there_is_not_shown_first(first: str, root: Path) -> None:
    cache, shown = Cache(), list[str]()
    generate(root, cache=cache)
    change_a_flow(root)
    generate(root, cache=cache, first=first, show=lambda files, _problems: shown.extend(files))
    assert shown == []


@pytest.mark.parametrize("change", [change_a_flow, rename_a_screen, change_a_layout, change_a_page])
def test_a_build_that_ended_at_any_checkpoint_leaves_nothing_of_its_own(
    change: Callable[[Path], None], root: Path
) -> None:
    cache = Cache()
    generate(root, cache=cache)
    change(root)

    def generated(end_at: int) -> Generated | None:
        passed = count(1)

        def checkpoint() -> None:
            if next(passed) == end_at:
                raise EndedError

        with suppress(EndedError):
            return generate(root, cache=cache, checkpoint=checkpoint)
        return None

    ended = list(takewhile(lambda made: made is None, map(generated, range(1, 100))))
    assert len(ended) >= 3
    assert generated(0) == fresh(root)


class EndedError(Exception):
    """By whoever asked for the build."""


def test_a_page_that_is_as_it_was_is_not_shown_first(root: Path) -> None:
    cache, shown = Cache(), list[str]()
    generate(root, cache=cache)
    change_a_page_alone(root)
    generate(
        root, cache=cache, first="verksted/prototype/a/start.html", show=lambda files, _problems: shown.extend(files)
    )
    assert shown == []


def change_a_page_alone(root: Path) -> None:
    (root / "content" / "index.md").write_text("# Ny forside\n", encoding="utf-8")


def digests(made: Generated) -> set[tuple[str, str]]:
    """By flow, the digest of what its tests see."""
    return {(flow.name, flow.content) for flow in made.coverage}
