"""What lies beside the phone: where each choice leads, what the guide says, the situations, and what was answered."""

from collections.abc import Iterator
from itertools import chain

from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.model.site import guide_path
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
        for message, near in chain(
            _without_words(document), _situations(interpreter, document), _asked(interpreter, document)
        ):
            yield Problem(site.place(file, near), "wrong-screen", in_flow(message, interpreter.flow.title))
        if guide_path(interpreter.flow.name) in site.files and not _leads_to_guide(site, interpreter, document, file):
            message = say("nothing beside the screen leads to the guide")
            yield Problem(site.place(file), "wrong-screen", in_flow(message, interpreter.flow.title))


def _without_words(document: Document) -> Iterator[tuple[Message, str]]:
    """Headings and terms that are there, and say nothing."""
    for at in document.select("h1, h2, h3, dt, summary"):
        node = document.nodes[at]
        if not bare(document.words(at)) and not _is_hidden(document, at):
            yield say("`<{tag}>` is there, and says nothing", tag=node.tag), f"<{node.tag}"


def _is_hidden(document: Document, at: int) -> bool:
    """Whether it waits for a script to show it, or something around it does."""
    while at > 0 and "hidden" not in document.nodes[at].attributes:
        at = document.nodes[at].around
    return at > 0


def _situations(interpreter: Interpreter, document: Document) -> Iterator[tuple[Message, str]]:
    """Each switch has every value of a situation."""
    flow = interpreter.flow
    known = {bare(v.label.words): v for name in flow.situations if (v := flow.variables[name]).label is not None}
    for at in document.select(".switch"):
        inside = document.inside(at)
        label = next((bare(document.words(n)) for n in document.select(".switch__label") if n in inside), "")
        values = [bare(document.words(n)) for n in document.select(".switch__value") if n in inside]
        for text in known[label].labels.values() if label in known else ():
            if bare(text.words) not in values:
                yield say("«{value}» is no situation to choose beside the screen", value=text.words), 'class="switch'
        if label not in known:
            yield say("«{label}» is no situation of the flow", label=label), 'class="switch'


def _asked(interpreter: Interpreter, document: Document) -> Iterator[tuple[Message, str]]:
    """What was answered so far stands beside what the flow asks."""
    blocks = chain.from_iterable(interpreter.asking.values())
    asked = [interpreter.told(main) for b in blocks if isinstance(main := b.options.get(b.component.main), Text)]
    for at in document.select(".answers dt"):
        words = bare(document.words(at))
        if words and not any(one.fullmatch(words) for one in asked):
            panel = interpreter.words("page.answers")
            yield say("«{panel}» tells of «{seen}», which the flow does not ask", panel=panel, seen=words), words


def _leads_to_guide(site: BuiltSite, interpreter: Interpreter, document: Document, file: str) -> bool:
    """Whether a link with those words does."""
    return any(
        bare(document.words(at)) == bare(interpreter.words("page.guide"))
        and site.goal(file, (document.nodes[at].attributes.get("href") or "").partition("#")[0])
        == guide_path(interpreter.flow.name)
        for at in document.select(".tools__pages a[href]")
    )


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
        told = interpreter.told(title)
        with_others = way.of_answers and any(not href and told.search(words) for href, words in leads)
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
    around = "".join(bare(document.words(at)) for at in document.select(".shell"))
    for text in flow.shell.texts if flow.shell is not None else ():
        if "{" not in text.words and bare(text.words) not in around:
            message = say("«{told}» does not stand around the screen", told=text.words)
            yield Problem(site.place(file), "wrong-screen", in_flow(message, text))


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
