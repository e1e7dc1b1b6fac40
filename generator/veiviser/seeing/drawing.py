"""Draws what a project shows: its screens at every moment, the steps of its guides, its pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from html import escape, unescape
from itertools import count
from posixpath import join, normpath
from urllib.parse import unquote

from veiviser.journeys.telling.views import picked_labels
from veiviser.markdown.dialects import PAGE, Dialect
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw
from veiviser.model.journey import Graph, State, View
from veiviser.model.project import Page
from veiviser.outputs.contract import FlowView, SiteView
from veiviser.outputs.flow.guide import tell_flow
from veiviser.outputs.pages import facts, tables
from veiviser.seeing.seen import Drawn, Seen

_SECTION = re.compile(r'<section class="step" id="steg-(\d+)" markdown>\n(.*?)\n</section>\n', re.DOTALL)
_CONTENTS = re.compile(r'<details class="steps".*?</details>\n', re.DOTALL)
_TRIED = re.compile(r'<p class="tried">.*?</p>\n')
_IMAGE = re.compile(r'(?P<before><img\b[^>]*?\bsrc=")(?P<address>[^"]*)"')
_DATES = re.compile(r'<p class="meta">.*?</p>\n', re.DOTALL)


def screens_of(flow: FlowView) -> Iterator[Seen]:
    """Those that somebody can come to."""
    for name, states in flow.graph.by_screen.items():
        screen = flow.graph.flow.screens[name]
        moments = {moment.form: moment for state in states for moment in _moments(flow, state, state == states[0])}
        yield Seen(
            kind="screen",
            group=flow.graph.flow.name,
            name=name,
            title=screen.title.words,
            place=screen.place,
            order=0,
            moments=tuple(moments.values()),
        )


def _moments(flow: FlowView, state: State, is_first: bool) -> Iterator[Drawn]:
    """A screen as one comes to it, with each answer that brings something forth, and with each of its errors."""
    for view in [View(state), *_answered(flow.graph, state), *(_open(flow.graph, state) if is_first else ())]:
        when = ", ".join(picked_labels(flow.graph.flow, view))
        yield Drawn(str(flow.screens.picture(view, {})), is_screen=True, when=when)


def _answered(graph: Graph, state: State) -> Iterator[View]:
    for field in graph.fields[state.screen]:
        for value, chain in field.block.values:
            if any(choice.blocks for choice in chain):
                atom = field.block.picked(value)
                yield View(state, ((atom.variable, atom.value),))


def _open(graph: Graph, state: State) -> Iterator[View]:
    for field in graph.fields[state.screen]:
        if not field.optional:
            yield View(state, error=field.variable)


def steps_of(flow: FlowView) -> Iterator[Seen]:
    """A guide, and its steps."""
    if not flow.guide.steps:
        return
    told, guide = flow.graph.flow, flow.guide
    markdown = _TRIED.sub("", tell_flow(replace(flow, updated=None)))
    around = _DATES.sub("", _CONTENTS.sub("", _SECTION.sub("", markdown)))
    text = Drawn(_html(around, PAGE, 5))
    title = (told.task or told.title).words
    yield Seen(kind="guide", group=told.name, name="", title=title, place=told.title.place, order=0, moments=(text,))
    sections, numbers = {int(found[1]): found[2] for found in _SECTION.finditer(markdown)}, dict[str, Iterator[int]]()
    for step in guide.steps:
        screen = step.view.state.screen
        number = next(numbers.setdefault(screen, count(1)))
        marks = {mark.control: mark.number for mark in step.marks}
        picture = Drawn(str(flow.screens.picture(step.view, marks)), is_screen=True)
        yield Seen(
            kind="step",
            group=told.name,
            name=f"{screen}/{number}",
            title=step.heading,
            place=step.text.place,
            order=step.number,
            moments=(Drawn(_html(sections[step.number], PAGE)), picture),
        )


def page_of(page: Page, site: SiteView) -> Seen:
    """A page with what the tool puts into its text."""
    filled = tables.put(facts.put(page, site), site)
    html = _html(filled.text, page.dialect, page.head_lines)
    return Seen(
        kind="page",
        group="",
        name=str(page.path),
        title=page.title,
        place=page.place,
        order=0,
        moments=(Drawn(_with_pictures(html, page, site.project.pictures)),),
    )


def _with_pictures(html: str, page: Page, pictures: Mapping[str, bytes]) -> str:
    """With a digest of each picture of the project, for another picture is another page; and where its file stands."""
    content = str(page.place.file).removesuffix(str(page.path))

    def told(found: re.Match[str]) -> str:
        path = normpath(join(page.path.parent, unquote(unescape(found["address"]))))
        if path not in pictures:
            return found[0]
        digest = blake2b(pictures[path], digest_size=8).hexdigest()
        return f'{found["before"]}{escape(content + path)}" data-picture="{digest}"'

    return _IMAGE.sub(told, html)


def _html(markdown: str, dialect: Dialect, head_lines: int = 0) -> str:
    """
    Args:
        head_lines: how many lines of it are none of its text.
    """
    body = markdown.split("\n", head_lines)[-1] if head_lines else markdown
    return draw(read(body, dialect), lambda address: address)
