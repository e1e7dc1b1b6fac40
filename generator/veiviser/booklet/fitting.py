"""Fits pictures to the sheets of a page that is about to be printed."""

from playwright.sync_api import Page

_TALLEST = 720
"""Of a picture, so that it shares a sheet with its step's headings; a drawn screen grows with its width."""
_LEAST = 0.8
"""Of its width, to which a picture may shrink for one part more on its sheet."""
_SPARE = 16
"""Of a sheet, in which our reckoning and the browser's may differ."""
_SHRINK = """tallest => {
  for (const picture of document.querySelectorAll("figure.picture")) {
    const { width, height } = picture.getBoundingClientRect();
    if (height > tallest) picture.style.width = `${width * tallest / height * 0.97}px`;
  }
}"""
_KEEP = """() => {
  for (const step of document.querySelectorAll(".booklet--large .step")) {
    const kept = document.createElement("div");
    kept.className = "step__kept";
    kept.append(...step.querySelectorAll(":scope > :is(h3, .words, .picture)"));
    step.prepend(kept);
  }
}"""
"""In large print a step may go on on the next sheet. Its box is what none may part: a grid is cut between its rows."""
_PACK = """({ height, least }) => {
  const parts = ".step__kept, .aside, .goes, .admonition, .door, .question, table, h2, h3, p, li";
  const isWhole = part => !part.parentElement.closest(parts);
  const all = [...document.querySelectorAll(`.booklet--large :is(${parts})`)].filter(isWhole);
  const taken = (from, to) => all[to].getBoundingClientRect().bottom - all[from].getBoundingClientRect().top;
  const chapterOf = part => part?.closest(".booklet__chapter");
  const isOnNewSheet = (part, before) =>
    before && chapterOf(part) !== chapterOf(before) && getComputedStyle(chapterOf(part)).page !== "auto";
  let first = 0; // of the parts on this sheet
  all.forEach((part, at) => {
    if (isOnNewSheet(part, all[at - 1])) first = at;
    if (taken(first, at) <= height) return;
    const pictures = all.slice(first, at + 1).flatMap(one => [...one.querySelectorAll("figure.picture")]);
    const widths = pictures.map(picture => picture.style.width);
    const resize = share => pictures.forEach((picture, one) => {
      picture.style.width = share === 1 ? widths[one] : `calc(${widths[one] || "100%"} * ${share})`;
    });
    for (let percent = 96; percent >= least * 100 && taken(first, at) > height; percent -= 4) resize(percent / 100);
    if (taken(first, at) <= height) return;
    resize(1);
    for (first = at; first && all[first - 1].matches("h2, h3"); ) first -= 1;
  });
}"""
"""
In large print, the pictures of a sheet become a little smaller where it then has room for one part more. Where a sheet
ends is reckoned from how high its parts are; a mistake there costs room, and tears nothing.
"""


def fit_pictures(page: Page, height: int) -> None:
    """Make pictures smaller where a sheet is too low for them, or has room for more then."""
    page.evaluate(_KEEP)
    page.evaluate(_SHRINK, _TALLEST)
    page.evaluate(_PACK, {"height": height - _SPARE, "least": _LEAST})
