"""The preview in a browser: what is saved is seen, and what is wrong is said there too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.engine_sample import write_project
from tests.test_serving import seen_until, served

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
        expect(page.get_by_role("heading", level=1)).to_have_text("better", timeout=2000)
        page.goto("about:blank")  # hangs up, or the server would wait for its question for news


def test_who_goes_back_comes_to_what_was_saved_meanwhile(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}{START}")
        page.goto(f"{server.url}prototype/time/end.html")
        (root / "flows" / "time.yaml").write_text("better")
        seen_until(lambda: "better" in str(server.preview.shown.files[START]))
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("better", timeout=2000)
        page.goto("about:blank")


def test_what_is_typed_stays_when_another_page_changes(page: Page, root: Path) -> None:
    with served(root) as server:
        page.goto(f"{server.url}prototype/time/end.html")
        page.evaluate("document.body.append(document.createElement('input'))")
        page.get_by_role("textbox").fill("halvferdig")
        (root / "flows" / "time.yaml").write_text("mild")
        expect(page.get_by_text("Én ting bør rettes")).to_be_visible()
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
        page.get_by_text("Én ting bør rettes").click()
        expect(message).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        (root / "flows" / "time.yaml").write_text("good")
        expect(page.get_by_role("heading", level=1)).to_have_text("good")
        expect(page.get_by_text("Én ting bør rettes")).to_have_count(0)
        page.goto("about:blank")
