"""The screens of Bytte fastlege on the days where dates are easily wrong."""

import re

import pytest

from tests.interface import WORDS
from tests.sites import ROOT
from veiviser.journeys import compile_flow
from veiviser.problem import Report
from veiviser.reading import open_project, read_flow
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens

FLOW = "bytte-fastlege"
MONTHS = [WORDS(f"month.{number}") for number in range(1, 13)]
WRITTEN = re.compile(r"(?m)^(  [a-z-]+: )\d{4}-\d\d-\d\d$")
"""Each day that the flow's author wrote: of the change, of an early message and of a late one."""


class Drawing:
    """The flow as it would be drawn, had its author written another day."""

    def __init__(self) -> None:
        self.opened = open_project(ROOT)
        assert self.opened.project is not None
        self.pages = self.opened.project.pages
        self.environment = make_environment(self.opened.look)

    def screens(self, day: str) -> dict[str, str]:
        """The HTML of each screen that shows a date, in its usual situation, when everything happens on that day."""
        opened, source = self.opened, self.opened.sources[FLOW]
        text, count = WRITTEN.subn(rf"\g<1>{day}", source.text)
        assert count == 3
        problems = Report(opened.problems)
        flow = read_flow(text, source.file, opened.look, problems, facts=opened.facts, data=opened.data)
        assert flow is not None, problems
        graph = compile_flow(flow)
        screens = Screens(self.environment, graph, lambda target: target.address)
        states = {state.screen: state for state in reversed(graph.states)}
        shown = ("se-gjennom", "byttet", "angre", "brukt-opp", "beskjed", "sen-beskjed")
        return {name: " ".join(str(screens.page(states[name])).split()) for name in shown}


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Drawing()


def test_no_date_is_typed_where_it_is_shown(drawing: Drawing) -> None:
    pages = [page.text for name, page in drawing.pages.items() if name.startswith("fastlege/")]
    assert len(pages) == 2
    for text in (drawing.opened.sources[FLOW].text, *pages):
        assert re.findall(rf"[0-9]+\. ?(?:{'|'.join(MONTHS)})", text) == []


@pytest.mark.parametrize(
    ("day", "since", "until", "left"),
    [
        ("2027-01-12", "1. februar", "31. januar", "20 dager"),
        ("2027-01-30", "1. februar", "31. januar", "to dager"),
        ("2027-01-31", "1. februar", "31. januar", "én dag"),
        ("2027-02-28", "1. mars", "28. februar", "én dag"),
        ("2028-02-28", "1. mars", "29. februar", "to dager"),
        ("2028-02-29", "1. mars", "29. februar", "én dag"),
        ("2027-08-30", "1. september", "31. august", "to dager"),
        ("2027-12-31", "1. januar neste år", "31. desember", "én dag"),
    ],
)
def test_a_change_holds_from_and_can_be_regretted_until(
    day: str, since: str, until: str, left: str, drawing: Drawing
) -> None:
    html = drawing.screens(day)
    assert f"Byttet gjelder fra {since}<" in html["se-gjennom"]
    assert f"Hvis det gjelder fra {since}, kan du angre til og med {until}." in html["angre"]
    assert "Du kan bytte igjen fra 1. januar neste år." in html["brukt-opp"]
    for screen in ("byttet", "beskjed", "sen-beskjed"):
        assert f" blir fastlegen din {since}." in html[screen]
        assert f"Du kan angre til og med {until}." in html[screen]
    assert f"Det er bare {left}, så" in html["sen-beskjed"]
