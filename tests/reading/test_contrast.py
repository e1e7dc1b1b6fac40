"""Colours of a look and of components that a project has of its own: who cannot read them is told at the line."""

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.projects import write_project
from tests.reading.test_own_look import FILES, FLOW
from veiviser.pipeline import check_site
from veiviser.problem import Problem, Report
from veiviser.reading import packaged_look, read_look
from veiviser.reading.look.chosen import chosen_in_styles
from veiviser.reading.look.components import looks_in
from veiviser.reading.look.contrast import find_alike
from veiviser.reading.look.pairs import PAIRS
from veiviser.reading.look.palette import colour_in
from veiviser.reading.look.sheets import DEVICES

TOKENS = """\
.screen, .shell {
  --sand: #f5efe0;
  --desk: var(--sand);
  --quiet: #5a5a5a;
}

@media screen and (prefers-color-scheme: dark) {
  .screen { --sand: #1c272b; --ds-color-focus-outer: #fff; --quiet: #bbb; }
}
"""


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [
        (f"{one.place.file.name}:{one.place.line}", one.severity, str(one.message))
        for one in problems
        if one.id == "low-contrast"
    ]


def of_look(root: Path, tokens: str) -> list[tuple[str, str, str]]:
    flow = FLOW.replace("title: Prøve", "title: Prøve\nlook: kommune", 1).replace("kort: Hei", "text: Hei")
    return told(
        check_site(write_project(root, flows=flow, files={"prototype/looks/kommune/styles/tokens.css": tokens}))
    )


def of_component(root: Path, style: str) -> list[tuple[str, str, str]]:
    files = {f"prototype/components/kort/{name}": text for name, text in {**FILES, "style.css": style}.items()}
    return told(check_site(write_project(root, flows=FLOW, files=files)))


@pytest.mark.parametrize("look", sorted(looks_in([packaged_look()])))
def test_each_pair_of_our_looks_is_known_and_stands_out_on_every_device(look: str) -> None:
    styles = read_look([packaged_look()], Report(), "nb", look).styles
    report = Report()
    chosen = chosen_in_styles(styles, {PurePosixPath("tokens.css"): styles["tokens.css"]})
    find_alike(chosen, report)
    assert report == []
    for device in DEVICES:
        for pair in PAIRS:
            assert colour_in(f"var({pair.front})", chosen.palettes[device]), (device, pair)
            assert colour_in(f"var({pair.ground})", chosen.palettes[device]), (device, pair)


def test_a_look_whose_colours_stand_out_is_told_nothing_of(tmp_path: Path) -> None:
    assert of_look(tmp_path, TOKENS) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "says"),
    [
        ("#5a5a5a", "#999", 4, "`--quiet` has too little contrast to `--sand`: "),
        ("#5a5a5a", "var(--line)", 4, "`--quiet` has too little contrast to `--sand`: "),
        ("#f5efe0", "#777", 2, "`--sand` has too little contrast to `--"),
        ("#bbb", "#444", 8, "`--quiet` has too little contrast to `--ds-color-accent-surface-tinted` in the dark: 1."),
        ("#fff;", "#222;", 8, "`--ds-color-focus-outer` has too little contrast to `--sand` in the dark: 1."),
    ],
)
def test_a_colour_of_a_look_is_told_at_its_line(right: str, wrong: str, line: int, says: str, tmp_path: Path) -> None:
    assert right in TOKENS
    found = of_look(tmp_path, TOKENS.replace(right, wrong, 1))
    assert [one[:2] for one in found if says in one[2]] == [(f"tokens.css:{line}", "error")], found


def test_with_the_nearest_colour_all_can_be_read(tmp_path: Path) -> None:
    ((_, _, says),) = of_look(tmp_path, TOKENS.replace("#5a5a5a", "#999"))
    near = re.search(r"#[0-9a-f]{6}", says)
    assert near is not None
    assert of_look(tmp_path, TOKENS.replace("#5a5a5a", near[0])) == []


@pytest.mark.parametrize(
    ("style", "line", "severity", "says"),
    [
        (".kort {\n  color: #999;\n  background: #eee;\n}", 2, "error", "`#999` has too little contrast to `#eee`: 2."),
        (".kort { color: var(--paper);\n background: var(--good-soft) }", 1, "error", "`var(--paper)` has too little"),
        (".kort {\n  color: #999;\n}", 2, "warning", "`#999` has too little contrast to `--paper`: 2.85"),
        (".kort a:focus-visible {\n  outline: 3px solid #eed;\n}", 2, "error", "it must be 3.0 to 1"),
        (".kort input {\n  border: 1px solid #ddd;\n}", 2, "error", "it must be 3.0 to 1"),
        (".kort svg {\n  fill: var(--line);\n}", 2, "error", "it must be 3.0 to 1"),
        ("@media (prefers-color-scheme: dark) {\n  .kort { color: #333; }\n}", 2, "warning", "in the dark"),
    ],
)
def test_colours_of_a_component_are_told_at_their_line(
    style: str, line: int, severity: str, says: str, tmp_path: Path
) -> None:
    found = of_component(tmp_path, style)
    assert [one[:2] for one in found] == [(f"style.css:{line}", severity)], found
    assert says in found[0][2]


@pytest.mark.parametrize(
    "style",
    [
        ".kort { color: #fff; background: #333 }",
        ".kort { background: var(--deep) }\n.kort p { color: #fff }",  # on what lies behind it, and not on paper
        ".kort [aria-disabled] { color: #ccc }",
        ".kort { color: inherit; border-bottom: 1px solid #ddd }",
        ".kort { background: linear-gradient(#fff, #000) }",
        ".kort { color: rgb(0 0 0 / 0.2) }",  # nobody knows what shows through
        "@media print { .kort { color: #999 } }",
    ],
)
def test_what_can_be_read_or_cannot_be_known_is_not_told(style: str, tmp_path: Path) -> None:
    assert of_component(tmp_path, style) == []
