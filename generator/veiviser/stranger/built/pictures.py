"""Pictures of screens: each is what the interpreter says of the screen, answered as the picture shows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from veiviser.messages import Message, say
from veiviser.model.flow import Text, path_of
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.looking import look
from veiviser.stranger.built.spoken import Spoken
from veiviser.stranger.built.stylesheet import Rule
from veiviser.stranger.built.telling import answered
from veiviser.stranger.comparing import Difference, answerable, differences
from veiviser.stranger.expected import Page
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.seen import Seen
from veiviser.stranger.story import Story

_PICTURE = re.compile(
    r'<figure class="picture"[^>]*>\s*<div class="picture__host"[^>]*aria-label="(?P<alt>[^"]*)"[^>]*>\s*'
    r"<template[^>]*>(?P<html>.*?)</template>",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of a screen."""

    alt: str
    html: str


def pictures_in(html: str) -> list[Picture]:
    """In reading order."""
    return [Picture(unescape(found["alt"]), found["html"]) for found in _PICTURE.finditer(html)]


def find_wrong_pictures(
    html: str,
    interpreter: Interpreter,
    stories: Mapping[str, list[Story]],
    rules: Callable[[str], list[Rule]],
    spoken: Sequence[Spoken] = (),
) -> Iterator[tuple[Message, Text]]:
    """
    What a part of a page shows otherwise than the flow says, each with where the flow says it.

    Args:
        stories: by screen, of those who come there; a picture shows one of them, answered as it is. One of only a part
            of a screen says nothing else than they see.
        rules: of the stylesheets that a part of the page asks for.
        spoken: what is said beside the pictures, one of which is so in each.
    """

    def wrong(document: Document, story: Story) -> tuple[Difference, ...]:
        return (*shown(document, interpreter, story), *_untrue(document, interpreter, story, spoken))

    for picture in pictures_in(html):
        document = Document(f"<main>{picture.html}</main>", rules(picture.html))
        name = screen_of(document)
        if name not in stories:
            continue
        title = interpreter.flow.screens[name].title
        best = min((wrong(document, story) for story in stories[name]), key=len, default=())
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


def screen_of(document: Document) -> str:
    """The name of the screen that a picture is of; empty where it does not say."""
    screens = document.select(".screen[data-screen]")
    return (document.nodes[screens[0]].attributes.get("data-screen") or "") if screens else ""


def answers_in(document: Document) -> tuple[frozenset[str], dict[str, str]]:
    """The ids of what is picked in a picture; and what is written in it, by the field's id."""
    fields = [(at, node) for at, node in enumerate(document.nodes) if node.tag in ("input", "textarea")]
    picked = (node for _, node in fields if "checked" in node.attributes)
    written = {
        node.attributes.get("id") or "": node.attributes.get("value") or document.words(at).strip()
        for at, node in fields
        if node.attributes.get("type") not in ("radio", "checkbox")
    }
    return frozenset(node.attributes.get("id") or "" for node in picked), written


def shown(document: Document, interpreter: Interpreter, story: Story) -> tuple[Difference, ...]:
    """How a picture differs from what somebody sees who has come there, and answers as it shows."""
    picked, written = answers_in(document)
    document.fill(picked, written)
    seen, is_part = look(document, picked, written), bool(document.select("[data-part]"))
    usual = interpreter.page(story, pictured=True)
    story = answered(interpreter, story, picked, written)
    story.errors = "perhaps" if document.select(".error--shown") else "none"
    best: tuple[Difference, ...] | None = None
    for perhaps in (False, True):
        page = interpreter.page(story, perhaps, pictured=True)
        page.links.clear()  # nothing can be pressed in a picture
        page.has_data = True
        page.inputs[:] = [one for one in page.inputs if one.kind != "text"]  # what is written is an example
        found = tuple(differences(_part(page, seen, usual) if is_part else page, seen))
        best = found if best is None or len(found) < len(best) else best
    return best or ()


def _untrue(
    document: Document, interpreter: Interpreter, story: Story, spoken: Sequence[Spoken]
) -> Iterator[Difference]:
    """Whether what is said beside a picture is not so of whom it shows."""
    after = answered(interpreter, story, *answers_in(document))
    if spoken and not any(one.is_true(interpreter, after) for one in spoken):
        words = " ".join(spoken[0].telling.text.words.split())
        yield Difference(say("what is said beside it is not so: «{words}»", words=words), "", spoken[0].telling.text)


def _part(page: Page, seen: Seen, usual: Page) -> Page:
    """What must be in a picture of a part: what came by the answers it shows; the rest may be there."""
    known = {words.pattern for words in (*usual.texts, *usual.further)} | set(_not_picked(page))
    return replace(
        page,
        title=re.compile(""),
        texts=[],
        further=[one for one in (*page.texts, *page.further) if one.pattern not in known],
        perhaps=[*page.texts, *page.further, *page.perhaps],
        between={},
        inputs=[given for _, given in answerable(page, seen)],
    )


def _not_picked(page: Page) -> Iterator[str]:
    """How the choices read that stand beside one that is picked, which alone a part need show."""
    answered = {given.answer for given in page.inputs if given.picked}
    for given in page.inputs:
        if given.answer in answered and not given.picked:
            said = [
                t for chain in given.block.chains if path_of(chain) == given.value for t in chain[-1].options.values()
            ]
            yield given.words.pattern
            yield from (pattern for pattern, text in page.written.items() if text in said)
