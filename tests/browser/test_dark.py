"""Light, the dark, and more contrast: each kind of page as readers get it whose devices are set to these."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.breadth import is_wide
from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, dressed, flow_pages, tab, telling_addresses, telling_screens
from tests.browser.test_pages import STILL, moments
from tests.sites import PROJECTS, BuiltSite, flows

SiteOf = Callable[[str], BuiltSite]
DARK: dict[str, Any] = {"color_scheme": "dark"}
MORE: dict[str, Any] = {"contrast": "more"}
LIGHT: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference"}
WAYS = ((LIGHT, 4.5), ({**LIGHT, **DARK}, 4.5), ({**LIGHT, **MORE}, 7), ({**DARK, **MORE}, 7))
"""What devices are set to, and how far letters are from what is behind them: WCAG 2.2, 1.4.3 and 1.4.6."""

_FAINT = """(least) => {
  const found = new Set();
  const parts = (colour) => {
    const [red, green, blue, seen = 1] = colour.match(/[\\d.]+/g).map(Number);
    return colour.startsWith("color") ? [255 * red, 255 * green, 255 * blue, seen] : [red, green, blue, seen];
  };
  const over = ([red, green, blue, seen], below) =>
    [red, green, blue].map((part, at) => part * seen + below[at] * (1 - seen));
  const light = (colour) => {
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = colour.map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    const { colorScheme } = getComputedStyle(document.documentElement);
    if (!element) return colorScheme === "dark" ? [0, 0, 0] : [255, 255, 255];
    const box = element.matches(".node") ? getComputedStyle(element.querySelector("rect")).fill : null;
    const colour = parts(box ?? getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour : over(colour, behind(element.parentElement ?? element.getRootNode().host));
  };
  const compare = (element, style, ground) => {
    const front = over(parts(element instanceof SVGElement ? style.fill : style.color), ground);
    const [high, low] = [light(front), light(ground)].sort((one, other) => other - one);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < least) found.add(`${element.localName}.${element.getAttribute("class")}: ${ratio.toFixed(2)}`);
  };
  const look = (element) => {
    if (!element.checkVisibility({ opacityProperty: true }) || element.getBoundingClientRect().width === 1) return;
    const style = getComputedStyle(element);
    const isWords = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
    if ([...element.childNodes].some(isWords)) compare(element, style, behind(element));
    for (const made of ["::before", "::after"]) {
      const drawn = getComputedStyle(element, made);
      const ground = () => over(parts(drawn.backgroundColor), behind(element));
      if (/^"[^"]*\\w/.test(drawn.content)) compare(element, drawn, ground());
    }
    for (const inner of [...element.children, ...(element.shadowRoot?.children ?? [])]) look(inner);
  };
  look(document.body);
  return [...found];
}"""
"""Whose letters are less far from what is behind them; in the pictures of screens and the map, too."""
_SHINING = """() => {
  const found = [];
  const look = (element) => {
    if (!element.checkVisibility({ opacityProperty: true }) || element.matches(".picture--light")) return;
    const [red, green, blue, seen = 1] = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
    const { width, height } = element.getBoundingClientRect();
    const isPressed = element.matches("a, button, label, input, img, .ds-button");
    if (!isPressed && seen > 0.5 && red + green + blue > 330 && width * height > 2000)
      found.push(`${element.localName}.${element.className}: rgb(${red} ${green} ${blue})`);
    for (const inner of [...element.children, ...(element.shadowRoot?.children ?? [])]) look(inner);
  };
  look(document.documentElement);
  return found;
}"""
"""What is large, and lighter than it is dark; of pictures of screens, too, but of those that show the light."""
_LOOKS = """() => ["body", ".screen", ".md-typeset", ".phone"].map((name) => {
  const pictured = document.querySelector(".picture__host")?.shadowRoot;
  const part = document.querySelector(name) ?? pictured?.querySelector(name);
  if (!part) return [];
  const { color, backgroundColor, colorScheme } = getComputedStyle(part);
  return [name, color, backgroundColor, colorScheme];
})"""


@pytest.mark.parametrize("project", PROJECTS)
def test_letters_stand_out_in_what_people_read(project: str, browser: Browser, site_of: SiteOf, axe: Axe) -> None:
    site, found = site_of(project), dict[str, list[str]]()
    with tab(browser, PHONE, **STILL) as page:
        for address in telling_addresses(site_of, project):
            page.goto(path_of(site, address).as_uri())
            found[address] = [*faint(page), *seen_dark(page, axe)]
    assert {where: said for where, said in found.items() if said} == {}
    assert found


@pytest.mark.parametrize(("project", "flow"), flows())
def test_letters_stand_out_in_a_prototype(project: str, flow: str, browser: Browser, site_of: SiteOf, axe: Axe) -> None:
    """On a desk, with the workbench beside the screen, as it opens; on a phone, the screen at each later moment."""
    seen, found = set[object](), dict[str, list[str]]()
    with tab(browser, DESK, **STILL) as desk, tab(browser, PHONE, **STILL) as phone:
        for path in telling_screens(site_of, project, flow):
            desk.goto(path.as_uri())
            found[path.stem] = [*faint(desk), *seen_dark(desk, axe)]
            for moment in moments(phone, path, seen):
                found[f"{path.stem} {moment}"] = faint(phone) if moment else []
    assert {where: said for where, said in found.items() if said} == {}


@pytest.mark.parametrize("project", PROJECTS)
def test_pages_begin_dark_and_are_printed_light(project: str, browser: Browser, site_of: SiteOf) -> None:
    """Before its styles are there, a page has the colour that the browser is told of."""
    site = site_of(project)
    for path in site.folder.rglob("*.html"):
        assert '<meta name="color-scheme" content="light dark">' in path.read_text(encoding="utf-8"), path
    with tab(browser, DESK, **STILL) as page:
        for path in dressed(
            [*(path_of(site, one) for one in telling_addresses(site_of, project)), *some_screens(site)]
        ):
            page.goto(path.as_uri())
            looks: dict[tuple[Any, Any], Any] = {}
            for medium in ("screen", "print"):
                for scheme in ("light", "dark"):
                    page.emulate_media(media=medium, color_scheme=scheme)
                    looks[medium, scheme] = page.evaluate(_LOOKS)
            assert looks["screen", "dark"] != looks["screen", "light"], path
            assert looks["print", "dark"] == looks["print", "light"], path


def faint(page: Page) -> list[str]:
    """Whose letters do not stand out enough, in each of the ways."""
    found: list[str] = []
    for settings, least in WAYS:
        page.emulate_media(**settings)
        found += [f"{settings}: {said}" for said in page.evaluate(_FAINT, least)]
    return found


def seen_dark(page: Page, axe: Axe) -> list[str]:
    """What is too light in the dark; in a wide run also what axe says of the letters, which `faint` has measured."""
    page.emulate_media(**LIGHT | DARK)
    shining: list[str] = page.evaluate(_SHINING)
    return [*shining, *(axe(page, only="color-contrast") if is_wide() else ())]


def some_screens(site: BuiltSite) -> list[Path]:
    """Each flow's map, one of its screens in the workbench, and that screen as readers try it."""
    found: list[Path] = []
    for flow in site.graphs:
        screen = next(path for path in flow_pages(site, flow) if path.stem != "index")
        found += [screen.with_name("index.html"), screen, site.folder / "steg" / flow / screen.name]
    return found


def path_of(site: BuiltSite, address: str) -> Path:
    """Of a page, by its address below the site's."""
    path = site.folder / address
    return path if path.suffix == ".html" else path / "index.html"
