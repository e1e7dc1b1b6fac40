"""Kinds of value: what may stand behind a key of a closed table, and what a program is given for it."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from typing import Any

import yaml

from veiviser.problem import Problem, Report, nearest
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar

Kind = Callable[[Node, str, Report], Any]
"""Given a value, what to call it and where to put problems: the value as Python has it; None where it is wrong."""
Keys = Dictionary[str, "Kind | str"]
"""What may stand behind each key; a text, where it may not stand at all, says why and what to do instead."""

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_RESOLVER: Any = yaml.SafeLoader("")
_TAKEN_FOR = {"bool": "true or false", "int": "a number", "float": "a number", "null": "nothing", "timestamp": "a date"}


def closed(table: Mapping, keys: Keys, what: str, problems: Report, meant: Dictionary[str, str] = {}) -> Any:
    """
    A dictionary of what stands in the table, and one problem for each key that may not.

    Args:
        meant: keys by words that people try for them.
    """
    found: dict[str, Any] = {}
    for name, entry in table.items.items():
        kind = keys.get(name)
        if kind is None:
            problems.append(Problem(entry.key.place, "unknown-key", _unknown(name, keys, what, meant)))
        elif isinstance(kind, str):
            problems.append(Problem(entry.key.place, "refused-key", f"`{name}` is not obeyed here: {kind}"))
        elif (value := kind(entry.value, f"`{name}`", problems)) is not None:
            found[name] = value
    return found


def table(keys: Keys, needs: Iterable[str] = ()) -> Kind:
    """
    Keys with values.

    Args:
        needs: those that must be there.
    """

    def read(node: Node, what: str, problems: Report) -> Any:
        found = Mapping({}, node.place) if shapes.is_empty(node) else shapes.mapping(node, what, problems)
        if found is None:
            return None
        if missing := [f"`{key}:`" for key in needs if key not in found.items]:
            problems.append(Problem(found.place, "missing-key", f"{what} needs {' and '.join(missing)}; write it"))
        return closed(found, keys, what, problems)

    return read


def many(kind: Kind) -> Kind:
    """A list."""

    def read(node: Node, what: str, problems: Report) -> Any:
        if shapes.is_empty(node):
            return None
        values = [kind(item, f"what stands in {what}", problems) for item in shapes.sequence(node, what, problems)]
        return [value for value in values if value is not None]

    return read


def filled(kind: Kind) -> Kind:
    """The same with something in it, where MkDocs stops at nothing."""

    def read(node: Node, what: str, problems: Report) -> Any:
        if not shapes.is_empty(node):
            return kind(node, what, problems)
        message = f"{what} is empty; write it, or leave the whole line out if it is not needed"
        problems.append(Problem(node.place, "wrong-value", message))
        return None

    return read


def words(node: Node, what: str, problems: Report) -> str | None:
    """A text that every reader of YAML takes for one."""
    found = shapes.scalar(node, what, problems)
    if found is None:
        return None
    if taken_for := _taken_for(found):
        message = f"{what} is a text, and YAML takes {found.text} for {taken_for}; put it in quotes"
        problems.append(Problem(found.place, "wrong-value", message))
        return None
    return found.text.strip()


def line(node: Node, what: str, problems: Report) -> str | None:
    """A text of one line, without marks of HTML."""
    found = shapes.plain(node, what, problems)
    return words(found, what, problems) if found is not None else None


def flag(node: Node, what: str, problems: Report) -> bool | None:
    """True or false."""
    if isinstance(node, Scalar) and not node.style and node.text.lower() in (*_YES, *_NO):
        return node.text.lower() in _YES
    if shapes.scalar(node, what, problems) is not None:
        problems.append(Problem(node.place, "wrong-value", f"{what} is true or false, without quotes; write one"))
    return None


def always(value: bool, why: str) -> Kind:
    """The one value that is obeyed, true or false."""

    def read(node: Node, what: str, problems: Report) -> bool | None:
        if flag(node, what, Report()) is value:
            return value
        problems.append(Problem(node.place, "refused-key", f"{what} is always {str(value).lower()} here: {why}"))
        return None

    return read


def number(least: int, most: int) -> Kind:
    """A whole number."""

    def read(node: Node, what: str, problems: Report) -> int | None:
        found = shapes.scalar(node, what, problems)
        if found is None:
            return None
        written = int(found.text) if found.text.isascii() and found.text.isdigit() and len(found.text) < 9 else -1
        if least <= written <= most:
            return written
        message = f"{what} is a whole number from {least} to {most}; write one, without anything beside it"
        problems.append(Problem(found.place, "wrong-value", message))
        return None

    return read


def one_of(allowed: Iterable[str], why: Dictionary[str, str] = {}, otherwise: str = "") -> Kind:
    """
    One of some words.

    Args:
        why: of some that are not allowed, what to do instead.
        otherwise: the same of all others.
    """
    known = tuple(allowed)

    def read(node: Node, what: str, problems: Report) -> str | None:
        found = shapes.scalar(node, what, problems)
        if found is None or found.text in known:
            return found.text if found is not None else None
        reason = why.get(found.text)
        hint = nearest(found.text, known) or f"; {otherwise or 'it is one of ' + ', '.join(known)}"
        message = f"{what} cannot be `{_short(found.text)}`" + (f": {reason}" if reason else hint)
        problems.append(Problem(found.place, "wrong-value", message))
        return None

    return read


def _unknown(name: str, keys: Keys, what: str, meant: Dictionary[str, str]) -> str:
    allowed = [key for key, kind in keys.items() if not isinstance(kind, str)]
    near = f"; did you mean `{meant[name.lower()]}`?" if name.lower() in meant else nearest(name, allowed)
    may = f"it may have {', '.join(allowed)}" if allowed else "take it out"
    return f"{what} has no `{_short(name)}`{near or '; ' + may}"


def _taken_for(written: Scalar) -> str:
    """What a YAML reader that guesses makes of a text without quotes; nothing where it is a text to it too."""
    if written.style:
        return ""
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, written.text, (True, False)))
    return _TAKEN_FOR.get(tag.removeprefix("tag:yaml.org,2002:"), "")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
