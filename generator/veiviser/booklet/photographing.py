"""Takes pictures of drawn screens by a Chromium that is on the machine."""

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Error, Page, ViewportSize, sync_playwright
from pypdf import PdfReader, PdfWriter

from veiviser.booklet.failure import CannotPrint
from veiviser.messages import say

_PHONE = ViewportSize(width=390, height=844)
_FLAGS = ("--disable-background-networking", "--disable-gpu", "--disable-sync", "--no-first-run")
_LONGEST = 120_000
"""Milliseconds that a page may take."""
_ALONE = """() => {
  document.body.replaceChildren(document.querySelector(".glass"));
  return Math.ceil(document.querySelector(".glass").getBoundingClientRect().height);
}"""
"""Leaves nothing but the screen, and says how long it is."""
_BOARD_ALONE = """() => {
  const board = document.querySelector(".board__all");
  const { width, height } = board.querySelector("svg").viewBox.baseVal;
  document.body.replaceChildren(board);
  document.body.style.cssText = "display: block; height: auto; margin: 0";
  return [Math.ceil(width), Math.ceil(height)];
}"""
"""Leaves nothing but the board, and says how large it is."""
_DRAWN = r"""() => {
  /* Colours that were mixed, as all drawing tools know them. */
  const told = (...rgb) => `rgb(${rgb.map((share) => Math.round(share * 255)).join(", ")})`;
  const mixed = /color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)/g;
  const plain = (value) => value.replace(mixed, (_, red, green, blue) => told(red, green, blue));
  const kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight",
    "text-anchor", "paint-order", "opacity"];
  const svg = document.querySelector(".board");
  const drawn = svg.cloneNode(true);
  const parts = [...svg.querySelectorAll("*")];
  [...drawn.querySelectorAll("*")].forEach((one, at) => {
    const style = getComputedStyle(parts[at]);
    for (const name of kept) one.setAttribute(name, plain(style.getPropertyValue(name)));
    if (one.matches("a")) one.removeAttribute("href");
  });
  for (const tile of document.querySelectorAll(".tile__host")) {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "image");
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = tile;
    const href = `data:image/png;base64,${tile.dataset.picture}`;
    for (const [name, value] of Object.entries({ x, y, width, height, href })) picture.setAttribute(name, value);
    drawn.append(picture);
  }
  for (const name of ["aria-hidden", "focusable"]) drawn.removeAttribute(name);
  return new XMLSerializer().serializeToString(drawn);
}"""
"""The drawing as it looks, with the pictures that were taken of its screens."""
_LETTERS = "document.fonts.ready.then(() => undefined)"


@dataclass(frozen=True, slots=True)
class Camera:
    """A phone that a browser shows pages on."""

    page: Page

    def png(self, address: str) -> bytes:
        """The whole screen, however long it is, two points for each of its pixels."""
        self._open(address)
        return self.page.locator(".glass").screenshot(animations="disabled")

    def pdf(self, address: str) -> bytes:
        """The same as a sheet of its size, its words as words."""
        self._open(address)
        self.page.emulate_media(media="screen")
        height = self.page.evaluate(_ALONE)
        return self.page.pdf(
            width=f"{_PHONE['width']}px", height=f"{height}px", print_background=True, tagged=True, page_ranges="1"
        )

    def board_svg(self, address: str) -> str:
        """A flow's board as one drawing: its lines with their colours written out, each screen as a picture in it."""
        self._open_board(address)
        for tile in self.page.locator(".tile__host").all():
            data = b64encode(tile.screenshot(animations="disabled")).decode()
            tile.evaluate("(one, data) => { one.dataset.picture = data; }", data)
        drawn: str = self.page.evaluate(_DRAWN)
        return drawn + "\n"

    def board_pdf(self, address: str) -> bytes:
        """The same as one sheet of its size, its words as words."""
        width, height = self._open_board(address)
        return self.page.pdf(width=f"{width}px", height=f"{height}px", print_background=True, page_ranges="1")

    def _open_board(self, address: str) -> tuple[int, int]:
        """The board alone, in its full size, which is told."""
        self._open(address)
        self.page.emulate_media(media="screen")
        width, height = self.page.evaluate(_BOARD_ALONE)
        self.page.set_viewport_size({"width": width, "height": height})
        return width, height

    def _open(self, address: str) -> None:
        self.page.goto(address)
        self.page.evaluate(_LETTERS)


@contextmanager
def camera(program: str | None) -> Iterator[Camera]:
    """
    What takes pictures of the pages of a folder; no script of theirs runs, and nothing is fetched from elsewhere.

    Args:
        program: Chromium, Chrome or Edge; left out, the one that Playwright has installed.

    Raises:
        CannotPrint: when there is no browser, or it fails.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program,
                args=_FLAGS,
                chromium_sandbox=not is_root,
                handle_sigint=False,
            )
            context = browser.new_context(
                java_script_enabled=False, offline=True, viewport=_PHONE, device_scale_factor=2, reduced_motion="reduce"
            )
            page = context.new_page()
            page.set_default_timeout(_LONGEST)
            yield Camera(page)
            browser.close()
    except Error as failure:
        reason = next(iter(failure.message.strip().splitlines()), "")
        raise CannotPrint(
            say("the browser could not take pictures: {reason}; is it installed?", reason=reason)
        ) from failure


def bound(sheets: Iterable[tuple[str, bytes]]) -> bytes:
    """One PDF of several: each sheet with its name in the outline."""
    writer = PdfWriter()
    for name, sheet in sheets:
        first = len(writer.pages)
        writer.append(PdfReader(BytesIO(sheet)), import_outline=False)
        writer.add_outline_item(title=name, page_number=first)
    held = BytesIO()
    writer.write(held)
    return held.getvalue()
