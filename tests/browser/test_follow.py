"""Following somebody: what she answers is filled in, what she presses is marked, and it plays by itself."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, tab
from tests.sites import BuiltSite
from veiviser.journeys.walking.following import moves

FLOW = "savnet-katt"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        yield page


@pytest.fixture
def site(site_of: Callable[[str], BuiltSite]) -> BuiltSite:
    return site_of("example")


def follow(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "verksted/prototype" / FLOW / "forsiden.html").as_uri())
    page.get_by_text("Følg en person", exact=True).click()
    page.get_by_role("link", name="Ada, 9, har innekatt").click()


def shown(page: Page) -> str:
    return page.url.rpartition("/")[2]


def test_each_step_goes_where_the_walk_of_the_tests_goes(page: Page, site: BuiltSite) -> None:
    graph = site.graphs[FLOW]
    made = moves(graph, graph.flow.walks[0])
    assert made
    follow(page, site)
    bar = page.get_by_role("region", name="Personen du følger")
    expect(bar).to_contain_text("Ada fikk katten til jul, og den har aldri vært ute alene.")
    for number, move in enumerate(made, 1):
        page.wait_for_url(f"**/{graph.pages[move.edge.source]}.html")
        expect(bar).to_contain_text(f"Skjerm {number} av {len(made) + 1}")
        expect(page.locator(f'.screen [data-control="{move.edge.control}"]:visible')).to_have_attribute(
            "data-follow-next", ""
        )
        for variable, value in move.filled.picked:
            expect(page.locator(f'[id="{variable}--{value}"]')).to_be_checked()
        bar.get_by_role("button", name="Ett steg").click()
    page.wait_for_url("**/sendt*.html")
    expect(bar).to_contain_text("Her er reisen slutt.")
    expect(bar.get_by_role("button", name="Ett steg")).to_be_disabled()
    expect(page.locator('.side [data-answer="slag"]')).to_have_text("Innekatt")
    expect(page.locator('.side [data-answer="alder"]')).to_have_text("16 år eller mer")


def test_it_plays_by_itself_and_stops_when_asked(page: Page, site: BuiltSite) -> None:
    follow(page, site)
    bar = page.get_by_role("region", name="Personen du følger")
    bar.get_by_label("Fart").select_option("rask")
    bar.get_by_role("button", name="Spill av").click()
    page.wait_for_url("**/om-katten.html")
    bar.get_by_role("button", name="Stopp").click()
    expect(bar.get_by_role("button", name="Spill av")).to_be_visible()
    stopped = shown(page)
    assert page.evaluate("JSON.parse(sessionStorage.getItem('veiviser--folg:savnet-katt')).plays") is False
    bar.get_by_role("button", name="Spill av").click()
    expect(bar).to_contain_text("Her er reisen slutt.")
    assert shown(page) != stopped


def test_who_goes_another_way_is_told_and_led_back(page: Page, site: BuiltSite) -> None:
    follow(page, site)
    page.locator(".follow [data-follow=step]").click()
    page.wait_for_url("**/om-katten.html")
    page.goto((site.folder / "verksted/prototype" / FLOW / "voksen.html").as_uri())
    expect(page.locator(".follow__next")).to_have_text("Her går du en annen vei enn personen du følger.")
    page.get_by_role("link", name="Gå tilbake til personen").click()
    page.wait_for_url("**/om-katten.html")
    page.get_by_role("button", name="Avslutt").click()
    expect(page.locator(".follow")).to_be_hidden()
    page.reload()
    expect(page.locator(".follow")).to_be_hidden()


def test_who_wants_less_motion_gets_a_mark_that_stands_still(browser: Browser, site: BuiltSite) -> None:
    for motion, moves_on in (("reduce", "none"), ("no-preference", "follow-next")):
        with tab(browser, DESK, reduced_motion=motion) as page:
            follow(page, site)
            expect(page.locator("[data-follow-next]")).to_have_css("animation-name", moves_on)


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_somebody_is_followed(
    browser: Browser, site: BuiltSite, axe: Axe, size: tuple[int, int], scheme: str
) -> None:
    with tab(browser, size, color_scheme=scheme) as page:
        page.goto((site.folder / "verksted/prototype" / FLOW / "index.html").as_uri())
        page.get_by_role("link", name="Ada, 9, har innekatt").click()
        page.locator(".follow [data-follow=step]").click()
        page.wait_for_url("**/om-katten.html")
        assert axe(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        if size == PHONE:
            bar = page.locator(".follow").bounding_box()
            assert bar is not None
            assert bar["height"] < 0.15 * PHONE[1]
        assert re.search(r"Trykk «Neste»\.$", page.locator(".follow__next").inner_text())
