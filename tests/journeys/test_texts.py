"""What is written once is read the same everywhere: targets, answers and conditions."""

import pytest

from tests.conftest import ReadFlow
from tests.journeys.graphs import NOWHERE
from veiviser.journeys.examples import example_flow
from veiviser.journeys.texts.written import targets
from veiviser.model.flow import Target
from veiviser.model.project import Look


@pytest.mark.parametrize("words", ["b", "test/b", "page:hei#der", "TEL:113", "MailTo:a@b.no", "HTTPS://a.no"])
def test_a_link_in_a_text_means_what_it_means_on_a_button(words: str, flow_of: ReadFlow) -> None:
    flow = flow_of(f"""
title: T
entries: {{a: A}}
screens:
  a:
    title: A
    body:
      - {{button: Videre, to: "{words}"}}
      - text: "[videre]({words})"
  b: {{title: B, end: done}}
""")
    button, link = targets(flow)
    assert (button.kind, button.address, button.flow, button.fragment) == (
        link.kind,
        link.address,
        link.flow,
        link.fragment,
    )


@pytest.mark.parametrize(
    ("words", "kind", "flow"),
    [
        ("here/b", "screen", None),
        ("there/b", "screen", "there"),
        ("TEL:113", "phone", None),
        ("ftp://a.no", "web", None),
    ],
)
def test_the_scheme_may_be_in_capitals_and_the_own_flow_is_no_other(words: str, kind: str, flow: str | None) -> None:
    target = Target.read(words, NOWHERE, "here")
    assert (target.kind, target.flow) == (kind, flow)


def test_an_example_is_answered_as_a_flow_is(look: Look) -> None:
    component = look.components["day-and-time"]
    flow = example_flow(component, next(iter(component.examples)), "Eksempel")
    (variable,) = (v for v in flow.variables.values() if v.kind == "choice")
    assert all("/" in value for value in variable.values)
    assert set(variable.labels) == set(variable.values)
