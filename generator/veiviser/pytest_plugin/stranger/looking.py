"""What can be seen on a page: words, what can be pressed, what can be answered in."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page as Tab

_LOOK = """() => {
  const phone = document.querySelector("main");
  for (const closed of phone.querySelectorAll("details:not([open])")) closed.open = true;
  const shows = (one) => one.checkVisibility({ visibilityProperty: true });
  const wordsIn = (root) => {
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      if (node.nodeType === 3 && node.parentElement.tagName !== "TEXTAREA" && shows(node.parentElement)) found.push(node.data);
      else if (node.nodeType === 1 && node.getAttribute("role") === "img" && shows(node)) found.push(node.getAttribute("aria-label"));
    }
    return found.join(" ");
  };
  const bare = (words) => words.replace(/\\s+/g, "");
  const elements = (window.veiviserSeen = []);
  const keep = (one) => elements.push(one) - 1;
  const screen = phone.querySelector(".screen");
  const links = [...screen.querySelectorAll("a, [role=link]")].filter(shows).map((one) => (
    { at: keep(one), words: bare(wordsIn(one)), href: one.getAttribute("href"), off: one.getAttribute("aria-disabled") === "true" }));
  const inputs = [...screen.querySelectorAll("input, textarea")].filter((one) => shows(one) && one.type !== "search").map((one) => {
    const label = one.labels[0];
    const kind = ["radio", "checkbox"].includes(one.type) ? one.type : "text";
    return { at: keep(kind === "text" ? one : label), kind, words: bare(label ? wordsIn(label) : ""), picked: kind !== "text" && one.checked, text: kind === "text" ? one.value : "", type: one.type };
  });
  const outside = [...document.querySelectorAll(".switch__value[href], a[data-restart]")].filter((one) => shows(one) && !phone.contains(one)).map((one) => (
    { at: keep(one), words: one.textContent.replace(/\\s+/g, " ").trim(), href: one.getAttribute("href"), off: false }));
  const heading = [...document.querySelectorAll("h2")].find((one) => one.textContent.trim() === "Svar så langt" && shows(one));
  const rows = heading ? [...heading.parentElement.querySelectorAll("dt")].filter(shows) : [];
  return {
    heading: bare(wordsIn(screen.querySelector("h1") ?? document.createElement("p"))),
    title: bare(document.title), text: bare(wordsIn(screen)), links, inputs, outside,
    answers: rows.map((one) => [bare(one.textContent), bare(one.nextElementSibling?.textContent ?? "")]),
  };
}"""
"""Opens what can be opened first, as somebody does who wants to know; then blanks do not count."""

_POINT = """(at) => {
  const one = window.veiviserSeen[at];
  one.scrollIntoView({ block: "center" });
  const { left, top, width, height } = one.getClientRects()[0];
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return { x, y, free: one.contains(hit) || one.control === hit, over: hit?.outerHTML.slice(0, 80) ?? "the edge of the window" };
}"""


@dataclass(frozen=True, slots=True)
class SeenLink:
    """Something that looks as if it could be pressed."""

    at: int
    """Of what is seen, the number."""
    words: str
    """Without blanks."""
    href: str | None
    off: bool


@dataclass(frozen=True, slots=True)
class SeenInput:
    """Something that can be answered in."""

    at: int
    kind: str
    words: str
    """Its label, likewise."""
    picked: bool
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as somebody sees it."""

    heading: str
    title: str
    text: str
    links: tuple[SeenLink, ...]
    inputs: tuple[SeenInput, ...]
    outside: tuple[SeenLink, ...]
    """Beside the phone: situations, and what begins anew."""
    answers: tuple[tuple[str, str], ...]
    """«Svar så langt»."""


class Covered(Exception):
    """What shows cannot be pressed."""


def look(tab: Tab) -> Seen:
    """All of it, once it is there."""
    found: dict[str, Any] = tab.evaluate(_LOOK)
    return Seen(
        heading=found["heading"],
        title=found["title"],
        text=found["text"],
        links=tuple(SeenLink(**one) for one in found["links"]),
        inputs=tuple(SeenInput(**one) for one in found["inputs"]),
        outside=tuple(SeenLink(**one) for one in found["outside"]),
        answers=tuple((label, words) for label, words in found["answers"]),
    )


def press(tab: Tab, at: int) -> None:
    """
    Press the middle of it with the mouse.

    Raises:
        Covered: when something else lies there.
    """
    found = tab.evaluate(_POINT, at)
    if not found["free"]:
        raise Covered(f"it lies under {found['over']}")
    tab.mouse.click(found["x"], found["y"])
