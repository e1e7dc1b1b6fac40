"""Results of the last run of the site's accessibility tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one test found."""

    kind: str
    """In readers' words: `Tastatur`."""
    passed: bool
    pages: int = 0
    """That people read, and axe went through."""
    screens: int = 0
    """Of the prototype, likewise."""
    looks: int = 0
    """How often it did: a screen can have errors, or more that unfolds."""
    breaches: tuple[str, ...] = ()
    """What axe found, a line each."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """All that is known; tests that were run on another day are among them while the source is the same."""

    day: date
    """The last of them."""
    source: str
    """The digest of the files that the site was made from."""
    tests: Mapping[str, Finding]
    """By name."""
    missing: tuple[str, ...] = ()
    """Kinds of which no test was run."""
