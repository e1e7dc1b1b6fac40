"""Turns words and Markdown into safe HTML with answers in them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce

from markdown_it.common.normalize_url import normalizeLink
from markupsafe import Markup, escape

from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw
from veiviser.model.flow import End, Flow
from veiviser.model.interface import InterfaceWords
from veiviser.templating.carried import Carried

PLACEHOLDER = re.compile(r"\{([a-z0-9]+(?:[-.][a-z0-9]+)*)\}")
"""`{name}` in text: an answer or a value of the edition."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text for a template: `{{ words }}` is HTML, `{{ words.plain }}` is for attributes."""

    plain: str
    html: Markup

    def __html__(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html

    def __bool__(self) -> bool:
        return bool(self.plain)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, as machines and as people write it."""

    day: date
    said: InterfaceWords

    @property
    def iso(self) -> str:
        return self.day.isoformat()

    @property
    def words(self) -> str:
        """`torsdag 24. april 2026`."""
        return self.said("date.weekday", weekday=self.said(f"weekday.{self.day.isoweekday()}"), date=self.short)

    @property
    def short(self) -> str:
        """`24. april 2026`."""
        month = self.said(f"month.{self.day.month}")
        return self.said("date.whole", day=self.day.day, month=month, year=self.day.year)

    @property
    def html(self) -> Markup:
        """The same as an element, which machines can read too."""
        return Markup(f'<time datetime="{self.iso}">{self.short}</time>')


def end_in_words(end: End, words: InterfaceWords) -> str:
    """What one of a journey's ends is called wherever somebody reads of it."""
    return words(f"end.{end}")


def any_in_words(several: Iterable[str], words: InterfaceWords) -> str:
    """`Time eller Ventetid`, each once."""
    return reduce(lambda some, last: words("list.or", some=some, last=last), dict.fromkeys(several))


def banner(flow: Flow, words: InterfaceWords) -> str:
    """What stands on each page of a flow's prototype, so that nobody takes it for the service."""
    return words("page.band", what=flow.band or words("page.usual_band"))


def practice_banner(flow: Flow, words: InterfaceWords) -> str:
    """The same on the screens alone, as readers try them."""
    return words("practice.band", what=flow.band or words("page.usual_band"))


def in_groups(number: str) -> str:
    """A Norwegian telephone number as it is written: `23 32 70 00`, `116 117`; others as they are."""
    digits = number.removeprefix("+47")
    size = {8: 2, 6: 3}.get(len(digits))
    if size is None or not digits.isdigit():
        return number
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def make_words(text: str, answers: Mapping[str, Carried]) -> Words:
    """
    Plain words, escaped, with every carried answer in them.

    Args:
        text: as written.
        answers: what stands for each `{name}`; one that is not there stays as written.
    """
    if "{" not in text:
        return _plain_words(text)
    plain = PLACEHOLDER.sub(lambda found: answers[found[1]].plain if found[1] in answers else found[0], text)
    return Words(plain, Markup(_carry(str(escape(text)), answers)))


@lru_cache(maxsize=20_000)  # the same words stand on many pages
def _plain_words(text: str) -> Words:
    return Words(text, escape(text))


def make_markdown(
    text: str, answers: Mapping[str, Carried], link: Callable[[str], str], rendered: dict[str, str] | None = None
) -> Markup:
    """
    Markdown as HTML blocks; raw HTML in it is shown, not obeyed.

    Args:
        link: the address for what stands in a link's round brackets.
        rendered: texts with links, rendered with the same `link` before; this one is added.
    """
    if "](" not in text and "]:" not in text:
        html = _draw_plain(text)
    elif rendered is None:
        html = _draw(text, link)
    elif (html := rendered.get(text, "")) == "":
        html = rendered[text] = _draw(text, link)
    return Markup(_carry(html, answers) if "{" in html else html)


_TAG = re.compile(r"(<[^>]*>)")


def _carry(html: str, answers: Mapping[str, Carried]) -> str:
    if "<" in html:  # within a tag, as in a link's title, stays what is written
        return "".join(part if part.startswith("<") else _carry(part, answers) for part in _TAG.split(html))

    def carried(found: re.Match[str]) -> str:
        return str(answers[found[1]].html) if found[1] in answers else found[0]

    return PLACEHOLDER.sub(carried, html)


@lru_cache(maxsize=20_000)
def _draw_plain(text: str) -> str:
    return draw(read(text, FLOW), normalizeLink).strip()


def _draw(text: str, link: Callable[[str], str]) -> str:
    drawn = draw(read(text, FLOW), lambda written: normalizeLink(link(written)), normalizeLink, {"class": "ds-link"})
    return drawn.strip()
