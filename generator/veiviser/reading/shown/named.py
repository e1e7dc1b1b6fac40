"""What texts show by a name with a point in it, beside facts: `{edition.name}`, `{date.frist}`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from veiviser.messages import Message, say
from veiviser.problem import nearest


@dataclass(frozen=True, slots=True)
class Known:
    """The names of one kind, and the words that stand for them."""

    words: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """Names of those with problems of their own."""
    is_whole: bool = True
    """Whether all names are known."""


NONE = Known()
UNREAD = Known(is_whole=False)
"""Where the names are, and what they are, cannot be said."""


def missing(kind: str, name: str, names: Collection[str]) -> Message:
    """
    What is said of a name that is not known.

    Args:
        kind: `edition` or `date`.
        names: those that are known.
    """
    if not name:
        return nameless(kind, names)
    near = nearest(name, names)
    if kind == "edition":
        mend = near or say("; add it to `editions.yaml`, beside the pages")
        return say("the edition has no `{name}`{near}", name=name, near=mend)
    return say("no date is called `{name}`{near}", name=name, near=near or say("; name it under `dates:`, at the top"))


def nameless(kind: str, names: Collection[str]) -> Message:
    """
    What is said of `{fact.}`.

    Args:
        names: those that are known.
    """
    example = next(iter(sorted(names)), "name")
    return say("no name stands behind `{kind}.`; write one, as in {{{kind}.{example}}}", kind=kind, example=example)
