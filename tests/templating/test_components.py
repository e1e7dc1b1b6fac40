"""Every component that is and will be: each example drawn, held against its golden, and read as strict HTML."""

from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.conftest import Golden
from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens

GOLDENS = Path(__file__).parents[1] / "goldens" / "components"
_LOOK = read_look([packaged_look()], Report())
EXAMPLES = [(name, example) for name, component in sorted(_LOOK.components.items()) for example in component.examples]
LEAST = {
    *("text", "list", "notice", "help", "image", "question", "checkboxes", "field", "textarea", "day-and-time"),
    *("number", "summary", "card", "cards", "menu", "link", "button", "stepper", "accordion", "contact", "video-room"),
}


def drawn(look: Look, component: str, example: str, title: str = "Eksempel") -> str:
    """The screen that holds the example alone."""
    graph = compile_flow(example_flow(look.components[component], example, title))
    return str(Screens(make_environment(look), graph, lambda target: target.address).page(graph.states[0]))


def test_the_components_that_flows_count_on_are_there() -> None:
    assert set(_LOOK.components) >= LEAST


def test_every_component_has_an_example() -> None:
    assert [name for name, component in _LOOK.components.items() if not component.examples] == []


def test_a_component_that_does_something_is_tested_in_its_own_folder() -> None:
    folders = [path.parent for path in (packaged_look() / "components").glob("*/script.js")]
    assert folders
    assert [folder.name for folder in folders if not list(folder.glob("test_*.py"))] == []


def test_what_tests_leave_beside_components_is_none(tmp_path: Path) -> None:
    compiled = tmp_path / "prototype" / "components" / "__pycache__"
    compiled.mkdir(parents=True)
    (compiled / "conftest.cpython-311.pyc").write_bytes(b"\0")
    problems = Report()
    read_look([packaged_look(), tmp_path / "prototype"], problems)
    assert problems == []


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_looks_as_it_did(component: str, example: str, look: Look, golden: Golden) -> None:
    golden(GOLDENS / f"{component}--{example}.html", drawn(look, component, example) + "\n")


@pytest.mark.parametrize(("component", "example"), [("help", "fee")])
def test_what_helsenorges_look_draws_in_its_own_way_looks_as_it_did(
    component: str, example: str, golden: Golden
) -> None:
    own = (packaged_look() / "looks" / "helsenorge" / "components").glob("*/template.html")
    assert [path.parent.name for path in own] == [component]
    look = read_look([packaged_look()], Report(), "nb", "helsenorge")
    screen = drawn(look, component, example, "Timebestilling: Velg tid")
    golden(GOLDENS / "helsenorge" / f"{component}--{example}.html", screen + "\n")


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_is_strict_html_with_one_root_and_no_id_twice(component: str, example: str, look: Look) -> None:
    page = f"<!doctype html><html lang=nb><title>x</title><body>{drawn(look, component, example)}</body></html>"
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)  # raises at the first error
    soup = BeautifulSoup(page, "html5lib")
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    screen = soup.select_one(".screen")
    assert screen is not None
    assert len(screen.find_all(class_=component, recursive=False)) == 1


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_what_an_example_refers_to_is_in_it(component: str, example: str, look: Look) -> None:
    soup = BeautifulSoup(drawn(look, component, example), "html5lib")
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form"):
        for tag in soup.select(f"[{attribute}]"):
            assert set(str(tag[attribute]).split()) <= ids, (attribute, tag)
    for control in soup.select("input, textarea, select"):
        assert soup.select(f"label[for='{control['id']}']"), control


def test_no_component_styles_or_scripts_by_attribute(look: Look) -> None:
    for name, component in look.components.items():
        soup = BeautifulSoup(component.template, "html.parser")
        for tag in soup.find_all(True):
            assert tag.name not in ("script", "style"), name
            assert not [a for a in tag.attrs if a == "style" or a.startswith("on")], name
