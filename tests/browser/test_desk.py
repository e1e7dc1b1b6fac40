"""What lies around the screen: devices, large letters, the screen alone, keys, and notes that readers never meet."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, tab
from tests.sites import BuiltSite
from veiviser.model.site import in_workshop

FLOW = "savnet-katt"
NOTE = "Juristene har ikke svart."


@pytest.fixture
def address(site_of: Callable[[str], BuiltSite]) -> str:
    return (site_of("example").folder / "verksted/prototype" / FLOW / "om-katten.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        page.goto(address)
        yield page


def width(page: Page) -> float:
    box = page.locator(".glass").bounding_box()
    assert box is not None
    return box["width"]


def test_each_device_has_its_width_on_all_screens(page: Page) -> None:
    widths = [width(page)]
    for name in ("nettbrett", "PC"):
        page.get_by_text("Visning", exact=True).click()
        page.get_by_label(name, exact=True).check()
        page.keyboard.press("Escape")
        widths.append(width(page))
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert widths == sorted(set(widths))
    page.get_by_role("link", name="Start på nytt").click()
    page.wait_for_url("**/forsiden.html")
    assert width(page) == widths[-1]


def test_letters_become_twice_as_large(page: Page) -> None:
    heading = page.locator(".screen h1")
    before = heading.evaluate("(one) => one.getBoundingClientRect().height")
    page.get_by_text("Visning", exact=True).click()
    page.get_by_label("Dobbelt så stor tekst").check()
    assert heading.evaluate("(one) => one.getBoundingClientRect().height") >= 1.9 * before
    assert page.locator(".glass__scroll").evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


def test_the_screen_stands_alone_until_told_otherwise(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".side--told")).to_be_hidden()
    expect(page.get_by_role("button", name="Vis alt igjen")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".bar")).to_be_visible()
    expect(page.get_by_role("button", name="Vis alt igjen")).to_be_hidden()


def test_keys_do_what_they_say_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Vis hurtigtastene")
    expect(listed).to_contain_text("Neste enhet")
    listed.get_by_role("button", name="Lukk").click()
    page.keyboard.press("e")
    expect(page.locator("body")).to_have_attribute("data-device", "tablet")
    page.keyboard.press("h")
    expect(page.locator("#vis-trykk")).to_be_checked()
    page.get_by_text("Utekatt", exact=True).locator("visible=true").last.click()
    page.locator("#sted").fill("")
    page.locator("#sted").press_sequentially("pe?h")
    expect(page.locator("#sted")).to_have_value("pe?h")
    expect(page.locator("body")).to_have_attribute("data-device", "tablet")
    page.get_by_text("Visning", exact=True).click()
    page.get_by_label("Bruk hurtigtaster").uncheck()
    page.keyboard.press("e")
    expect(page.locator("body")).to_have_attribute("data-device", "tablet")


def outlined(page: Page) -> list[str]:
    """What of the screen is marked as something to press, by its words or its name."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".screen *")].filter(
          (one) => one.checkVisibility() && getComputedStyle(one).outlineStyle === "dashed"
        ).map((one) => one.innerText.trim() || one.name)"""
    )
    return found


def test_a_press_in_vain_shows_for_a_moment_where_one_can_press(page: Page) -> None:
    page.locator(".screen h1").click()
    expect(page.locator("body")).to_have_attribute("data-missed", "")
    marked = outlined(page)
    assert {"Innekatt", "Utekatt", "Chip", "Neste"} <= set(marked), marked
    expect(page.locator("body")).not_to_have_attribute("data-missed", "", timeout=5000)
    assert outlined(page) == []
    page.locator(".screen").get_by_text("Utekatt", exact=True).click()
    expect(page.locator("body")).not_to_have_attribute("data-missed", "")


def test_notes_stand_beside_the_screen_and_nowhere_that_readers_come(
    page: Page, site_of: Callable[[str], BuiltSite]
) -> None:
    expect(page.locator(".notes")).to_contain_text(NOTE)
    folder = site_of("example").folder
    files = [path for path in folder.rglob("*") if path.suffix in {".html", ".js", ".json", ".xml"}]
    noted = [path.relative_to(folder).as_posix() for path in files if NOTE in path.read_text("utf-8")]
    assert noted
    assert [path for path in noted if path != in_workshop(path)] == []


_LAID_OUT = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [phone, panels] = [box(".phone"), box(".panels__all")];
  return {
    phone: phone.top, below: innerHeight - phone.bottom, aside: document.documentElement.scrollWidth - innerWidth,
    beside: panels.width > 0 && panels.left >= phone.right, over: panels.top <= 0 && panels.bottom >= innerHeight,
  };
}"""
BETWEEN = [(700, 900), (1024, 800)]


def test_on_a_phone_the_panels_are_a_sheet_over_the_screen(browser: Browser, address: str) -> None:
    with tab(browser, PHONE) as page:
        page.goto(address)
        before = page.evaluate(_LAID_OUT)
        menu = page.get_by_text("Meny", exact=True)
        menu.click()
        opened = page.evaluate(_LAID_OUT)
        assert opened["over"]
        assert opened["phone"] == before["phone"]
        expect(page.get_by_role("main")).to_be_hidden()
        page.keyboard.press("Escape")
        expect(page.get_by_role("main")).to_be_visible()
        expect(page.locator("#meny > summary")).to_be_focused()
        page.locator(".glass__scroll").focus()
        page.mouse.wheel(0, 400)
        page.goto(address.replace("om-katten", "voksen"))
        expect(page.get_by_role("main")).to_be_visible()


@pytest.mark.parametrize("size", BETWEEN)
def test_between_phone_and_desk_one_panel_folds_beside_the_screen(
    browser: Browser, address: str, axe: Axe, size: tuple[int, int]
) -> None:
    with tab(browser, size) as page:
        page.goto(address)
        shown = page.evaluate(_LAID_OUT)
        assert shown["beside"]
        assert shown["aside"] <= 0
        assert shown["below"] >= 0
        assert axe(page) == []
        page.get_by_text("Meny", exact=True).click()
        page.goto(address.replace("om-katten", "voksen"))
        expect(page.locator(".panels__all")).to_be_hidden()
        folded = page.evaluate(_LAID_OUT)
        assert folded["aside"] <= 0
        assert folded["below"] >= 0


def test_a_screen_that_goes_on_fades_below_until_its_end(page: Page) -> None:
    fade = "(one) => getComputedStyle(one).getPropertyValue('--fade')"
    screen = page.locator(".glass__scroll")
    assert screen.evaluate("(one) => one.scrollHeight > one.clientHeight")
    assert screen.evaluate(fade) == "48px"
    screen.evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.glass__scroll')).getPropertyValue('--fade') === '0px'"
    )


@pytest.mark.parametrize("size", [*BETWEEN, DESK])
def test_the_phone_fits_in_the_window(browser: Browser, address: str, size: tuple[int, int]) -> None:
    with tab(browser, size) as page:
        page.goto(address.replace("om-katten", "voksen"))
        assert page.evaluate(_LAID_OUT)["below"] >= 0
        if size == DESK:
            assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0


def test_colours_are_chosen_whatever_the_device_is_set_to(page: Page) -> None:
    def ground() -> object:
        return page.evaluate(
            "['body', '.screen'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor)"
        )

    def becomes(wanted: object) -> None:
        page.wait_for_function("(wanted) => getComputedStyle(document.body).backgroundColor === wanted[0]", arg=wanted)
        assert ground() == wanted

    light = ground()
    page.emulate_media(color_scheme="dark")
    dark = ground()
    assert dark != light
    page.get_by_text("Visning", exact=True).click()
    page.get_by_label("lyse").check()
    becomes(light)
    page.keyboard.press("f")
    page.emulate_media(color_scheme="light")
    becomes(dark)
    page.get_by_role("link", name="Start på nytt").click()
    page.wait_for_url("**/forsiden.html")
    becomes(dark)
    page.keyboard.press("f")
    becomes(light)


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_menu_open(
    browser: Browser, address: str, axe: Axe, size: tuple[int, int], scheme: str
) -> None:
    with tab(browser, size, color_scheme=scheme) as page:
        page.goto(address)
        if size == PHONE:
            page.get_by_text("Meny", exact=True).first.click()
        page.get_by_text("Visning", exact=True).click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
