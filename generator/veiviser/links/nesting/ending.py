"""What an end tag closes, and what should have been closed before it."""

from veiviser.links.markup import VOID, Tag
from veiviser.links.nesting.opened import Opened
from veiviser.links.nesting.standard import FORMATTING, HEADINGS, IMPLIED, IN_TABLES, OF_WORDS, PLAIN_END
from veiviser.messages import Message, say


def end(tag: Tag, page: Opened) -> None:
    """Close what it closes; what is wrong with that is told."""
    name = tag.name
    if page.top == name:
        page.pop()
        return
    if name in ("body", "html"):
        return  # what is open then is told at the end
    at = page.last(name)
    if at < 0 or at < page.last(_wall_of(name)):
        _end_nothing(tag, page)
        return
    implied = frozenset[str]() if tag.foreign or page.is_foreign else _implied_by(name)
    if left := page.left(at + 1, implied):
        message = say(
            "`</{name}>` stands before {open} is closed; close first what was opened last",
            name=name,
            open=page.spot(left),
        )
        page.tell(tag.start, message)
    page.pop_to(at)


def _wall_of(name: str) -> str:
    return "#table-wall" if name in IN_TABLES or name == "table" else "#button-wall" if name == "p" else "#wall"


def _implied_by(name: str) -> frozenset[str]:
    if name in IN_TABLES or name == "table":
        return IMPLIED | IN_TABLES
    return IMPLIED if name in PLAIN_END else frozenset() if name in FORMATTING else OF_WORDS


def _end_nothing(tag: Tag, page: Opened) -> None:
    name = tag.name
    if name in HEADINGS and page.top in HEADINGS:
        around = page.open[-1]
        message = say(
            "`</{name}>` closes {open}; write `</{right}>`", name=name, open=page.spot(around), right=around.name
        )
        page.tell(tag.start, message)
        page.pop()
    elif page.forgiven[name]:
        page.forgiven[name] -= 1
    else:
        page.tell(tag.start, _stray(name, page))


def _stray(name: str, page: Opened) -> Message:
    if name in VOID:
        return say("`</{name}>` closes nothing, since `<{name}>` has no end; take it out", name=name)
    if name in page.ended:
        return say(
            "`</{name}>` closes nothing, since `<{by}>` cannot stand in it and had ended it; close it before that",
            name=name,
            by=page.ended.pop(name),
        )
    return say("`</{name}>` closes nothing that is open here; take it out, or open it where it begins", name=name)
