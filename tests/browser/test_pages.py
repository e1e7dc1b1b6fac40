"""
Pages of the built sites, looked at with a citizen's eyes: by axe-core, on a phone, at 400 % zoom.

The contrast of all letters is measured in `test_dark`, in light as in dark; in a wide run by axe-core here, too.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.breadth import is_wide
from tests.browser.conftest import Axe
from tests.browser.pages import (
    DESK,
    PHONE,
    ZOOMED,
    errors,
    reveals,
    tab,
    telling_addresses,
    telling_screens,
    tells_more,
)
from tests.browser.serving import serve_folder
from tests.last_run import seen_by_axe
from tests.sites import PROJECTS, BuiltSite, flows

SiteOf = Callable[[str], BuiltSite]
Record = Callable[[str, object], None]
STILL = {"reduced_motion": "reduce"}
"""What unfolds is looked at when it is open, not on its way."""

_LARGE = """() => {
  const { style } = document.documentElement;
  style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
}"""
"""What a browser does where a reader asks for larger letters, and for nothing else."""
_LOST = """() => {
  const wide = document.documentElement.clientWidth;
  const root = document.documentElement;
  const lost = root.scrollWidth > wide ? [`the page is ${root.scrollWidth} wide`] : [];
  const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
  const unseen = (element) => {
    const style = getComputedStyle(element);
    return style.clipPath !== "none" || (style.position === "absolute" && element.clientWidth <= 1);
  };
  const look = (element, scrolled) => {
    if (element.localName === "svg" || !element.checkVisibility() || unseen(element)) return;
    if (element.matches("[data-live], .gallery .picture")) return;
    const style = getComputedStyle(element);
    const within = scrolled || scrolls(style);
    const box = element.getBoundingClientRect();
    const said = `${element.localName}.${element.className}: ${element.textContent.slice(0, 60)}`;
    const off = box.right > wide + 1 || box.left < -1;
    if (!scrolled && off && box.width && box.bottom > 0) lost.push(`outside: ${said}`);
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (cuts && over) lost.push(`cut: ${said}`);
    for (const inner of element.shadowRoot?.children ?? []) look(inner, within);
    for (const inner of element.children) look(inner, within);
  };
  look(document.body, false);
  return lost;
}"""
"""
What a reader of a narrow window cannot see without scrolling sideways.

Left out is what is made to scroll, a sheet that is moved and has a list beside it, and a thumbnail of what its link
shows.
"""

_ALONE = """() => [...document.querySelectorAll("a[href^='tel:']")].flatMap((number) => {
  if (!number.checkVisibility() || number.textContent.trim().length > 3) return [];
  let block = number;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  const { bottom } = number.getBoundingClientRect();
  const beside = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const { index, 0: word } of number.contains(text) ? [] : text.data.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (Math.abs(range.getBoundingClientRect().bottom - bottom) < 8) beside.push(word);
    }
  }
  const others = block.textContent.replace(number.textContent, "");
  return beside.length || !/\\p{L}/u.test(others) ? [] : [block.textContent.trim().slice(0, 80)];
})"""
"""Sentences of which a short number is alone on its line."""

_SPACED = """() => {
  for (const element of document.querySelectorAll("body, body *:not(svg, svg *)")) {
    const style = element.style;
    style.setProperty("line-height", "1.5", "important");
    style.setProperty("letter-spacing", "0.12em", "important");
    style.setProperty("word-spacing", "0.16em", "important");
    if (element.localName === "p") style.setProperty("margin-bottom", "2em", "important");
  }
}"""
"""The spacing of WCAG 2.2, 1.4.12."""


@pytest.fixture(scope="module")
def address_of(site_of: SiteOf) -> Iterator[Callable[[str], str]]:
    """Where a project's site is served, with a final slash."""
    served = {name: serve_folder(site_of(name).folder) for name in PROJECTS}
    yield lambda project: served[project][0]
    for _, stop in served.values():
        stop()


@pytest.mark.parametrize(("project", "flow"), flows())
def test_axe_finds_nothing_in_a_prototype(
    project: str, flow: str, browser: Browser, site_of: SiteOf, axe: Axe, record_property: Record
) -> None:
    """On a desk, with the workbench beside the screen, as it opens; on a phone, the screen at each later moment."""
    found: dict[str, list[str]] = {}
    seen = set[object]()
    with tab(browser, DESK, **STILL) as desk, tab(browser, PHONE, **STILL) as phone:
        for path in telling_screens(site_of, project, flow):
            desk.goto(path.as_uri())
            found[path.stem] = axe(desk, contrast=is_wide())
            for moment in moments(phone, path, seen):
                if moment:
                    found[f"{path.stem} {moment}"] = axe(phone, ".screen", contrast=is_wide())
                elif path.stem == "index":
                    found[f"{path.stem} on a phone"] = axe(phone, contrast=is_wide())
    record_property(*seen_by_axe(found))
    assert {where: said for where, said in found.items() if said} == {}
    assert found


def moments(page: Page, path: Path, seen: set[object]) -> Iterator[str]:
    """
    The page as it opens; with each error showing; and with each reveal, and all that folds, open, but
    not the sheet that lies over the screen.

    Args:
        seen: kinds of elements in errors and reveals of earlier pages; where there are no others, nobody looks again.
    """
    address = path.as_uri()
    page.goto(address)
    yield ""
    faults, shown = ([id for id in ids if tells_more(path, id, seen)] for ids in (errors(page), reveals(page)))
    for fault in faults:
        page.goto(f"{address}#{fault}")
        assert page.locator(f"#{fault}").is_visible()
        yield fault
    if shown:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details:not(#meny)').forEach((one) => { one.open = true; })")
    for choice in shown:
        page.locator(f"#{choice}").check(force=True)
        yield choice
    page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize("project", PROJECTS)
def test_axe_finds_nothing_in_what_people_read(
    project: str,
    browser: Browser,
    site_of: SiteOf,
    address_of: Callable[[str], str],
    axe: Axe,
    record_property: Record,
) -> None:
    """On a phone; what leads to a section on a desk."""
    found: dict[str, list[str]] = {}
    with tab(browser, DESK) as desk, tab(browser, PHONE) as phone:
        for name in telling_addresses(site_of, project):
            page = desk if name.count("/") <= 1 else phone
            page.goto(f"{address_of(project)}{name}")
            found[name] = axe(page, contrast=is_wide())
    record_property(*seen_by_axe(found, pages=True))
    assert {where: said for where, said in found.items() if said} == {}
    assert found


@pytest.mark.parametrize(("project", "flow"), flows())
def test_nothing_in_a_prototype_is_lost_at_400_percent(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    lost: dict[str, list[str]] = {}
    seen = set[object]()
    with tab(browser, ZOOMED, **STILL) as page:
        for path in telling_screens(site_of, project, flow):
            for moment in moments(page, path, seen):
                if not moment and path.stem != "index":
                    scrolls_with_the_page(page)
                lost[f"{path.stem} {moment}"] = lost_plainly_and_spaced(page)
    assert {where: said for where, said in lost.items() if said} == {}


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_that_people_read_is_lost_at_400_percent(
    project: str, browser: Browser, site_of: SiteOf, address_of: Callable[[str], str]
) -> None:
    lost: dict[str, list[str]] = {}
    with tab(browser, ZOOMED) as page:
        for name in telling_addresses(site_of, project):
            page.goto(f"{address_of(project)}{name}")
            lost[name] = lost_plainly_and_spaced(page)
    assert {where: said for where, said in lost.items() if said} == {}


@pytest.mark.parametrize("project", PROJECTS)
def test_no_short_number_to_call_stands_alone_on_a_line(project: str, browser: Browser, site_of: SiteOf) -> None:
    site, alone, seen = site_of(project), dict[str, list[str]](), 0
    screens = [
        site.folder / "steg" / flow / path.name
        for flow in site.graphs
        for path in telling_screens(site_of, project, flow)
    ]
    read = (site.folder / name for name in telling_addresses(site_of, project))
    pages = [*screens, *(path if path.suffix else path / "index.html" for path in read)]
    with tab(browser, PHONE, **STILL) as page:
        for path in (path for path in pages if 'href="tel:' in path.read_text(encoding="utf-8")):
            page.goto(path.as_uri())
            for width in range(320, 440, 17):
                page.set_viewport_size({"width": width, "height": 844})
                alone[f"{path.stem} at {width}"] = page.evaluate(_ALONE)
                seen += 1
    assert {where: said for where, said in alone.items() if said} == {}
    assert seen or project == "example"


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_that_people_read_is_lost_where_letters_are_twice_as_large(
    project: str, browser: Browser, site_of: SiteOf, address_of: Callable[[str], str]
) -> None:
    lost: dict[str, list[str]] = {}
    with tab(browser, PHONE) as page:
        for name in telling_addresses(site_of, project):
            page.goto(f"{address_of(project)}{name}")
            page.evaluate(_LARGE)
            lost[name] = page.evaluate(_LOST)
    assert {where: said for where, said in lost.items() if said} == {}


@pytest.mark.parametrize(("project", "flow"), flows())
@pytest.mark.parametrize(("size", "prepare"), [(PHONE, _LARGE), (ZOOMED, "")], ids=["large letters", "400 %"])
def test_nothing_that_readers_try_is_lost(
    project: str, flow: str, size: tuple[int, int], prepare: str, browser: Browser, site_of: SiteOf
) -> None:
    site, lost = site_of(project), dict[str, list[str]]()
    with tab(browser, size, **STILL) as page:
        for path in telling_screens(site_of, project, flow):
            page.goto((site.folder / "steg" / flow / path.name).as_uri())
            page.evaluate(prepare)
            lost[path.stem] = page.evaluate(_LOST)
    assert {where: said for where, said in lost.items() if said} == {}


def scrolls_with_the_page(page: Page) -> None:
    """That a screen's last part can be brought into view, and that nothing scrolls within the page."""
    last = page.locator(".screen :is(a, button, input, summary, p):visible").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= ZOOMED[1], page.url
    inner = "document.querySelector('.glass__scroll')"
    assert page.evaluate(f"{inner}.scrollHeight - {inner}.clientHeight") <= 1, page.url
    page.evaluate("scrollTo(0, 0)")


def lost_plainly_and_spaced(page: Page) -> list[str]:
    plainly: list[str] = page.evaluate(_LOST)
    page.evaluate(_SPACED)
    spaced: list[str] = page.evaluate(_LOST)
    return plainly + [f"spaced: {said}" for said in spaced]
