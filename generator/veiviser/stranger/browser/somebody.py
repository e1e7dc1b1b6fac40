"""Somebody in a browser: does what can be done with a page, and looks whether it is as the flow says."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Error, TimeoutError
from playwright.sync_api import Page as Tab

from veiviser.messages import say
from veiviser.model.coverage import Tried
from veiviser.model.flow import Flow, Target
from veiviser.stranger.browser.acts import Act, CannotDo, Differs, Kind
from veiviser.stranger.browser.looking import Covered, give, look, press
from veiviser.stranger.comparing import answerable, differences, paired
from veiviser.stranger.days import KINDS
from veiviser.stranger.expected import Input, Page, Where
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.seen import FORMED, Seen, SeenLink
from veiviser.stranger.story import Story
from veiviser.stranger.trying import tried

_WRITTEN = {
    "text": ("Kari <b>Nordmann</b>", "Ola", "{navn} & «co»", ""),
    "email": ("kari@example.no", "kari", ""),
    "tel": ("400 00 000", "99", ""),
    "number": ("40", "7", "300 000 kr", "12,5", "-1", "førti", "300.000", "16", ""),
}
_NO_DAYS = ("31.2.2000", "24.13.1950", "")


@dataclass(slots=True)
class Stranger:
    """Somebody in a browser, and the story that is theirs."""

    tab: Tab
    flow: Flow
    address: str
    """Of the flow's folder, with a final slash."""
    scripts: bool
    interpreter: Interpreter
    been: list[Story] = field(default_factory=list)
    """By place in the browser's history, the story when that page was left."""
    at: int = -1
    """The place in it."""
    begun: int = 0
    """The place in it where the journey was begun anew."""
    page: Page | None = None
    seen: Seen | None = None
    url: str = ""
    """As it was before what is done now."""
    patience: float = 1.5
    """In seconds, with a page that is under way."""
    note: Callable[[Tried, bool], None] = lambda _tried, _passed: None
    """Told of each way that was tried, and whether what it leads to is as it must be."""

    @property
    def story(self) -> Story:
        return self.been[self.at]

    @property
    def screen(self) -> str:
        """The one that should be there."""
        return self.story.screen if self.been else self.flow.entries[0].screen

    def do(self, act: Act) -> None:
        """
        Do it, and look.

        Raises:
            Differs: when the page is not as it must be, or the browser cannot go on with it.
            CannotDo: when there is nothing to do it with.
        """
        try:
            self._do_and_look(act)
        except Error as failure:
            raise Differs([str(failure).splitlines()[0]]) from failure

    def _do_and_look(self, act: Act) -> None:
        self.url = self.tab.url
        pressed = self._pressed(act)
        try:
            picks_are_the_browsers = self._do(act)
        except Covered as covered:
            covered_by = say("«{words}» cannot be pressed: it lies under {over}", words=act.words, over=covered.over)
            raise Differs([covered_by]) from covered
        try:
            self._compare(picks_are_the_browsers)
        except (Differs, Error):
            if pressed is not None:
                self.note(pressed, False)
            raise
        for one in [*self._looked_at(), *([pressed] if pressed is not None else [])]:
            self.note(one, True)

    def choices(self) -> list[tuple[Act, int]]:
        """What can be done now, each with how likely somebody is to do it."""
        assert self.page is not None
        assert self.seen is not None
        found: list[tuple[Act, int]] = []
        links = paired(self.page, self.seen)
        for one in self.seen.links:
            link = links.get(one.at)
            if link is not None and (link.where == "error" or _is_inside(link.where)) and one.href:
                found.append((Act("press", one.words, self._number(one.words, one.at)), 6 if link.of_answers else 3))
        for met, given in answerable(self.page, self.seen):
            number = self._number(met.words, met.at)
            if met.kind == "text":
                ways = self._texts_for(met.type, given)
                found += [(Act("write", met.words, number, text), 2) for text in ways[: None if self.scripts else 1]]
            elif not (met.kind == "radio" and met.picked):
                found.append((Act("pick", met.words, number), 5 if not given.picked else 2))
        for one in self.seen.outside:
            kind: Kind = "situation" if one.words in self._situations() else "restart"
            if kind == "situation" or self.interpreter.words("page.restart") in one.words:
                found.append((Act(kind, one.words), 1))
        found.append((Act("reload"), 1))
        if self._can_go(self.at - 1):
            found.append((Act("back"), 2))
        if self._can_go(self.at + 1):
            found.append((Act("forward"), 2))
        return found

    def _texts_for(self, type: str, given: Input) -> tuple[str, ...]:
        """What somebody may write; what takes no usual words is given what its author says, where that is told."""
        sample = self.flow.variables[given.answer].sample
        if given.block.options.get("kind") in KINDS:
            return (sample.words, *_NO_DAYS) if sample is not None else _NO_DAYS
        if type in (FORMED, "file"):
            return (sample.words,) if sample is not None else ()
        is_number = bool(given.block.choices)
        return _WRITTEN["number" if is_number else type if type in _WRITTEN else "text"]

    def _pressed(self, act: Act) -> Tried | None:
        """What is pressed now; None where something else is done."""
        if act.kind != "press" or self.seen is None:
            return None
        at = self._at(act)
        return next((self._as_tried(self.url, one) for one in self.seen.links if one.at == at), None)

    def _looked_at(self) -> list[Tried]:
        """What leads out of the flow, or nowhere, as it must."""
        assert self.page is not None
        assert self.seen is not None
        pairs = paired(self.page, self.seen)
        here = [one for one in self.seen.links if one.at in pairs and pairs[one.at].where != "error"]
        return [self._as_tried(self.tab.url, one) for one in here if not _is_inside(pairs[one.at].where)]

    def _as_tried(self, address: str, link: SeenLink) -> Tried:
        own, _ = self.interpreter.read(self.story)
        return tried(address, link, own)

    def any_act(self, chance: random.Random) -> Act:
        acts = self.choices()
        return chance.choices([act for act, _ in acts], [weight for _, weight in acts])[0]

    def _situations(self) -> dict[str, tuple[str, str]]:
        variables = (self.flow.variables[name] for name in self.flow.situations)
        return {v.labels[value].words: (v.name, value) for v in variables for value in v.values}

    def _can_go(self, place: int) -> bool:
        """Whether what was answered on the way to that page is still so; what was before a new start is no one's."""
        if not self.begun <= place < len(self.been):
            return False
        then, now = self.been[place], self.story
        same = all(now.remembered.get(name) == answer for name, answer in then.counting.items())
        return same and then.sets == now.sets and then.situations == now.situations

    def _number(self, words: str, at: int) -> int:
        return self._saying(words).index(at)

    def _at(self, act: Act) -> int:
        same = self._saying(act.words)
        if act.number >= len(same):
            raise CannotDo(act.in_words)
        return same[act.number]

    def _saying(self, words: str) -> list[int]:
        """Where it is, of all on the page that says so."""
        assert self.seen is not None
        found = [(one.at, one.words) for one in (*self.seen.links, *self.seen.outside)]
        found += [(one.at, one.words) for one in self.seen.inputs]
        return [at for at, said in sorted(found) if said == words]

    def _do(self, act: Act) -> bool:
        """Whether the browser itself may have filled in what is answered on the page."""
        if act.kind == "open":
            self.tab.goto(f"{self.address}{act.words}.html")
            self._come(self.interpreter.begin(act.words, scripts=self.scripts))
            return False
        if act.kind in ("back", "forward", "reload"):
            return self._move(act.kind)
        at = self._at(act)
        story = self.story.copy()
        if act.kind in ("restart", "situation"):
            self._follow(at)
            if act.kind == "restart":
                self._come(self.interpreter.begin(self.flow.entries[0].screen, scripts=self.scripts))
                self.begun = self.at
                return False
            name, value = self._situations()[act.words]
            self.interpreter.situate(story, name, value)
            self._come(story)
            return False
        if act.kind == "press":
            return self._press(act, at, story)
        self._answer(act, at, story)
        self.been[self.at] = story
        return False

    def _press(self, act: Act, at: int, story: Story) -> bool:
        assert self.page is not None
        assert self.seen is not None
        link = paired(self.page, self.seen).get(at)
        if link is None:
            raise CannotDo(act.in_words)
        href = next(one.href for one in self.seen.links if one.at == at) or ""
        leads = self.interpreter.press(story, link)
        if leads:
            self._follow(at)
            self._come(story)
            return False
        press(self.tab, at)
        if href.startswith("#") and not self.scripts and not self.url.endswith(href):
            self._come(story, is_same=False)
        else:
            self.been[self.at] = story
        return False

    def _answer(self, act: Act, at: int, story: Story) -> None:
        assert self.page is not None
        assert self.seen is not None
        given = next((g for one, g in answerable(self.page, self.seen) if one.at == at), None)
        if given is None:
            raise CannotDo(act.in_words)
        if any(one.at == at and one.type in (FORMED, "file") for one in self.seen.inputs):
            give(self.tab, at, act.text)
            self.interpreter.pick(story, given, act.text)
            return
        press(self.tab, at)
        if act.kind == "write":
            self.tab.keyboard.press("ControlOrMeta+A")
            self.tab.keyboard.press("Delete")
            self.tab.keyboard.insert_text(act.text)
        self.interpreter.pick(story, given, act.text)

    def _move(self, kind: Kind) -> bool:
        now = self.story
        if kind == "reload":
            self.tab.reload()
        else:
            step = 1 if kind == "forward" else -1
            if not self._can_go(self.at + step):
                raise CannotDo(kind)
            self.at += step
            self.tab.go_forward() if kind == "forward" else self.tab.go_back()
        then = self.story.copy()
        then.remembered, then.pressed, then.written = dict(now.remembered), dict(now.pressed), dict(now.written)
        counted = {name: now.remembered.get(name) for name in then.given if name in now.remembered}
        then.given, then.review, then.unsure = {**now.given, **counted, **then.counting}, now.review, set(now.unsure)
        then.within = dict(now.within)
        had_errors = "#" in self.tab.url
        self.interpreter.come_again(then, then.screen)
        then.errors = "perhaps" if had_errors else "none"
        self.been[self.at] = then
        return not self.scripts

    def _come(self, story: Story, is_same: bool | None = None) -> None:
        if is_same is None:
            is_same = self.tab.url == self.url  # then the browser adds nothing to its history
        del self.been[self.at + (0 if is_same else 1) :]
        self.been.append(story)
        self.at = len(self.been) - 1

    def _follow(self, at: int) -> None:
        """Press a link, until the page that it leads to is there; where none comes, comparing tells."""
        with suppress(TimeoutError), self.tab.expect_navigation(timeout=self.patience * 1000):
            press(self.tab, at)

    def _compare(self, picks_are_the_browsers: bool) -> None:
        """As soon as the page is as it must be; some go on to others by themselves."""
        until = time.monotonic() + self.patience
        while True:
            try:
                return self._compare_now(picks_are_the_browsers)
            except (Differs, Error):
                if time.monotonic() > until:
                    raise
            self.tab.wait_for_timeout(50)

    def _compare_now(self, picks_are_the_browsers: bool) -> None:
        story = self.story
        self.seen = look(self.tab, self.interpreter.words("page.answers"))
        if picks_are_the_browsers or story.unsure:
            self._take_as_seen(story, None if picks_are_the_browsers else story.unsure)
        readings = [self.interpreter.page(story), self.interpreter.page(story, perhaps=True)]
        found = [[one.message for one in differences(reading, self.seen)] for reading in readings]
        best = min(range(len(found)), key=lambda number: len(found[number]))
        self.page = readings[best]
        if found[best]:
            raise Differs(found[best])

    def _take_as_seen(self, story: Story, only: set[str] | None) -> None:
        """What is picked by the browser's own memory is what it is; all else has to agree with it."""
        assert self.seen
        picks: dict[str, list[str]] = {}
        for _ in range(4):
            page = self.interpreter.page(story)
            picks = {}
            for one, given in answerable(page, self.seen):
                if only is None or given.answer in only:
                    held = picks.setdefault(given.answer, [])
                    held += [one.text] if one.kind == "text" else [given.value] if one.picked else []
            for name, values in picks.items():
                many = any(block.many for block in self.interpreter.asking[name])
                story.picks[name] = tuple(sorted(values)) if many else values[-1] if values else None
                story.hold(name, story.picks[name])
        if only is None:
            screen = self.flow.screens[story.screen]  # it may have picked too what does not show yet
            story.unsure |= {block.answer for block in screen.every_block if block.answer}


def _is_inside(where: Where) -> bool:
    """Whether it is a screen of the flow; what leads out is looked at, and not pressed."""
    return isinstance(where, Target) and where.kind == "screen" and where.flow is None
