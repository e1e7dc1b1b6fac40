"""A brand over any look: its styles reach screens and pages, and colours that cannot be read are told."""

import re
from pathlib import Path

import pytest

from tests.projects import write_project
from veiviser.model.colours import contrast, nearest_that, read_colour, written
from veiviser.problem import Problem
from veiviser.reading import open_project
from veiviser.reading.look.brand import theme_of

SITE = "site_name: x\nsite_url:\nplugins:\n  - veiviser:\n      brand: {brand}\n"
THEME = """@layer ds.theme.color-scheme.light{:root,[data-color-scheme=light]{--ds-color-accent-base-default:#6b2f5b;
--ds-color-accent-base-contrast-default:#ffffff}}[data-color-scheme="dark"] {--ds-color-accent-base-default:#d9a5cb;
--ds-color-accent-base-contrast-default:#DDD}"""


def opened(root: Path, brand: str, look: str = "") -> tuple[str, str, list[Problem]]:
    """The styles of screens and of pages, and what is wrong with the brand."""
    (root / "flows").mkdir(exist_ok=True)
    (root / "content").mkdir(exist_ok=True)
    text = (
        SITE.format(brand=brand).replace("brand:", f"look: {look}\n      brand:") if look else SITE.format(brand=brand)
    )
    (root / "mkdocs.yml").write_text(text, "utf-8")
    found = open_project(root)
    assert found.project is not None
    pages = found.project.theme["assets/tokens.css"]
    assert isinstance(pages, str)
    wrong = [
        problem for problem in found.problems if problem.place.file.name == "mkdocs.yml" and problem.severity == "error"
    ]
    return "\n".join(found.look.styles.values()), pages, wrong


@pytest.mark.parametrize("look", ["", "helsenorge"])
def test_the_accent_and_all_that_is_mixed_of_it_hold_on_screens_and_on_pages(tmp_path: Path, look: str) -> None:
    screens, pages, wrong = opened(tmp_path, '{colours: {accent: "#6b2f5b"}, corner: 2}', look)
    assert wrong == []
    for style in (screens, pages):
        assert "--ds-border-radius-md: calc(2 * var(--px))" in style
        light = style.rpartition("@media print,(prefers-color-scheme: light) and (prefers-contrast: no-preference)")[
            2
        ].partition("@media")[0]
        dark = style.rpartition("@media screen and (prefers-color-scheme: dark) and")[2]
        assert "--ds-color-accent-base-default: #6b2f5b;" in light
        assert _readable(light, "#ffffff")
        assert _readable(dark, "#141d20")


def _readable(style: str, paper: str) -> bool:
    """Whether links can be read on paper, and words on buttons."""
    said = dict(re.findall(r"--ds-color-accent-([\w-]+): (#[0-9a-f]{6})", style))
    pairs = ((said["text-subtle"], paper), (said["base-contrast-default"], said["base-default"]))
    numbers = [(read_colour(one), read_colour(other)) for one, other in pairs]
    return all(one and other and contrast(one, other) >= 4.5 for one, other in numbers)


def test_a_colour_that_cannot_be_read_is_told_with_the_nearest_that_can(tmp_path: Path) -> None:
    _, _, wrong = opened(tmp_path, '{colours: {accent: "#7fb2e5"}}')
    assert [(problem.id, problem.place.line, problem.place.column) for problem in wrong] == [("low-contrast", 5, 33)]
    near = re.search(r"#[0-9a-f]{6}", str(wrong[0].message))
    assert near is not None
    _, _, wrong = opened(tmp_path, f'{{colours: {{accent: "{near[0]}"}}}}')
    assert wrong == []


def test_two_colours_of_a_brand_are_held_against_each_other(tmp_path: Path) -> None:
    _, _, wrong = opened(tmp_path, '{colours: {ink: "#333", paper: "#444"}}')
    assert [problem.id for problem in wrong] == ["low-contrast"] * 2
    assert "`ink` has too little contrast to `paper`: 1.30 to 1" in str(wrong[0].message)
    assert "`paper` has too little contrast to `--" in str(wrong[1].message)  # to what the look has


def test_a_brand_is_held_against_each_look_that_a_flow_has(tmp_path: Path) -> None:
    """What lies behind words is a little lighter in Helsenorge's look, where this grey still can be read."""
    brand = '{colours: {quiet: "#6e6e6e"}}'
    _, _, wrong = opened(tmp_path, brand, "helsenorge")
    assert wrong == []
    flow = "title: x\nlook: designsystemet\nentries: {a: b}\nscreens: {a: {title: A, end: done}}\n"
    write_project(tmp_path, flows=flow)
    _, _, wrong = opened(tmp_path, brand, "helsenorge")
    assert [problem.id for problem in wrong] == ["low-contrast"]


@pytest.mark.parametrize(
    ("brand", "id"),
    [
        ("{colours: {accent: red}}", "wrong-value"),
        ('{colours: {accen: "#123456"}}', "unknown-key"),
        ("{corner: round}", "wrong-value"),
        ("{corner: 400}", "wrong-value"),
        ("{fonts: [assets/a.ttf]}", "wrong-value"),
        ("{logo: assets/lost.svg}", "bad-link"),
        ("{theme: lost.css}", "bad-link"),
        ("{theme: ../outside.css}", "bad-link"),
        ("lilla", "wrong-shape"),
    ],
)
def test_what_is_no_brand_is_told(brand: str, id: str, tmp_path: Path) -> None:
    _, _, wrong = opened(tmp_path, brand)
    assert id in {problem.id for problem in wrong}


def test_a_theme_of_designsystemets_command_is_read_and_its_words_can_be_read(tmp_path: Path) -> None:
    light, dark = theme_of(THEME)
    assert written(light["--ds-color-accent-base-default"]) == "#6b2f5b"
    assert written(dark["--ds-color-accent-base-contrast-default"]) == "#dddddd"
    (tmp_path / "tema.css").write_text(THEME, "utf-8")
    screens, pages, wrong = opened(tmp_path, "{theme: tema.css}")
    assert all("--ds-color-accent-base-default: #d9a5cb;" in style for style in (screens, pages))
    told = "`ds-color-accent-base-contrast-default` has too little contrast to"
    assert [told in str(problem.message) and "in the dark" in str(problem.message) for problem in wrong] == [True]


def test_a_site_without_a_brand_is_as_it_was(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert "brand.css" not in open_project(tmp_path).look.styles


def test_the_nearest_colour_is_the_one_with_the_least_mixed_in() -> None:
    grey, white = read_colour("#999"), read_colour("#fff")
    assert grey is not None
    assert white is not None
    near = nearest_that(grey, lambda tried: contrast(tried, white) >= 4.5)
    assert near is not None
    assert 4.5 <= contrast(near, white) < 4.7
