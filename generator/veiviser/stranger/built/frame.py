"""What stands around a screen: nothing but words that somebody wrote, its links, and what scripts go by."""

import re
from collections.abc import Iterator
from itertools import chain

from veiviser.messages import Message, say
from veiviser.model.site import guide_path, in_steps, page_path
from veiviser.problem import Problem
from veiviser.stranger.built.beside import find_wrong_beside, find_wrong_names, find_wrong_phone
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.outline import find_wrong_outline
from veiviser.stranger.built.places import OF_HELP, OF_MAP, OF_SCREEN, find_misplaced, find_misplaced_everywhere
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.vocabulary import Vocabulary
from veiviser.stranger.built.walking import Walked, Walker, in_flow
from veiviser.stranger.saying import bare

_SPOKEN = ("aria-label", "title", "alt", "placeholder")
_STEP = re.compile(r'<section class="step" id="steg-\d+"')
_INLINE = ("span", "b", "strong", "em", "kbd", "a", "tspan", "text", "time")
_LINES = 6
"""As many pieces of a text as may stand in elements of their own, such as lines on the map."""
_SILENT = ("script", "style", "template")


def find_wrong_frames(site: BuiltSite, walker: Walker, others: Vocabulary) -> Iterator[Problem]:
    """What is said around a flow's screens, and on its map, that nobody wrote; and links there that lead nowhere."""
    flow, walked = walker.flow, walker.walked
    alone = [in_steps(page) for page in walked.pages]
    pages = [*walked.pages, *alone, page_path(flow.name, "index")]
    if flow.is_help:  # it has the site's own frame around it
        pages = [file for file in pages if file not in alone]
    total = len(_STEP.findall(site.read(guide_path(flow.name))))
    for file in alone if flow.is_help else ():
        for message, near in _misplaced(site, walker, Document(site.read(file), ()), file):
            yield Problem(site.place(file, near), "wrong-screen", in_flow(message, flow.title))
    for file in (file for file in dict.fromkeys(pages) if file in site.files):
        document = Document(site.read(file), ())
        around = _around(document)
        faults = chain(
            _head(walker, document, others),
            _unknown_words(document, around, others),
            _lost_links(site, file, document, around),
            _number(walker, document, total),
            _for_scripts(walker, file, document),
            _misplaced(site, walker, document, file),
        )
        for message, near in faults:
            yield Problem(site.place(file, near), "wrong-screen", in_flow(message, flow.title))


def _misplaced(site: BuiltSite, walker: Walker, document: Document, file: str) -> Iterator[tuple[Message, str]]:
    """Words that are known, and stand where others belong."""
    words = walker.interpreter.words
    if file == page_path(walker.flow.name, "index"):
        yield from find_misplaced(document, words, OF_MAP)
        yield from find_misplaced_everywhere(document, words)
        yield from find_wrong_outline(walker, document)
        yield from find_wrong_names(walker, document)
        yield from find_wrong_phone(walker.interpreter, document, "page.band")
    elif walker.flow.is_help and file not in walker.walked.pages:
        yield from find_misplaced(document, words, OF_HELP)
    else:
        yield from find_misplaced(document, words, OF_SCREEN)
        yield from find_wrong_names(walker, document)
        yield from (
            find_wrong_beside(site, walker, document, file)
            if file in walker.walked.pages
            else find_wrong_phone(walker.interpreter, document, "practice.band")
        )


def _around(document: Document) -> list[int]:
    """The numbers of all that stands in no screen, and is not what the guide tells, which others look at whole."""
    others = {inner for at in document.select(".screen, .told__words") for inner in document.inside(at)}
    return [at for at in range(len(document.nodes)) if at not in others]


def _head(walker: Walker, document: Document, known: Vocabulary) -> Iterator[tuple[Message, str]]:
    """The words in the browser's tab, the language, and the flow that scripts keep answers of."""
    words = walker.interpreter.words
    for title in document.tree.css("title"):
        if not known.knows(title.text()):
            yield say("the page's title is «{seen}», which nobody wrote", seen=title.text()), "<title>"
    for at in document.select("html"):
        attributes = document.nodes[at].attributes
        if attributes.get("lang") != words.language:
            yield say("the page does not say that it is in `{language}`", language=words.language), "<html"
        if attributes.get("data-flow") not in (None, walker.flow.name):
            yield say("scripts take the page for one of `{flow}`", flow=attributes.get("data-flow") or ""), "<html"


def _unknown_words(document: Document, around: list[int], known: Vocabulary) -> Iterator[tuple[Message, str]]:
    for at in around:
        node = document.nodes[at]
        if node.tag in _SILENT or document.nodes[node.around].tag in _SILENT:
            continue
        spoken = [node.attributes.get(name) or "" for name in _SPOKEN] if node.tag else [node.words]
        for words in spoken:
            if known.knows(words) or (not node.tag and _is_part(document, at, known)):
                continue
            said = " ".join(words.split())
            yield say("«{seen}» stands around the screen, and nobody wrote it", seen=said), bare(words)


def _is_part(document: Document, at: int, known: Vocabulary) -> bool:
    """Whether a text stands in words that are known as a whole, or in lines of which some are together."""
    around = document.nodes[at].around
    while document.nodes[around].tag in _INLINE and not known.knows(document.words(around)):
        around = document.nodes[around].around
    words = [document.nodes[n].words for n in document.inside(around) if not document.nodes[n].tag]
    place = sum(n < at and not document.nodes[n].tag for n in document.inside(around))
    begins = range(max(place - _LINES, 0), place + 1)
    runs = (words[begin:end] for begin in begins for end in range(place + 1, begin + _LINES + 1))
    return any(known.knows(" ".join(run)) for run in runs)


def _lost_links(site: BuiltSite, file: str, document: Document, around: list[int]) -> Iterator[tuple[Message, str]]:
    ids = {node.attributes.get("id") for node in document.nodes}
    for at in around:
        href = document.nodes[at].attributes.get("href")
        if href is None or re.match(r"[a-z][a-z0-9+.-]*:|//", href):
            continue
        path, _, fragment = href.partition("#")
        if (path and site.goal(file, path) not in site.files) or (not path and fragment not in ids):
            yield say("a link around the screen leads to «{goal}», which is not there", goal=href), bare(href)


def _number(walker: Walker, document: Document, total: int) -> Iterator[tuple[Message, str]]:
    """«Step 2 of 6» beside a screen is the step that the link below it leads to."""
    for at in document.select(".told") if total else ():
        inside = document.inside(at)
        links = [n for n in inside if "#steg-" in (document.nodes[n].attributes.get("href") or "")]
        said = [bare(document.words(n)) for n in document.select(".told__step") if n in inside]
        for link, words in zip(links, said, strict=False):
            number = (document.nodes[link].attributes.get("href") or "").rpartition("-")[2]
            told = walker.interpreter.words("page.step", number=number, total=total)
            if words != bare(told):
                yield say("«{told}» does not stand around the screen", told=told), words
            if not re.search(rf"(?<!\d){number}$", bare(document.words(link))):
                yield say("the link to step {number} of the guide has another number", number=number), "told__step"


def _for_scripts(walker: Walker, file: str, document: Document) -> Iterator[tuple[Message, str]]:
    """Ways beside the screen that a script gives the answers of: each leads where these answers do."""
    walked = walker.walked
    controls = {node.attributes.get("data-control") for node in document.nodes}
    for at in document.select("a[data-presses][data-picks]") if file in walked.pages else ():
        attributes = document.nodes[at].attributes
        if attributes.get("data-presses") not in controls:
            yield say("scripts do not know what «{words}» presses", words=" ".join(document.words(at).split())), ""
        picks = dict(part.partition("=")[::2] for part in (attributes.get("data-picks") or "").split("&"))
        goals = _goals(walked, file, attributes.get("data-presses") or "", picks)
        href = attributes.get("href") or ""
        if goals is not None and walker.site.goal(file, href) not in goals:
            words = " ".join(document.words(at).split())
            yield say("«{words}» leads elsewhere when a script presses it", words=words), bare(href)


def _goals(walked: Walked, file: str, control: str, picks: dict[str, str]) -> set[str] | None:
    """Where those came who pressed it so answered; None where nobody did."""
    page = file.rpartition("/")[2].removesuffix(".html")

    def is_so(answers: frozenset[tuple[str, str]]) -> bool:
        boxes = {name for name, value in answers if value == "yes"}
        given = dict(answers)
        return all(
            (name in boxes) == (value == "yes") if "." in name else f"{given.get(name, '')}/".startswith(f"{value}/")
            for name, value in picks.items()
        )

    found = [
        goal for one, goal in walked.tried.items() if (one.page, one.control) == (page, control) and is_so(one.answers)
    ]
    return set(found) or None
