"""Names: what they may be made of, and which are taken."""

import re
import unicodedata
from collections.abc import Iterable

from veiviser.messages import say
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.characters import described
from veiviser.reading.yaml.nodes import Node, Scalar

LENGTH = 60
RULE = say("a name is made of a-z, 0-9 and single hyphens, for instance `velg-tid`")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "404", "assets", "feil"} | _DEVICES)
"""Windows has no such files, or the site has them already."""
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n"}
)


def check_name(name: Scalar, what: str, report: Report, taken: Iterable[str] = ()) -> bool:
    """Whether it is a name that files, addresses and ids can carry; if not, the report says why."""
    text = name.text
    if text in RESERVED or text in taken:
        message = say("{what} cannot be named `{name}`, that word is taken; add to it", what=what, name=text)
    elif len(text) > LENGTH:
        message = say(
            "{what} has a name of {length} characters; {most} is the most", what=what, length=len(text), most=LENGTH
        )
    elif not NAME.fullmatch(text):
        better = _better(text)
        message = say("{what} cannot be named `{name}`: {rule}{better}", what=what, name=text, rule=RULE, better=better)
    else:
        return True
    report.error(name.place, "bad-name", message)
    return False


def check_names(names: Iterable[Scalar], what: str, report: Report, taken: Iterable[str] = ()) -> None:
    """The same for names side by side, no two of which may differ in case or composition alone."""
    seen: dict[str, Scalar] = {}
    for name in names:
        first = seen.setdefault(folded(name.text), name)
        if first is name:
            check_name(name, what, report, taken)
        else:
            message = say(
                "`{name}` is the same name as `{first}` on line {line} to many computers; rename one of them",
                name=name.text,
                first=first.text,
                line=first.place.line,
            )
            report.error(name.place, "same-name", message)


def earlier_names(node: Node | None, what: str, report: Report) -> tuple[str, ...]:
    """`formerly`: names that something had before."""
    items = shapes.sequence(node, "`formerly`", report) if node is not None else ()
    found = (shapes.scalar(item, say("an earlier name"), report) for item in items)
    names = tuple(name for name in found if name is not None)
    check_names(names, what, report)
    return tuple(name.text for name in names)


def folded(name: str) -> str:
    """The same for two names that a file system may take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def slug(text: str) -> str:
    """The name that a text would have: `Tirsdag 28.` is `tirsdag-28`; empty where nothing is left."""
    lower = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LENGTH].rstrip("-")


def _better(text: str) -> str:
    strange = [c for c in text if ord(c) > 127 and not unicodedata.name(c, "").startswith("LATIN")]
    if strange:
        return say(" ({character} is {name})", character=strange[0], name=described(strange[0]))
    better = slug(text)
    return say("; `{better}` would do", better=better) if better and better not in RESERVED else ""
