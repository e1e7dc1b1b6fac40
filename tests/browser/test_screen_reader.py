"""What a screen reader is given: names, headings, landmarks and groups, as the browser itself computes them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import DESK, flow_pages, reading_pages, tab, telling
from tests.conftest import Golden
from tests.sites import PROJECTS, BuiltSite, flows

SiteOf = Callable[[str], BuiltSite]
GOLDENS = Path(__file__).parents[1] / "goldens" / "heard"
_NAMED = {
    "link",
    "button",
    "radio",
    "checkbox",
    "textbox",
    "searchbox",
    "combobox",
    "image",
    "img",
    "region",
    "navigation",
}
"""Roles that are of no use without a name."""


@pytest.mark.parametrize("screen", ["om-katten", "chippen", "sendt--meldt-ja"])
def test_a_screen_is_heard_as_it_was(screen: str, browser: Browser, site_of: SiteOf, golden: Golden) -> None:
    with tab(browser, DESK, java_script_enabled=False) as page:
        page.goto((site_of("example").folder / "verksted/prototype" / "savnet-katt" / f"{screen}.html").as_uri())
        golden(GOLDENS / f"{screen}.yaml", page.locator(".screen").aria_snapshot() + "\n")


def prototypes(site: BuiltSite) -> Iterator[Path]:
    for flow in site.graphs:
        yield from flow_pages(site, flow)


@pytest.mark.parametrize("project", PROJECTS)
def test_no_control_picture_or_landmark_is_without_a_name(project: str, browser: Browser, site_of: SiteOf) -> None:
    site = site_of(project)
    files = (name if name.endswith(".html") else f"{name}/index.html".lstrip("/") for name in reading_pages(site))
    reading = [site.folder / name for name in files if name != "404.html"]
    reading = [path for path in reading if "decisions" not in path.parts]  # of which axe sees each
    with tab(browser, DESK) as page:
        tree = page.context.new_cdp_session(page)
        for path in telling([*prototypes(site), *reading]):
            page.goto(path.as_uri())
            nodes = [node for node in tree.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
            roles = [node["role"]["value"] for node in nodes]
            assert [node for node in nodes if node["role"]["value"] in _NAMED and not told(node).strip()] == [], (
                path.name
            )
            assert (roles.count("main"), roles.count("banner")) == (1, 1), path.name
            assert len(roles) > 20, path.name


@pytest.mark.parametrize(("project", "flow"), flows())
def test_choices_are_named_by_their_question_and_fields_by_their_label(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    site = site_of(project)
    graph = site.graphs[flow]
    heard = 0
    with tab(browser, DESK) as page:
        for state in {state.screen: state for state in reversed(graph.states)}.values():
            page.goto((site.folder / "verksted/prototype" / flow / f"{graph.pages[state]}.html").as_uri())
            for asked in graph.fields[state.screen]:
                element = page.locator(f"#{asked.variable}")
                if element.count() == 0 or not element.is_visible():
                    continue
                asking = page.locator(f'label[for="{asked.variable}"], #{asked.variable} > legend').first
                words = asking.evaluate("element => element.firstChild.textContent.trim()")
                named = page.get_by_role("textbox" if asked.free else "group", name=words)
                assert words
                assert asked.variable in [one.get_attribute("id") for one in named.all()], words
                heard += 1
    assert heard


@pytest.mark.parametrize(("project", "flow"), flows())
def test_a_guide_s_pictures_are_told_and_what_is_in_them_is_not_heard(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    with tab(browser, DESK) as page:
        page.goto((site_of(project).folder / "guide" / flow / "index.html").as_uri())
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        drawn = page.evaluate(_DRAWN)
    by_id = {node["nodeId"]: node for node in nodes}
    pictures = [node for node in nodes if told(node).startswith("Skjermbilde: ")]
    assert len(pictures) == len(drawn) > 0
    assert min(drawn) > 40
    for picture in pictures:
        assert picture["role"]["value"] in ("img", "image")
        assert [told(node) for node in within(picture, by_id) if not node["ignored"]] == []


_DRAWN = """() => [...document.querySelectorAll(".picture__host")].map(
  (host) => host.shadowRoot?.querySelector(".screen")?.clientHeight ?? 0)"""
"""How high what is in each picture came out."""


def told(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def within(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for child in (by_id[id] for id in node.get("childIds", []) if id in by_id):
        yield child
        yield from within(child, by_id)
