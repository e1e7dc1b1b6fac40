"""The guide to a flow: what it tells, what it tells to press, and its pictures."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape

from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Text
from veiviser.model.site import guide_path, in_steps
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.pictures import answers_in, find_wrong_pictures, pictures_in, screen_of, shown
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.spoken import spoken_in, things_beside
from veiviser.stranger.built.stylesheet import Rule
from veiviser.stranger.built.telling import Comer, Shown, Told, answered
from veiviser.stranger.built.told_ways import find_wrong_ways
from veiviser.stranger.built.walking import Walked, Walker, in_flow
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.story import Story

_CHIP = re.compile(r'<kbd>«(?P<label>(?:(?!</?kbd>).)*)»</kbd><b class="chip">(?P<number>\d+)</b>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TRY = re.compile(r'<a class="try" href="([^"]+)">\w')
_SCREEN = re.compile(r'<div class="screen" data-screen="([^"]+)"')
_SHEET = re.compile(r'<link rel="stylesheet" href="[^"]+"')
_SHEETS = 2
"""That of the design system, and that of the look."""
_SECTION = re.compile(r'<section class="step" id="steg-(?P<number>\d+)".*?</section>', re.DOTALL)


def find_wrong_guide(site: BuiltSite, flow: Flow, walker: Walker) -> Iterator[Problem]:
    """What of the flow's own words the guide does not tell, and what it shows otherwise."""
    if not any(True for screen in flow.screens.values() for _ in screen.every_telling):
        return
    walked, file = walker.walked, guide_path(flow.name)
    if file not in site.files:
        message = say("the guide to `{flow}` is not there", flow=flow.name)
        yield Problem(site.place(file), "lost-page", message)
        return
    html = site.read(file)
    document = Document(html, ())
    yield from _heads(site, file, walker.interpreter, document)
    yield from _tellings(site, file, walker, _without_chips(document))
    told = _Followed(walker)
    sections = {number: found[0] for number, found in enumerate(_SECTION.finditer(html), 1)}
    screens = {number: name for number, section in sections.items() for name in _SCREEN.findall(section)[:1]}
    for number, message in find_wrong_ways(walker, sections, screens):
        near = f'id="steg-{number}"'
        yield Problem(site.place(file, near), "wrong-guide", in_flow(message, flow.title))
    for number, section in enumerate(_SECTION.finditer(html), 1):
        near = f'id="steg-{section["number"]}"'
        for message in (
            *_steps(section[0], section["number"], number),
            *_ways_to_try(site, file, section[0], walked, section["number"]),
        ):
            yield Problem(site.place(file, near), "wrong-guide", in_flow(message, flow.title))
        for message, text in told.find_wrong(number, section[0], partial(walker.rules_of, file)):
            yield Problem(site.place(file, near), "wrong-guide", in_flow(message, text))


class _Followed:
    """The guide as somebody follows it, step by step."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.flow, self.told = walker, walker.flow, Told(walker)
        self._anybody: dict[str, list[Story]] = {}
        """By screen; what stands beside a step may speak of another."""
        for screen, looks in walker.walked.looks.items():
            blank = (looked.view.story for looked in looks if not looked.view.clicks)
            by_story = {(str(story.counting), str(story.sets), str(story.situations)): story for story in blank}
            self._anybody[screen] = list(by_story.values())

    def find_wrong(
        self, number: int, section: str, rules: Callable[[str], list[Rule]]
    ) -> Iterator[tuple[Message, Text]]:
        """Where a step is not on the walk that the steps before it tell, and what its pictures show otherwise."""
        screen = next(iter(_SCREEN.findall(section)), "")
        if screen not in self.walker.walked.looks:
            return
        title = self.flow.screens[screen].title
        comers = self.told.comers(number, section, screen)
        if not comers:
            yield (
                say("the steps before step {number} do not lead to «{title}»", number=number, title=title.words),
                title,
            )
            comers = [
                Comer(file, looks[0].view.story)
                for file, looks in self.walker.walked.by_file.items()
                if looks[0].view.story.screen == screen
            ]
        words, end, beside = section.partition("</figure>")
        step = words + end
        documents = [Document(f"<main>{one.html}</main>", rules(one.html)) for one in pictures_in(step)]
        own = [one for one in documents if screen_of(one) == screen]

        def wrong(comer: Comer) -> int:
            return sum(len(shown(document, self.walker.interpreter, comer.story)) for document in own)

        comers = sorted(comers, key=wrong)
        self.told.follow(number, comers, self._answers(own[-1], comers[0].story) if own else Shown())
        yield from self._of_another(number, section, screen)
        interpreter, stories = self.walker.interpreter, [comer.story for comer in comers]
        spoken = spoken_in(words, interpreter, screen)
        yield from find_wrong_pictures(step, interpreter, {screen: stories}, rules, spoken)
        anybody = {screen: self._anybody.get(screen, [])}
        for one in things_beside(beside):
            yield from find_wrong_pictures(one, interpreter, anybody, rules, spoken_in(one, interpreter, screen))

    def _of_another(self, number: int, section: str, screen: str) -> Iterator[tuple[Message, Text]]:
        """What is shown or told in a step that is of another screen than the step's."""
        title = self.flow.screens[screen].title
        _, _, beside = section.partition("</figure>")
        for other in {name for name in _SCREEN.findall(section) if name != screen and name in self.flow.screens}:
            seen = self.flow.screens[other].title.words
            yield say("a picture of step {number} shows «{seen}», another screen", number=number, seen=seen), title
        for one in things_beside(beside):
            if not spoken_in(one, self.walker.interpreter, screen):
                words = " ".join(Document(f"<main>{one}</main>", ()).words(0).split())
                yield say("beside step {number}, «{seen}» is not said of its screen", number=number, seen=words), title

    def _answers(self, picture: Document, story: Story) -> Shown:
        picked, written = answers_in(picture)
        interpreter = self.walker.interpreter
        after = answered(interpreter, story, picked, written)
        where, _ = interpreter.answers_lead(after, *interpreter.read(after))
        return Shown(picked | {id for id, text in written.items() if text}, is_whole=where != "error")


def _heads(site: BuiltSite, file: str, interpreter: Interpreter, document: Document) -> Iterator[Problem]:
    flow = interpreter.flow
    title = flow.task or flow.title
    if not any(bare(document.words(at)).startswith(bare(title.words)) for at in document.select("h1")):
        message = say("the guide is not called «{title}»", title=title.words)
        yield Problem(site.place(file), "wrong-guide", in_flow(message, title))
    lead = interpreter.told(flow.lead) if flow.lead is not None else None
    if (
        flow.lead is not None
        and lead
        and not any(lead.search(bare(document.words(at))) for at in document.select(".lead"))
    ):
        message = say("the guide does not begin with its lead")
        yield Problem(site.place(file), "wrong-guide", in_flow(message, flow.lead))


def _without_chips(document: Document) -> str:
    """All words of the guide, without the numbers of what to press and without pictures."""
    out = {inner for at in document.select(".chip, figure") for inner in document.inside(at)}
    words = [node.words for at, node in enumerate(document.nodes) if not node.tag and at not in out]
    return bare(" ".join(words))


def _tellings(site: BuiltSite, file: str, walker: Walker, words: str) -> Iterator[Problem]:
    interpreter = walker.interpreter
    for name in walker.walked.looks:
        for telling in walker.flow.screens[name].every_telling:
            lost: list[Text] = [telling.text] if not interpreter.told(telling.text).search(words) else []
            is_step = telling.presence.always  # others can be asides, which have no heading
            if is_step and telling.heading is not None and not interpreter.told(telling.heading).search(words):
                lost.append(telling.heading)
            if telling.only is not None and not interpreter.told(telling.only).search(words):
                lost.append(telling.only)
            for text in lost:
                message = say("the guide does not tell «{text}»", text=" ".join(text.words.split()))
                yield Problem(site.place(file), "wrong-guide", in_flow(message, text))


def _ways_to_try(site: BuiltSite, file: str, section: str, walked: Walked, number: str) -> Iterator[Message]:
    """That each step leads to a page of the screen that its picture shows."""
    shown = next(iter(_SCREEN.findall(section)), None)
    alone = {in_steps(page): screen for page, screen in walked.pages.items()}
    for href in _TRY.findall(section) or [""]:
        if shown is not None and alone.get(site.goal(file, href) if href else "") != shown:
            yield say("step {number} does not lead to the screen that it shows", number=number)


def _steps(section: str, said: str, number: int) -> Iterator[Message]:
    """That steps are numbered through, and that what a step says to press is what its picture has that number on."""
    if said != str(number):
        yield say("step {number} is called step {said}", number=number, said=said)
    pictures = pictures_in(section)
    if f'<figure class="picture" id="{said}"' not in section:
        yield say("step {number} has no picture", number=number)
    marked: dict[str, list[str]] = {}
    for picture in pictures:
        if len(_SHEET.findall(picture.html)) < _SHEETS:
            yield say("a picture of step {number} has lost a stylesheet", number=number)
        document = Document(picture.html, ())
        for at in document.select("[data-mark]"):
            marked.setdefault(document.nodes[at].attributes.get("data-mark") or "", []).append(bare(document.words(at)))
    for chip in _CHIP.finditer(section):
        label = bare(unescape(_TAG.sub("", chip["label"])))
        if not any(label in words for words in marked.get(chip["number"], ())):
            yield say(
                "in step {number}, {mark} is beside «{label}» in the words, and on something else in the picture",
                number=number,
                mark=chip["number"],
                label=unescape(_TAG.sub("", chip["label"])),
            )
