"""The workshop's table of Helsenorge's components beside ours, with pictures: `python -m tools.beside_helsenorge`."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.examples import examples_page
from tests.browser.find_browser import NoBrowser, find_browser
from tests.browser.opened import FLAGS
from tests.browser.pages import tab
from tests.helsenorge.beside import PREPARED, Row, bring, build_real, in_state, read_compared

PAGE = Path(__file__).parents[1] / "content" / "developers" / "ved-siden-av-helsenorge.md"
"""Neither it nor the pictures beside it are kept: they show what others made."""
SIZES = {"Telefon": (390, 844), "Bred skjerm": (1440, 900)}
STATES = {
    "rest": "i ro",
    "hover": "under pekeren",
    "focus": "i fokus",
    "checked": "valgt",
    "error": "med feil",
    "disabled": "kan ikke brukes",
    "disabled-checked": "valgt, kan ikke brukes",
    "open": "åpen",
}
SIDES = (("theirs", "Helsenorges"), ("ours", "Vår"))
HEAD = """---
audience: staff
order: 9
title: Ved siden av Helsenorge
description: Helsenorges egne komponenter og våre, side om side.
---

# Våre komponenter ved siden av Helsenorges

Til venstre står Helsenorges egen komponent, til høyre står vår i utseendet «helsenorge». En test måler begge i
nettleseren. Nederst står det som er ulikt, og hvorfor. Siden lages på nytt med `python -m tools.beside_helsenorge`.
"""


def main() -> None:
    """Take a picture of both sides of each row, in each state, and write the page that shows them."""
    try:
        program = find_browser()
    except NoBrowser as none:
        sys.exit(str(none))
    compared = read_compared()
    pictures = PAGE.with_suffix("")
    pictures.mkdir(exist_ok=True)
    lines = [HEAD]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        real, own = build_real(Path(folder) / "theirs"), examples_page(Path(folder) / "ours", "helsenorge")
        for title, size in SIZES.items():
            lines += [f"## {title}", "", "| Komponent | Helsenorges | Vår |", "| --- | --- | --- |"]
            with tab(browser, size) as theirs, tab(browser, size) as ours:
                bring(theirs, real)
                bring(ours, own)
                lines += _table(compared.rows, theirs, ours, pictures, size[0])
        browser.close()
    lines += [
        "## Det som er ulikt",
        "",
        "| Komponent | Hva | Hvorfor |",
        "| --- | --- | --- |",
        *_differences(compared.rows, compared.why),
        "",
        "## Det skjermene ikke har",
        "",
        *(f"**{name}:** {said['why']}" for name, said in compared.none.items()),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(rows: tuple[Row, ...], theirs: Page, ours: Page, pictures: Path, width: int) -> Iterator[str]:
    """A line for each section of theirs in each state; rows that measure parts of the same show the same picture."""
    seen = set[tuple[str, str, str]]()
    for row in rows:
        for state in row.states:
            key = (row.theirs[0], row.ours[0], state)
            if key in seen:
                continue
            seen.add(key)
            name = f"{'-'.join(key).replace('/', '-')}-{width}"
            ours.evaluate(PREPARED, state)
            for side, page, (section, element) in (("theirs", theirs, row.theirs), ("ours", ours, row.ours)):
                _take(page, section, element.partition("::")[0], state, pictures / f"{side}-{name}.webp")
            cells = [f"![{who} {row.name}, {STATES[state]}]({pictures.name}/{side}-{name}.webp)" for side, who in SIDES]
            yield f"| {row.name}, {STATES[state]} | {' | '.join(cells)} |"
    yield ""


def _take(page: Page, section: str, element: str, state: str, path: Path) -> None:
    within = page.locator(f"[id='{section}']")
    with in_state(page, within, within.locator(element).first, state):
        taken = Image.open(BytesIO(within.screenshot()))
    taken.crop((0, 0, min(taken.width, 420), taken.height)).save(path, quality=80)


def _differences(rows: tuple[Row, ...], why: Mapping[str, str]) -> Iterator[str]:
    for row in rows:
        for name, reason in row.differ.items():
            yield f"| {row.name} | `{name}` | {why[reason]} |"


if __name__ == "__main__":
    main()
