"""Results that are kept are those that a fresh build gives, whatever has changed since."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.projects import leading_to, write_project
from veiviser.build import Kept, generate
from veiviser.problem import ProblemsFound

BUTTON = "prototype/components/button"

LIST = """
title: Liste
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    body:
      - directory: Hvem vil du ha?
        data: leger
        answer: lege
        choices: {eva: {label: Eva, free: true}, per: {label: Per, free: false}}
      - button: Neste
    next: ferdig
  ferdig: {title: Ferdig, end: done}
"""
ROWS = "name,municipality,county,gender,languages,free,rating,reviews\nEva Eksempel,Oslo,Oslo,kvinne,norsk,1,,0\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path, {"a": leading_to("b/start"), "b": leading_to("page:hjelp"), "c": leading_to("tel:116117")})
    (tmp_path / "content" / "hjelp.md").write_text("# Hjelp\n", encoding="utf-8")
    write_project(tmp_path, {"liste": LIST})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "leger.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def change_a_flow(root: Path) -> None:
    write_project(root, {"b": leading_to("page:hjelp", title="En annen begynnelse")})


def rename_a_screen(root: Path) -> None:
    write_project(root, {"a": leading_to("b/begynn"), "b": leading_to("page:hjelp").replace("start", "begynn")})


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


def change_a_page(root: Path) -> None:
    (root / "content" / "hjelp.md").write_text("# Mer hjelp\n", encoding="utf-8")


def change_a_data_file(root: Path) -> None:
    (root / "data" / "leger.csv").write_text(ROWS.replace("Eva Eksempel", "Eva Endret"), encoding="utf-8")


CHANGES = [
    *(change_a_flow, rename_a_screen, remove_a_flow, rename_a_flow),
    *(change_a_template, change_a_page, change_a_data_file),
]


@pytest.mark.parametrize("change", CHANGES)
def test_kept_results_are_those_of_a_fresh_build_after(change: Callable[[Path], None], root: Path) -> None:
    kept = Kept()
    before = generate(root, kept=kept)
    change(root)
    after = generate(root, kept=kept)
    assert after == generate(root)
    assert after != before


def test_problems_come_and_go_with_what_another_flow_does(root: Path) -> None:
    kept = Kept()
    sound = generate(root, kept=kept)
    write_project(root, {"b": leading_to("page:hjelp").replace("start", "begynn")})
    with pytest.raises(ProblemsFound, match="no screen `start` in flow `b`"):
        generate(root, kept=kept)
    (root / "flows" / "b.yaml").unlink()
    with pytest.raises(ProblemsFound, match="no flow `b`"):
        generate(root, kept=kept)
    write_project(root, {"b": leading_to("page:hjelp")})
    assert generate(root, kept=kept) == sound


def test_only_the_flow_that_changed_is_drawn_again(root: Path) -> None:
    kept = Kept()
    before = generate(root, kept=kept).site_files
    change_a_flow(root)
    after = generate(root, kept=kept).site_files
    drawn = {name.split("/")[1] for name in after if after[name] is not before[name] and name.endswith("html")}
    assert drawn == {"b"}
