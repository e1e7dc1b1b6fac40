"""Looks at a page in a browser, and presses what shows."""

from typing import Any

from playwright.sync_api import Page as Tab

from veiviser.messages import say
from veiviser.stranger.seen import FORMED, SOME_WORDS, Seen, SeenInput, SeenLink

_LOOK = """([answers, formed, some]) => {
  const phone = document.querySelector("main");
  const screen = phone.querySelector(".screen");
  for (const closed of screen.querySelectorAll("details:not([open])")) closed.open = true;
  const shows = (one) => one.checkVisibility({ visibilityProperty: true });
  const wordsIn = (root) => {
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      const isText = node.nodeType === Node.TEXT_NODE;
      if (!shows(isText ? node.parentElement : node)) continue;
      if (!isText) found.push(node.getAttribute("role") === "img" ? node.getAttribute("aria-label") : "");
      else if (node.parentElement.tagName !== "TEXTAREA") found.push(node.data);
    }
    return found.join(" ");
  };
  const bare = (words) => words.replace(/\\s+/g, "");
  const all = (root, selector) => [...root.querySelectorAll(selector)].filter(shows);
  const elements = (window.veiviserSeen = []);
  const keep = (one) => elements.push(one) - 1;
  const link = (one, words) => {
    const off = one.getAttribute("aria-disabled") === "true";
    return { at: keep(one), words, href: one.getAttribute("href"), off, control: one.dataset.control ?? "" };
  };
  const input = (one) => {
    const label = one.labels[0];
    const words = label ? bare(wordsIn(label)) : "";
    const isPick = ["radio", "checkbox"].includes(one.type);
    if (isPick) return { at: keep(label ?? one), kind: one.type, words, picked: one.checked, text: "", type: one.type };
    const isFormed = one.type === "text" && one.pattern && !new RegExp(`^(?:${one.pattern})$`, "v").test(some);
    const text = one.files ? [...one.files].map((file) => file.name).join() || (one.dataset.kept ?? "") : one.value;
    return { at: keep(one), kind: "text", words, picked: false, text, type: isFormed ? formed : one.type };
  };
  const beside = all(document, ".switch__value[href], a[data-restart]").filter((one) => !phone.contains(one));
  const heading = all(document, "h2").find((one) => one.textContent.trim() === answers);
  const rows = heading ? all(heading.parentElement, "dt") : [];
  const title = screen.querySelector("h1");
  return {
    heading: title && shows(title) ? bare(wordsIn(title)) : "",
    title: bare(document.title),
    text: bare(wordsIn(screen)),
    links: all(screen, "a, [role=link]").map((one) => link(one, bare(wordsIn(one)))),
    inputs: all(screen, "input:not([type=search]), textarea").map(input),
    outside: beside.map((one) => link(one, one.textContent.replace(/\\s+/g, " ").trim())),
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
  const over = hit?.outerHTML.slice(0, 80) ?? "";
  return { x, y, free: one.contains(hit) || one.control === hit, over };
}"""


class Covered(Exception):
    """What shows cannot be pressed; `over` is what lies on it."""

    def __init__(self, over: str) -> None:
        super().__init__(over)
        self.over = over


def look(tab: Tab, answers: str) -> Seen:
    """
    All of it, once it is there.

    Args:
        answers: the heading of what was answered so far.
    """
    found: dict[str, Any] = tab.evaluate(_LOOK, [answers, FORMED, SOME_WORDS])
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
        raise Covered(found["over"] or say("the edge of the window"))
    tab.mouse.click(found["x"], found["y"])


def give(tab: Tab, at: int, text: str) -> None:
    """Write what it takes, whether it can be pressed or a script stands before it; or choose a file of that name."""
    field = tab.evaluate_handle("(at) => window.veiviserSeen[at]", at).as_element()
    assert field is not None
    if field.get_attribute("type") == "file":
        field.set_input_files({"name": text, "mimeType": "application/octet-stream", "buffer": b"%PDF"})
    else:
        field.fill(text)
