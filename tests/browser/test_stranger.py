"""A stranger finds what is put wrong on purpose, and nothing where all is as the flow says."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.breadth import is_wide
from tests.browser.drawn import draw_flow
from tests.conftest import ReadFlow
from tests.interface import WORDS, turned
from veiviser.model.flow import Flow
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Look
from veiviser.stranger.browser.exploring import Bounds, Finding, Way, explore

FLOWS = Path(__file__).parent / "flows"
NAMES = sorted(path.stem for path in FLOWS.glob("*.yaml"))
Draw = Callable[[str], tuple[Flow, Path]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, put into what is drawn of a flow."""

    files: str
    """Which of them, as a pattern within all that is drawn."""
    before: str
    after: str
    seen: str
    """What the stranger says of it, in part."""
    scripts: bool = True
    flow: str = "whole"
    seed: str = "1"
    """With which somebody comes upon it soon; whatever the seed, they do in time."""


_PAGES = "verksted/prototype/**/*.html"
_SCRIPT = "**/prototype.js"
_STYLE = "**/prototype.css"
FAULTS = {
    "a hidden pick counts": Fault(
        _SCRIPT,
        'if (!input.checked || !isThere(input.closest(".choice") ?? input)) return false;',
        "if (!input.checked) return false;",
        "of «Hvilken kommune",
        flow="county",
    ),
    "a withdrawn answer is shown": Fault(
        _SCRIPT,
        "given.place <= last)) given.counts = false;",
        "given.place <= last)) continue;",
        "which was not asked for",
        seed="3",
    ),
    "a sample is shown as an answer": Fault(_PAGES, "Eksempel: ", "", "does not stand", scripts=False),
    "Ja and Nei have each other's labels": Fault(
        _PAGES, 'for="registrert--ja">Ja<', 'for="registrert--ja">Nei<', "in its place", scripts=False
    ),
    "a choice leads where another does": Fault(_PAGES, 'href="registrer.html"', 'href="bruk.html"', "leads to"),
    "a reveal is never drawn": Fault(
        _STYLE, "", ".choice__reveal { display: none !important; }", "does not stand on the page", scripts=False
    ),
    "nothing is hidden": Fault("**/choices.css", "*", "", "can be pressed", scripts=False),
    "a telephone number differs": Fault(_PAGES, "tel:116117", "tel:116118", "not to tel:116117"),
    "an address outside differs": Fault(_PAGES, "www.norge.no/stotte", "www.norge.no/", "not to https"),
    "radios are drawn as boxes": Fault(_PAGES, 'type="radio"', 'type="checkbox"', "no radio button in its place"),
    "choices stand in reverse order": Fault(
        _PAGES, ">Brystsmerter<", ">Hoste<", "in its place", scripts=False, flow="boxes"
    ),
    "an error has no words": Fault(_PAGES, "Svar om laget er registrert.", "", "Svar om laget"),
    "an error is shown at once": Fault(_STYLE, "", ".error { display: block !important; }", "stands on the page"),
    "a control lies under something": Fault(
        _STYLE, "", ".screen::after { content: ''; position: fixed; inset: 0; }", "cannot be pressed"
    ),
    "a number is in the wrong band": Fault(_SCRIPT, "number < Number(", "number > Number(", "picked"),
    "what was answered is not offered again": Fault(
        _SCRIPT, "isOwn(input, group)) input.checked = true;", "false) input.checked = true;", "not picked"
    ),
    "a box that goes with no other goes with others": Fault(
        _SCRIPT, "if (other !== input && (isAlone", "if (other !== input && (false", "is picked", flow="boxes"
    ),
    "a text is left out": Fault(_PAGES, "Begynn med å registrere laget.", "", "does not stand on the page"),
    "a situation changes nothing": Fault(
        "**/start--apent-nei.html", "Vi svarer ikke før mandag.", "", "does not stand on the page", seed="4"
    ),
    "the title is another": Fault(_PAGES, "Om laget</h1>", "Laget</h1>", "the title should be"),
}


@pytest.fixture
def drawn(flow_of: ReadFlow, look: Look, tmp_path: Path) -> Draw:
    """A flow, and the folder of all that is drawn of it."""

    def draw(name: str) -> tuple[Flow, Path]:
        flow = flow_of((FLOWS / f"{name}.yaml").read_text(encoding="utf-8"))
        draw_flow(flow, look, tmp_path)
        return flow, tmp_path

    return draw


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_where_all_is_as_the_flow_says(
    browser: Browser, drawn: Draw, name: str, scripts: bool
) -> None:
    found = _explore(browser, *drawn(name), scripts=scripts, steps=60 if is_wide() else 8, patience=30)
    assert found is None, found


def test_nothing_is_found_where_the_project_has_words_of_its_own(
    browser: Browser, flow_of: ReadFlow, look: Look, tmp_path: Path
) -> None:
    own = InterfaceWords({key: turned(said) for key, said in WORDS.by_key.items()})
    flow = flow_of((FLOWS / "whole.yaml").read_text(encoding="utf-8"))
    draw_flow(flow, replace(look, words=own), tmp_path)
    assert _explore(browser, flow, tmp_path, steps=60 if is_wide() else 25, patience=30, words=own) is None
    found = _explore(browser, flow, tmp_path, steps=60, patience=30, words=WORDS)
    assert found is not None, "words that stand nowhere are found"


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(browser: Browser, drawn: Draw, name: str) -> None:
    fault = FAULTS[name]
    flow, folder = drawn(fault.flow)
    assert _put_in(fault, folder), "the fault is not where it is put"
    seed = "1" if is_wide() else fault.seed
    found = _explore(browser, flow, folder, scripts=fault.scripts, steps=600, seed=seed)
    assert found is not None, "nothing was found"
    assert fault.seen in "\n".join(found.lines), found


def test_clicks_that_were_not_needed_are_left_out(browser: Browser, drawn: Draw) -> None:
    flow, folder = drawn("whole")
    assert _put_in(FAULTS["what was answered is not offered again"], folder)
    whole = _explore(browser, flow, folder, steps=600)
    shrunk = _explore(browser, flow, folder, steps=600, shrinking=600)
    assert whole is not None
    assert shrunk is not None
    assert len(shrunk.acts) < len(whole.acts)
    assert set(shrunk.lines) & set(whole.lines)


def test_a_page_that_the_browser_cannot_open_is_told(browser: Browser, drawn: Draw) -> None:
    flow, _ = drawn("whole")
    nowhere = Way("with scripts", True, "http://[::1]:0/")
    found = explore(browser, flow, WORDS, nowhere, Bounds("1", 10, shrinking=60))
    assert found is not None
    assert [act.kind for act in found.acts] == ["open"]
    assert "ERR_" in found.lines[0]


def _explore(
    browser: Browser,
    flow: Flow,
    folder: Path,
    *,
    steps: int,
    scripts: bool = True,
    seed: str = "1",
    shrinking: float = 0,
    patience: float = 1.5,
    words: InterfaceWords = WORDS,
) -> Finding | None:
    way = Way("from a folder", scripts, f"{(folder / 'verksted' / 'prototype' / flow.name).as_uri()}/")
    return explore(browser, flow, words, way, Bounds(seed, steps, seconds=600, shrinking=shrinking, patience=patience))


def _put_in(fault: Fault, folder: Path) -> bool:
    """Whether it was put into any file."""
    changed = False
    for path in folder.glob(fault.files):
        text = path.read_text(encoding="utf-8")
        wrong = (
            ""
            if fault.before == "*"
            else text.replace(fault.before, fault.after)
            if fault.before
            else text + fault.after
        )
        changed |= wrong != text
        path.write_text(wrong, encoding="utf-8")
    return changed
