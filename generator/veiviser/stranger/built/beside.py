"""What stands beside a screen: each answer by its question, each way by where it leads, each name in its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from veiviser.messages import Message, say
from veiviser.model.flow import Choice, Text
from veiviser.model.site import WORKSHOP, guide_path, is_in_workshop, page_path
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.places import said_in
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walker
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.story import Story

Faults = Iterator[tuple[Message, str]]


def find_wrong_beside(site: BuiltSite, walker: Walker, document: Document, file: str) -> Faults:
    """What is known by its words, and stands by something else than what it tells of."""
    yield from _links(site, walker, document, file)
    yield from _ways(site, walker, document, file)
    yield from _answers(walker, document, file)
    yield from _headings(walker, document, walker.walked.pages[file])
    band = "page.band" if is_in_workshop(file) else "practice.band"
    yield from find_wrong_phone(walker.interpreter, document, band)


def find_wrong_names(walker: Walker, document: Document) -> Faults:
    """The flow's own name above a screen and on the map, where its ways begin, and the keys that do something."""
    flow, words = walker.flow, walker.interpreter.words
    wanted: Mapping[str, Sequence[str]] = {
        ".bar__name": [flow.title.words],
        "h2#tegnet": [words("map.heading", flow=flow.title.words)],
        ".start:not([data-walk])": [entry.label.words for entry in flow.entries],
        ".keys__list dt": ["?", "p", "h", "e", "f", "s", "k", "b"],
    }
    for selector, told in wanted.items():
        for at, other in zip(document.select(selector), told, strict=False):
            if bare(said_in(document, at)) != bare(other):
                yield _instead(said_in(document, at), other)


def _links(site: BuiltSite, walker: Walker, document: Document, file: str) -> Faults:
    """Links to what every prototype has are called by what they lead to."""
    flow, words = walker.flow.name, walker.interpreter.words
    called = {
        guide_path(flow): ("page.guide",),
        page_path(flow, "index"): ("page.map",),
        f"{WORKSHOP}/index.html": ("workshop.title",),
    }
    for at in document.select(".tools__pages a[href]"):
        goal = site.goal(file, (document.nodes[at].attributes.get("href") or "").partition("#")[0])
        seen = said_in(document, at)
        for key in called.get(goal, ()):
            if bare(seen) != bare(words(key)):
                yield _instead(seen, words(key))


def _ways(site: BuiltSite, walker: Walker, document: Document, file: str) -> Faults:
    """A way says the answers that it gives, and the screen that it leads to."""
    flow, interpreter = walker.flow, walker.interpreter
    for at in document.select("a.lead[href]"):
        attributes, inside = document.nodes[at].attributes, document.inside(at)
        named = {
            key: next((n for n in document.select(f".lead__{key}") if n in inside), at) for key in ("answer", "to")
        }
        answer, to = (said_in(document, named[key]) for key in ("answer", "to"))
        screen = walker.walked.pages.get(site.goal(file, attributes.get("href") or ""))
        if screen is not None and not (attributes.get("href") or "").startswith("#"):
            title = flow.screens[screen].title
            if not interpreter.told(title).fullmatch(bare(to)):
                yield _instead(to, title.words)
        for part in (attributes.get("data-picks") or "").split("&"):
            name, _, value = part.partition("=")
            label = flow.variables[name].labels.get(value) if name in flow.variables and value != "no" else None
            if label is not None and bare(label.words) not in bare(answer):
                yield _instead(answer, label.words)


def _answers(walker: Walker, document: Document, file: str) -> Faults:
    """What was answered stands beside its question; where nobody knows, one of its answers does, as an example."""
    interpreter = walker.interpreter
    example = re.compile(
        "(.+)".join(re.escape(bare(p)) for p in interpreter.words("samples.example").split("{answer}"))
    )
    told = [interpreter.page(story).answers for story in _with_scripts(walker, file)]
    for at in document.select(".answers > div"):
        said = [bare(said_in(document, n)) for n in document.inside(at) if document.nodes[n].tag in ("dt", "dd")]
        if len(said) != 2:
            continue
        question, seen = said
        as_example = example.fullmatch(seen)
        if as_example is not None:
            is_right = any(one.fullmatch(as_example[1]) for one in _possible(interpreter, question))
        else:
            known = [
                words for answers in told for label, (words, _) in answers.items() if re.fullmatch(label, question)
            ]
            is_right = not known or any(words.fullmatch(seen) for words in known)
        if not is_right:
            yield say("«{seen}» stands beside «{label}», which it does not answer", seen=seen, label=question), seen


def _with_scripts(walker: Walker, file: str) -> Iterator[Story]:
    for looked in walker.walked.by_file.get(file, ()):
        if not looked.view.clicks:
            story = looked.view.story.copy()
            story.scripts = True
            yield story


def _possible(interpreter: Interpreter, question: str) -> Iterator[re.Pattern[str]]:
    """How an answer to a question may read."""
    for block in chain.from_iterable(interpreter.asking.values()):
        main = block.options.get(block.component.main)
        if isinstance(main, Text) and interpreter.told(main).fullmatch(question):
            nobody = [block.unanswered.words] if block.unanswered else []
            said = [re.escape(bare(one)) for one in (*nobody, interpreter.words("samples.none"))]
            said += [interpreter.told(label).pattern for label in _labels(block.choices)]
            labels = "|".join(said) if block.choices else ".+"
            yield re.compile(f"(?:{labels})(?:,(?:{labels}))*")


def _labels(choices: Sequence[Choice]) -> Iterator[Text]:
    for choice in choices:
        yield choice.label
        yield from _labels(choice.within)


def _headings(walker: Walker, document: Document, screen: str) -> Faults:
    """What the guide tells of the screen stands under the heading that it has there."""
    told = walker.flow.screens[screen]
    for at in document.select(".told"):
        inside = document.inside(at)
        heading = [said_in(document, n) for n in document.select(".told__heading") if n in inside]
        words = [bare(document.words(n)) for n in document.select(".told__words") if n in inside]
        of_words = [t for t in told.every_telling for one in words if walker.interpreter.told(t.text).fullmatch(one)]
        known = [telling.heading or told.title for telling in of_words]
        for seen in heading if known else ():
            if not any(walker.interpreter.told(text).fullmatch(bare(seen)) for text in known):
                yield _instead(seen, known[0].words)


def find_wrong_phone(interpreter: Interpreter, document: Document, band: str) -> Faults:
    """
    The clock, the address, and what the service has around its screens.

    Args:
        band: the key of the words that say that it is no real service.
    """
    flow, shell = interpreter.flow, interpreter.flow.shell
    usual = interpreter.words("page.usual_band")
    wanted: Mapping[str, Sequence[str]] = {
        ".glass__status > span": [flow.clock] if flow.clock else [],
        ".glass__address": [flow.address] if flow.address else [],
        ".band": [interpreter.words(band, what=flow.band or usual)],
        ".shell__name": [shell.name.words] if shell else [],
        ".shell__person": [shell.person.words] if shell and shell.person else [],
        ".shell__menu > li": [text.words for text in shell.menu] if shell else [],
        ".shell__links > li": [text.words for text in shell.footer] if shell else [],
    }
    for selector, told in wanted.items():
        seen = ["".join(document.nodes[n].words for n in document.inside(at)) for at in document.select(selector)]
        for one, other in zip(seen, told, strict=False):
            if "{" not in other and bare(one) != bare(other):
                yield _instead(" ".join(one.split()), other)


def _instead(seen: str, told: str) -> tuple[Message, str]:
    return say("«{seen}» stands in the place of «{told}»", seen=seen, told=told), bare(seen)
