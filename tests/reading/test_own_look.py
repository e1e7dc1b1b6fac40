"""Slips in a project's own component are told at the file and the line, whatever file of it has them."""

from pathlib import Path

import pytest

from tests.projects import write_project
from veiviser.pipeline import check_site
from veiviser.reading.look.hooks import roots_of

FILES = {
    "component.yaml": (
        "title: Kort\npurpose: Et kort.\nnot-for: Annet.\naccessibility: Tekst.\nmain: text\noptions:\n"
        "  text: {type: text, required: true, says: Det.}\n  many: {type: number, says: Hvor mange.}\n"
        "examples:\n  plain: {text: Hei, many: 3}\n"
    ),
    "template.html": (
        '<div class="kort" id="{{ id }}" data-script="kort">\n<p>{{ text }}</p>\n'
        "{% if many %}<p>{{ many }}</p>{% endif %}\n</div>\n"
    ),
    "style.css": (
        "/* It's } here: only a comment. */\n.kort {\n  --own: 2px;\n  color: var(--ink);\n"
        "  content: '};{';\n  margin: var(--own) var(--not-there, 0);\n}\n\n"
        "@media print {\n  .kort p { background: url(data:image/png;base64,AA==); -webkit-hyphens: none }\n}\n"
    ),
    "script.js": """\
(() => {
  "use strict";
  const root = document.querySelector(".kort");
  /* ( */ root.title = /[(]/.test(")") ? `${"}"}` : "2";
  root.hidden = ((words) => /^\\d+["']/.test(words))(root.title);
})();
""",
    "test_kort.py": "",
}
FLOW = """\
title: Prøve
entries: {start: Fra siden}
screens:
  start:
    title: Start
    body:
      - kort: Hei
    end: done
"""


def told(root: Path, changed: dict[str, str]) -> list[tuple[str, str, str]]:
    own = {f"prototype/components/kort/{name}": text for name, text in {**FILES, **changed}.items() if text != "gone"}
    problems = check_site(write_project(root, flows=FLOW, files=own), processes=1)
    here = [problem for problem in problems if "kort" in str(problem.place.file)]
    return [(f"{one.place.file.name}:{one.place.line}", one.id, one.message) for one in here]


def test_a_sound_one_is_told_nothing_of(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong", "place", "id", "says"),
    [
        ("style.css", "color:", "colour:", "style.css:4", "bad-style", "did you mean `color`"),
        ("style.css", "color: var", "color var", "style.css:4", "bad-style", "has no colon"),
        ("style.css", "(--ink);", "(--ink)", "style.css:5", "bad-style", "`;` is missing before `content`"),
        ("style.css", "--ink", "--innk", "style.css:4", "bad-style", "did you mean `--ink`"),
        ("style.css", "}\n\n@media", "\n@media", "style.css:2", "bad-style", "never closed"),
        ("style.css", "}\n\n@media", "}}\n\n@media", "style.css:7", "bad-style", "closes nothing"),
        ("style.css", "'};{'", "'};{", "style.css:5", "bad-style", "`'` is never closed"),
        ("style.css", "/* It's", '@import "x.css";\n/* It\'s', "style.css:1", "bad-style", "`@import` is nothing"),
        ("style.css", "url(data:", "url(https://x.no/", "style.css:10", "bad-style", "nothing from other sites"),
        ("script.js", "})();", "}();", "script.js:1", "bad-script", "never closed"),
        ("script.js", "(() => {", "(() => ", "script.js:6", "bad-script", "does not close the `(` of line 1"),
        ("script.js", '".kort"', '".kort', "script.js:3", "bad-script", '`"` is never closed'),
        ("script.js", "root.title =", 'root.title = word("own.borte") +', "script.js:4", "bad-template", "own.borte"),
        ("template.html", ' data-script="kort"', "", "template.html:1", "bad-script", "never loaded"),
        ("template.html", '"kort">', '"kart">', "template.html:1", "bad-script", "did you mean `kort`"),
        ("template.html", "{{ text }}", "{{ tekst }}", "template.html:2", "bad-template", "did you mean `text`"),
        ("template.html", "{% endif %}", "", "template.html:3", "bad-template", "cannot be read"),
        ("style.css", ".kort p", ".kort__navm", "style.css:10", "bad-style", "no template has the class `kort__navm`"),
        ("template.html", 'class="kort" ', "", "template.html:1", "bad-template", "lacks the class `kort`"),
        ("template.html", 'class="kort"', 'class="kart"', "template.html:1", "bad-template", "lacks the class `kort`"),
        ("template.html", "</div>", "</div>\n<p>x</p>", "template.html:5", "bad-template", "beside that of line 1"),
        ("component.yaml", "type: text", "type: tekst", "component.yaml:7", "wrong-value", "did you mean `text`"),
        ("component.yaml", "many: 3", "many: tre", "component.yaml:10", "wrong-value", "number"),
        ("component.yaml", "says: Det.", "says: Det, og mer.", "component.yaml:7", "unknown-key", "in quotes"),
    ],
)
def test_a_slip_is_told_where_it_is(
    file: str, right: str, wrong: str, place: str, id: str, says: str, tmp_path: Path
) -> None:
    assert right in FILES[file]
    found = told(tmp_path, {file: FILES[file].replace(right, wrong, 1)})
    assert [one[:2] for one in found if says in one[2]] == [(place, id)], found


def test_a_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"styles.css": ".kort { margin: 0; }\n"})
    assert [one[:2] for one in found] == [("styles.css:1", "unread-file")]
    assert "did you mean `style.css`" in found[0][2]


@pytest.mark.parametrize(
    ("template", "roots"),
    [
        (
            '{# <p> #}\n{% macro part(x) %}<i>{{ x }}</i>{% endmacro %}\n<div class="a b">{{ part(1) }}</div>',
            [(3, ("a", "b"))],
        ),
        (
            '{% if x %}<a class="k">{% else %}<span class="k">{% endif %}x{% if x %}</a>{% else %}</span>{% endif %}',
            [(1, ("k",))],
        ),
        ('<div class="k k--{{ look }}"><br><img src="x"><svg><path/></svg></div>', [(1, None)]),
        (
            "{% if x %}{% if y %}<p>{% else %}<i>{% endif %}</p>{% elif z %}<b></b>{% else %}<u></u>{% endif %}",
            [(1, ())],
        ),
        ("<p>{{ a }}</p>\n{% if b %}<p>{{ b }}</p>{% endif %}", [(1, ()), (2, ())]),
        ("{{ text }}", []),
    ],
)
def test_the_roots_of_a_template_are_seen(template: str, roots: list[tuple[int, tuple[str, ...] | None]]) -> None:
    assert [tuple(root) for root in roots_of(template)] == roots


def test_classes_that_a_template_or_a_script_makes_are_there(tmp_path: Path) -> None:
    changed = {
        "template.html": FILES["template.html"].replace('class="kort"', 'class="kort kort--{{ text }}"'),
        "script.js": FILES["script.js"].replace("root.title", 'root.classList.add("is-here"); root.title'),
        "style.css": ".kort--stor, .is-here, .ds-button { margin: 0 }\n.kort-smaa { margin: 0 }\n",
    }
    assert [one[:2] for one in told(tmp_path, changed)] == [("style.css:2", "bad-style")]
