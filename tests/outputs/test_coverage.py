"""What there is of each branch of a small flow: measured on what is drawn, and on what tests left behind."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Golden, ReadFlow
from tests.projects import PROMISING as SMALL
from veiviser.journeys import compile_flow
from veiviser.mkdocs_plugin import VeiviserPlugin
from veiviser.model.coverage import RUN, Case, Colour, Column, Record
from veiviser.model.flow import Flow
from veiviser.model.project import Look, Project
from veiviser.model.site import COVERAGE, COVERAGE_DATA, choices_path, in_workshop
from veiviser.pipeline import Generated, draw
from veiviser.place import Place

GOLDEN = Path(__file__).parents[1] / "goldens" / "coverage" / "dekning.json"
BACK = """\
  slutt:
    title: Slutt
    end: done
    body:
      - link: Begynn på nytt
        to: start
"""
FLOW = re.sub(r"  slutt: .*\n", BACK, SMALL).replace("Trykk på «Bestill».", "Se på tidene.")
"""With a control that nobody tells of, and a way back."""
IN_TWO_STATES = """\
title: Prøve
entries: {start: Fra forsiden}
situations:
  ko:
    label: Er det kø?
    values: {nei: Nei, ja: Ja}
screens:
  start:
    title: Start
    body:
      - text: Det er kø.
        when: {ko: ja}
      - button: Neste
        to: slutt
  slutt: {title: Slutt, end: done}
"""
SIX_BOXES = (Path(__file__).parents[1] / "checks" / "cases" / "many-pages-sound.yaml").read_text("utf-8")
NO, YES, ORDER, AGAIN = (
    "start button-2 sykmelding=nei",
    "start button-2 sykmelding=ja",
    "tid button-1",
    "slutt link-1",
)
Draw = Callable[..., Generated]


@pytest.fixture
def drawn(look: Look, flow_of: ReadFlow) -> Draw:
    """Draws the flow, with more that is known of the project."""
    flow = flow_of(FLOW)

    def make(flow: Flow = flow, look: Look = look, **known: Any) -> Generated:
        return draw(
            replace(Project(name="P", flows={flow.name: flow}, look=look), **known), {flow.name: compile_flow(flow)}
        )

    return make


def once(*keys: str) -> frozenset[Case]:
    """The only edge of each branch, or state of each screen."""
    return frozenset((key, 1) for key in keys)


def with_records(draw: Draw, *flow: Flow, **seen: tuple[frozenset[Case], frozenset[Case]]) -> Generated:
    """With what tests of just these pages saw pass and fail, by column."""
    content = draw(*flow).coverage[0].content
    records = {column: Record(content, passed, failed) for column, (passed, failed) in seen.items()}
    return draw(*flow, results={"test": records})


def choices(made: Generated) -> str:
    """The page of the flow's choices."""
    return str(made.site_files[choices_path("test")])


def colours(made: Generated, column: Column) -> dict[str, Colour]:
    return {branch.key: branch.cells[column] for branch in made.coverage[0].branches}


def test_the_data_says_what_it_did(drawn: Draw, golden: Golden) -> None:
    data = str(with_records(drawn, walked=(once(NO, ORDER), once(YES))).docs[in_workshop(COVERAGE_DATA)])
    golden(GOLDEN, data.replace(drawn().coverage[0].content, "DIGEST"))


def test_a_branch_is_told_where_the_guide_names_it(drawn: Draw) -> None:
    told: dict[str, Colour] = {NO: "green", YES: "green", ORDER: "amber", AGAIN: "red"}
    assert colours(drawn(), "told") == told


def test_sets_of_boxes_that_say_nothing_new_are_one_row_that_every_one_of_them_must_pass(
    drawn: Draw, flow_of: ReadFlow
) -> None:
    flow = flow_of(SIX_BOXES)
    (boxes,) = drawn(flow).coverage
    rows = {branch.label: branch for branch in boxes.branches}
    assert list(rows) == [*(f"Boks {number}" for number in range(6)), "Flere samtidig"]
    others = rows["Flere samtidig"]
    assert (len(others.edges), others.leads) == (57, "Bestill time")
    every = frozenset(case for branch in boxes.branches for case in branch.edges)
    for failed, colour in ((frozenset[Case](), "green"), (frozenset(others.edges[-1:]), "red")):
        made = with_records(drawn, flow, walked=(every - failed, failed))
        assert colours(made, "walked") == {
            branch.key: colour if branch.key == others.key else "green" for branch in boxes.branches
        }


def test_a_branch_whose_control_is_not_on_the_page_is_not_drawn(drawn: Draw, look: Look, flow_of: ReadFlow) -> None:
    assert set(colours(drawn(), "drawn").values()) == {"green"}
    spoiled = replace(look.components["link"], template='<p class="link">{{ text }}</p>')
    made = drawn(look=replace(look, components={**look.components, "link": spoiled}))
    assert [key for key, colour in colours(made, "drawn").items() if colour != "green"] == [AGAIN]


def test_nothing_counts_as_run_that_was_not(drawn: Draw) -> None:
    made = drawn()
    for column in RUN:
        assert set(colours(made, column).values()) == {"grey"}
    assert "Ingen har kjørt testene her ennå" in str(made.docs[in_workshop(COVERAGE)])


def test_results_of_other_pages_are_amber_and_failures_red(drawn: Draw) -> None:
    made = drawn(results={"test": {"walked": Record("before", once(NO, ORDER), once(YES))}})
    found: dict[str, Colour] = {NO: "amber", YES: "red", ORDER: "amber", AGAIN: "grey"}
    assert colours(made, "walked") == found
    assert "Ingen har kjørt testene her ennå" not in str(made.docs[in_workshop(COVERAGE)])
    assert choices(made).count(">endret etterpå</td>") == 2


def test_a_branch_is_accessible_where_the_pages_that_it_begins_on_are(drawn: Draw) -> None:
    found = colours(with_records(drawn, accessible=(once("start"), once("tid"))), "accessible")
    assert found == {NO: "green", YES: "green", ORDER: "red", AGAIN: "grey"}


def test_what_passed_in_one_state_of_two_is_amber(drawn: Draw, flow_of: ReadFlow) -> None:
    flow = flow_of(IN_TWO_STATES)
    one, both = frozenset({("start button-2", 2)}), frozenset({("start button-2", 1), ("start button-2", 2)})
    found = [
        colours(with_records(drawn, flow, walked=seen), "walked")
        for seen in ((one, frozenset[Case]()), (both, frozenset[Case]()), (one, both - one))
    ]
    assert [list(cells.values()) for cells in found] == [["amber"], ["green"], ["red"]]
    looked_at = with_records(drawn, flow, accessible=(frozenset({("start", 1)}), frozenset[Case]()))
    assert list(colours(looked_at, "accessible").values()) == ["amber"]
    assert ">1 av 2</td>" in choices(looked_at)


def test_a_promise_speaks_of_what_leads_to_what_it_names(drawn: Draw) -> None:
    found = colours(drawn(), "promised")
    assert found == {NO: "red", YES: "red", ORDER: "green", AGAIN: "red"}


def test_a_flow_that_was_changed_since_it_was_compared_is_amber(drawn: Draw, flow_of: ReadFlow) -> None:
    flow = flow_of(FLOW.replace("entries:", "checked: 2026-01-31\nentries:", 1))
    for day, colour in ((date(2026, 1, 31), "green"), (date(2026, 2, 1), "amber")):
        assert set(colours(drawn(flow, updated={flow.file: day}), "compared").values()) == {colour}
    assert set(colours(drawn(), "compared").values()) == {"red"}


def test_what_must_be_green_and_is_not_has_its_place(drawn: Draw) -> None:
    settings = Place(PurePosixPath("mkdocs.yml"), 7, 40)
    found = drawn(required={"drawn": settings, "told": settings, "compared": settings}).missing
    assert [(str(problem.place), problem.id) for problem in found] == [
        ("flows/test.yaml:1:8", "not-covered"),
        ("flows/test.yaml:19:13", "not-covered"),
        ("flows/test.yaml:25:13", "not-covered"),
    ]
    assert "«Bestill» is not named in the guide" in found[1].message
    assert "mkdocs.yml:7 asks for `told`" in found[1].message


def test_the_page_says_each_colour_in_words(drawn: Draw) -> None:
    page = str(drawn(required={"told": Place(PurePosixPath("mkdocs.yml"))}).docs[in_workshop(COVERAGE)])
    assert "Dette må være på plass, ellers blir nettstedet ikke bygd: «Beskrevet»." in page
    bars = LexborHTMLParser(page[page.index('<table class="coverage__bars"') :])
    for row in bars.css("tbody tr"):
        parts = {str(part.attributes["class"]): int(part.attributes["width"] or 0) for part in row.css("rect")}
        said = {"green": "på plass", "amber": "delvis", "red": "mangler", "grey": "ikke kjørt"}
        assert row.css("span")[0].text() == ", ".join(f"{count} {said[colour]}" for colour, count in parts.items())
        assert sum(parts.values()) == 4
    assert 'href="../../valg/test.html"' in page


def test_the_page_of_a_flow_says_each_colour_in_words(drawn: Draw) -> None:
    page = choices(drawn())
    words = {"green": "ja", "amber": "delvis", "red": "mangler", "grey": "ikke kjørt"}
    cells = [(cell.attributes["class"], cell.text()) for cell in LexborHTMLParser(page).css("td")]
    assert len(cells) == 4 * 10
    assert all(words[str(colour)] == said for colour, said in cells)
    assert len(re.findall("flows/test.yaml:", page)) == 4
    assert "Ingen av 4 valg er prøvd" in page


def test_mkdocs_knows_the_option() -> None:
    assert VeiviserPlugin().load_config({"coverage": {"required": ["drawn"]}, "languages": ["nn"]}) == ([], [])
