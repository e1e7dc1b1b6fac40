"""The list below a map: each screen by its name and its step, each way by the name of the screen that it leads to."""

from collections.abc import Iterator

from veiviser.messages import Message, say
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.places import said_in
from veiviser.stranger.built.walking import Walker
from veiviser.stranger.saying import bare

_ID = "skjerm--"


def find_wrong_outline(walker: Walker, document: Document) -> Iterator[tuple[Message, str]]:
    """Known words that stand by another screen than their own."""
    screens = walker.flow.screens
    for at in document.select(".outline__screen[id]"):
        screen = screens.get((document.nodes[at].attributes.get("id") or "").removeprefix(_ID))
        inside = document.inside(at)
        if screen is None:
            continue
        for heading in (n for n in document.select(".outline__screen > h3") if n in inside):
            yield from _unless_named(walker, said_in(document, heading), screen.name)
        notes = [said_in(document, n) for n in document.select(".outline__note") if n in inside]
        if screen.step is not None:
            told = walker.interpreter.words("stepper.step", at=screen.step[0], of=screen.step[1])
            for note in notes:
                if bare(told) not in map(bare, note.split("·")):
                    yield _instead(note, told)
    for at in document.select(".outline__ways a[href]"):
        name = (document.nodes[at].attributes.get("href") or "").removeprefix("#").removeprefix(_ID)
        if name in screens:
            yield from _unless_named(walker, said_in(document, at), name)


def _unless_named(walker: Walker, seen: str, screen: str) -> Iterator[tuple[Message, str]]:
    title = walker.flow.screens[screen].title
    if not walker.interpreter.told(title).fullmatch(bare(seen)):
        yield _instead(seen, title.words)


def _instead(seen: str, told: str) -> tuple[Message, str]:
    return say("«{seen}» stands in the place of «{told}»", seen=seen, told=told), bare(seen)
