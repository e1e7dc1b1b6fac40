"""Components: what is wrong with a declaration or a template is said where it stands."""

from pathlib import Path

import pytest

from veiviser.model.flow import Block
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import read_look

HERE = Path(__file__).parent
DECLARED = """\
purpose: Something.
main: text
options:
  text: {type: text, required: true, says: What it says.}
examples:
  plain: {text: Hei}
"""


def look_of(folder: Path, declared: str | None = DECLARED, template: str | None = "<p>{{ text }}</p>") -> Path:
    component = folder / "components" / "thing"
    component.mkdir(parents=True)
    if declared is not None:
        (component / "component.yaml").write_text(declared, encoding="utf-8")
    if template is not None:
        (component / "template.html").write_text(template, encoding="utf-8")
    return folder


def read(*folders: Path) -> tuple[Look, list[tuple[int, str]]]:
    problems = Report()
    look = read_look(folders, problems)
    return look, [(problem.place.line, problem.id) for problem in sorted(problems)]


def test_an_example_is_a_block_as_in_a_flow() -> None:
    look, problems = read(HERE / "look")
    assert problems == []
    example = look.components["question"].examples["plain"]
    assert isinstance(example, Block)
    assert [choice.name for choice in example.choices] == ["ja", "nei"]
    (target,) = look.components["button"].examples["plain"].targets
    assert target.kind == "nowhere"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("purpose: Something.\n", "", [(1, "missing-key")]),
        ("main: text", "main: txt", [(2, "unknown-name")]),
        ("type: text,", "type: txt,", [(4, "wrong-value")]),
        (", says: What it says.", "", [(4, "missing-key")]),
        ("required: true", "required: maybe", [(4, "wrong-value")]),
        ("required: true", "many: true", [(4, "unknown-key")]),
        ("plain: {text: Hei}", "plain: {text: Hei, colour: blue}", [(6, "unknown-option")]),
        ("plain: {text: Hei}", "plain: {}", [(6, "missing-key")]),
        (DECLARED, "", [(1, "empty-file")]),
    ],
)
def test_a_mistake_in_a_declaration_is_a_problem(
    old: str, new: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert read(look_of(tmp_path, DECLARED.replace(old, new)))[1] == expected


def test_a_component_without_a_declaration_or_a_template_is_a_problem(tmp_path: Path) -> None:
    assert read(look_of(tmp_path / "a", declared=None))[1] == [(1, "missing-declaration")]
    assert read(look_of(tmp_path / "b", template=None))[1] == [(1, "missing-template")]


def test_a_template_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    assert read(look_of(tmp_path, template="<p>\n{% if text %}\n{{ text }\n</p>"))[1] == [(3, "bad-template")]


def test_a_name_that_the_template_is_never_given_is_an_error_on_its_line(tmp_path: Path) -> None:
    template = '<p id="{{ id }}">\n{% for word in text %}{{ word }}{% endfor %}\n{{ txet }}{{ range(2) }}\n</p>'
    look, problems = read(look_of(tmp_path, template=template))
    assert problems == [(3, "bad-template")]
    assert look.components == {}


def test_an_option_that_the_template_never_names_is_a_warning(tmp_path: Path) -> None:
    look, problems = read(look_of(tmp_path, template="<p>Hei</p>"))
    assert problems == [(4, "unused-component-option")]
    assert list(look.components) == ["thing"]


def test_an_option_of_choices_may_be_named_in_a_layout_that_the_template_takes_from(tmp_path: Path) -> None:
    declared = """\
purpose: Something.
main: question
options:
  question: {type: text, required: true, says: What is asked.}
  choices: {type: choices, required: true, says: The answers., each: {note: {type: text, says: More.}}}
examples: {}
"""
    template = '{% from "cards.html" import card %}\n{{ question }}{% for one in choices %}{{ card(one) }}{% endfor %}'
    folder = look_of(tmp_path, declared, template)
    assert read(folder)[1] == [(5, "unused-component-option")]
    (folder / "layout").mkdir()
    (folder / "layout" / "cards.html").write_text("{% macro card(one) %}{{ one.note }}{% endmacro %}", "utf-8")
    assert read(folder)[1] == []


def test_a_later_folder_wins_file_by_file(tmp_path: Path) -> None:
    first, second = look_of(tmp_path / "first"), look_of(tmp_path / "second", None, "<b>{{ text }}</b>")
    look, problems = read(first, second)
    assert problems == []
    assert look.components["thing"].template == "<b>{{ text }}</b>"
    assert look.components["thing"].purpose == "Something."
