"""Where something leads, from the word that the author wrote."""

import re

from veiviser.messages import Message, say
from veiviser.model.flow import Target
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.meant import meant
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import NAME
from veiviser.reading.yaml.nodes import Node, Scalar

_PAGE = re.compile(r"(?P<page>[^#?\s]+)(?:#(?P<fragment>\S+))?")
_SCREEN = re.compile(rf"(?:(?P<flow>{NAME.pattern})/)?(?P<screen>{NAME.pattern})")
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
    word, place = found.text, found.place
    if word in ("back", "next"):
        return Target("back" if word == "back" else "next", "", place)
    if is_example and word == "#":
        return Target("nowhere", "", place)
    scheme, colon, rest = word.partition(":")
    if colon and scheme == "page":
        return _page(rest, found)
    if colon and scheme.lower() in ("tel", "mailto"):
        return Target("phone" if scheme.lower() == "tel" else "mail", word, place)
    if colon or word.startswith(("//", "\\")):
        return Target("web", word, place)
    screen = _SCREEN.fullmatch(word)
    if screen:
        other = screen["flow"] if screen["flow"] != flow else None
        return Target("screen", screen["screen"], place, flow=other)
    return say("`{written}` is no target; expected {known}{mend}", written=word[:60], known=KNOWN, mend=_mend(word))


def _page(address: str, found: Scalar) -> Target | Message:
    parts = _PAGE.fullmatch(address)
    if not parts or parts["page"].startswith("/"):
        return say(
            "`{written}` names no page; write it like page:help/browsers or page:help/browsers#heading",
            written=found.text[:60],
        )
    if parts["page"].endswith((".md", ".html", "/")):
        return say("`{written}`: leave out the ending, like page:help/browsers", written=found.text[:60])
    return Target("page", parts["page"], found.place, fragment=parts["fragment"] or "")


def _mend(word: str) -> str:
    instead = meant(word)
    if instead is not None and (":" in instead or _SCREEN.fullmatch(instead)):
        return say("; did you mean `{near}`?", near=instead[:90])
    if re.match(r"[\w-]+\.[\w.-]+(/|$)", word):
        return say("; an address outside begins with https://")
    if word.startswith("#"):
        return say("; # leads nowhere")
    seen = "".join(character for character in word if character.isprintable())
    if seen != word and _SCREEN.fullmatch(seen):
        return nearest(word, [seen])
    lower = word.lower().replace(" ", "-").replace("_", "-")
    return say("; did you mean `{near}`?", near=lower) if _SCREEN.fullmatch(lower) else ""
