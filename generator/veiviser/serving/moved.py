"""Finds the new address of a page that was renamed while the preview is open."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veiviser.engine import Generated

_LEAST = 0.4
"""How much of its words a page shares with the one that it was."""
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gone:
    """A page that is gone."""

    text: str
    others: Mapping[str, str]
    """The pages that came when it went, by path in the site."""


def gone_between(before: "Generated", after: "Generated", earlier: Mapping[str, Gone]) -> dict[str, Gone]:
    """The pages that went, by path in the site: of the prototype, those made of Markdown, and all that went earlier."""
    found, there = dict(earlier), _drawn(after).keys() | _written(after).keys()
    for was, now in ((_drawn(before), _drawn(after)), (_written(before), _written(after))):
        came = {path: text for path, text in now.items() if path not in was}
        found |= {path: Gone(text, came) for path, text in was.items() if path not in now}
    return {path: gone for path, gone in found.items() if path not in there}


def where_it_went(path: str, gone: Gone) -> str:
    """The path of the page that has most of the words; nothing where none has many."""
    words = _words(gone.text)

    def likeness(other: str) -> tuple[float, bool]:
        theirs = _words(gone.others[other])
        both = max(words.total(), theirs.total())
        return (words & theirs).total() / both if both else 1.0, _state(other) == _state(path)

    best = max(gone.others, key=likeness, default="")
    return best if best and likeness(best)[0] >= _LEAST else ""


def _drawn(made: "Generated") -> dict[str, str]:
    return {p: text for p, text in made.site_files.items() if isinstance(text, str) and p.endswith(".html")}


def _written(made: "Generated") -> dict[str, str]:
    from veiviser.engine import address_of  # with all of it, which a first answer need not wait for

    return {
        address_of(path.removesuffix(".md")): text
        for path, text in made.docs.items()
        if isinstance(text, str) and path.endswith(".md")
    }


@lru_cache(maxsize=256)
def _words(text: str) -> Counter[str]:
    """Of the screen alone, where there is one: what stands beside is much the same on all pages."""
    return Counter(_WORD.findall(_TAG.sub(" ", text.partition("<main")[2] or text)))


def _state(path: str) -> str:
    """What a page's name says after that of its screen: `tid-straks.html`."""
    return path.rpartition("/")[2].partition("--")[2]
