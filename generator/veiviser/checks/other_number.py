"""
A link to a telephone calls the number that it shows.

Somebody who is in a hurry does not see that another number is called. Blanks, full stops, hyphens and `+47` make no
difference, and words without a number are fine. It is asked of pages, too. Wrong:

```yaml
- text: Ring [116 117](tel:116118).
```

Right:

```yaml
- text: Ring [116 117](tel:116117).
```
"""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.journeys.compiling.controls import take_apart
from veiviser.journeys.texts.written import links
from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target, Text
from veiviser.model.journey import Control
from veiviser.model.project import Page, Project
from veiviser.place import Place
from veiviser.problem import Report

ID = "other-number"

_NUMBER = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[ \u00a0\u2009\u202f.()-]{0,2}\d)*(?!\w)")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s?[–-]\s?(?:[01]?\d|2[0-4])[.:][0-5]\d)?(?![\d.])")
_COUNTED = re.compile(r"\s*(?:%|(?:kr|kroner|prosent|dag|dager|døgn|timer|minutter|sekunder|år)\b)")
_LENGTHS = (3, 5, 6, 8)
"""Of Norwegian numbers (Nkom's numbering plan)."""
_STAND_IN = re.compile("\ue000([0-9]+)\ue000")


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for control in take_apart(screen).controls:
            if control.target.kind == "phone":
                _compare(_words(control), control.target.address, control.target.place, report)
        for block in screen.every_block:
            for choice in block.every_choice if block.answer is not None else ():
                if choice.to is not None and choice.to.kind == "phone":
                    _compare([choice.label.words], choice.to.address, choice.to.place, report)
    for link in links(flow):
        if Target.read(link.address, link.place, flow.name).kind == "phone" and not link.is_image:
            _compare([link.words], link.address, link.place, report)


def check_page(_project: Project, page: Page, report: Report) -> None:
    """Of its links in Markdown and in HTML."""
    if "tel:" not in page.rendered.html.lower() and not any(a.lower().startswith("tel:") for a in page.rendered.links):
        return
    for link in LexborHTMLParser(page.rendered.html).css("a[href]"):
        address, place = _address(link, page)
        if address.lower().startswith("tel:"):
            _compare([link.text()], address, place, report)


def _address(link: LexborNode, page: Page) -> tuple[str, Place]:
    written = link.attributes.get("href") or ""
    if found := _STAND_IN.fullmatch(written):
        number = int(found[1])
        return page.rendered.links[number], page.link_places[number]
    lines = page.text.splitlines()
    line = next((number for number, text in enumerate(lines, 1) if f'"{written}"' in text), 1)
    return written.strip(), page.place._replace(line=line, column=lines[line - 1].find(written) + 1)


def _words(control: Control) -> Iterable[str]:
    """What it is called, with what else its component says beside it."""
    options = control.choice.options if control.choice is not None else control.block.options
    return dict.fromkeys((control.label.words, *(v.words for v in options.values() if isinstance(v, Text))))


def _compare(words: Iterable[str], address: str, place: Place, report: Report) -> None:
    called = _digits(address.partition(":")[2])
    shown = [number for text in words for number in _numbers(text, len(called))]
    if called and shown and all(_digits(number) != called for number in shown):
        report.error(place, ID, _message(shown[0], address))


def _message(shown: str, address: str) -> Message:
    return say(
        "the link shows {shown} and calls `{address}`; write the same number in both places",
        shown=" ".join(shown.split()),
        address=address,
    )


def _numbers(text: str, length: int) -> Iterator[str]:
    """What is written as telephone numbers are; neither times nor what is counted."""
    text = _CLOCK.sub(" – ", text)
    for found in _NUMBER.finditer(text):
        digits = _digits(found[0])
        is_number = len(digits) in (*_LENGTHS, length) or found[0].startswith("+")
        if is_number and len(digits) > 2 and not _COUNTED.match(text, found.end()):
            yield found[0]


def _digits(written: str) -> str:
    """The number as it is called within Norway."""
    digits = re.sub(r"[^\d+]", "", written)
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    return digits.removeprefix("+47").removeprefix("+")
