"""From page to page of a built prototype, by its own links, each page held against what the flow says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from re import Pattern

from veiviser.messages import Message, all_of, say
from veiviser.model.coverage import Tried
from veiviser.model.flow import Flow, Target, Text
from veiviser.model.interface import InterfaceWords
from veiviser.model.site import steps_folder
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.stylesheet import Rule, read_rules
from veiviser.stranger.built.views import Looked, Reader
from veiviser.stranger.comparing import Difference, paired
from veiviser.stranger.expected import Link
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.story import Story
from veiviser.stranger.trying import tried

RULES = "choices.css"
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_STORIES = 6
"""Of a page, how many ways to come to it are tried."""
_TOLD = 8
"""Of a page, how many differences are told."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something that was pressed."""

    file: str
    screen: str
    words: Pattern[str]
    """On it, without blanks."""
    to: Target
    goal: str
    """The page of the flow that it leads to; empty where it leads out."""
    of_answers: bool
    """That it leads where the answers do, so that the answer names it."""
    in_text: bool
    """That it is a link in a running text, which no map and no list of ways has."""


@dataclass(slots=True)
class Walked:
    """What somebody met in a flow who went everywhere."""

    folder: str
    """That has the pages, by path in the site."""
    pages: dict[str, str] = field(default_factory=dict)
    """By file, the screen that it shows."""
    ways: dict[Way, None] = field(default_factory=dict)
    looks: dict[str, list[Looked]] = field(default_factory=dict)
    """By screen, in all views of all its pages."""
    by_file: dict[str, list[Looked]] = field(default_factory=dict)
    tried: dict[Tried, str] = field(default_factory=dict)
    """All that was pressed on a page that was as it must be, by the page that it leads to; empty where it leads out."""
    wrong: set[str] = field(default_factory=set)
    """Files that are not as they must be."""


class Walker:
    """Somebody who goes everywhere in one flow."""

    def __init__(self, site: BuiltSite, flow: Flow, words: InterfaceWords, folder: str) -> None:
        """
        Args:
            folder: that has its pages, by path in the site.
        """
        self.site, self.flow, self.folder = site, flow, folder
        self.interpreter = Interpreter(flow, words)
        self.walked = Walked(folder)
        self._sheets: dict[tuple[str, ...], list[Rule]] = {}
        self._readers: dict[str, Reader] = {}
        self._stories: dict[str, set[object]] = {}

    def walk(self) -> Iterator[Problem]:
        """Everywhere, and everything that is wrong there."""
        waiting: list[tuple[str, Story]] = []
        for entry in self.flow.entries:
            waiting.append((f"{self.folder}/{entry.screen}.html", self.interpreter.begin(entry.screen, scripts=False)))
        while waiting:
            file, story = waiting.pop(0)
            if not self._is_news(file, story):
                continue
            if file not in self.site.files:
                screen = self.flow.screens[story.screen]
                message = say("the page of the screen `{screen}` is not there", screen=screen.name)
                self.walked.wrong.add(file)
                yield Problem(self.site.place(file), "lost-page", in_flow(message, screen.title))
                continue
            yield from self._visit(file, story, waiting)

    def _is_news(self, file: str, story: Story) -> bool:
        known = self._stories.setdefault(file, set())
        key = (
            story.screen,
            tuple(sorted((name, str(answer)) for name, answer in story.counting.items())),
            tuple(sorted(story.sets.items())),
            tuple(sorted(story.situations.items())),
        )
        if key in known or len(known) >= _STORIES:
            return False
        known.add(key)
        return True

    def _visit(self, file: str, story: Story, waiting: list[tuple[str, Story]]) -> Iterator[Problem]:
        reader = self.reader(file)
        is_first = file not in self.walked.pages
        self.walked.pages[file] = story.screen
        found: dict[str, tuple[Difference, Looked]] = {}
        for looked in reader.every_view(story, file):
            self.walked.looks.setdefault(story.screen, []).append(looked)
            self.walked.by_file.setdefault(file, []).append(looked)
            for difference in looked.differs:
                found.setdefault(difference.message, (difference, looked))
            waiting += self._ways(file, looked)
            if is_first:
                for difference, told in self._when_told(reader, looked):
                    found.setdefault(difference.message, (difference, told))
            if not is_first:
                break
        if found:
            self.walked.wrong.add(file)
        yield from (self._problem(file, *one) for one in list(found.values())[:_TOLD])
        if is_first and not found:
            yield from self._title(file, story)

    def reader(self, file: str) -> Reader:
        """Of one of the pages."""
        if file not in self._readers:
            html = self.site.read(file)
            self._readers[file] = Reader(self.interpreter, Document(html, self.rules_of(file, html)))
        return self._readers[file]

    def rules_of(self, file: str, html: str) -> list[Rule]:
        """Of the stylesheets that a page, or a part of one, asks for."""
        sheets = tuple(self.site.goal(file, href) for href in _SHEET.findall(html))
        if sheets not in self._sheets:
            self._sheets[sheets] = read_rules(map(self.site.read, sheets))
        return self._sheets[sheets]

    def _ways(self, file: str, looked: Looked) -> Iterator[tuple[str, Story]]:
        pairs, screen = paired(looked.page, looked.seen), looked.view.story.screen
        for one in looked.seen.links:
            link = pairs.get(one.at)
            if link is None:
                continue
            own, _ = self.interpreter.read(looked.view.story)
            now = tried(file, one, own)
            if link.where == "stop":
                self.walked.tried[now] = ""
            if not isinstance(link.where, Target) or one.href is None:
                continue
            inside = link.where.kind == "screen" and link.where.flow is None
            if inside and link.where.address not in self.flow.screens:  # `veiviser check` tells of it
                continue
            goal = self.site.goal(file, one.href) if inside else ""
            way = Way(file, screen, link.words, link.where, goal, link.of_answers, link.key[0] < 0)
            self.walked.ways[way] = None
            self.walked.tried[now] = goal
            if inside:
                yield goal, self.after(looked.view.story, link)
        if not looked.view.clicks:
            yield from self.situations(file, looked.view.story)

    def after(self, story: Story, link: Link) -> Story:
        """Somebody's story once a link is pressed."""
        after = story.copy()
        self.interpreter.press(after, link)
        return after

    def situations(self, file: str, story: Story) -> Iterator[tuple[str, Story]]:
        """The same page in other situations, as the panel beside it leads there; without one, as pages are named."""
        if self.folder == steps_folder(self.flow.name):
            yield from self._situations_by_name(file, story)
            return
        document = self.reader(file).document
        by_words = {
            bare(label.words): (name, value)
            for name in self.flow.situations
            for value, label in self.flow.variables[name].labels.items()
        }
        for at in document.select("a.switch__value[href]"):
            known = by_words.get(bare(document.words(at)))
            if known is not None:
                other = story.copy()
                self.interpreter.situate(other, *known)
                yield self.site.goal(file, document.nodes[at].attributes.get("href") or ""), other

    def _situations_by_name(self, file: str, story: Story) -> Iterator[tuple[str, Story]]:
        """A page's name says every situation that is not the usual one: `velg-tid--ledige-ingen.html`."""
        named = {_parts(other): other for other in self.site.files if other.startswith(f"{self.folder}/")}
        own = _parts(file)
        for name in self.flow.situations:
            values = list(self.flow.variables[name].labels)
            said = {value: f"{name}-{value}".replace(".", "-").replace("/", "-") for value in values[1:]}
            others = own - {*said.values()}
            pages = {value: named.get(others | {part}) for value, part in said.items()}
            if any(pages.values()):
                for value, page in {values[0]: named.get(others), **pages}.items():
                    other = story.copy()
                    self.interpreter.situate(other, name, value)
                    yield from [(page, other)] if page is not None else []

    def _when_told(self, reader: Reader, looked: Looked) -> Iterator[tuple[Difference, Looked]]:
        """The same once somebody wanted to go on, where something is not answered."""
        link = next((one for one in looked.page.links if one.where == "error"), None)
        pairs = paired(looked.page, looked.seen)
        href = next((one.href for one in looked.seen.links if link is not None and pairs.get(one.at) is link), None)
        if link is None or href is None or not href.startswith("#"):
            return
        story = looked.view.story.copy()
        self.interpreter.press(story, link)
        told = reader.look(replace(looked.view, story=story, target=href[1:], clicks=(*looked.view.clicks, href)))
        yield from ((difference, told) for difference in told.differs)

    def _title(self, file: str, story: Story) -> Iterator[Problem]:
        page = self.interpreter.page(story)
        title = self._readers[file].document.tree.css_first("title")
        words = bare(title.text()) if title is not None else ""
        if not page.title.match(words):
            told = self.flow.screens[story.screen].title
            message = say("the page's title is «{seen}», and should begin with «{told}»", seen=words, told=told.words)
            yield Problem(self.site.place(file, "<title>"), "wrong-screen", in_flow(message, told))

    def _problem(self, file: str, difference: Difference, looked: Looked) -> Problem:
        written = difference.written or self.flow.screens[looked.view.story.screen].title
        message: Message = difference.message
        if looked.view.clicks:
            clicks = all_of(*(say("«{words}»", words=click) for click in looked.view.clicks))
            message = say("{message}, after {clicks}", message=message, clicks=clicks)
        place = self.site.place(file, difference.near[:60])
        return Problem(place, "wrong-screen", in_flow(message, written))


def in_flow(message: Message, text: Text) -> Message:
    """The message with where its author wrote it."""
    return say("{message} (in the flow, {place})", message=message, place=text.place)


def _parts(file: str) -> frozenset[str]:
    """The screen, and each situation, that a page's name has in it."""
    return frozenset(file.rpartition("/")[2].removesuffix(".html").split("--"))
