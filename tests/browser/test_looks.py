"""Each look: every component in it can be read and pressed; and that of Helsenorge is as its own components are."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Axe
from tests.browser.pages import PHONE, tab
from tests.sites import BuiltSite
from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look
from veiviser.reading.look.components import looks_in
from veiviser.reading.look.theme import read_theme
from veiviser.templating.environment import make_environment
from veiviser.templating.screens import Screens
from veiviser.writing import write_files

SEEN = ("color-contrast", "target-size", "link-in-text-block")
"""Axe's rules that a style can break."""
THEIRS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("helsenorge.yaml").read_text("utf-8"))
OPEN = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".choice__input, .day-and-time__pick")) one.checked = true;
}"""
WRONG = 'for (const one of document.querySelectorAll(".error")) one.classList.add("error--shown");'


def examples_page(folder: Path, name: str) -> Path:
    """A page with the example of every component, each in a screen of its own, drawn in a look."""
    problems = Report()
    look = read_look([packaged_look()], problems, "nb", name)
    assert problems == []
    environment, screens = make_environment(look), list[str]()
    for component in look.components.values():
        for example in component.examples:
            graph = compile_flow(example_flow(component, example, "Eksempel"))
            screen = str(Screens(environment, graph, lambda target: target.address).page(graph.states[0]))
            apart = re.sub(r'\b(id|for|name|aria-\w+by)="', rf'\1="{component.name}--{example}--', screen)
            screens.append(f'<section id="{component.name}/{example}">{apart}</section>')
    links = "".join(
        f'<link rel="stylesheet" href="{path}">' for path in reversed([*make_assets(look)]) if "css" in path
    )
    html = f"<!doctype html><html lang=nb><title>x</title>{links}<main>{''.join(screens)}</main></html>"
    fonts = {path: file for path, file in read_theme([packaged_look()], problems).items() if path.endswith("woff2")}
    write_files(folder, {**make_assets(look), **fonts, "index.html": html})
    return folder / "index.html"


@pytest.fixture(scope="module", params=sorted(looks_in([packaged_look()])))
def drawn(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The examples in each look in turn, on a phone."""
    with tab(browser, PHONE) as page:
        page.goto(examples_page(tmp_path_factory.mktemp("look"), request.param).as_uri())
        yield page


@pytest.mark.parametrize("moment", ["rest", "open", "wrong"])
def test_every_component_can_be_read_and_pressed(moment: str, drawn: Page, axe: Axe) -> None:
    drawn.reload()
    if moment == "open":
        drawn.evaluate(OPEN)
    elif moment == "wrong":
        drawn.evaluate(WRONG)
    assert drawn.locator("section").count() > 40
    found = [line for line in axe(drawn, "main") if line.startswith(SEEN)]
    assert found == []


def test_a_screen_is_no_wider_than_a_phone_of_320(drawn: Page) -> None:
    drawn.set_viewport_size({"width": 320, "height": 640})
    drawn.evaluate(OPEN)
    assert drawn.evaluate("document.documentElement.scrollWidth") <= 320
    drawn.set_viewport_size({"width": 390, "height": 844})


@pytest.fixture(scope="module")
def of_helsenorge(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with tab(browser, PHONE) as page:
        page.goto(examples_page(tmp_path_factory.mktemp("helsenorge"), "helsenorge").as_uri())
        page.evaluate(WRONG)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true;")
        page.evaluate(
            "for (const one of document.querySelectorAll('[aria-disabled]')) one.removeAttribute('aria-disabled');"
        )
        yield page


@pytest.mark.parametrize("row", THEIRS, ids=lambda row: f"{row['of']} {row['element']}")
def test_a_component_is_as_helsenorges_own(row: dict[str, Any], of_helsenorge: Page) -> None:
    section = of_helsenorge.locator(f"[id='{row['example']}']")
    assert section.count() == 1
    is_screen = row["element"] == ".screen"
    element = section.locator(row["element"]).first
    computed = element.evaluate(
        "(e, names) => Object.fromEntries(names.map((name) => [name, getComputedStyle(e).getPropertyValue(name)]))",
        [*row["is"]],
    )
    assert is_screen or element.is_visible()
    assert computed == row["is"]


LETTERS = """() => document.fonts.ready.then(() => [...document.fonts]
  .filter((face) => face.status === "loaded").map((face) => face.unicodeRange.slice(0, 6).toLowerCase()).sort())"""


@pytest.mark.parametrize(
    "address", ["index.html", "guide/savnet-katt/index.html", "verksted/prototype/savnet-katt/om-katten.html"]
)
def test_pages_come_with_their_letters_and_those_of_the_sami_languages_where_they_stand(
    address: str, browser: Browser, site_of: Callable[[str], BuiltSite]
) -> None:
    folder = site_of("example").folder
    fonts = {path.name: path.stat().st_size for path in folder.glob("assets/*.woff2")}
    assert fonts["source-sans-3-latin-wght-normal.woff2"] < 45_000
    with tab(browser, PHONE) as page:
        page.goto((folder / address).as_uri())
        assert page.evaluate(LETTERS) == ["u+0-ff"]
        page.evaluate("document.querySelector('main').append('Boađe Čáhcesullui, ŋ ŧ ž š')")
        assert page.evaluate(LETTERS) == ["u+0-ff", "u+100-"]
