"""What a browser does on pages whose Content-Security-Policy does not protect it."""

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import quote

from playwright.sync_api import Browser, Dialog, Error, Page, Request

_PRESS = """() => {
  for (const element of document.querySelectorAll("#press, details > summary, a[href^='#']")) element.click();
  for (const element of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focus", "pointerenter"]) element.dispatchEvent(new Event(kind));
  }
}"""


class _Listener:
    def __init__(self, address: str) -> None:
        self.address, self.page = address, ""
        self.heard: dict[str, None] = {}

    def note(self, what: str) -> None:
        self.heard[f"{self.page}: {what}"] = None

    def dialog(self, dialog: Dialog) -> None:
        self.note(f"said {dialog.message}")
        dialog.dismiss()

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.note(f"asked {request.url}")

    def popup(self, popup: Page) -> None:
        self.note(f"opened {popup.url}")


def heard_on(browser: Browser, address: str, names: Sequence[str]) -> list[str]:
    """Each dialog that opened, and each request to another server, by the page that it happened on."""
    listener = _Listener(address)
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.on("dialog", listener.dialog)
        page.on("request", listener.request)
        page.on("popup", listener.popup)
        for name in names:
            listener.page = name
            page.goto(address + quote(name), wait_until="load")
            with suppress(Error):  # where the page leads away from itself
                page.evaluate(_PRESS)
            page.wait_for_timeout(50)
            if not page.url.partition("#")[0].startswith(address + quote(name.removesuffix("index.html"))):
                listener.note(f"went to {page.url}")
    return list(listener.heard)
