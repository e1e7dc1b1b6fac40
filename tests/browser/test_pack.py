"""A prototype packed into one file: opened from a folder, it is the site's own, and says what leads out of it."""

import gzip
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bad_input.running import veiviser
from tests.browser.pages import DESK, tab
from tests.conftest import EXAMPLE
from tests.sites import BuiltSite
from veiviser.journeys.walking.cover import edge_cover
from veiviser.model.journey import Graph, State
from veiviser.model.site import guide_path
from veiviser.pytest_plugin.walking import Walker
from veiviser.reading import read_project

FLOW = "savnet-katt"
_SHOWN = """() => ({
  title: document.title,
  screen: document.querySelector(".glass").innerText,
  panels: [...document.querySelectorAll(".side")].map((side) => side.innerText),
  form: [...document.querySelectorAll("input, textarea")].map((one) => [one.id, one.checked, one.value]),
})"""
"""All that a page shows, and what is filled in."""
_GUIDE = """() => [...document.querySelectorAll(".step")].map((step) => [
  step.id,
  [...step.querySelectorAll(":scope > :is(h3, .words), .aside, .goes")]
    .map((one) => one.textContent.replace(/\\s+/g, " ").trim()),
  [...step.querySelectorAll(".picture__host")]
    .map((host) => [host.ariaLabel, host.shadowRoot.querySelector(".screen").textContent]),
])"""
"""By step of a guide, its words, and what its pictures are called and show."""


class InPack(Walker):
    """Somebody who walks through a packed file."""

    def begin(self, state: State) -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#/{self.graph.pages[state]}")
        self.look(state)

    def look(self, state: State) -> None:
        self.page.wait_for_url(f"{self.address}#/{self.graph.pages[state]}")
        self.page.wait_for_selector("[data-scripts]", state="attached")
        self.seen.add(state)

    def forget(self) -> None:
        self.page.reload()
        self.page.wait_for_selector("[data-scripts]", state="attached")  # unpacked after the page has loaded
        self.written.clear()


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's prototype, alone in a folder."""
    file = tmp_path_factory.mktemp("pack") / "vedlegg.html"
    told = veiviser("pack", FLOW, "--output", str(file), at=EXAMPLE)
    assert (told.returncode, told.stderr) == (0, "")
    assert "kB" in told.stdout
    return file


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        yield page


def test_every_way_in_the_file_shows_what_the_site_shows(
    page: Page, browser: Browser, packed: Path, site_of: Callable[[str], BuiltSite]
) -> None:
    site = site_of("example")
    graph: Graph = site.graphs[FLOW]
    beside = Walker(page, graph, f"{(site.folder / 'verksted/prototype' / FLOW).as_uri()}/")
    with tab(browser, DESK) as opened:
        inside = InPack(opened, graph, packed.as_uri())
        for walk in edge_cover(graph):
            beside.page.evaluate("() => { try { sessionStorage.clear() } catch {} }")
            beside.begin(walk.start)
            inside.begin(walk.start)
            for edge in walk.edges:
                for walker in (beside, inside):
                    walker.take(edge)
                assert inside.page.evaluate(_SHOWN) == beside.page.evaluate(_SHOWN), edge
        assert inside.seen == beside.seen == set(graph.states)


def test_back_leads_to_the_screen_as_it_was_left(page: Page, packed: Path) -> None:
    page.goto(f"{packed.as_uri()}#/om-katten")
    page.get_by_text("Utekatt", exact=True).locator("visible=true").click()
    page.locator("#sted").fill("Bak låven")
    page.get_by_role("link", name="Kart", exact=True).click()
    expect(page.locator(".map__figure")).to_be_visible()
    page.go_back()
    expect(page.locator("#sted")).to_have_value("Bak låven")


def test_dark_colours_are_chosen_within_the_file(page: Page, packed: Path) -> None:
    page.goto(f"{packed.as_uri()}#/om-katten")
    ground = "getComputedStyle(document.querySelector('.screen')).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_text("Visning", exact=True).click()
    page.get_by_label("mørke").check()
    page.wait_for_function(f"(light) => {ground} !== light", arg=light)
    page.get_by_role("link", name="Start på nytt").click()
    page.wait_for_url("**#/forsiden")
    page.wait_for_function(f"(light) => {ground} !== light", arg=light)


def test_a_link_out_of_the_file_tells_where_it_leads(page: Page, packed: Path) -> None:
    page.goto(packed.as_uri())
    page.get_by_role("link", name="Verksted", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Den er ikke med i denne filen.")
    dialog.get_by_role("button", name="Bli her").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".screen")).to_be_visible()


def test_the_guide_is_in_the_file_with_all_its_steps_and_pictures(
    page: Page, browser: Browser, packed: Path, site_of: Callable[[str], BuiltSite]
) -> None:
    with tab(browser, DESK) as beside:
        beside.goto((site_of("example").folder / guide_path(FLOW)).as_uri())
        told = beside.evaluate(_GUIDE)
    page.goto(packed.as_uri())
    page.get_by_role("link", name="Veiledning", exact=True).click()
    page.wait_for_url("**#/veiledning_")
    assert page.evaluate(_GUIDE) == told
    assert len(told) > 3
    letters = page.locator(".picture .screen__title").first.evaluate("(one) => getComputedStyle(one).fontWeight")
    assert int(letters) > 400  # the picture has its styles
    page.get_by_role("link", name="Prøv dette steget").nth(1).click()
    page.wait_for_url("**#/om-katten")
    page.go_back()
    expect(page.locator(".step").first).to_be_visible()


@pytest.mark.parametrize("ending", ["html", "zip"])
def test_who_takes_part_in_a_test_is_not_given_the_guide(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"oppgave.{ending}"
    project, _ = read_project(EXAMPLE)
    assert project is not None
    told = veiviser("pack", FLOW, "--task", project.flows[FLOW].tasks[0].name, "--output", str(file), at=EXAMPLE)
    assert (told.returncode, told.stderr) == (0, "")
    if ending == "zip":
        assert not [name for name in ZipFile(file).namelist() if name.startswith("guide/")]
        return
    packed = re.search(r'id="pakke"[^>]*>([^<]+)<', file.read_text("utf-8"))
    assert packed is not None
    pages = json.loads(gzip.decompress(b64decode(packed[1])))["pages"]
    assert [name for name, html in pages.items() if 'class="step"' in html or name.startswith("veiledning")] == []


def test_without_scripts_every_choice_leads_to_its_screen(browser: Browser, packed: Path) -> None:
    with tab(browser, DESK, java_script_enabled=False) as page:
        page.goto(packed.as_uri())
        leads = page.locator(".lead[href^='#']")
        assert leads.count() > 5
        for place in range(leads.count()):
            target = (leads.nth(place).get_attribute("href") or "").removeprefix("#")
            assert page.locator(f'[id="{target}"]').count() == 1, target
        leads.first.click()
        assert page.url.endswith(leads.first.get_attribute("href") or "?")
        ids = page.locator("[id]").evaluate_all("(all) => all.map((one) => one.id)")
        assert len(ids) == len(set(ids))
