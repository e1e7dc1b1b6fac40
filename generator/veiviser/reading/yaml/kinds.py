"""Kinds of value: what may stand behind a key of a closed table, and what a program is given for it."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from typing import Any

import yaml

from veiviser.messages import Message, all_of, any_of, say
from veiviser.problem import Report, nearest
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar

Kind = Callable[[Node, str, Report], Any]
"""Given a value, what to call it and where to put problems: the value as Python has it; None where it is wrong."""
Keys = Dictionary[str, "Kind | Message"]
"""What may stand behind each key; a text, where it may not stand at all, says why and what to do instead."""

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_RESOLVER: Any = yaml.SafeLoader("")
_TAKEN_FOR = {
    "bool": say("true or false"),
    "int": say("a number"),
    "float": say("a number"),
    "null": say("nothing"),
    "timestamp": say("a date"),
}


def closed(table: Mapping, keys: Keys, what: str, report: Report, meant: Dictionary[str, str] = {}) -> Any:
    """
    A dictionary of what stands in the table, and one problem for each key that may not.

    Args:
        meant: keys by words that people try for them.
    """
    found: dict[str, Any] = {}
    for name, entry in table.items.items():
        kind = keys.get(name)
        if kind is None:
            report.error(entry.key.place, "unknown-key", _unknown(name, keys, what, meant))
        elif isinstance(kind, Message):
            report.error(entry.key.place, "refused-key", say("`{name}` is not obeyed here: {why}", name=name, why=kind))
        elif (value := kind(entry.value, f"`{name}`", report)) is not None:
            found[name] = value
    return found


def table(keys: Keys, needs: Iterable[str] = ()) -> Kind:
    """
    Keys with values.

    Args:
        needs: those that must be there.
    """

    def read(node: Node, what: str, report: Report) -> Any:
        found = Mapping({}, node.place) if shapes.is_empty(node) else shapes.mapping(node, what, report)
        if found is None:
            return None
        if missing := [f"`{key}:`" for key in needs if key not in found.items]:
            report.error(
                found.place, "missing-key", say("{what} needs {keys}; write it", what=what, keys=all_of(*missing))
            )
        return closed(found, keys, what, report)

    return read


def many(kind: Kind) -> Kind:
    """A list."""

    def read(node: Node, what: str, report: Report) -> Any:
        if shapes.is_empty(node):
            return None
        values = [
            kind(item, say("what stands in {what}", what=what), report) for item in shapes.sequence(node, what, report)
        ]
        return [value for value in values if value is not None]

    return read


def filled(kind: Kind) -> Kind:
    """The same with something in it, where MkDocs stops at nothing."""

    def read(node: Node, what: str, report: Report) -> Any:
        if not shapes.is_empty(node):
            return kind(node, what, report)
        message = say("{what} is empty; write it, or leave the whole line out if it is not needed", what=what)
        report.error(node.place, "wrong-value", message)
        return None

    return read


def words(node: Node, what: str, report: Report) -> str | None:
    """A text that every reader of YAML takes for one."""
    found = shapes.scalar(node, what, report)
    if found is None:
        return None
    if taken_for := _taken_for(found):
        message = say(
            "{what} is a text, and YAML takes {written} for {taken_for}; put it in quotes",
            what=what,
            written=found.text,
            taken_for=taken_for,
        )
        report.error(found.place, "wrong-value", message)
        return None
    return found.text.strip()


def line(node: Node, what: str, report: Report) -> str | None:
    """A text of one line, without marks of HTML."""
    found = shapes.plain(node, what, report)
    return words(found, what, report) if found is not None else None


def flag(node: Node, what: str, report: Report) -> bool | None:
    """True or false."""
    if isinstance(node, Scalar) and not node.style and node.text.lower() in (*_YES, *_NO):
        return node.text.lower() in _YES
    if shapes.scalar(node, what, report) is not None:
        report.error(node.place, "wrong-value", say("{what} is true or false, without quotes; write one", what=what))
    return None


def always(value: bool, why: Message) -> Kind:
    """The one value that is obeyed, true or false."""

    def read(node: Node, what: str, report: Report) -> bool | None:
        if flag(node, what, Report()) is value:
            return value
        report.error(
            node.place,
            "refused-key",
            say("{what} is always {value} here: {why}", what=what, value=str(value).lower(), why=why),
        )
        return None

    return read


def number(least: int, most: int) -> Kind:
    """A whole number."""

    def read(node: Node, what: str, report: Report) -> int | None:
        found = shapes.scalar(node, what, report)
        if found is None:
            return None
        written = int(found.text) if found.text.isascii() and found.text.isdigit() and len(found.text) < 9 else -1
        if least <= written <= most:
            return written
        message = say(
            "{what} is a whole number from {least} to {most}; write one, without anything beside it",
            what=what,
            least=least,
            most=most,
        )
        report.error(found.place, "wrong-value", message)
        return None

    return read


def one_of(allowed: Iterable[str], why: Dictionary[str, Message] = {}, otherwise: Message | None = None) -> Kind:
    """
    One of some words.

    Args:
        why: of some that are not allowed, what to do instead.
        otherwise: the same of all others.
    """
    known = tuple(allowed)

    def read(node: Node, what: str, report: Report) -> str | None:
        found = shapes.scalar(node, what, report)
        if found is None or found.text in known:
            return found.text if found is not None else None
        written, reason = _short(found.text), why.get(found.text) or otherwise
        near = "" if found.text in why else nearest(found.text, known)
        if near or reason is None:
            near = near or say("; it is one of {words}", words=any_of(*known))
            message = say("{what} cannot be `{written}`{near}", what=what, written=written, near=near)
        else:
            message = say("{what} cannot be `{written}`: {why}", what=what, written=written, why=reason)
        report.error(found.place, "wrong-value", message)
        return None

    return read


def _unknown(name: str, keys: Keys, what: str, meant: Dictionary[str, str]) -> Message:
    allowed = [key for key, kind in keys.items() if not isinstance(kind, Message)]
    is_meant = name.lower() in meant
    near = say("; did you mean `{near}`?", near=meant[name.lower()]) if is_meant else nearest(name, allowed)
    if not near:
        near = say("; it may have {known}", known=all_of(*allowed)) if allowed else say("; take it out")
    return say("{what} has no `{name}`{near}", what=what, name=_short(name), near=near)


def _taken_for(written: Scalar) -> str:
    """What a YAML reader that guesses makes of a text without quotes; nothing where it is a text to it too."""
    if written.style:
        return ""
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, written.text, (True, False)))
    return _TAKEN_FOR.get(tag.removeprefix("tag:yaml.org,2002:"), "")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
