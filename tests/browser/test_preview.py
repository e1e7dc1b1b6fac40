"""The preview in a browser: what is saved is seen, and what is wrong is said there too."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.engine_sample import Sample, write_project
from tests.test_serving import generate, seen_until, served
from veiviser.serving.preview import Checkpoint, Show

START = "prototype/time/start.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which a request may fail: leaving it hangs up on the question for news."""
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        yield page
        assert [words for words in said if "Content Security Policy" in words] == []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path)
    (tmp_path / "flows" / "time.yaml").write_text("good")
    return tmp_path


def test_what_is_saved_shows_by_itself(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}{START}")
        (root / "flows" / "time.yaml").write_text("better")
        expect(page.get_by_role("heading", level=1)).to_have_text("better")
        page.goto("about:blank")  # hangs up, or the server would wait for its question for news


def test_who_goes_back_comes_to_what_was_saved_meanwhile(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}{START}")
        page.goto(f"{server.url}prototype/time/end.html")
        (root / "flows" / "time.yaml").write_text("better")
        seen_until(lambda: "better" in str(server.preview.shown.files[START]))
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("better")
        page.goto("about:blank")


def test_what_is_typed_stays_when_another_page_changes(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}prototype/time/end.html")
        page.evaluate("document.body.append(document.createElement('input'))")
        page.get_by_role("textbox").fill("halvferdig")
        (root / "flows" / "time.yaml").write_text("mild")
        expect(page.get_by_text("One thing should be mended")).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_value("halvferdig")
        page.goto("about:blank")


def test_a_mistake_shows_over_the_last_good_page_and_goes_when_it_is_mended(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}{START}")
        (root / "flows" / "time.yaml").write_text("wrong")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("flows/time.yaml:7:3")
        expect(alert).to_contain_text("<b>this</b> is wrong")  # as text, whatever it holds
        expect(page.get_by_role("heading", level=1)).to_have_text("good")
        page.goto(server.url)
        expect(alert).to_be_visible()
        page.goto(f"{server.url}{START}")
        (root / "flows" / "time.yaml").write_text("mended")
        expect(page.get_by_role("heading", level=1)).to_have_text("mended")
        expect(alert).to_be_hidden()
        page.goto("about:blank")


def test_a_warning_waits_folded_below_the_newest_page(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}{START}")
        (root / "flows" / "time.yaml").write_text("mild")
        expect(page.get_by_role("heading", level=1)).to_have_text("mild")
        message = page.get_by_text("<b>this</b> could be better")
        expect(message).to_be_hidden()
        page.get_by_text("One thing should be mended").click()
        expect(message).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        (root / "flows" / "time.yaml").write_text("good")
        expect(page.get_by_role("heading", level=1)).to_have_text("good")
        expect(page.get_by_text("One thing should be mended")).to_have_count(0)
        page.goto("about:blank")


PHONE = """
<link rel="stylesheet" href="phone.css"><div class="glass"><p>Langt</p>
<fieldset id="svar"><input type="radio" name="svar" id="nei" checked><input type="radio" name="svar" id="ja"></fieldset>
<textarea aria-label="Beskriv"></textarea><details><summary>Mer</summary><p>Her</p></details></div>
<p class="low">Nederst</p>
"""
STYLE = ".glass { height: 200px; overflow: auto } .glass p { height: 900px } .low { margin-top: 2000px }"


def generate_phone(
    root: Path,
    _first: str = "",
    _show: Show = lambda _files, _problems: None,
    _checkpoint: Checkpoint = lambda: None,
) -> Sample:
    """A page with a box of its own to scroll, and fields in it."""
    made = generate(root)
    page = str(made.site_files[START]).replace("</h1>", f"</h1>{PHONE}")
    return replace(made, site_files={START: page, "prototype/time/phone.css": STYLE})


def test_what_was_done_on_a_page_stays_when_it_is_loaded_anew(page: Page, root: Path) -> None:
    with served(root, generate=generate_phone) as server:
        page.goto(f"{server.url}{START}")
        page.locator("#ja").check()
        page.get_by_text("Mer").click()
        page.get_by_role("textbox").fill("halvferdig setning")
        page.get_by_role("textbox").evaluate("field => field.setSelectionRange(4, 10)")
        page.evaluate("document.querySelector('.glass').scrollTop = 700; window.scrollTo(0, 321)")
        (root / "flows" / "time.yaml").write_text("better")
        expect(page.get_by_role("heading", level=1)).to_have_text("better")
        expect(page.get_by_role("textbox")).to_have_value("halvferdig setning")
        expect(page.get_by_role("textbox")).to_be_focused()
        expect(page.locator("#ja")).to_be_checked()
        expect(page.get_by_text("Her")).to_be_visible()
        seen = page.evaluate(
            "[document.querySelector('.glass').scrollTop, window.scrollY,"
            " document.activeElement.selectionStart, document.activeElement.selectionEnd]"
        )
        assert seen == [700, 321, 4, 10]
        page.reload()
        assert page.evaluate("document.querySelector('.glass').scrollTop") == 0, "only what the preview loads anew"
        page.goto("about:blank")


def test_the_screen_that_is_looked_at_is_followed_when_it_gets_another_name(page: Page, root: Path) -> None:
    def renamed(root: Path, first: str, show: Show, checkpoint: Checkpoint) -> Sample:
        made = generate(root, first, show, checkpoint)
        names = {"good": START, "better": "prototype/time/begynn.html"}
        words = (root / "flows" / "time.yaml").read_text("utf-8")
        return replace(made, site_files={names[words]: str(made.site_files[START]).replace("</h1>", " start her</h1>")})

    with served(root, generate=renamed) as server:
        page.goto(f"{server.url}{START}?svar=ja#topp")
        (root / "flows" / "time.yaml").write_text("better")
        expect(page.get_by_role("heading", level=1)).to_have_text("better start her")
        assert page.url == f"{server.url}prototype/time/begynn.html?svar=ja#topp"
        (root / "flows" / "time.yaml").write_text("good")
        expect(page.get_by_role("heading", level=1)).to_have_text("good start her")
        assert page.url == f"{server.url}{START}?svar=ja#topp"
        page.goto("about:blank")
