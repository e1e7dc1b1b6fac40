"""The guide as a Markdown page."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from veiviser.journeys.telling.guide import tell
from veiviser.journeys.telling.stories import story_of
from veiviser.journeys.telling.visible import plain as read_words
from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw as draw_markdown
from veiviser.markdown.words import plain_words
from veiviser.model.flow import Target, Text
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, Guide, Mark, Part, Remark, State, Step
from veiviser.model.site import STEPS, guide_path, steps_folder, way_up
from veiviser.outputs.contract import Files, FlowView, ToldGuide
from veiviser.templating.checked import last_checked
from veiviser.templating.plain import one_line, plain, quoted
from veiviser.templating.samples import Samples
from veiviser.templating.told_ways import Departure, WaysInWords
from veiviser.templating.words import PLACEHOLDER, Date
from veiviser.wording.readability import of_guide

_QUOTE = re.compile("([«»])")
_FEW = 3
"""Ways to a step that are read at once; more are folded."""


def paths(graph: Graph) -> tuple[str, ...]:
    return (guide_path(graph.flow.name),) if tell(graph).steps else ()


def draw(flow: FlowView) -> Files:
    told = flow.graph.flow
    if not flow.guide.steps:
        return Files()
    path = guide_path(told.name).removesuffix("html") + "md"
    text = tell_flow(flow)
    note = ToldGuide(path, (told.task or told.title).words, of_guide(told))
    return Files(docs={path: text}, menu=(path,), notes=(note,))


def tell_flow(view: FlowView) -> str:
    """Markdown of the guide to a flow."""
    flow, writer = view.graph.flow, _Writer(view.graph, view.guide, view.address, view.words)
    lines = [
        *("---", f"title: {quoted((flow.task or flow.title).words)}", "guide: true", "---", ""),
        f"# {plain((flow.task or flow.title).words)}",
        "",
    ]
    if flow.lead is not None:
        lines += ['<div class="lead" markdown>', "", writer.words(flow.lead), "", "</div>", ""]
    lines += [f'<p class="meta">{writer.meta(view.updated, view.approved)}</p>', ""]
    lines += writer.contents(view.guide)
    for part in view.guide.parts:
        lines += writer.part(part)
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, graph: Graph, guide: Guide, address: Callable[[Target], str], interface: InterfaceWords) -> None:
        self.graph, self.flow, self.elsewhere, self.interface = graph, graph.flow, address, interface
        self.ways = WaysInWords(graph, guide, interface)
        self.whom_by_number = {step.number: plain(step.only.words) for step in guide.steps if step.only is not None}
        self.samples = Samples(graph.flow, interface)
        self.said = self.samples.told({})
        """What stands for answers in what is told."""
        self.steps = f"{way_up(guide_path(graph.flow.name))}{steps_folder(graph.flow.name)}"
        is_help = graph.flow.is_help
        self.go_through = "guide.help" if is_help else "guide.practise"
        self.go_to = "guide.to_help" if is_help else "guide.try"

    def meta(self, updated: date | None, approved: date | None) -> str:
        words = self.interface.html
        said = [f'<a href="{self.steps}/index.html">{words(self.go_through)}</a>']
        if self.flow.checked is not None:
            said.insert(0, words("dated.compared", day=Date(self.flow.checked, self.interface).html))
        if approved is not None:
            said.insert(0, words("dated.approved", day=Date(approved, self.interface).html))
        if updated is not None:
            said.insert(0, words("dated.updated", day=Date(updated, self.interface).html))
        if checked := last_checked(self.flow.mentions, self.interface):
            said.insert(-1, checked)
        return " · ".join(said)

    def contents(self, guide: Guide) -> Iterator[str]:
        """A list of all steps, for screens that have none beside the guide."""
        if len(guide.steps) < _FEW:
            return
        yield f'<details class="steps" data-pagefind-ignore><summary>{self.interface.html("guide.contents")}</summary>'
        for part in guide.parts:
            yield f"<p>{one_line(part.heading)}</p>"
            for step in part.steps:
                number, heading = step.number, one_line(self.heading(step))
                yield f'<a href="#steg-{number}"><span class="number">{number}</span> {heading}</a>'
        yield from ("</details>", "")

    def part(self, part: Part) -> Iterator[str]:
        yield from (f"## {plain(part.heading)}", "")
        for step in part.steps:
            yield from self.step(step)
        if part.rejoins is not None:
            first, last = part.rejoins
            yield self.interface("guide.rejoins", first=first, last=last)
            yield ""

    def heading(self, step: Step) -> str:
        """With the answers in it that the step's picture shows."""
        return self.samples.filled(step.heading, story_of(self.graph, step.view))

    def step(self, step: Step) -> Iterator[str]:
        name = f"{self.flow.name}/{step.number}"
        self.said = self.samples.told(story_of(self.graph, step.view))
        yield from (f'<section class="step" id="steg-{step.number}" markdown>', "")
        yield from (f'### <span class="number">{step.number}</span> {plain(self.heading(step))}', "")
        yield from ('<div class="words" markdown>', "")
        yield from self.whom(step)
        yield from (self.words(step.text, step.marks), "")
        yield from ("</div>", "", f"<!-- picture {name} -->", "")
        tried = f'<a class="try" href="{self.try_href(step.view.state)}">{self.interface.html(self.go_to)}</a>'
        yield from (f'<p class="tried">{tried}</p>', "")
        beside = [line for n, aside in enumerate(step.asides, 1) for line in self.aside(aside, f"{name}-{n}")]
        usual, others = self.ways_on(step)
        if beside or usual:
            yield from ('<div class="asides" markdown>', "", *beside, *usual, "</div>", "")
        yield from (*others, "</section>", "")

    def whom(self, step: Step) -> Iterator[str]:
        """Whom a step is for, where that is not everybody who has done the step before."""
        arrivals = self.ways.arrivals(step)
        if step.only is not None:
            yield from (f'<div class="only">{self.only(step.only)}</div>', "")
        elif len(arrivals) == 1:
            yield from (f'<div class="only">{self.made(self.interface("guide.only_if", way=arrivals[0]))}</div>', "")
        elif 0 < len(arrivals) <= _FEW:
            ways = self.made("\n".join(f"- {way}" for way in arrivals))
            yield from (f'<div class="only"><p>{self.interface.html("guide.only_any")}</p>{ways}</div>', "")
        elif arrivals:
            yield from self.folded("only", self.interface.html("guide.ways", count=len(arrivals)), arrivals)

    def only(self, only: Text) -> str:
        return self.made(self.interface("guide.only", whom=plain(only.words)))

    def ways_on(self, step: Step) -> tuple[list[str], list[str]]:
        """Where one goes on to another step than the one below: at once, and what is rare, folded."""
        usual: dict[str, None] = {}
        others: dict[str, None] = {}
        for departure in self.ways.departures(step):
            (usual if departure.is_usual else others)[self.goes_on(departure)] = None
        told, folded = list[str](), list[str]()
        if len(usual) > _FEW:
            told += self.folded("goes", self.interface.html("guide.many", count=len(usual)), usual)
        elif usual:
            ways = self.made("\n\n".join(usual))
            told += (f'<div class="goes">{ways}</div>', "")
        if others:
            folded += self.folded("goes", self.interface.html("guide.others"), others)
        return told, folded

    def folded(self, kind: str, summary: str, ways: Iterable[str]) -> Iterator[str]:
        listed = self.made("\n".join(f"- {way}" for way in ways))
        yield from (f'<details class="{kind}"><summary>{summary}</summary>{listed}</details>', "")

    def goes_on(self, departure: Departure) -> str:
        """Said by the author, where the step that it leads to says whom it is for."""
        only, number, now = self.whom_by_number.get(departure.number), departure.number, departure.now
        if only is not None and now and not departure.is_usual:
            return self.interface("guide.goes_if_only", way=now, whom=only, number=number)
        if only is not None:
            return self.interface("guide.goes_only", whom=only[0].upper() + only[1:], number=number)
        if departure.is_rest and now:
            return self.interface("guide.goes_if_rest", way=now, number=number)
        if departure.is_rest:
            return self.interface("guide.goes_rest", number=number)
        if departure.way:
            return self.interface("guide.goes_if", way=departure.way, number=number)
        return self.interface("guide.goes", number=number)

    def aside(self, remark: Remark, picture: str) -> Iterator[str]:
        yield from (f'<div class="aside{" stop" if remark.ends == "stop" else ""}" markdown>', "")
        self.said = self.samples.told(story_of(self.graph, remark.view))
        if remark.only is not None:
            yield from (f'<div class="only">{self.only(remark.only)}</div>', "")
        yield self.words(remark.text, remark.marks, self.goes(remark))
        if remark.pictured:
            yield from ("", f"<!-- picture {picture} -->")
        yield from ("", "</div>", "")

    def goes(self, remark: Remark) -> str:
        return f" {self.interface('guide.go_to', number=remark.goes)}" if remark.goes is not None else ""

    def made(self, markdown: str) -> str:
        """HTML of what the guide says by itself."""
        return self.words(Text(markdown, self.flow.title.place))

    def try_href(self, state: State) -> str:
        return f"{self.steps}/{self.graph.pages[state]}.html"

    def words(self, text: Text, marks: tuple[Mark, ...] = (), after: str = "") -> str:
        """
        HTML of a text, as it is beside the phone: samples put in, quoted labels set off, links as they are from here.

        Args:
            after: Markdown that goes on in its last paragraph.
        """
        numbers = {read_words(mark.label): mark.number for mark in marks}
        told = read(text.words + after, FLOW)
        tokens = tuple(self.token(token, numbers) for token in told.tokens)
        html = draw_markdown(replace(told, tokens=tokens), self.address, normalizeLink).strip()
        return _as_one_block(html)

    def token(self, token: Token, numbers: Mapping[str, int]) -> Token:
        """The same with labels set off, and then with samples."""
        if token.type != "inline":
            return token
        children = _labelled(token.children or [], numbers)
        filled = [
            child.copy(content=self.filled(child.content)) if child.type == "text" else child for child in children
        ]
        return token.copy(children=filled)

    def filled(self, words: str) -> str:
        """With the words for every carried answer."""
        return PLACEHOLDER.sub(lambda found: self.said[found[1]].plain if found[1] in self.said else found[0], words)

    def address(self, written: str) -> str:
        """Where a link leads from the guide's page."""
        target = Target.read(written, self.flow.title.place, self.flow.name)
        if target.kind == "page":
            path, sign, fragment = self.elsewhere(target).partition("#")
            return normalizeLink(path.removesuffix("index.html") + sign + fragment)
        if target.kind == "screen" and target.flow is not None:
            return f"../../{STEPS}/{self.elsewhere(target).removeprefix('../')}"
        page = next((page for state, page in self.graph.pages.items() if state.screen == target.address), None)
        return f"{self.steps}/{page}.html" if target.kind == "screen" and page else normalizeLink(written)


def _labelled(children: Sequence[Token], numbers: Mapping[str, int]) -> Iterator[Token]:
    opened: list[Token] | None = None
    for piece in _pieces(children):
        if piece.content == "«" and opened is None:
            opened = [piece]
        elif opened is None:
            yield piece
        elif piece.content == "»" and _is_whole(opened):
            yield from _label(opened, piece, numbers)
            opened = None
        else:
            opened.append(piece)
    yield from opened or ()


def _pieces(children: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with each quotation mark as one of its own."""
    for child in children:
        parts = _QUOTE.split(child.content) if child.type == "text" else ()
        yield from (child.copy(content=part) for part in parts if part) if len(parts) > 1 else (child,)


def _is_whole(tokens: Sequence[Token]) -> bool:
    levels = list(accumulate(token.nesting for token in tokens))
    return levels[-1] == 0 and min(levels) == 0 and len(tokens) > 1


def _label(opened: Sequence[Token], end: Token, numbers: Mapping[str, int]) -> Iterator[Token]:
    number = numbers.get(read_words(plain_words(opened[1:])))
    chip = f'<b class="chip">{number}</b>' if number is not None else ""
    yield Token("html_inline", "", 0, content="<kbd>")
    yield from (*opened, end)
    yield Token("html_inline", "", 0, content=f"</kbd>{chip}")


def _as_one_block(html: str) -> str:
    """HTML in which Markdown sees no empty line, which would end it."""
    while "\n\n" in html:
        html = html.replace("\n\n", "\n&#10;")
    return html
