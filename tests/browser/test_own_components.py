"""The workshop's worked examples of components as people use them: by key, on a phone, in the dark, and wrongly."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.bad_input.running import forked
from tests.browser.conftest import Axe
from tests.browser.pages import PHONE, tab
from tests.own_components import lay_into

NEXT = "Neste"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project with all of them, built."""
    folder = tmp_path_factory.mktemp("own") / "nettsted"
    assert forked(("new", str(folder)), folder.parent, {}).returncode == 0
    built = forked(("build",), lay_into(folder), {})
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with tab(browser, PHONE, reduced_motion="reduce") as page:
        yield page


def address(project: Path, screen: str) -> str:
    return (project / "site" / "steg" / "egne" / f"{screen}.html").as_uri()


def told(page: Page) -> str:
    return page.locator(".error:visible").inner_text().partition(":")[2].strip()


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("bilde.heic", 10, "Filen må være PDF, JPG eller PNG. Velg en annen fil."),
        ("bilde.png", 10 * 1024 * 1024 + 1, "Filen er større enn 10 MB. Velg en mindre fil."),
        ("", 0, "Velg en fil."),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_in_words_of_its_own(
    name: str, size: int, words: str, phone: Page, project: Path
) -> None:
    phone.goto(address(project, "vedlegg"))
    field = phone.locator("#henvisning")
    if name:
        field.set_input_files(FilePayload(name=name, mimeType="image/png", buffer=bytes(size)))
    phone.get_by_role("link", name=NEXT).press("Enter")
    assert told(phone) == words
    field.set_input_files(FilePayload(name="henvisning.PDF", mimeType="application/pdf", buffer=b"%PDF"))
    assert phone.get_by_text("Valgt fil: henvisning.PDF").is_visible()
    phone.get_by_role("link", name=NEXT).press("Enter")
    assert "Du la ved henvisning.PDF." in phone.locator(".screen").inner_text()
    phone.go_back()
    assert phone.get_by_text("Valgt fil: henvisning.PDF").is_visible()
    phone.get_by_role("link", name=NEXT).press("Enter")  # it is not asked for again
    assert phone.locator("h1").inner_text() == "Her skal du møte"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False])
def test_they_are_read_by_all_and_fit_a_phone(
    scripts: bool, scheme: str, project: Path, browser: Browser, axe: Axe
) -> None:
    with tab(browser, PHONE, java_script_enabled=scripts, color_scheme=scheme) as page:
        for screen in ("start", "vedlegg", "oppmote"):
            for target in ("", "#feil--fodt", "#feil--henvisning"):
                page.goto(address(project, screen) + target)
                assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
                if scripts:
                    assert axe(page, ".screen") == [], screen


def test_their_flow_is_walked_and_their_own_tests_pass(project: Path) -> None:
    """As the page says it, in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "flows/egne.yaml", "tests/", "--browser"]
    ran = subprocess.run(command, cwd=project, env={**os.environ}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-2000:]
