"""Nodes as what is expected of them: a text, a list, a table with known keys."""

import re
from collections.abc import Collection, Iterable

from veiviser.messages import Message, all_of, say
from veiviser.model.flow import Text
from veiviser.problem import Report
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.norwegian import nearest_known
from veiviser.reading.yaml.repairs import DASHES

_UNSPACED = re.compile(r"(?P<key>[\w-]+):(?P<value>(?!//)[^:\n]+)")
"""The blank that an editor shows behind the colon may be one that YAML does not take for it (U+00A0)."""
_ENTITY = re.compile(r"&#?\w+;")
"""A character by its name or number in HTML."""
_NOT_PLAIN = re.compile(r"[<>{}\[\]\\`*|\n]")


def mapping(node: Node, what: str, report: Report) -> Mapping | None:
    """The node if it has keys and values, else a problem."""
    if isinstance(node, Mapping):
        return node
    unspaced = _UNSPACED.fullmatch(node.text) if isinstance(node, Scalar) and not node.style else None
    if unspaced:
        line = f"{unspaced['key']}: {unspaced['value'].strip()}"
        report.error(node.place, "wrong-shape", say("a space is missing after the colon: {line}", line=line))
        return None
    wrong_shape(node, say("{what} is made of lines `key: value`", what=what), report)
    return None


def sequence(node: Node, what: str, report: Report) -> tuple[Node, ...]:
    """The items if it is a list, else none, with a problem."""
    if isinstance(node, Sequence):
        return node.items
    expected = say("{what} is a list, each line beginning with `- `", what=what)
    if isinstance(node, Scalar) and node.text and node.text[0] in DASHES and node.text[1:2].isspace():
        message = say(
            "{expected}, and here stands {mark}; write - instead, on each line", expected=expected, mark=node.text[0]
        )
        report.error(node.place, "wrong-shape", message)
    else:
        wrong_shape(node, expected, report)
    return ()


def scalar(node: Node, what: str, report: Report) -> Scalar | None:
    """The node if it is one text with something in it, else a problem."""
    if not isinstance(node, Scalar):
        wrong_shape(node, say("{what} is one text", what=what), report)
        return None
    if not node.text.strip():
        message = say("{what} is empty; write it, or leave the whole line out if it is not needed", what=what)
        report.error(node.place, "wrong-value", message)
        return None
    return node


def text(node: Node, what: str, report: Report) -> Text | None:
    """The words of a text, without the line breaks at its end that a block has."""
    found = scalar(node, what, report)
    return Text(found.text.rstrip("\n"), found.place, found.first, found.runs) if found else None


def plain(node: Node, what: str, report: Report) -> Scalar | None:
    """Words that are the same on a screen, on a page and in a link; returned with a problem where they are not."""
    found = scalar(node, what, report)
    strange = _NOT_PLAIN.search(found.text) if found else None
    named = _ENTITY.search(found.text) if found else None
    if found and named:
        message = say("{what} is plain words, and here is {name}; write the character itself", what=what, name=named[0])
        report.error(found.place, "wrong-value", message)
    elif found and strange:
        mark = say("a line break") if strange[0] == "\n" else strange[0]
        message = say("{what} is plain words on one line, and here is {mark}; take it out", what=what, mark=mark)
        report.error(found.place, "wrong-value", message)
    return found


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind the key."""
    return isinstance(node, Scalar) and not node.text and not node.style


def require(table: Mapping, keys: Iterable[str], what: str, report: Report) -> None:
    """A problem for each key that is not there, and was not told of as another word for it."""
    for key in keys:
        if key not in table.items and not told_as_another(key, table, report):
            report.error(table.place, "missing-key", say("{what} needs `{key}:`; add it", what=what, key=key))


def told_as_another(key: str, table: Mapping, report: Report) -> bool:
    """Whether a key that is missing was told of already, at another word that was meant for it."""
    told = {problem.place for problem in report if problem.id in ("unknown-key", "unknown-option")}
    unknown = (name for name, entry in table.items.items() if entry.key.place in told)
    return any(nearest_known(name, [key]) for name in unknown)


def only(table: Mapping, known: Collection[str], what: str, report: Report) -> None:
    """A problem for each key that means nothing here."""
    for name, entry in table.items.items():
        if name not in known:
            near = nearest_known(name, known) or say("; it may have {known}", known=all_of(*known))
            if " " in name and not nearest_known(name, known):  # half a sentence, in `{says: One, and two.}`
                near = say("; a comma ends what stands before it: put the whole sentence in quotes")
            report.error(
                entry.key.place, "unknown-key", say("{what} has no `{name}`{near}", what=what, name=name, near=near)
            )


def value(table: Mapping, key: str) -> Node | None:
    """What stands behind a key."""
    entry: Entry | None = table.items.get(key)
    return entry.value if entry else None


def wrong_shape(node: Node, expected: Message, report: Report) -> None:
    """The problem that a node is of another kind."""
    is_nothing = is_empty(node) or (isinstance(node, Mapping) and not node.items)
    found = say("nothing") if is_nothing else _KINDS[type(node)]
    report.error(node.place, "wrong-shape", say("{expected}, but here is {found}", expected=expected, found=found))


_KINDS = {Scalar: say("a text"), Sequence: say("a list"), Mapping: say("a table of keys and values")}
