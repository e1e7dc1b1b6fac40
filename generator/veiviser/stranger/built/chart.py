"""The map of a flow: its boxes, its arrows, and the list that says the same."""

from collections.abc import Iterator

from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target
from veiviser.model.site import page_path
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walked, Way, in_flow
from veiviser.stranger.saying import bare


def find_wrong_map(site: BuiltSite, flow: Flow, walked: Walked) -> Iterator[Problem]:
    """What of the screens that somebody came to, and of the ways there, the map does not say."""
    file = page_path(flow.name, "index")
    if file not in site.files:
        yield Problem(site.place(file), "lost-page", say("the map of `{flow}` is not there", flow=flow.name))
        return
    document = Document(site.read(file), ())
    for message, screen in (
        *_boxes(document, flow, walked),
        *_arrows(document, walked),
        *_list(document, flow, walked),
        *_labels(document, walked),
    ):
        place = site.place(file, f'id="skjerm--{screen}"'.replace(" ", ""))
        yield Problem(place, "wrong-map", in_flow(message, flow.screens[screen].title))


def _boxes(document: Document, flow: Flow, walked: Walked) -> Iterator[tuple[Message, str]]:
    nodes = {document.nodes[at].attributes.get("data-node"): at for at in document.select("[data-node]")}
    for name in walked.looks:
        title = flow.screens[name].title.words
        at = nodes.get(name)
        if at is None or bare(title) not in bare(document.words(at)):
            yield say("the map has no box for «{title}»", title=title), name
        elif not _leads_to(document, at, name):
            yield say("the box for «{title}» does not lead to its page", title=title), name
    for box in nodes:
        if box in flow.screens and box not in walked.looks:
            title = flow.screens[box or ""].title.words
            yield say("the map has a box for «{title}», where nobody comes", title=title), box or ""


def _leads_to(document: Document, at: int, name: str) -> bool:
    href = (document.nodes[at].attributes.get("href") or "").removesuffix(".html")
    return href == name or href.startswith(f"{name}--")


def _arrows(document: Document, walked: Walked) -> Iterator[tuple[Message, str]]:
    arrows = {
        (attributes.get("data-from"), attributes.get("data-to"))
        for at in document.select("path[data-from][d][marker-end]")
        if (attributes := document.nodes[at].attributes).get("d")
    }
    for screen, box in dict.fromkeys((way.screen, _box(way)) for way in walked.ways if not way.in_text):
        if (screen, box) not in arrows:
            yield (
                say(
                    "the map has no arrow from `{screen}` to `{to}`", screen=screen, to=box.removeprefix(f"{screen}--")
                ),
                screen,
            )


def _labels(document: Document, walked: Walked) -> Iterator[tuple[Message, str]]:
    """Whatever is written beside an arrow says something."""
    if any(not bare(document.words(at)) for at in document.select(".edge-label")):
        yield say("an arrow of the map has lost its words"), next(iter(walked.looks))


def _box(way: Way) -> str:
    """What the map calls the box that a way leads to."""
    if _is_inside(way.to):
        return way.to.address
    return f"{way.screen}--{'/'.join(filter(None, [way.to.kind, way.to.flow, way.to.address, way.to.fragment]))}"


def _is_inside(to: Target) -> bool:
    return to.kind == "screen" and to.flow is None


def _list(document: Document, flow: Flow, walked: Walked) -> Iterator[tuple[Message, str]]:
    lines = {document.nodes[at].attributes.get("id"): at for at in document.select(".outline__screen")}
    for name in walked.looks:
        title = flow.screens[name].title.words
        at = lines.get(f"skjerm--{name}")
        if at is None or not bare(document.words(at)).startswith(bare(title)):
            yield say("the list under the map has no line for «{title}»", title=title), name
    for way in walked.ways:
        at = lines.get(f"skjerm--{way.screen}")
        if way.in_text or at is None or not _is_inside(way.to):
            continue
        goals = [
            bare(document.words(document.nodes[inner].around))
            for inner in document.inside(at)
            if document.nodes[inner].attributes.get("href") == f"#skjerm--{way.to.address}"
        ]
        told = flow.screens[way.to.address].title.words
        named = [words for words in goals if bare(told) in words]
        if not named or not (way.of_answers or any(way.words.match(words) for words in named)):
            yield say("the list under the map does not say what leads from here to «{title}»", title=told), way.screen
