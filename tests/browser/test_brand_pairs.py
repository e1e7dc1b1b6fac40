"""Every two colours of a brand that meet on a screen are among those that are measured."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.examples import examples_page
from tests.browser.pages import PHONE, tab
from tests.browser.test_looks import OPEN, WRONG
from veiviser.model.brand import Brand
from veiviser.model.colours import Colour, read_colour
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look
from veiviser.reading.look.brand import colours_of, style_of
from veiviser.reading.look.components import looks_in
from veiviser.reading.look.pairs import PAIRS, TEXT

COLOURS: dict[str, Colour] = {
    "accent": (107, 47, 91),
    "paper": (253, 252, 247),
    "desk": (240, 236, 224),
    "ink": (20, 24, 33),
    "quiet": (80, 84, 96),
}
"""Such as nothing else has."""
MET = """() => {
  const parts = (colour) => {
    const [red, green, blue, seen = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [red, green, blue, seen];
  };
  const behind = (element) => {
    const colour = element ? parts(getComputedStyle(element).backgroundColor) : [255, 255, 255, 1];
    return colour[3] ? colour : behind(element.parentElement);
  };
  const found = [];
  for (const one of document.querySelectorAll(".screen *")) {
    if (!one.checkVisibility() || one instanceof SVGElement) continue;
    const style = getComputedStyle(one);
    const hasWords = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (hasWords) found.push(["words", parts(style.color), behind(one), one.className]);
    const hasEdge = parseFloat(style.borderTopWidth) && style.borderTopStyle !== "none";
    if (hasEdge && one.matches("input, textarea, select, .ds-button"))
      found.push(["edge", parts(style.borderTopColor), behind(one.parentElement), one.className]);
  }
  return found;
}"""
_PROPERTY = re.compile(r"(--[\w-]+): (#[0-9a-f]{6})")


def named(style: str, tokens: str) -> dict[Colour, str]:
    """What each colour is called where colours are measured; of the mixes, whether words or what is behind them."""
    light, _ = colours_of(tokens)
    names: dict[Colour, str] = {light[name]: name for name in ("line-strong", "mark") if name in light}
    for name, written in _PROPERTY.findall(style.partition("prefers-color-scheme: dark")[0]):
        colour = read_colour(written)
        if colour is not None and name.startswith("--ds-color-accent-") and "contrast" not in name:
            names[colour] = "tinted" if re.search("background|surface", name) else "accent"
    return names | {colour: name for name, colour in COLOURS.items()}


def shortly(name: str) -> str:
    """A property by the name that its colour has here."""
    if not name.startswith("--ds-color-accent-") or "contrast" in name:
        return name.removeprefix("--")
    return "tinted" if re.search("background|surface", name) else "accent"


@pytest.mark.parametrize("look", sorted(looks_in([packaged_look()])))
def test_each_pair_that_meets_is_measured(look: str, browser: Browser, tmp_path: Path) -> None:
    tokens = read_look([packaged_look()], Report(), "nb", look).styles["tokens.css"]
    place = Place(Path("mkdocs.yml"))  # type: ignore[arg-type]
    style = style_of(Brand(colours={name: (colour, place) for name, colour in COLOURS.items()}), tokens)
    names = named(style, tokens)
    measured = {frozenset((shortly(pair.front), shortly(pair.ground))): pair.least for pair in reversed(PAIRS)}
    address = examples_page(tmp_path, look)
    sheet = tmp_path / "prototype" / "assets" / "prototype.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n{style}", "utf-8")
    met: dict[frozenset[str], str] = {}
    with tab(browser, PHONE, color_scheme="light") as page:
        page.goto(address.as_uri())
        for moment in ("() => {}", OPEN, WRONG):
            page.evaluate(moment)
            for kind, front, ground, where in page.evaluate(MET):
                pair = frozenset(names.get(tuple(colour[:3]), "") for colour in (front, ground))
                if len(pair) == 2 and "" not in pair and pair & COLOURS.keys():
                    least = measured.get(pair)
                    if least is None or (kind == "words" and least < TEXT):
                        met[pair] = f"{kind} of {where}: {front} on {ground}"
    assert met == {}
    assert frozenset(("ink", "paper")) in measured
