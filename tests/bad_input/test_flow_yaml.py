"""Rows of the list of threats that are about flows, and need the checks or the whole command to be kept."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from tests.bad_input.running import veiviser
from tests.projects import FLOW
from veiviser.checks import find_problems
from veiviser.journeys import compile_flows
from veiviser.model.project import Look, Project
from veiviser.pipeline import draw
from veiviser.problem import Problem, Report
from veiviser.reading import read_flow

Json = dict[str, Any]


def errors(flow: Json, look: Look) -> list[tuple[str, str]]:
    """ID and message of every error in a flow, however it is found."""
    return [(problem.id, problem.message) for problem in problems_of(flow, look) if problem.severity == "error"]


def problems_of(flow: Json, look: Look) -> list[Problem]:
    found = Report()
    text = json.dumps(flow, ensure_ascii=False)
    read = read_flow(text, PurePosixPath("flows/x.yaml"), look, found)
    if read is not None:
        project = Project(name="Test", flows={read.name: read}, look=look)
        graphs, too_large = compile_flows(project)
        found += [*too_large, *find_problems(project, graphs)]
    return sorted(found)


def flow(screens: Json, **more: Any) -> Json:
    return {"title": "T", "entries": {next(iter(screens)): "Start"}, "screens": screens, **more}


def screen(*body: Json, **more: Any) -> Json:
    return {"title": "A", "body": list(body), **more}


GO = {"button": "Neste"}


@pytest.mark.parametrize(
    ("wrong", "id"),
    [
        (flow({"a": screen(GO, next="b"), "b": screen(end="done"), "c": screen(end="done")}), "unreachable-screen"),
        (flow({"a": screen(GO, next="b"), "b": screen(GO, next="a")}), "trap"),
        (flow({"a": screen()}), "dead-end"),
        ({"title": "T", "screens": {"a": screen(end="done")}}, "missing-key"),
        (flow({"a": screen(end="done")}, entries={}), "wrong-shape"),
        (flow({"a": screen(end="done")}, entries={"b": "Start"}), "unknown-name"),
    ],
)
def test_row_34_what_cannot_be_reached_left_or_begun_is_found(wrong: Json, id: str, look: Look) -> None:
    assert id in {problem.id for problem in problems_of(wrong, look)}


def test_row_34_two_starts_and_a_start_that_is_the_end_are_sound(look: Look) -> None:
    assert errors(flow({"a": screen(end="done")}), look) == []
    two = flow({"a": screen(end="done"), "b": screen(end="done")}, entries={"a": "En", "b": "To"})
    assert errors(two, look) == []


def test_row_35_a_chain_of_three_thousand_screens_is_no_depth(look: Look) -> None:
    chain = {f"s{n}": screen(GO, next=f"s{n + 1}") for n in range(3_000)}
    assert errors(flow({**chain, "s3000": screen(end="done")}), look) == []


def test_row_35_a_choice_of_a_thousand_ways_to_as_many_screens(look: Look) -> None:
    ways = {f"v{n}": {"label": f"Valg {n}", "to": f"s{n}"} for n in range(1_000)}
    ends = {f"s{n}": screen(end="done") for n in range(1_000)}
    assert errors(flow({"a": screen({"menu": ways}), **ends}), look) == []


UNSAFE = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java&#10;script:alert(1)",
    "java\u00adscript:alert(1)",
    "\u200bjavascript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.no/x",
    "view-source:https://example.no",
    "//evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "https:evil",
    "https:/evil",
    "https:\\\\evil.example",
    "https://",
    "https:///evil.example",
    "http://[::1",
    "https://good.example@evil.example/",
    "https://exa mple.no",
    "htps://example.no",
    "tel:ring-meg",
    "mailto:",
)
FORMS = (
    "[x]({})",
    "[x](<{}>)",
    "[a [b] c]({})",
    "[a\\]b]({})",
    "[x][y]\n\n[y]: {}",
    "> [x]\n>\n> [x]: {}",
    "[![k](a.png)]({})",
)


@pytest.mark.parametrize("address", UNSAFE)
def test_row_38_a_target_that_can_do_harm_is_refused(address: str, look: Look) -> None:
    assert errors(flow({"a": screen({"link": "x", "to": address}, end="done")}), look) != []
    assert errors(flow({"a": screen(GO, next=address)}), look) != []
    choices = {"menu": {"x": {"label": "X", "to": address}}}
    assert errors(flow({"a": screen(choices, end="done")}), look) != []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", [address for address in UNSAFE if "\n" not in address])  # which would end the link
def test_row_38_a_link_in_a_text_that_can_do_harm_is_refused(address: str, form: str, look: Look) -> None:
    text = form.format(address)
    for unsafe in (
        flow({"a": screen({"text": text}, end="done")}),
        flow({"a": screen(end="done", guide=text)}),
        flow({"a": screen(end="done")}, lead=text),
    ):
        assert errors(unsafe, look) != []


@pytest.mark.parametrize("address", ["https://evil.example/x.png", "//evil.example/x.png", "data:image/png,x"])
def test_row_38_a_picture_from_elsewhere_is_refused(address: str, look: Look) -> None:
    pictured = flow({"a": screen({"text": f"![Et kart]({address})"}, end="done")})
    assert [id for id, _ in errors(pictured, look)] == ["unsafe-link"]


def test_row_38_an_address_between_angles_is_words(look: Look) -> None:
    made = flow({"a": screen({"text": "<foo:bar> <https://example.no>"}, end="done")})
    read = read_flow(json.dumps(made), PurePosixPath("flows/x.yaml"), look, Report())
    assert read is not None
    project = Project(name="Test", flows={"x": read}, look=look)
    page = str(draw(project, compile_flows(project)[0]).site_files["verksted/prototype/x/a.html"])
    assert "&lt;foo:bar&gt; &lt;https://example.no&gt;" in page


@pytest.mark.parametrize(
    ("option", "value"),
    [("colour", "red}body{display:none"), ("size", "expression(alert(1))"), ("style", "x"), ("class", "url(//x)")],
)
def test_row_39_no_component_takes_a_colour_or_a_size(option: str, value: str, look: Look) -> None:
    for component in look.components.values():
        assert option not in component.options
    assert ("unknown-option", True) in [
        (id, "no option" in message)
        for id, message in errors(flow({"a": screen({"text": "x", option: value}, end="done")}), look)
    ]


def test_row_40_long_words_break_and_other_scripts_have_their_direction(look: Look) -> None:
    styles = "".join(look.styles.values())
    assert "overflow-wrap: anywhere" in styles
    assert "unicode-bidi: plaintext" in styles


def test_row_40_a_mark_that_turns_the_direction_is_a_warning(tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert veiviser("new", str(project), at=tmp_path).returncode == 0
    (project / "flows" / "x.yaml").write_text(FLOW.replace("title: Start", "title: Start \u202etratS"), "utf-8")
    checked = veiviser("check", "x", at=project)
    assert checked.returncode == 0
    assert "warning: invisible character U+202E RIGHT-TO-LEFT OVERRIDE" in checked.stdout
