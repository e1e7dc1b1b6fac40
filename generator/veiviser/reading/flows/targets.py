"""Reads a target from the word that the author wrote."""

import re

from veiviser.messages import Message, say
from veiviser.model.flow import Target
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import NAME
from veiviser.reading.yaml.nodes import Node, Scalar

_PAGE = re.compile(r"page:(?P<page>[^#?\s]+)(?:#\S+)?")
_FILE = re.compile(r"[^\s:?#]+\.(?:md|html)(?:#\S+)?")
_SCREEN = re.compile(rf"(?:{NAME.pattern}/)?{NAME.pattern}")
KNOWN = say("a screen, flow/screen, page:…, https://…, tel:…, mailto:…, back or next")


def target(node: Node, what: str, flow: str, report: Report, is_example: bool = False) -> Target | None:
    """
    The target, unjudged: whether it is there and safe is for the checks.

    Args:
        flow: name of the flow it stands in; a screen of that flow has no flow in its target.
        is_example: whether it stands in a component's examples, where `#` leads nowhere.
    """
    found = shapes.scalar(node, what, report)
    if found is None:
        return None
    made = parse(found, flow, is_example)
    if isinstance(made, Message):
        report.error(found.place, "bad-target", made)
        return None
    return made


def parse(found: Scalar, flow: str = "", is_example: bool = False) -> Target | Message:
    """The target, or what is wrong with it."""
    word = found.text
    read = Target.read(word, found.place, flow)
    if read.kind == "page":
        return _wrong_page(word) or read
    is_named = read.kind != "screen" or _SCREEN.fullmatch(word) or _FILE.fullmatch(word)  # checks know the pages
    if (read.kind == "nowhere" and not is_example) or not is_named:
        return say("`{written}` is no target; expected {known}{mend}", written=word[:60], known=KNOWN, mend=_mend(word))
    return read


def _wrong_page(word: str) -> Message | None:
    parts = _PAGE.fullmatch(word)
    if not parts or parts["page"].startswith("/"):
        return say(
            "`{written}` names no page; write it like page:help/browsers or page:help/browsers#heading",
            written=word[:60],
        )
    if parts["page"].endswith((".md", ".html", "/")):
        return say("`{written}`: leave out the ending, like page:help/browsers", written=word[:60])
    return None


def _mend(word: str) -> str:
    instead = meant(word)
    if instead is not None and (":" in instead or _SCREEN.fullmatch(instead)):
        return say("; did you mean `{near}`?", near=instead[:90])
    if word.endswith((".yaml", ".yml")):
        return say("; a screen of another flow is named flow/screen, without an ending")
    if re.match(r"[\w-]+\.[\w.-]+(/|$)", word):
        return say("; an address outside begins with https://")
    if word.startswith("#"):
        return say("; # leads nowhere")
    seen = "".join(character for character in word if character.isprintable())
    if seen != word and _SCREEN.fullmatch(seen):
        return nearest(word, [seen])
    lower = word.lower().replace(" ", "-").replace("_", "-")
    return say("; did you mean `{near}`?", near=lower) if _SCREEN.fullmatch(lower) else ""
