"""What people read stands in the catalogues, and nowhere else."""

from pathlib import Path

import pytest

import veiviser
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
    *("input, textarea", "input, textarea, select, [contenteditable]"),
    "veiviser-live mild",
    *('table[data-table="\0"] tbody tr', ".md-typeset table:not([class])"),
}
"""What scripts name in quotes and nobody reads: keys, elements."""
THEIRS = {"Licences"}
"""A key of Material's own words, in templates of the frame."""
NAMED = {"theme/assets/judging.js": "names of browsers, systems and apps"}
"""Scripts that name something else, and what."""
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
ANY = -1
"""Of lists that grow."""
OTHERWISE = {
    "__init__.py": (4, "as Python says it, and annotations"),
    "__main__.py": (2, "what is said where nothing can be read yet"),
    "booklet/printing.py": (2, "a script for the browser, and a browser's own words"),
    "checks/broken_promise.py": (3, "keys of flows"),
    "checks/unquoted_label.py": (1, "reads what guides say"),
    "checks/wrong_instruction.py": (4, "what a guide says, in its language"),
    "cli/commands.py": (1, "commands to type"),
    "cli/reporting.py": (1, "GitHub's format"),
    "cli/words.py": (4, "Click's own words, translated where they are shown"),
    "engine/finishing.py": (1, "an attribute of HTML"),
    "engine/licences.py": (3, "the list of licences, which names others' works"),
    "engine/parts.py": (ANY, "names of others' works"),
    "engine/questions.py": (3, "names of elements, and of kinds in schema.org"),
    "engine/reader.py": (3, "what a setting is for, which a developer reads"),
    "engine/search_words.py": (1, "names of elements"),
    "find_browser.py": (4, "where browsers are installed"),
    "journeys/compiling/states.py": (1, "how a mistake shows itself to developers"),
    "journeys/in_words.py": (1, "names an answer of several boxes, which flows are compiled with"),
    "journeys/instructing/instructions.py": (ANY, "reads what guides say"),
    "journeys/proving/promised.py": (2, "keys of flows"),
    "journeys/proving/promises.py": (3, "keys of flows"),
    "journeys/walking/circulation.py": (1, "a mistake of our own"),
    "links/document.py": (1, "a name that people write for a language"),
    "links/leftovers.py": (4, "what is left over on pages"),
    "links/outside/connecting.py": (2, "what other sites are told of us"),
    "links/structures.py": (1, "a name of XML"),
    "links/words.py": (ANY, "what links say that say nothing"),
    "markdown/boxes.py": (1, "names of styles"),
    "markdown/code.py": (1, "names of styles"),
    "markdown/marks.py": (1, "a kind of token"),
    "model/dates.py": (5, "keys of flows, and dates in texts, in the language of those texts"),
    "model/records.py": (3, "letters in order"),
    "outputs/map/drawing.py": (1, "names of styles"),
    "outputs/map/words.py": (1, "letters to measure"),
    "outputs/schema/__init__.py": (ANY, "what code editors tell of a file's keys"),
    "outputs/schema/blocks.py": (ANY, "what code editors tell of a file's keys"),
    "outputs/schema/journey.py": (ANY, "what code editors tell of a file's keys"),
    "outputs/schema/named.py": (ANY, "what code editors tell of a file's keys"),
    "pipeline/site_links.py": (1, "a page that nobody sees"),
    "problem.py": (1, "a name of Unicode"),
    "pytest_plugin/__init__.py": (10, "the help of pytest's command, which is English"),
    "pytest_plugin/accessible.py": (1, "a script for the browser"),
    "pytest_plugin/collecting.py": (1, "names of tests"),
    "pytest_plugin/drawn_page.py": (1, "names of elements"),
    "pytest_plugin/letting_in.py": (3, "names of tests"),
    "pytest_plugin/naming.py": (5, "names of tests"),
    "pytest_plugin/walking.py": (4, "scripts for the browser, and what is typed there"),
    "reading/door/allowed.py": (ANY, "names of elements and attributes"),
    "reading/door/drawings.py": (3, "names of elements, and functions of CSS"),
    "reading/door/fragments.py": (2, "names of elements"),
    "reading/files/image_headers.py": (2, "names in PNG"),
    "reading/flows/promises.py": (ANY, "keys of flows"),
    "reading/flows/screens.py": (1, "`{step}` in a text, in the language of that text"),
    "reading/pages/page_keys.py": (6, "what people write for a key"),
    "reading/shown/dates.py": (1, "keys of flows"),
    "reading/shown/editions.py": (1, "a value that authors write"),
    "reading/yaml/characters.py": (2, "names of Unicode"),
    "reading/yaml/explaining.py": (8, "PyYAML's own words, to know them by"),
    "reading/yaml/names.py": (3, "letters, and what stands for them"),
    "reading/yaml/norwegian.py": (ANY, "what people write for a key"),
    "sandbox.py": (1, "a name in compiled templates"),
    "serving/answers.py": (3, "names of headers"),
    "serving/preview.py": (2, "annotations"),
    "serving/server.py": (1, "a header"),
    "stranger/browser/acts.py": (4, "what is typed, and a key"),
    "stranger/browser/looking.py": (2, "scripts for the browser"),
    "stranger/built/focus.py": (1, "names of elements"),
    "stranger/built/guide.py": (1, "names of elements"),
    "stranger/built/pages.py": (2, "names of elements"),
    "stranger/built/scripts.py": (1, "names of elements"),
    "stranger/built/views.py": (1, "what is typed"),
    "wording/conditions.py": (ANY, "reads what texts say"),
    "templating/conditions.py": (1, "names of styles"),
    "templating/words.py": (2, "days in texts, in the language of those texts"),
    "writing/marker.py": (1, "by what we know what we wrote before"),
}
"""Modules that hold what could be read nevertheless: how many texts, and what they are."""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_nothing_by_itself_unless_it_is_known_why(module: str) -> None:
    found = list(in_module((PACKAGE / module).read_text("utf-8")))
    count, _ = OTHERWISE.get(module, (0, ""))
    assert len(found) == count or (found and count == ANY), found


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
def test_a_script_says_nothing_by_itself_unless_it_is_known_why(script: str) -> None:
    found = [found for found in in_script(SCRIPTS[script].read_text("utf-8")) if found[1] not in NAMES]
    assert (found != []) == (script in NAMED), found


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
