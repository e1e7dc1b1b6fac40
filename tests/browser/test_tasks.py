"""Tests with people: a clear yes, what is noted and what is not, the file, and the page that reads it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bad_input.running import veiviser
from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, tab
from tests.conftest import EXAMPLE
from tests.sites import BuiltSite
from veiviser.journeys.trying.wandering import wander
from veiviser.model.session import Session
from veiviser.trials.figures import figures
from veiviser.trials.reading import read_session, written_session
from veiviser.trials.table import table

FLOW = "savnet-katt"
_COVERED = """() => {
  const boxes = (which) => [...document.querySelectorAll(which)].map((one) => one.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const tried = boxes(".board__all > .board__tried");
  return boxes(".board .tile .node-title").filter((title) => tried.some((one) => meet(title, one))).length;
}"""
"""How many titles on the board what people did lies over."""


@pytest.fixture
def site(site_of: Callable[[str], BuiltSite]) -> BuiltSite:
    return site_of("example")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, PHONE) as page:
        yield page


def begin(page: Page, site: BuiltSite, task: str) -> None:
    page.goto((site.folder / f"verksted/test/{FLOW}/{task}.html").as_uri())
    assert page.evaluate("sessionStorage.length") == 0
    page.get_by_role("link", name="Ja, jeg vil være med").click()
    expect(page.get_by_role("region", name="Oppgaven du prøver")).to_be_visible()


def end(page: Page, how: str, tmp_path: Path, words: str = "") -> Session:
    page.get_by_role("button", name=how).click()
    page.get_by_label("Hva tenker du om det du prøvde?").fill(words)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre filen").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return read_session(file.read_text("utf-8"))


def do_it(page: Page) -> None:
    """What somebody does who reports a cat: a wrong tap, a press too early, and back once."""
    front, about = (page.get_by_role("heading", name=name) for name in ("Dyrevakten", "Om katten"))
    front.click()
    page.get_by_role("link", name="Meld fra").click()
    expect(about).to_be_visible()
    page.go_back()
    expect(front).to_be_visible()
    page.get_by_role("link", name="Meld fra").click()
    expect(about).to_be_visible()
    page.locator(".screen [data-control]:visible", has_text="Neste").click()
    page.get_by_text("Utekatt", exact=True).locator("visible=true").click()
    page.locator("#sted").fill("Bak huset til Kari Nordmann")
    page.get_by_text("16 år eller mer", exact=True).click()
    page.locator(".screen [data-control]:visible", has_text="Neste").click()
    expect(page.get_by_role("heading", name="Meldingen er sendt")).to_be_visible()


def test_what_somebody_does_is_in_the_file_and_what_she_types_is_not(
    page: Page, site: BuiltSite, tmp_path: Path
) -> None:
    begin(page, site, "melde")
    expect(page.locator(".bar, .side, .map, .lead").locator("visible=true")).to_have_count(0)
    do_it(page)
    page.get_by_text("Vi leter langs").click()
    session = end(page, "Jeg er ferdig", tmp_path, "Det gikk greit.")
    assert [visit.screen for visit in session.visits] == ["forsiden", "om-katten", "forsiden", "om-katten", "sendt"]
    assert [visit.errors for visit in session.visits] == [0, 0, 0, 1, 0]
    assert session.visits[0].vain == ("Dyrevakten",)
    assert session.visits[-1].vain == ("Vi leter langs … fra ….",)
    assert [visit.screen for visit in session.turned_back] == ["om-katten", "forsiden"]
    assert (session.success, session.end, session.fewest, session.steps) == (True, "done", 2, 4)
    assert session.words == "Det gikk greit."
    assert "Nordmann" not in next(tmp_path.glob("*.json")).read_text("utf-8")
    page.get_by_role("button", name="Slett det som er tatt opp").click()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize(("picked", "success"), [("Tiger", True), ("Innekatt", False)])
def test_it_is_done_only_with_the_answers_that_the_task_wants(
    page: Page, site: BuiltSite, tmp_path: Path, picked: str, success: bool
) -> None:
    begin(page, site, "tiger")
    page.get_by_role("link", name="Meld fra").click()
    page.get_by_text(picked, exact=True).click()
    assert end(page, "Jeg er ferdig", tmp_path).success is success


def test_who_says_no_is_followed_by_nothing(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / f"verksted/test/{FLOW}/melde.html").as_uri())
    page.get_by_role("link", name="Nei", exact=True).click()
    expect(page.get_by_text("Ingenting er tatt opp.")).to_be_visible()
    page.goto((site.folder / f"steg/{FLOW}/forsiden.html").as_uri())
    expect(page.locator(".task")).to_be_hidden()
    assert "test" not in page.evaluate("Object.keys(sessionStorage).join()")


def test_a_packed_task_shows_the_screens_alone_and_gives_the_same_file(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "oppgave.html"
    told = veiviser("pack", FLOW, "--task", "melde", "--output", str(file), at=EXAMPLE)
    assert (told.returncode, told.stderr) == (0, "")
    page.goto(file.as_uri())
    page.get_by_role("link", name="Ja, jeg vil være med").click()
    do_it(page)
    session = end(page, "Jeg er ferdig", tmp_path)
    assert (session.success, session.steps) == (True, 4)
    told = veiviser("pack", FLOW, "--task", "meldt", at=EXAMPLE)
    assert told.returncode == 2
    assert "`melde`" in told.stderr


def test_the_page_counts_as_the_command_does(browser: Browser, site: BuiltSite, tmp_path: Path) -> None:
    graph = site.graphs[FLOW]
    (task, *_) = graph.flow.tasks
    sessions = [wandered for n in range(1, 10) if (wandered := wander(graph, task, n, seed=7))]
    sessions = [read_session(written_session(one)) for one in sessions]
    sessions = [replace(one, ask="«A» <b>") if n else replace(one, words="=1+1") for n, one in enumerate(sessions)]
    for one in sessions:
        (tmp_path / f"{one.id}.json").write_text(written_session(one), encoding="utf-8")
    (tmp_path / "annet.json").write_text(json.dumps({"veiviser": "test-1", "steps": []}), encoding="utf-8")
    (of,) = figures(read_session(written_session(one)) for one in sessions)
    with tab(browser, DESK) as page:
        page.goto((site.folder / f"verksted/test/{FLOW}/index.html").as_uri())
        page.locator("#filer").set_input_files(sorted(tmp_path.glob("*.json")))
        expect(page.locator(".tests__said")).to_contain_text("annet.json er ikke fra en test av denne flyten.")
        low, high = of.done.of_hundred
        results = page.locator(".tests__results")
        expect(results).to_contain_text(f"{of.done.count} av {of.done.of} løste oppgaven.")
        expect(results).to_contain_text(f"mellom {low} og {high} gjøre")
        expect(results).to_contain_text(f"Ga opp: {of.gave_up}. Trodde den var løst et annet sted: {of.elsewhere}.")
        rows = page.locator(".tests__table tbody tr").evaluate_all(
            "(all) => all.map(({ dataset, cells }) =>"
            " [dataset.screen, ...[...cells].slice(1, 5).map((cell) => Number(cell.textContent))])"
        )
        assert rows == [[s.screen, s.seen, s.errors, s.turned_back, s.ended] for s in of.screens]
        with page.expect_download() as download:
            page.get_by_role("button", name="Lagre som tabell").click()
        saved = Path(download.value.path()).read_text("utf-8-sig").replace('"', "")
        assert saved == table(sessions).removeprefix("\ufeff").replace('"', "").replace("\r\n", "\n")
        page.get_by_role("button", name="Vis på tavlen").click()
        trouble = f"{of.screens[0].seen} av {of.done.of} var her"
        expect(page.locator("#skjerm--forsiden")).to_contain_text(trouble)
        assert page.locator(".board__all > .board__tried").count() == len(of.screens)
        assert page.evaluate(_COVERED) == 0
        page.go_back()
        page.get_by_role("button", name="Vis eksempler").click()
        page.locator(".tests__results details").first.locator("summary").click()
        href = page.locator(".tests__results details a").first.get_attribute("href") or ""
        assert href.endswith(f"{FLOW}/forsiden.html")


def test_axe_finds_nothing_on_the_pages_of_a_test(browser: Browser, site: BuiltSite, axe: Axe) -> None:
    folder = site.folder / f"verksted/test/{FLOW}"
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        with tab(browser, size, color_scheme=scheme) as page:
            begin(page, site, "melde")
            assert axe(page) == []
            page.get_by_role("button", name="Jeg gir opp").click()
            assert axe(page) == []
            for name in ("melde", "index"):
                page.goto((folder / f"{name}.html").as_uri())
                if name == "index":
                    page.get_by_role("button", name="Vis eksempler").click()
                    expect(page.get_by_text("Eksempel: Noen av deltakerne").first).to_be_visible()
                assert axe(page) == []
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


_DROPPED = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "application/json" }));
  const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector(".tests__drop").dispatchEvent(over);
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector(".tests__drop").dispatchEvent(drop);
  return [over.defaultPrevented, drop.defaultPrevented];
}"""


def test_a_file_is_read_where_it_is_dropped(browser: Browser, site: BuiltSite) -> None:
    graph = site.graphs[FLOW]
    session = next(one for n in range(1, 20) if (one := wander(graph, graph.flow.tasks[0], n, seed=3)))
    with tab(browser, DESK) as page:
        page.goto((site.folder / f"verksted/test/{FLOW}/index.html").as_uri())
        assert page.evaluate(_DROPPED, ["kari.json", written_session(session)]) == [True, True]
        expect(page.locator(".tests__results")).to_contain_text(" av 1 løste oppgaven.")
        page.evaluate(_DROPPED, ["bilde.json", "ikke noe"])
        expect(page.locator(".tests__said")).to_contain_text("bilde.json")


def test_who_has_a_keyboard_alone_takes_part_and_reads_what_came_of_it(page: Page, site: BuiltSite) -> None:
    def reach(name: str) -> None:
        for _ in range(60):
            if name in page.evaluate("document.activeElement.textContent ?? ''"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(name)

    page.goto((site.folder / f"verksted/test/{FLOW}/melde.html").as_uri())
    page.keyboard.press("Tab")
    reach("Ja, jeg vil være med")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Oppgaven du prøver")).to_be_visible()
    page.keyboard.press("Tab")
    reach("Jeg gir opp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    with page.expect_download():
        page.keyboard.press("Tab")
        reach("Lagre filen")
        page.keyboard.press("Enter")
    page.goto((site.folder / f"verksted/test/{FLOW}/index.html").as_uri())
    page.keyboard.press("Tab")
    reach("Vis eksempler")
    page.keyboard.press("Space")
    expect(page.get_by_text("Eksempel: Noen av deltakerne").first).to_be_visible()
    page.keyboard.press("Tab")
    reach("Vis på tavlen")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tavle/{FLOW}.html")


def test_in_forced_colours_what_is_pressed_has_an_edge(browser: Browser, site: BuiltSite) -> None:
    edges = """() => [...document.querySelectorAll("button, a.follow__key, .tests__drop label")]
      .filter((one) => one.checkVisibility()).filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1)
      .map((one) => one.textContent)"""
    with tab(browser, DESK, forced_colors="active") as page:
        for name in ("melde", "index"):
            page.goto((site.folder / f"verksted/test/{FLOW}/{name}.html").as_uri())
            assert page.evaluate(edges) == []
        begin(page, site, "melde")
        assert page.evaluate(edges) == []
        page.get_by_role("button", name="Jeg gir opp").focus()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
