"""Pictures of screens: each is what the interpreter says of the screen, answered as the picture shows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.looking import look
from veiviser.stranger.built.stylesheet import Rule
from veiviser.stranger.built.views import Looked
from veiviser.stranger.built.walking import Walked
from veiviser.stranger.comparing import Difference, answerable, differences
from veiviser.stranger.expected import Page
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.seen import Seen

_PICTURE = re.compile(
    r'<figure class="picture"[^>]*>\s*<div class="picture__host"[^>]*aria-label="(?P<alt>[^"]*)"[^>]*>\s*'
    r"<template[^>]*>(?P<html>.*?)</template>",
    re.DOTALL,
)
_MOST = 40
"""Ways to a screen that a picture is held against."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of a screen."""

    alt: str
    html: str


def pictures_in(html: str) -> list[Picture]:
    """In reading order."""
    return [Picture(unescape(found["alt"]), found["html"]) for found in _PICTURE.finditer(html)]


def find_wrong_pictures(
    html: str, interpreter: Interpreter, walked: Walked, rules: Callable[[str], list[Rule]]
) -> Iterator[tuple[Message, Text]]:
    """
    What a part of a page shows otherwise than the flow says, each with where the flow says it.

    A picture of only a part of a screen is held against the whole one before it.
    """
    before: Page | None = None
    for picture in pictures_in(html):
        document = Document(f"<main>{picture.html}</main>", rules(picture.html))
        screens = document.select(".screen[data-screen]")
        name = document.nodes[screens[0]].attributes.get("data-screen") if screens else None
        if name not in walked.looks:
            continue
        title, is_part = interpreter.flow.screens[name].title, bool(document.select("[data-part]"))
        best, page = _best(document, interpreter, walked.looks[name], before if is_part else None)
        before = before if is_part else page
        yield from (
            (
                say("in the picture of «{title}», {message}", title=title.words, message=one.message),
                one.written or title,
            )
            for one in best
        )
        heading = next((document.words(at) for at in document.select("h1")), "")
        if bare(heading) not in bare(picture.alt):
            message = say(
                "the words for those who do not see the picture of «{title}» are «{alt}»",
                title=title.words,
                alt=picture.alt,
            )
            yield message, title


def _best(
    document: Document, interpreter: Interpreter, looks: list[Looked], before: Page | None
) -> tuple[tuple[Difference, ...], Page | None]:
    """
    How it differs from what it could show that is most like it, and that.

    Args:
        before: of a part of a screen, what was shown of the whole.
    """
    nodes = document.nodes
    ids = {node.attributes.get("id") or "" for node in nodes}
    picked = frozenset(node.attributes.get("id") or "" for node in nodes if "checked" in node.attributes)
    written = {
        node.attributes.get("id") or "": node.attributes.get("value") or "" for node in nodes if node.tag == "input"
    }
    document.fill(picked, written)
    seen = look(document, picked, written)
    is_error = bool(document.select(".error--shown"))
    same = [one for one in looks if (one.view.checked if before is None else one.view.checked & ids) == picked]
    best: tuple[tuple[Difference, ...], Page | None] = (), None
    for looked in same[:_MOST]:
        story = replace(looked.view.story, errors="perhaps" if is_error else "none")
        for perhaps in (False, True):
            page = interpreter.page(story, perhaps, pictured=True)
            page.links.clear()  # nothing can be pressed in a picture
            page.has_data = True
            page.inputs[:] = [one for one in page.inputs if one.kind != "text"]  # what is written is an example
            found = tuple(differences(page if before is None else _part(page, seen, before), seen))
            if best[1] is None or len(found) < len(best[0]):
                best = found, page
            if not best[0]:
                return best
    return best


def _part(page: Page, seen: Seen, before: Page) -> Page:
    """What must be in a picture of a part: all that was not in the whole one before it; the rest may be there."""
    known = {words.pattern for words in (*before.texts, *before.further)}
    return replace(
        page,
        title=re.compile(""),
        texts=[],
        further=[one for one in (*page.texts, *page.further) if one.pattern not in known],
        perhaps=[*page.texts, *page.further, *page.perhaps],
        between={},
        inputs=[given for _, given in answerable(page, seen)],
    )
