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
NAMED = {
    "serving/studio/studio.js": "names of elements",
    "theme/assets/judging.js": "names of browsers, systems and apps",
}
"""Scripts that name something else, and what."""
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
OTHERWISE = {
    "editing/yaml_texts.py": "a type that names itself",
    "__init__.py": "as Python says it, and annotations",
    "__main__.py": "what is said where nothing can be read yet",
    "booklet/printing.py": "a script for the browser, and a browser's own words",
    "checks/broken_promise.py": "keys of flows",
    "checks/unquoted_label.py": "reads what guides say",
    "checks/wrong_instruction.py": "what a guide says, in its language",
    "cli/commands.py": "commands to type",
    "cli/reporting.py": "GitHub's format",
    "cli/words.py": "Click's own words, translated where they are shown",
    "engine/finishing.py": "an attribute of HTML",
    "engine/licences.py": "the list of licences, which names others' works",
    "engine/parts.py": "names of others' works",
    "engine/questions.py": "names of elements, and of kinds in schema.org",
    "engine/reader.py": "what a setting is for, which a developer reads",
    "engine/search_words.py": "names of elements",
    "find_browser.py": "where browsers are installed",
    "journeys/compiling/states.py": "how a mistake shows itself to developers",
    "journeys/in_words.py": "names an answer of several boxes, which flows are compiled with",
    "journeys/instructing/instructions.py": "reads what guides say",
    "journeys/proving/promised.py": "keys of flows",
    "journeys/proving/promises.py": "keys of flows",
    "journeys/walking/circulation.py": "a mistake of our own",
    "links/document.py": "a name that people write for a language",
    "links/leftovers.py": "what is left over on pages",
    "links/outside/connecting.py": "what other sites are told of us",
    "links/structures.py": "a name of XML",
    "links/words.py": "what links say that say nothing",
    "markdown/boxes.py": "names of styles",
    "markdown/code.py": "names of styles",
    "markdown/marks.py": "a kind of token",
    "model/dates.py": "keys of flows, and dates in texts, in the language of those texts",
    "model/records.py": "letters in order",
    "outputs/map/drawing.py": "names of styles",
    "outputs/map/words.py": "letters to measure",
    "outputs/schema/__init__.py": "what code editors tell of a file's keys",
    "outputs/schema/blocks.py": "what code editors tell of a file's keys",
    "outputs/schema/journey.py": "what code editors tell of a file's keys",
    "outputs/schema/named.py": "what code editors tell of a file's keys",
    "pipeline/site_links.py": "a page that nobody sees",
    "problem.py": "a name of Unicode",
    "pytest_plugin/__init__.py": "the help of pytest's command, which is English",
    "pytest_plugin/accessible.py": "a script for the browser",
    "pytest_plugin/collecting.py": "names of tests",
    "pytest_plugin/drawn_page.py": "names of elements",
    "pytest_plugin/letting_in.py": "names of tests",
    "pytest_plugin/naming.py": "names of tests",
    "pytest_plugin/walking.py": "scripts for the browser, and what is typed there",
    "reading/door/allowed.py": "names of elements and attributes",
    "reading/door/drawings.py": "names of elements, and functions of CSS",
    "reading/door/fragments.py": "names of elements",
    "reading/files/image_headers.py": "names in PNG",
    "reading/flows/promises.py": "keys of flows",
    "reading/flows/screens.py": "`{step}` in a text, in the language of that text",
    "reading/pages/page_keys.py": "what people write for a key",
    "reading/shown/dates.py": "keys of flows",
    "reading/shown/editions.py": "a value that authors write",
    "reading/yaml/characters.py": "names of Unicode",
    "reading/yaml/explaining.py": "PyYAML's own words, to know them by",
    "reading/yaml/names.py": "letters, and what stands for them",
    "reading/yaml/norwegian.py": "what people write for a key",
    "sandbox.py": "a name in compiled templates",
    "serving/answers.py": "names of headers",
    "serving/preview.py": "annotations",
    "serving/server.py": "a header",
    "stranger/browser/acts.py": "what is typed, and a key",
    "stranger/browser/looking.py": "scripts for the browser",
    "stranger/built/focus.py": "names of elements",
    "stranger/built/guide.py": "names of elements",
    "stranger/built/pages.py": "names of elements",
    "stranger/built/scripts.py": "names of elements",
    "stranger/built/views.py": "what is typed",
    "wording/conditions.py": "reads what texts say",
    "templating/conditions.py": "names of styles",
    "templating/words.py": "days in texts, in the language of those texts",
    "writing/marker.py": "by what we know what we wrote before",
}
"""Modules that hold what could be read nevertheless, and what it is."""


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
