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
from veiviser.stranger.comparing import Difference, differences
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare

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
    """What a part of a page shows otherwise than the flow says, each with where the flow says it."""
    for picture in pictures_in(html):
        document = Document(f"<main>{picture.html}</main>", rules(picture.html))
        screens = document.select(".screen[data-screen]")
        name = document.nodes[screens[0]].attributes.get("data-screen") if screens else None
        if name not in walked.looks:
            continue
        title = interpreter.flow.screens[name].title
        best = _best(document, interpreter, walked.looks[name])
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


def _best(document: Document, interpreter: Interpreter, looks: list[Looked]) -> tuple[Difference, ...]:
    """How it differs from what it could show that is most like it."""
    nodes = document.nodes
    picked = frozenset(node.attributes.get("id") or "" for node in nodes if "checked" in node.attributes)
    written = {
        node.attributes.get("id") or "": node.attributes.get("value") or "" for node in nodes if node.tag == "input"
    }
    document.fill(picked, written)
    seen = look(document, picked, written)
    is_error = bool(document.select(".error--shown"))
    same = [one for one in looks if one.view.checked == picked]
    best: tuple[Difference, ...] | None = None
    for looked in same[:_MOST]:
        story = replace(looked.view.story, errors="perhaps" if is_error else "none")
        for perhaps in (False, True):
            page = interpreter.page(story, perhaps, pictured=True)
            page.links.clear()  # nothing can be pressed in a picture
            page.has_data = True
            page.inputs[:] = [one for one in page.inputs if one.kind != "text"]  # what is written is an example
            found = tuple(differences(page, seen))
            if best is None or len(found) < len(best):
                best = found
            if not best:
                return ()
    return best or ()
