"""Nodes as what is expected of them: a text, a list, a table with known keys."""

import re
from collections.abc import Collection, Iterable

from veiviser.model.flow import Text
from veiviser.problem import Problem, Report
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.norwegian import nearest_known
from veiviser.reading.yaml.repairs import DASHES

_NOT_PLAIN = re.compile(r"[<>{}\[\]\\`*|\n]")


def mapping(node: Node, what: str, problems: Report) -> Mapping | None:
    """The node if it has keys and values, else a problem."""
    if isinstance(node, Mapping):
        return node
    wrong_shape(node, f"{what} is made of lines `key: value`", problems)
    return None


def sequence(node: Node, what: str, problems: Report) -> tuple[Node, ...]:
    """The items if it is a list, else none, with a problem."""
    if isinstance(node, Sequence):
        return node.items
    expected = f"{what} is a list, each line beginning with `- `"
    if isinstance(node, Scalar) and node.text and node.text[0] in DASHES and node.text[1:2].isspace():
        message = f"{expected}, and here stands {node.text[0]}; write - instead, on each line"
        problems.append(Problem(node.place, "wrong-shape", message))
    else:
        wrong_shape(node, expected, problems)
    return ()


def scalar(node: Node, what: str, problems: Report) -> Scalar | None:
    """The node if it is one text with something in it, else a problem."""
    if not isinstance(node, Scalar):
        wrong_shape(node, f"{what} is one text", problems)
        return None
    if not node.text.strip():
        message = f"{what} is empty; write it, or leave the whole line out if it is not needed"
        problems.append(Problem(node.place, "wrong-value", message))
        return None
    return node


def text(node: Node, what: str, problems: Report) -> Text | None:
    """The words of a text, without the line breaks at its end that a block has."""
    found = scalar(node, what, problems)
    return Text(found.text.rstrip("\n"), found.place, found.first) if found else None


def plain(node: Node, what: str, problems: Report) -> Scalar | None:
    """Words that are the same on a screen, on a page and in a link; returned with a problem where they are not."""
    found = scalar(node, what, problems)
    strange = _NOT_PLAIN.search(found.text) if found else None
    if found and strange:
        mark = "a line break" if strange[0] == "\n" else strange[0]
        message = f"{what} is plain words on one line, and here is {mark}; take it out"
        problems.append(Problem(found.place, "wrong-value", message))
    return found


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind the key."""
    return isinstance(node, Scalar) and not node.text and not node.style


def require(table: Mapping, keys: Iterable[str], what: str, problems: Report) -> None:
    """A problem for each key that is not there."""
    for key in keys:
        if key not in table.items:
            problems.append(Problem(table.place, "missing-key", f"{what} needs `{key}:`; add it"))


def only(table: Mapping, known: Collection[str], what: str, problems: Report) -> None:
    """A problem for each key that means nothing here."""
    for name, entry in table.items.items():
        if name not in known:
            near = nearest_known(name, known) or f"; it may have {', '.join(known)}"
            problems.append(Problem(entry.key.place, "unknown-key", f"{what} has no `{name}`{near}"))


def value(table: Mapping, key: str) -> Node | None:
    """What stands behind a key."""
    entry: Entry | None = table.items.get(key)
    return entry.value if entry else None


def wrong_shape(node: Node, expected: str, problems: Report) -> None:
    """The problem that a node is of another kind."""
    found = "nothing" if is_empty(node) else _KINDS[type(node)]
    problems.append(Problem(node.place, "wrong-shape", f"{expected}, but here is {found}"))


_KINDS = {Scalar: "a text", Sequence: "a list", Mapping: "a table of keys and values"}
