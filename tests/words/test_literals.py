"""What people read stands in the catalogues, and nowhere else."""

from pathlib import Path

import pytest

import veiviser
from tests.words.literals import in_module, in_script, in_template
from veiviser.reading import packaged_look

LOOK = packaged_look()
TEMPLATES = sorted(
    path.relative_to(LOOK).as_posix()
    for pattern in ("layout/*.html", "components/*/template.html", "theme/**/*.html")
    for path in LOOK.glob(pattern)
)
SCRIPTS = sorted(
    path.relative_to(LOOK).as_posix()
    for pattern in ("scripts/*.js", "components/*/script.js", "theme/assets/*.js")
    for path in LOOK.glob(pattern)
)
NAMES = {
    *("use strict", "Enter", "Escape"),
    *("input, textarea", "input, textarea, select, [contenteditable]"),
    *('table[data-table="\0"] tbody tr', ".md-typeset table:not([class])"),
}
"""What scripts name in quotes and nobody reads: keys, elements."""
NAMED = {"theme/assets/judging.js": "names of browsers, systems and apps"}
"""Scripts that name something else, and what."""
PACKAGE = Path(veiviser.__file__).parent
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for room in ("engine", "journeys", "outputs", "templating")
    for path in (PACKAGE / room).rglob("*.py")
)
"""Those that say something to whoever reads a site."""
OTHERWISE = {
    "engine/finishing.py": "an attribute of HTML",
    "engine/questions.py": "names of elements",
    "engine/reader.py": "what a setting is for, which a developer reads",
    "engine/search_words.py": "names of elements",
    "journeys/compiling/states.py": "how a mistake shows itself to developers",
    "outputs/map/drawing.py": "names of styles",
    "outputs/map/words.py": "letters to measure",
    "engine/licences.py": "the list of licences, which names others' works",
    "engine/parts.py": "names of others' works",
    "journeys/in_words.py": "names an answer of several boxes, which flows are compiled with",
    "journeys/instructing/instructions.py": "reads what guides say",
    "journeys/proving/promised.py": "keys of flows",
    "journeys/proving/promises.py": "keys of flows",
    "journeys/walking/circulation.py": "a mistake of our own",
    "outputs/schema/blocks.py": "what code editors tell of a flow's keys",
    "outputs/schema/journey.py": "what code editors tell of a flow's keys",
    "outputs/schema/named.py": "what code editors tell of a flow's keys",
    "outputs/schema/__init__.py": "what code editors tell of a flow's keys",
    "templating/words.py": "dates in texts, which are in the language of those texts",
}
"""Modules that hold sentences nevertheless, and why."""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_nothing_by_itself_unless_it_is_known_why(module: str) -> None:
    found = list(in_module((PACKAGE / module).read_text("utf-8")))
    assert (found != []) == (module in OTHERWISE), found


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('"""What it is."""\nX = 1', []),
        ('say("It is wrong")', []),
        ('x = f"Steg {n} av {m}"', [(1, "Steg \0 av \0")]),
        ('\nx = "Åpner"', [(2, "Åpner")]),
        ("x = f'<p class=\"one two\">{n}</p>'", []),
        ("x = f'<p class=\"one two\">Gå hit</p>'", [(1, "Gå hit")]),
    ],
)
def test_a_literal_of_a_module_is_seen(module: str, found: list[tuple[int, str]]) -> None:
    assert list(in_module(module)) == found


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_says_nothing_by_itself_unless_it_is_known_why(script: str) -> None:
    found = [found for found in in_script((LOOK / script).read_text("utf-8")) if found[1] not in NAMES]
    assert (found != []) == (script in NAMED), found


def test_each_name_that_is_no_word_is_needed() -> None:
    assert {said for script in SCRIPTS for _, said in in_script((LOOK / script).read_text("utf-8"))} >= NAMES


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('"use strict"; word("map.found"); // Ingen treff her', [(1, "use strict")]),
        ("\nsay(`${count} treff`);", [(2, "\0 treff")]),
        ('x.match(/"Ingen treff"/) /* "Eller her" */ + "Åpne"', [(1, "Åpne")]),
        ('document.querySelector(".one:checked");', []),
    ],
)
def test_a_literal_of_a_script_is_seen(script: str, found: list[tuple[int, str]]) -> None:
    assert list(in_script(script)) == found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_nothing_by_itself(template: str) -> None:
    assert list(in_template((LOOK / template).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ words }}</p>", []),
        ("<p>\nTelefon: {{ number }}</p>", [(2, "Telefon:")]),
        ('<nav class="of all"\n aria-label="Sider {{ part }}">', [(2, "Sider")]),
        ('{% set a = {"x": "Skriv et tall"} %}', [(1, "Skriv et tall")]),
        ('<a href="{{ "to-page" }}" class="one two">{# A comment. #}<!-- Another. -->›</a>', []),
        ('{{ word("page.menu") }}{{ "Lås" }}', [(1, "Lås")]),
    ],
)
def test_a_literal_is_seen(template: str, found: list[tuple[int, str]]) -> None:
    assert list(in_template(template)) == found
