"""Flows: what a sound one becomes, and the rows of the list of threats that are about flows."""

from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from veiviser.model.condition import Atom
from veiviser.model.flow import Flow
from veiviser.model.project import Look
from veiviser.problem import Problem, Report
from veiviser.reading import read_flow, read_flows, read_look

HERE = Path(__file__).parent
HEAD = "title: Bestille\nentries: {start: Fra siden}\nscreens:\n"
START = HEAD + "  start:\n    title: Start\n    body:\n"


@pytest.fixture(scope="module")
def look() -> Look:
    problems = Report()
    read = read_look([HERE / "look"], problems)
    assert problems == []
    return read


@pytest.fixture(scope="module")
def sound(look: Look) -> Flow:
    text = (HERE / "cases" / "sound.yaml").read_text(encoding="utf-8")
    flow = read_flow(text, PurePosixPath("flows/sound.yaml"), look, Report())
    assert flow is not None
    return flow


def problems_of(text: str, look: Look) -> list[Problem]:
    problems = Report()
    flow = read_flow(text, PurePosixPath("flows/x.yaml"), look, problems)
    assert (flow is None) == any(problem.severity == "error" for problem in problems)
    return sorted(problems)


def only(text: str, look: Look) -> tuple[str, str]:
    (problem,) = problems_of(text, look)
    return problem.id, str(problem)


def test_a_flow_has_its_head(sound: Flow) -> None:
    assert sound.name == "sound"
    assert sound.title.words == "Bestille time"
    assert sound.checked == date(2024, 2, 29)
    assert (sound.clock, sound.address) == ("08:22", "tjenester.example.no")
    assert [entry.screen for entry in sound.entries] == ["start", "hjem"]
    assert sound.situations == ("tid",)
    assert list(sound.screens) == ["start", "hjem"]


def test_all_variables_are_found_with_their_values(sound: Flow) -> None:
    found = {name: (variable.kind, variable.values) for name, variable in sound.variables.items()}
    assert found == {
        "tid": ("situation", ("lenge", "straks")),
        "fysisk": ("choice", ("no", "ja")),
        "plager.feber": ("box", ("yes", "no")),
        "plager.vondt-i-oeret": ("box", ("yes", "no")),
        "time": ("choice", ("tirsdag-28/09-00", "tirsdag-28/10-22", "onsdag-29/09-00")),
        "navn": ("free", ()),
        "lest": ("set", ("ja",)),
        "rest": ("set", ("nei",)),
    }
    assert sound.variables["time"].labels["tirsdag-28/10-22"].words == "Tirsdag 28., 10:22"
    sample = sound.variables["navn"].sample
    assert sample is not None
    assert sample.words == "Kari {Nordmann}"


def test_a_condition_on_boxes_asks_each_box(sound: Flow) -> None:
    when = sound.screens["start"].body[3].presence.when
    assert when is not None
    assert when.every == (
        (Atom("plager.feber", "yes"), Atom("plager.vondt-i-oeret", "yes")),
        (Atom("tid", "lenge"),),
    )


def test_all_asks_for_each_of_several_boxes(look: Look) -> None:
    text = (
        START
        + """\
      - checkboxes: Hva?
        answer: plager
        choices: {feber: Feber, hoste: Hoste}
      - notice: Hei
        when: {plager: {all: [feber, hoste]}}
    end: done
"""
    )
    flow = read_flow(text, PurePosixPath("flows/x.yaml"), look, Report())
    assert flow is not None
    when = flow.screens["start"].body[1].presence.when
    assert when is not None
    assert when.every == ((Atom("plager.feber", "yes"),), (Atom("plager.hoste", "yes"),))
    assert when.holds({"plager.feber": "yes", "plager.hoste": "yes"})
    assert not when.holds({"plager.feber": "yes", "plager.hoste": "no"})
    assert not when.holds({"plager.feber": "no", "plager.hoste": "yes"})


def test_options_are_of_the_types_that_their_declarations_name(sound: Flow) -> None:
    notice, question, boxes, _, field, button = sound.screens["start"].body
    assert notice.options["kind"] == "warning"
    assert question.choices[1].end == "stop"
    assert [block.component.name for block in question.choices[1].blocks] == ["notice"]
    assert boxes.optional
    assert boxes.many
    assert field.options["longest"] == Decimal(80)
    assert field.options["due"] == date(2026, 1, 1)
    assert [target.kind for target in button.targets] == ["next"]
    assert button.sets == {"lest": "ja"}


def test_targets_are_told_apart(sound: Flow, look: Look) -> None:
    rules = sound.screens["start"].rules
    assert [(rule.to.kind, rule.to.flow, rule.to.address) for rule in rules] == [
        ("screen", None, "hjem"),
        ("screen", "annen-flyt", "start"),
        ("web", None, "https://example.no"),
    ]
    back, page, phone = [choice.to for choice in sound.screens["hjem"].body[0].choices]
    assert back is not None
    assert back.kind == "back"
    assert page is not None
    assert (page.kind, page.address, page.fragment) == ("page", "hjelp/nettlesere", "chrome")
    assert phone is not None
    assert (phone.kind, phone.address) == ("phone", "tel:116117")


def test_a_target_keeps_every_character_for_the_checks(look: Look) -> None:
    text = START + '      - button: Neste\n        to: " JaVaScRiPt:alert(1)"\n'
    flow = read_flow(text, PurePosixPath("flows/x.yaml"), look, Report())
    assert flow is not None
    (target,) = flow.screens["start"].body[0].targets
    assert (target.kind, target.address) == ("web", " JaVaScRiPt:alert(1)")


def test_a_screen_of_the_own_flow_has_no_flow(look: Look) -> None:
    flow = read_flow(START + "    next: x/start\n".replace("body", ""), PurePosixPath("x.yaml"), look, Report())
    assert flow is None  # `body:` is empty
    flow = read_flow(HEAD + "  start: {title: A, next: x/start}\n", PurePosixPath("x.yaml"), look, Report())
    assert flow is not None
    assert flow.screens["start"].rules[0].to.flow is None


def test_a_named_walk_has_an_answer_for_each_box(sound: Flow) -> None:
    (walk,) = sound.walks
    expected = {"fysisk": "ja", "time": "tirsdag-28/09-00", "plager.feber": "yes", "tid": "straks"}
    assert (walk.entry, walk.answers) == ("hjem", expected)


def test_row_1_a_choice_named_no_is_the_choice_no(sound: Flow) -> None:
    assert sound.variables["fysisk"].values[0] == "no"


def test_row_5_a_day_that_does_not_exist_is_named(look: Look) -> None:
    text = START.replace("title: Bestille", "title: Bestille\nchecked: 2024-02-30") + "      - button: Neste\n"
    assert only(text, look)[1].endswith("30 February 2024 does not exist; write a day that does [wrong-value]")


def test_row_7_two_screens_that_differ_in_case_alone_name_both_lines(look: Look) -> None:
    id, message = only(HEAD + "  start: {title: A}\n  Start: {title: B}\n", look)
    assert id == "same-name"
    assert "x.yaml:5:3" in message
    assert "line 4" in message


def test_row_8_names_equal_after_composition_are_refused(look: Look) -> None:
    text = HEAD + "  start: {title: A}\n  na\u030a: {title: B}\n  n\u00e5: {title: C}\n"
    assert [problem.id for problem in problems_of(text, look)] == ["bad-name", "same-name"]


def test_row_8_a_letter_that_only_looks_like_another_is_shown(look: Look) -> None:
    assert "U+0430 CYRILLIC SMALL LETTER A" in only(HEAD + "  start: {title: A}\n  st\u0430rt: {title: B}\n", look)[1]


def test_row_9_an_entry_that_names_no_screen_shows_the_nearest(look: Look) -> None:
    id, message = only("title: A\nentries: {statr: A}\nscreens:\n  start: {title: A}\n", look)
    assert id == "unknown-name"
    assert "did you mean `start`?" in message


@pytest.mark.parametrize("choices", ["{}", "[]", "{ja: Ja}", "[Ja]"])
def test_row_10_a_question_with_fewer_than_two_choices_is_refused(choices: str, look: Look) -> None:
    text = START + f"      - question: Hva?\n        answer: hva\n        choices: {choices}\n"
    assert only(text, look)[0] == "too-few-choices"


@pytest.mark.parametrize("text", ["", "# bare en kommentar\n", "---\n", "\ufeff", "\n\n", "~"])
def test_row_11_an_empty_file_is_told_what_a_flow_starts_with(text: str, look: Look) -> None:
    id, message = only(text, look)
    assert id in ("empty-file", "wrong-shape")
    if text != "~":
        assert "the file is empty; a flow starts with" in message


def test_row_12_a_list_where_a_table_belongs_says_what_was_expected(look: Look) -> None:
    assert "but here is a list" in only("- a\n- b\n", look)[1]
    assert "but here is a text" in only(HEAD + "  start: tekst\n", look)[1]


def test_row_13_an_unknown_key_shows_the_nearest(look: Look) -> None:
    assert "did you mean `title`?" in problems_of(HEAD + "  start: {titel: A}\n", look)[-1].message


def test_row_29_the_most_screens_are_10_000(look: Look) -> None:
    assert problems_of(HEAD + "".join(f"  {n}: {{title: A}}\n" for n in ["start", *range(405, 10_404)]), look) == []
    id, message = only(HEAD + "".join(f"  {n}: {{title: A}}\n" for n in ["start", *range(405, 10_405)]), look)
    assert id == "too-many-screens"
    assert "10,000" in message


def test_row_29_ten_thousand_choices_are_read(look: Look) -> None:
    choices = "".join(f"          c{n}: Valg {n}\n" for n in range(10_000))
    assert problems_of(START + f"      - question: Hva?\n        answer: hva\n        choices:\n{choices}", look) == []


def test_row_31_there_is_no_include(look: Look) -> None:
    assert "unknown-key" in [
        problem.id for problem in problems_of(HEAD + "  start: {title: A}\ninclude: b.yaml\n", look)
    ]


@pytest.mark.parametrize("code", ["__import__('os').system('x')", "().__class__", "9**9**9", "'a'*10**9"])
def test_row_32_code_in_a_condition_is_a_name_that_nobody_sets(code: str, look: Look) -> None:
    text = START + f'      - button: Neste\n        when: {{"{code}": ja}}\n'
    assert only(text, look)[0] == "unset-variable"


def test_row_33_a_condition_on_a_variable_that_nobody_sets_is_refused(look: Look) -> None:
    assert only(START + "      - button: Neste\n        when: {hvem: meg}\n", look)[0] == "unset-variable"


@pytest.mark.parametrize(
    "name",
    ["a/b", "a\\b", "..", "a%b", "a?b", "a b", "😀", "x" * 300, "con", "index", "404", "assets", "_a", ".a", "Å"],
)
def test_row_36_a_name_that_a_file_cannot_have_is_refused(name: str, look: Look) -> None:
    assert only(HEAD + f"  start: {{title: A}}\n  '{name}': {{title: B}}\n", look)[0] == "bad-name"


def test_row_40_an_empty_title_is_refused(look: Look) -> None:
    for title in ("", "''", "'  '"):
        assert only(HEAD + f"  start: {{title: {title}}}\n", look)[0] == "wrong-value"


def test_everything_wrong_is_reported_at_once(look: Look) -> None:
    text = START + "      - buton: A\n      - button: B\n        colour: x\n      - button: C\n        to: D E\n"
    assert [problem.id for problem in problems_of(text, look)] == ["unknown-component", "unknown-option", "bad-target"]


def test_row_73_two_flow_files_that_differ_in_case_alone_are_refused(tmp_path: Path, look: Look) -> None:
    for name in ("bestille.yaml", "Bestille.yaml", "lese.txt", "con.yaml"):
        (tmp_path / name).write_text(HEAD + "  start: {title: A}\n", encoding="utf-8")
    problems = Report()
    read_flows(tmp_path, tmp_path.parent, look, problems)
    assert {problem.id for problem in problems} == {"bad-name", "same-name", "not-a-flow"}


def test_a_block_of_a_broken_component_is_left_out_without_a_word(look: Look) -> None:
    problems = Report()
    text = START + "      - broken: A\n        answer: b\n      - button: Neste\n        when: {b: ja}\n"
    assert read_flow(text, PurePosixPath("x.yaml"), look, problems, frozenset({"broken"})) is not None
    assert problems == []


def test_the_order_of_the_files_does_not_depend_on_the_system(tmp_path: Path, look: Look) -> None:
    for name in ("c", "a", "b"):
        (tmp_path / f"{name}.yaml").write_text(HEAD + "  start: {title: A}\n", encoding="utf-8")
    assert list(read_flows(tmp_path, tmp_path.parent, look, Report())) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("screens", "message"),
    [
        ("", "a flow needs `screens:`; add it"),
        ("screens: {}\n", "`screens` has at least one screen, but here is nothing"),
        ("screens:\n", "`screens` is made of lines `key: value`, but here is nothing"),
    ],
)
def test_a_flow_without_screens_is_told_that_and_no_more(screens: str, message: str, look: Look) -> None:
    report = Report()
    read_flow(f"title: Prøve\nentries: {{start: Fra siden}}\n{screens}", PurePosixPath("flows/a.yaml"), look, report)
    assert [problem.text for problem in report] == [message]
