"""What lies beside the phone: where each choice leads, and what the guide says."""

from collections.abc import Iterator

from veiviser.messages import say
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walker, Way, in_flow
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare


def find_wrong_panels(site: BuiltSite, walker: Walker) -> Iterator[Problem]:
    """What the panels of a flow's pages do not say, or say otherwise than the flow."""
    walked, interpreter = walker.walked, walker.interpreter
    by_file: dict[str, list[Way]] = {}
    for way in walked.ways:
        by_file.setdefault(way.file, []).append(way)
    for file, screen in walked.pages.items():
        document = Document(site.read(file), ())
        yield from _ways(site, interpreter, document, file, by_file.get(file, []))
        yield from _told(site, interpreter, document, file, screen)
        yield from _frame(site, interpreter, document, file)


def _ways(
    site: BuiltSite, interpreter: Interpreter, document: Document, file: str, ways: list[Way]
) -> Iterator[Problem]:
    flow, panel = interpreter.flow, interpreter.words("page.leads")
    leads = [
        (document.nodes[at].attributes.get("href") or "", bare(document.words(at))) for at in document.select(".lead")
    ]
    for way in ways:
        if way.in_text or not way.goal:
            continue
        title = flow.screens[way.to.address].title
        named = [words for href, words in leads if site.goal(file, href) == way.goal]
        with_others = way.of_answers and any(not href and bare(title.words) in words for href, words in leads)
        if not named and not with_others:
            message = say("«{panel}» does not say what leads to «{title}»", panel=panel, title=title.words)
        elif not way.of_answers and not any(way.words.match(words) for words in named):
            message = say("«{panel}» has other words for what leads to «{title}»", panel=panel, title=title.words)
        else:
            continue
        yield Problem(site.place(file, 'class="leads"'.replace(" ", "")), "wrong-screen", in_flow(message, title))


def _frame(site: BuiltSite, interpreter: Interpreter, document: Document, file: str) -> Iterator[Problem]:
    """The clock and the address on the phone, and the words that say that it is no real service."""
    flow, words = interpreter.flow, bare(document.words(0))
    band = interpreter.words("page.band", what=flow.band or interpreter.words("page.usual_band"))
    for wanted in filter(None, (band, flow.clock, flow.address)):
        if bare(wanted) not in words:
            message = say("«{told}» does not stand around the screen", told=wanted)
            yield Problem(site.place(file), "wrong-screen", in_flow(message, flow.title))


def _told(site: BuiltSite, interpreter: Interpreter, document: Document, file: str, screen: str) -> Iterator[Problem]:
    flow, panel = interpreter.flow, interpreter.words("page.told")
    tellings = flow.screens[screen].every_telling
    known = [interpreter.told(telling.text) for telling in tellings]
    said = [at for at in document.select(".told__words") if bare(document.words(at))]
    for at in said:
        words = bare(document.words(at))
        if not any(one.fullmatch(words) for one in known):
            message = say(
                "«{panel}» says «{seen}», which the flow does not",
                panel=panel,
                seen=" ".join(document.words(at).split()),
            )
            yield Problem(site.place(file, words[:40]), "wrong-screen", in_flow(message, flow.screens[screen].title))
    if tellings and not said and any(telling.presence.always for telling in flow.screens[screen].tellings):
        message = say("«{panel}» is empty", panel=panel)
        yield Problem(site.place(file), "wrong-screen", in_flow(message, tellings[0].text))
