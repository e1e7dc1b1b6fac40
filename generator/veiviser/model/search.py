"""What the search knows beside the pages' own words: who to call, and other words for the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veiviser.model.fact import Fact, Mention


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call."""

    when: str
    """What it is for, in words for readers."""
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Numbers that stand above all hits when somebody searches by one of its words."""

    title: str
    words: tuple[str, ...]
    """One word, or several that all must be there in any order; in small letters."""
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """All that `search.yaml` says."""

    emergencies: tuple[Emergency, ...] = ()
    """In the order written: the first that fits is shown."""
    harmless: tuple[str, ...] = ()
    """Words, and words in a row, that look like one of an emergency and are none; in small letters."""
    ignored: tuple[str, ...] = ()
    """Words that say nothing of what is looked for; in small letters."""
    numerals: Mapping[str, int] = field(default_factory=dict)
    """Numbers up to a hundred, by the words that people say them with; in small letters."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """What the site says, by what people write; in small letters."""
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people search by who look for a page, by its path without ending."""
    lost_pages: tuple[str, ...] = ()
    """Pages to try when nothing was found, likewise."""
    lost_calls: tuple[Call, ...] = ()
    """Whom to call then."""
    mentions: tuple[Mention, ...] = ()
    """Of the facts that are called."""


NO_WORDS = SearchWords()
"""Of a site that has no such file."""
