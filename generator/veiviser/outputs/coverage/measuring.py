"""Measures what can be known of each branch without running tests."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from markupsafe import escape

from veiviser.journeys.branch_keys import branch_key, edge_cases, place_of, state_cases
from veiviser.journeys.proving.promised import is_promised
from veiviser.journeys.proving.spots import Spots
from veiviser.journeys.telling.sets import Others, told_ways
from veiviser.journeys.telling.views import picked_labels
from veiviser.journeys.texts.written import screen_texts
from veiviser.model.catalogue import Language, Translated
from veiviser.model.coverage import RUN, Colour, Column, Covered, FlowCoverage
from veiviser.model.flow import End, Target
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Edge, Graph, Guide, Picks, State, View
from veiviser.model.site import page_path
from veiviser.outputs.coverage.digests import digest_of_flow
from veiviser.place import Place
from veiviser.templating.sets import others_in_words
from veiviser.templating.words import any_in_words, end_in_words

Branch = tuple[str, str, Picks]


def measure(
    graph: Graph,
    guide: Guide,
    pages: Mapping[str, str],
    pictures: Mapping[str, str],
    updated: date | None,
    assets: str,
    translations: Mapping[Language, Mapping[Place, Translated]],
    words: InterfaceWords,
) -> FlowCoverage:
    """
    Every branch in the order of the states, its columns that tests fill in still grey.

    Args:
        pages: those of the prototype as drawn, by path in the site.
        pictures: those of the guide as drawn, by `flow/step` or `flow/step-aside`.
        updated: the day of the flow's last change.
        assets: the digest of the styles and scripts that all pages share.
        translations: by language, how far each text of the flow is.
        words: of the interface, in which ends are told.
    """
    others = _others(graph, words)
    edges: dict[tuple[str, ...] | Branch, list[Edge]] = {}
    for edge in sorted(graph.edges, key=_sorted_after(graph, others)):
        edges.setdefault(others.get(edge.branch, edge.branch), []).append(edge)
    meter = _Meter(graph, guide, pages, pictures, updated, translations, words)
    title, content = graph.flow.title, digest_of_flow(graph, pages, assets)
    branches = tuple(
        meter.branch(of_row)
        if isinstance(row[-1], tuple)
        else replace(meter.branch(of_row), label=row[-2], leads=row[-1])
        for row, of_row in edges.items()
    )
    languages = tuple(translations)
    return FlowCoverage(
        name=graph.flow.name,
        title=title.words,
        place=title.place,
        branches=branches,
        content=content,
        languages=languages,
    )


def measure_told(graph: Graph, guide: Guide, words: InterfaceWords) -> FlowCoverage:
    """As `measure`, where nothing is drawn: of its columns, what the guide tells and what is promised are right."""
    return measure(graph, guide, {}, {}, None, "", {}, words)


def _others(graph: Graph, words: InterfaceWords) -> Mapping[Branch, tuple[str, ...]]:
    """By branch that is told with others: the screen, the control, what they are called, and where they lead."""
    kept: set[Branch] = set()
    found: dict[Branch, tuple[str, ...]] = {}
    for edges in graph.outgoing.values():
        for way in told_ways(edges):
            if not isinstance(way, Others):
                kept.add(way.branch)
                continue
            first = way.edges[0]
            leads = any_in_words((_leads(graph, edge.target, words) for edge in way.firsts), words)
            row = (first.source.screen, first.control, others_in_words(graph.flow, way, words), leads)
            found |= dict.fromkeys((edge.branch for edge in way.edges), row)
    return {branch: row for branch, row in found.items() if branch not in kept}


def _sorted_after(graph: Graph, others: Collection[Branch]) -> Callable[[Edge], tuple[int, bool]]:
    """The edges as they are, but on each screen those told with others last."""
    if not others:
        return lambda edge: (0, False)
    order = {screen: number for number, screen in enumerate(dict.fromkeys(e.source.screen for e in graph.edges))}
    return lambda edge: (order[edge.source.screen], edge.branch in others)


def _leads(graph: Graph, target: State | Target | End, words: InterfaceWords) -> str:
    if isinstance(target, State):
        return graph.flow.screens[target.screen].title.words
    return target.address or target.kind if isinstance(target, Target) else end_in_words(target, words)


class _Meter:
    def __init__(
        self,
        graph: Graph,
        guide: Guide,
        pages: Mapping[str, str],
        pictures: Mapping[str, str],
        updated: date | None,
        translations: Mapping[Language, Mapping[Place, Translated]],
        words: InterfaceWords,
    ) -> None:
        self.graph, self.flow, self.pages, self.words = graph, graph.flow, pages, words
        self.spots, self.translations = Spots(graph), translations
        self.edges, self.states = edge_cases(graph), state_cases(graph)
        self.compared = _compared(graph.flow.checked, updated)
        self.texts: dict[str, list[tuple[str, Picks]]] = {}
        """By screen: the texts of its steps and asides, and what is answered in an aside."""
        self.pictures: dict[str, list[tuple[str, str]]] = {}
        """By screen: what each picture says to those who cannot see it, and what it shows."""
        for name, view, text, picks in _views(guide):
            self.texts.setdefault(view.state.screen, []).append((text, picks))
            html = pictures.get(f"{self.flow.name}/{name}")
            if html is not None:
                said, _, shown = html.partition("<template")
                self.pictures.setdefault(view.state.screen, []).append((said, shown))

    def branch(self, edges: list[Edge]) -> Covered:
        """One branch, from its edges in all states."""
        edge = edges[0]
        control = self.graph.control_of(edge)
        labels = picked_labels(self.flow, View(edge.source, edge.picks)) or (control.label.words,)
        told = bool(control.choice and control.choice.tellings) or self.is_told(edge, labels)
        cells: dict[Column, Colour] = {
            "drawn": self.drawn(edges),
            "told": "green" if told else "amber" if any(words.strip() for words, _ in self._said(edge)) else "red",
            "pictured": self.pictured(edge, labels),
            "described": self.described(edge),
            **{language: self.translated(edge, translations) for language, translations in self.translations.items()},
            **dict.fromkeys(RUN, "grey"),
            "promised": "green" if any(is_promised(self.spots, one) for one in edges) else "red",
            "compared": self.compared,
        }
        return Covered(
            key=branch_key(edge),
            screen=self.flow.screens[edge.source.screen].title.words,
            on=edge.source.screen,
            label=edge.label,
            leads=_leads(self.graph, edge.target, self.words),
            place=place_of(self.graph, edge),
            edges=tuple(self.edges[one] for one in edges),
            states=tuple(self.states[one.source] for one in edges),
            cells=cells,
        )

    def drawn(self, edges: list[Edge]) -> Colour:
        """Whether its control is on the page of every state that it begins in."""
        mark = f'data-control="{edges[0].control}"'
        there = [mark in self.pages.get(page_path(self.flow.name, self.graph.pages[edge.source]), "") for edge in edges]
        return "green" if all(there) else "amber" if any(there) else "red"

    def is_told(self, edge: Edge, labels: tuple[str, ...]) -> bool:
        """Whether the guide names what is answered or pressed, or tells of that answer beside a step."""
        return any(
            any(f"«{label}»" in text for label in labels) or bool(picks and set(picks) <= set(edge.picks))
            for text, picks in self._said(edge)
        )

    def pictured(self, edge: Edge, labels: tuple[str, ...]) -> Colour:
        """Whether a picture of the screen shows it; another picture of the screen is half of it."""
        pictures = [html for _, html in self._pictures(edge)]
        if any(all(str(escape(label)) in html for label in labels) for html in pictures):
            return "green"
        return "amber" if pictures else "red"

    def described(self, edge: Edge) -> Colour:
        """Whether the pictures of the screen say what they show."""
        said = ['aria-label="' in html and 'aria-label=""' not in html for html, _ in self._pictures(edge)]
        return "red" if not any(said) else "green" if all(said) else "amber"

    def translated(self, edge: Edge, translations: Mapping[Place, Translated]) -> Colour:
        """Whether all that its screen says, and the guide of it, is translated as it is today."""
        said = screen_texts(self.flow.screens[edge.source.screen])
        status = {translations[text.place] for text in said if text.place in translations}
        return "red" if "missing" in status else "amber" if "fuzzy" in status else "green"

    def _said(self, edge: Edge) -> list[tuple[str, Picks]]:
        return self.texts.get(edge.source.screen, [])

    def _pictures(self, edge: Edge) -> list[tuple[str, str]]:
        return self.pictures.get(edge.source.screen, [])


def _views(guide: Guide) -> Iterator[tuple[str, View, str, Picks]]:
    """Everything that is told: its picture's name, what it looks like, its words, and of an aside the answer."""
    for step in guide.steps:
        yield f"{step.number}", step.view, step.text.words, ()
        for place, aside in enumerate(step.asides, 1):
            yield f"{step.number}-{place}", aside.view, aside.text.words, aside.view.picks


def _compared(checked: date | None, updated: date | None) -> Colour:
    """Whether the flow was compared with the real service, and has not changed since."""
    if checked is None:
        return "red"
    return "amber" if updated is not None and updated > checked else "green"
