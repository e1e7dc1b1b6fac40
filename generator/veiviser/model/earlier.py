"""An earlier version of a flow, as a review met it, and what of its screens is otherwise by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The screens of a flow in an earlier version."""

    day: date
    """Of that version."""
    screens: Mapping[str, str]
    """By name the digest of what readers saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Screens that readers meet otherwise than on a day."""

    day: date
    new: tuple[str, ...]
    changed: tuple[str, ...]


def since(earlier: Earlier, now: Mapping[str, str]) -> Since:
    """
    Args:
        now: by name the digests of the screens as they are.
    """
    known = earlier.screens
    return Since(
        day=earlier.day,
        new=tuple(name for name in now if name not in known),
        changed=tuple(name for name, digest in now.items() if known.get(name, digest) != digest),
    )
