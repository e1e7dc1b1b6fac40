"""Which browsers fit, by what they say of themselves and the days that versions came: the data of `agents.yaml`."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.serving import serve_folder
from tests.sites import ROOT, BuiltSite

SiteOf = Callable[[str], BuiltSite]
DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("agents.yaml").read_text("utf-8"))
TABLE = yaml.safe_load((ROOT / "content" / "hjelp" / "nettlesere.yaml").read_text("utf-8"))
_CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36"
)
_JUDGE = """async ([asked, rows, releases, day]) => {
  const { whoIs, judge } = await import(new URL("assets/judging.js", document.baseURI));
  const known = releases ?? (await import(new URL("assets/browsers.js", document.baseURI))).default;
  return asked.map(([agent, touches]) => {
    const found = whoIs(agent, touches);
    const is = [found.system, found.browser, found.version].filter(Boolean).join(" ");
    return { says: judge(found, rows, known, Date.parse(day)), is, app: found.app };
  });
}"""
_KNOWN = """async () => (await import(new URL("assets/browsers.js", document.baseURI))).default"""


@pytest.fixture
def site(page: Page, site_of: SiteOf) -> Iterator[Page]:
    address, stop = serve_folder(site_of("veiviser").folder)
    page.goto(address)
    yield page
    stop()


def judged(
    page: Page, agents: list[tuple[str, int]], day: date, releases: dict[str, Any] | None = None
) -> list[dict[str, str]]:
    """Of each user-agent string what it is, and what is said of it; left out, the releases that the site has."""
    given = {name: [[v, d.isoformat()] for v, d in listed] for name, listed in releases.items()} if releases else None
    rows = [{key: row[key] for key in ("system", "browser")} for row in TABLE["rows"]]
    found: list[dict[str, str]] = page.evaluate(_JUDGE, [agents, rows, given, day.isoformat()])
    return found


def test_of_each_browser_what_is_true_is_said(site: Page) -> None:
    agents = DATA["agents"]
    found = judged(site, [(one["agent"], one.get("touches", 0)) for one in agents], DATA["day"], DATA["releases"])
    for expected, told in zip(agents, found, strict=True):
        assert (told["says"], told["app"]) == (expected["says"], expected.get("app", "")), expected["agent"]
        assert told["is"] == expected.get("is", told["is"]), expected["agent"]
    assert len(agents) >= 30


def test_a_browser_grows_old_by_itself_on_a_site_that_nobody_builds_again(site: Page) -> None:
    newest, last = DATA["releases"]["chrome"][-1]
    agents = [(_CHROME.format(version), 0) for version in (newest - 1, newest, newest + 1, newest + 2)]
    said = [
        [one["says"] for one in judged(site, agents, last + timedelta(days=days), DATA["releases"])]
        for days in (0, 28, 56, 84)
    ]
    assert said == [
        ["fits", "fits", "fits", "fits"],
        ["old", "fits", "fits", "fits"],
        ["old", "old", "fits", "fits"],
        ["old", "old", "old", "fits"],
    ]


def test_the_ages_of_browsers_come_from_the_package_that_is_kept_up(site: Page) -> None:
    known = site.evaluate(_KNOWN)
    assert {"chrome", "chrome_android", "edge", "firefox", "safari", "safari_ios"} <= known.keys()
    versions, days = zip(*known["chrome"], strict=True)
    assert list(days) == sorted(days)
    assert versions == tuple(range(versions[0], versions[-1] + 1))
    assert [version for version, _ in known["safari_ios"] if 17 < version <= 26] == [18, 26]
    agents = [(_CHROME.format(version), 0) for version in (40, versions[-2], versions[-1])]
    said = [one["says"] for one in judged(site, agents, date.fromisoformat(days[-1]))]
    assert said == ["old", "fits", "fits"]


def test_the_table_has_no_version_that_would_grow_old() -> None:
    assert {row["from"] for row in TABLE["rows"]} == {"De to siste"}
    assert TABLE["columns"].keys() == {"system", "browser", "from"}
