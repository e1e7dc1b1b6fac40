"""A page's Markdown as HTML, its addresses still to be filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_STAND_IN = re.compile("\ue000([0-9]+)\ue000")
_BARE_AND = re.compile(r"&(?!#?\w+;)")


def stand_in(number: int) -> str:
    """What stands for an address in the HTML; no page has these characters."""
    return f"\ue000{number}\ue000"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the finished HTML one of Markdown's own addresses stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page's Markdown."""

    html: str = ""
    """With a stand-in for each of the addresses below."""
    links: tuple[str, ...] = ()
    """Addresses of the links and pictures of Markdown itself, in order, as written; raw HTML has its own."""

    def finished(self, address: Callable[[str], str]) -> tuple[str, tuple[Span, ...]]:
        """The HTML with addresses of the site, and where each of them stands in it."""
        parts: list[str] = []
        spans: list[Span] = []
        length = end = 0
        for match in _STAND_IN.finditer(self.html):
            written = self.links[int(match[1])] if int(match[1]) < len(self.links) else ""
            parts += [self.html[end : match.start()], _in_quotes(address(written))]
            length += len(parts[-2])
            spans.append(Span(length, length + len(parts[-1])))
            length, end = spans[-1].end, match.end()
        return "".join([*parts, self.html[end:]]), tuple(spans)


NOT_RENDERED = Rendered()


def _in_quotes(address: str) -> str:
    return _BARE_AND.sub("&amp;", address).replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
