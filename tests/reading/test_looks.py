"""A look is laid over the one below: its styles come behind, its templates win, and settings name it."""

import re
from pathlib import Path

import pytest

from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import look_folders, open_project, packaged_look, read_look
from veiviser.reading.look.components import looks_in
from veiviser.reading.look.npm_styles import package_tokens, packaged_files, put_tokens
from veiviser.reading.look.theme import read_theme
from veiviser.writing import write_files

SITE = "site_name: x\nsite_url:\nplugins:\n  - veiviser: {{look: {look}}}\n"
TOKENS = package_tokens(packaged_look(), "helsenorge", Report())


def look_of(root: Path, name: str) -> Look:
    problems = Report()
    found = read_look(look_folders(root), problems, "nb", name)
    assert problems == []
    return found


def told(root: Path, look: str) -> list[str]:
    (root / "mkdocs.yml").write_text(SITE.format(look=look), "utf-8")
    (root / "flows").mkdir(exist_ok=True)
    problems = open_project(root).problems
    return [str(problem.message) for problem in problems if problem.id == "unknown-name"]


def test_two_looks_come_with_the_tool() -> None:
    assert looks_in([packaged_look()]) == {"designsystemet", "helsenorge"}


def test_the_look_that_all_are_laid_over_has_nothing_of_others(look: Look, tmp_path: Path) -> None:
    named = look_of(tmp_path, "designsystemet")
    assert (named.styles, named.layouts, named.own) == (look.styles, look.layouts, look.own)
    assert [c.style for c in named.components.values()] == [c.style for c in look.components.values()]
    assert not any("--core-color" in style for style in [*named.styles.values()])


def test_every_style_of_a_look_comes_behind_the_one_it_is_laid_over(look: Look, tmp_path: Path) -> None:
    over = look_of(tmp_path, "helsenorge")
    folder = packaged_look() / "looks" / "helsenorge"
    for path in folder.glob("components/*/style.css"):
        below, all = look.components[path.parent.name].style, over.components[path.parent.name].style
        assert all.startswith(below), path
        assert all.endswith(put_tokens(path.read_text("utf-8"), TOKENS)), path
    for path in folder.glob("styles/*.css"):
        assert over.styles[path.name] == f"{look.styles[path.name]}\n{put_tokens(path.read_text('utf-8'), TOKENS)}"


def test_a_folder_of_the_project_is_a_look(tmp_path: Path) -> None:
    files = {
        "looks/bykle/styles/tokens.css": ".screen { --sand: #123; }",
        "looks/bykle/components/text/template.html": '<div class="text" data-look="{{ look }}">Bykle: {{ text }}</div>',
        "looks/bykle/components/text/style.css": ".text { background: red; }",
    }
    write_files(tmp_path / "prototype", files)
    over, below = look_of(tmp_path, "bykle"), look_of(tmp_path, "designsystemet")
    assert over.styles["tokens.css"].endswith("--sand: #123; }")
    assert over.components["text"].template == files["looks/bykle/components/text/template.html"]
    assert over.components["text"].style == f"{below.components['text'].style}\n.text {{ background: red; }}"
    assert over.components["text"].options == below.components["text"].options
    assert over.own == {"components/text/template.html"}
    assert "Bykle" not in below.components["text"].template


def test_a_project_lays_its_own_over_a_look_that_comes_with_the_tool(tmp_path: Path) -> None:
    write_files(tmp_path / "prototype", {"looks/helsenorge/components/text/style.css": ".text { background: red; }"})
    assert look_of(tmp_path, "helsenorge").components["text"].style.endswith(".text { background: red; }")


@pytest.mark.parametrize("look", ["helsenorge", "designsystemet", "", "bykle"])
def test_settings_may_name_a_look_that_there_is(look: str, tmp_path: Path) -> None:
    (tmp_path / "prototype" / "looks" / "bykle").mkdir(parents=True)
    assert told(tmp_path, look) == []


@pytest.mark.parametrize(
    ("look", "says"),
    [
        ("helsnorge", "did you mean `helsenorge`"),
        ("../x", "designsystemet"),
        ("vy", "it is one of designsystemet or helsenorge"),
    ],
)
def test_another_name_is_told(look: str, says: str, tmp_path: Path) -> None:
    (message,) = told(tmp_path, look)
    assert message.startswith(f"there is no look `{look}`")
    assert says in message


def test_what_settings_name_is_what_is_read(tmp_path: Path) -> None:
    assert told(tmp_path, "helsenorge") == []
    assert "--ds-color-accent-base-default: #188097" in open_project(tmp_path).look.styles["tokens.css"]


def test_what_a_package_says_is_put_in_where_it_is_named_and_measured_as_screens_are() -> None:
    style = ".a { color: var(--core-color-blueberry-600); margin: var(--core-space-s); font: var(--mobile-body); }"
    put = ".a { color: #126f87; margin: calc(16 * var(--px)); font: 400 calc(18 * var(--px))/150% var(--type); }"
    assert put_tokens(style, TOKENS) == put
    assert put_tokens(".a { color: var(--ink); }", TOKENS) == ".a { color: var(--ink); }"


def test_what_a_look_needs_of_packages_is_there(tmp_path: Path) -> None:
    assert [path for path in packaged_files(packaged_look()) if not path.is_file()] == []
    over = look_of(tmp_path, "helsenorge")
    written = "".join([*over.styles.values(), *(component.style for component in over.components.values())])
    assert set(re.findall(r"var\((--(?:core|color|mobile|component)-[\w-]+)", written)) == set()


def test_a_font_that_is_not_installed_is_told(tmp_path: Path) -> None:
    said = '{"veiviser": {"package": "a", "styles": ["a.css"], "fonts": {"package": "f", "files": ["f.woff2"]}}}'
    write_files(tmp_path / "look", {"package.json": said})
    problems = Report()
    assert read_theme([tmp_path / "look"], problems) == {}
    assert [(problem.id, "`f` is not installed" in str(problem.message)) for problem in problems] == [
        ("missing-package", True)
    ]
