"""What people read stands in the catalogues, and nowhere else."""

from pathlib import Path

import pytest

import veiviser
from tests.words.known import LISTS, NAMED, is_known
from tests.words.literals import in_module, in_script, in_style, in_template
from veiviser.reading import packaged_look

LOOK = packaged_look()
PACKAGE = Path(veiviser.__file__).parent
TEMPLATES = sorted(
    path.relative_to(LOOK).as_posix()
    for pattern in ("layout/*.html", "components/*/template.html", "theme/**/*.html")
    for path in LOOK.glob(pattern)
)
SCRIPTS, STYLES = (
    {
        path.relative_to(folder).as_posix(): path
        for folder, patterns in {
            LOOK: (f"s*/*.{kind}", f"components/*/s*.{kind}", f"theme/assets/*.{kind}"),
            PACKAGE: (f"**/*.{kind}",),
        }.items()
        for pattern in patterns
        for path in sorted(folder.glob(pattern))
        if not path.is_relative_to(LOOK / "node_modules")
    }
    for kind in ("js", "css")
)
NAMES = {
    *("use strict", "Enter", "Escape"),
    *("input, button", "input, textarea, select, [contenteditable]"),
    "veiviser-live mild",
    *('table[data-table="\0"] tbody tr', ".md-typeset table:not([class])"),
}
"""What scripts name in quotes and nobody reads: keys, elements."""
THEIRS = {"Licences"}
"""A key of Material's own words, in templates of the frame."""
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_nothing_by_itself_but_what_is_named(module: str) -> None:
    found = in_module((PACKAGE / module).read_text("utf-8"))
    assert [(line, said) for line, said in found if module not in LISTS and not is_known(module, said)] == []


@pytest.mark.parametrize("code", [*NAMED, *LISTS])
def test_what_is_named_is_there(code: str) -> None:
    text = (SCRIPTS.get(code) or PACKAGE / code).read_text("utf-8")
    found = [said for _, said in (in_script(text) if code in SCRIPTS else in_module(text))]
    _, *names = NAMED.get(code, ("",))
    assert found
    begins = [name.removesuffix("…") for name in names]
    assert [begin for begin in begins if not any(said.startswith(begin) for said in found)] == []


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('"""What it is."""\nX = 1', []),
        ('say("It is wrong")', []),
        ('x = f"Steg {n} av {m}"', [(1, "Steg \0 av \0")]),
        ('\nx = "Åpner"', [(2, "Åpner")]),
        ("x = f'<p class=\"one two\">{n}</p>'", []),
        ("x = f'<p class=\"one two\">Gå hit</p>'", [(1, "Gå hit")]),
        ('x = f\'<a href="{to}" title="Tilbake">↩</a>\'', [(1, "Tilbake")]),
        ('x = "Ferdig"', [(1, "Ferdig")]),
        ('x = {"end": "Kom i mål"}[kind]', [(1, "Kom i mål")]),
        ('__all__ = ["Graph"]', []),
        ('x: Literal["Graf og kart"] = y', []),
    ],
)
def test_a_literal_of_a_module_is_seen(module: str, found: list[tuple[int, str]]) -> None:
    assert list(in_module(module)) == found


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_says_nothing_by_itself_but_what_is_named(script: str) -> None:
    found = [found for found in in_script(SCRIPTS[script].read_text("utf-8")) if found[1] not in NAMES]
    assert [(line, said) for line, said in found if script not in LISTS and not is_known(script, said)] == []


def test_each_name_that_is_no_word_is_needed() -> None:
    assert {said for script in SCRIPTS.values() for _, said in in_script(script.read_text("utf-8"))} >= NAMES


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('"use strict"; word("map.found"); // Ingen treff her', [(1, "use strict")]),
        ("\nsay(`${count} treff`);", [(2, "\0 treff")]),
        ('x.match(/"Ingen treff"/) /* "Eller her" */ + "Åpne"', [(1, "Åpne")]),
        ('document.querySelector(".one:checked");', []),
        ('say(`<a title="Lukk">×</a>`);', [(1, "Lukk")]),
    ],
)
def test_a_literal_of_a_script_is_seen(script: str, found: list[tuple[int, str]]) -> None:
    assert list(in_script(script)) == found


@pytest.mark.parametrize("style", STYLES)
def test_a_style_says_nothing(style: str) -> None:
    assert list(in_style(STYLES[style].read_text("utf-8"))) == []


def test_a_literal_of_a_style_is_seen() -> None:
    style = 'a { content: "›" } /* content: "Nei" */\nb::after { content: attr(x) " Les mer"; font: "Inter" }'
    assert list(in_style(style)) == [(2, " Les mer")]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_nothing_by_itself(template: str) -> None:
    found = list(in_template((LOOK / template).read_text("utf-8")))
    assert [(line, said) for line, said in found if said not in THEIRS] == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ words }}</p>", []),
        ("<p>\nTelefon: {{ number }}</p>", [(2, "Telefon:")]),
        ('<nav class="of all"\n aria-label="Sider {{ part }}">', [(2, "Sider")]),
        ('{% set a = {"x": "Skriv et tall"} %}', [(1, "Skriv et tall")]),
        ('<a href="{{ "to-page" }}" class="one two">{# A comment. #}<!-- Another. -->›</a>', []),
        ('{{ word("page.menu") }}{{ "Lås" }}', [(1, "Lås")]),
        ('\n{{ told or "Ferdig" }}', [(2, "Ferdig")]),
        ('<svg><text x="1">Gå</text></svg>', [(1, "Gå")]),
        ('<style>\na::after { content: "Les mer" }</style>', [(2, "Les mer")]),
        ('<input aria-valuetext="Halvveis" data-title="a b">', [(1, "Halvveis")]),
    ],
)
def test_a_literal_is_seen(template: str, found: list[tuple[int, str]]) -> None:
    assert list(in_template(template)) == found
