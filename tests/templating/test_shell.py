"""What a service has around its screens: drawn outside of them, in words, and on pages of its own flow alone."""

from bs4 import BeautifulSoup

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.texts.written import texts
from veiviser.model.flow import Flow
from veiviser.model.journey import View
from veiviser.model.project import Look
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens

SHELL = "shell: {name: Norsk lån, person: Ola H., menu: [Meny, Søk], footer: [Om oss]}"
FLOW = """
title: T
SHELL
entries: {a: Start}
screens:
  a:
    title: Lån en bok
    step: 1 of 2
    body:
      - text: Velg en bok.
      - back: Tilbake
        to: "https://eksempel.no"
    end: done
"""


def drawn(flow: Flow, look: Look, as_picture: bool = False) -> BeautifulSoup:
    graph = compile_flow(flow)
    screens = Screens(make_environment(look), graph, lambda target: target.address)
    state = graph.states[0]
    return BeautifulSoup(screens.picture(View(state), {}) if as_picture else screens.page(state), "html.parser")


def words(html: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in html.select(selector)]


def test_it_stands_around_the_screen_and_cannot_be_pressed_or_heard(flow_of: ReadFlow, look: Look) -> None:
    html = drawn(flow_of(FLOW.replace("SHELL", SHELL)), look)
    assert words(html, ".shell > .shell__top") == ["Norsk lån Ola H. Meny Søk"]
    assert words(html, ".shell > .screen + .shell__bottom") == ["Om oss"]
    around = html.select(".shell > :not(.screen)")
    assert [part["aria-hidden"] for part in around] == ["true", "true"]
    assert not any(part.select("a, button, [href], [tabindex]") for part in around)


def test_a_picture_ends_with_its_screen(flow_of: ReadFlow, look: Look) -> None:
    html = drawn(flow_of(FLOW.replace("SHELL", SHELL)), look, as_picture=True)
    assert words(html, ".shell__top") == ["Norsk lån Ola H. Meny Søk"]
    assert words(html, ".shell__bottom") == []


def test_a_flow_that_says_nothing_of_it_has_none(flow_of: ReadFlow, look: Look) -> None:
    assert drawn(flow_of(FLOW.replace("SHELL\n", "")), look).select(".shell") == []


def test_its_words_are_among_the_flows_texts(flow_of: ReadFlow) -> None:
    said = [text.words for text in texts(flow_of(FLOW.replace("SHELL", SHELL)))]
    assert {"Norsk lån", "Ola H.", "Meny", "Søk", "Om oss"} <= set(said)


def test_what_says_so_stands_above_the_title(flow_of: ReadFlow, look: Look) -> None:
    screen = drawn(flow_of(FLOW.replace("SHELL\n", "")), look).select_one(".screen")
    assert screen is not None
    assert [tag["class"][0] for tag in screen.find_all(recursive=False)] == ["back", "stepper", "screen__title", "text"]
