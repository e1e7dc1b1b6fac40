"""A screen drawn as a page that answers, and as a picture of one moment."""

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.model.flow import Flow
from veiviser.model.journey import View
from veiviser.model.project import Look
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens

ASKED = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - question: Q?
        answer: q
        choices:
          x: {label: X, to: b}
          y:
            label: Y
            to: c
            show:
              - field: Hvor?
                answer: sted
                sample: Ved elva
          z: {label: Z, end: stop}
      - button: Neste
  b: {title: "B {sted}", end: done, body: [{text: "Ved {sted}"}]}
  c: {title: C, end: done, body: [{text: "Ved {sted}"}, {link: Ring, to: "tel:113"}]}
"""


def screens(flow: Flow, look: Look) -> Screens:
    return Screens(make_environment(look), compile_flow(flow), lambda target: target.address)


def forms(html: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Every form of the onward control: tag, address, and when it shows."""

    def one(tag: Tag, name: str) -> str | None:
        value = tag.get(name)
        return None if value is None else str(value)

    found = BeautifulSoup(html, "html5lib").select('[data-control^="button"]')
    return [(tag.name, one(tag, "href"), one(tag, "data-when"), one(tag, "data-unless")) for tag in found]


def test_a_control_has_a_form_for_each_way_on_one_for_each_error_and_one_for_a_stop(
    flow_of: ReadFlow, look: Look
) -> None:
    drawn = screens(flow_of(ASKED), look)
    assert forms(drawn.page(drawn.graph.states[0])) == [
        ("a", "b.html", "q--x", None),
        ("a", "c.html", "q--y sted", None),
        ("span", None, "q--z", None),
        ("a", "#feil", "q_open", None),
        ("a", "#feil", "q q--y sted_open", "q--z"),
    ]


@pytest.mark.parametrize(
    ("picks", "tag", "kind"),
    [
        ((), "a", "Neste"),
        ((("q", "x"),), "a", "Neste"),
        ((("q", "z"),), "span", "Neste"),
    ],
)
def test_a_picture_shows_one_form_that_leads_nowhere(
    picks: tuple[tuple[str, str], ...], tag: str, kind: str, flow_of: ReadFlow, look: Look
) -> None:
    drawn = screens(flow_of(ASKED), look)
    html = drawn.picture(View(drawn.graph.states[0], picks), {"button-3": 2})
    marked = BeautifulSoup(html, "html5lib").select('[data-mark="2"]')
    assert [(found.name, found.get_text(), found.get("href")) for found in marked] == [(tag, kind, None)]
    assert "data-control" not in html


def test_a_picture_shows_a_reveal_only_when_it_is_revealed(flow_of: ReadFlow, look: Look) -> None:
    drawn = screens(flow_of(ASKED), look)
    state = drawn.graph.states[0]
    assert "Hvor?" not in drawn.picture(View(state, (("q", "x"),)), {})
    assert "Hvor?" in drawn.picture(View(state, (("q", "y"),)), {})
    assert "Ved elva" in drawn.picture(View(state, (("q", "y"), ("sted", "*"))), {})


def test_an_answer_is_carried_in_an_element_of_its_own(flow_of: ReadFlow, look: Look) -> None:
    drawn = screens(flow_of(ASKED), look)
    html = drawn.page(drawn.graph.states[2])
    assert '<span data-answer="sted" class="example">Eksempel: Ved elva</span>' in html
    assert '<span data-answer="sted">Ikke besvart</span>' in drawn.page(drawn.graph.states[1])


def test_an_error_goes_once_it_is_answered(flow_of: ReadFlow, look: Look) -> None:
    drawn = screens(flow_of(ASKED), look)
    drawn.page(drawn.graph.states[0])
    rules = drawn.stylesheet.css().splitlines()
    assert '.screen[data-screen="a"]:has([name="q"]:checked) #feil--q { display: none; }' in rules
    assert '.screen[data-screen="a"]:has(#sted:valid):has(#q--y:checked) #feil--sted { display: none; }' in rules


def test_what_authors_write_is_shown_and_never_obeyed(flow_of: ReadFlow, look: Look) -> None:
    attack = "</title><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %}"
    text = ASKED.replace("label: X,", f"label: '{attack}',").replace("title: C", f"title: '{attack}'")
    drawn = screens(flow_of(text), look)
    for state in drawn.graph.states:
        soup = BeautifulSoup(drawn.page(state), "html5lib")
        assert soup.select("script, img") == []
    assert "{{ 7*7 }} {% raw %}" in soup.get_text()


@pytest.mark.parametrize("written", ["b", "test/b"])
def test_a_link_in_a_text_leads_to_a_screen_of_the_same_flow(written: str, flow_of: ReadFlow, look: Look) -> None:
    text = ASKED.replace('{link: Ring, to: "tel:113"}', f'{{text: "[Tilbake til B]({written})"}}')
    drawn = screens(flow_of(text), look)
    html = drawn.page(drawn.graph.first_state("c"))
    assert [link["href"] for link in BeautifulSoup(html, "html5lib").select(".ds-link")] == ["b.html"]
