"""Gherkin: scenarios that together take every way, for Cucumber and its like, in the words of the screens."""

from collections.abc import Iterator

from veiviser.exports.contract import CannotExport, Subject
from veiviser.journeys.answer_variables import label_of
from veiviser.journeys.compiling.filling import filled_for
from veiviser.journeys.in_words import joined, start_in_words, title_of
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.walking.cover import edge_cover
from veiviser.messages import Count, say
from veiviser.model.flow import End, Target
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.outputs.map.chart import outside_in_words
from veiviser.templating.words import end_in_words

_GIVEN, _WHEN, _THEN, _AND = "Gitt", "Når", "Så", "Og"
"""As Gherkin has them in Norwegian."""
MOST = 100_000
"""Steps of all walks together."""


def export(subject: Subject) -> str:
    """
    A feature in Norwegian Gherkin: a scenario for each of the fewest walks that take every edge.

    Raises:
        CannotExport: when these have more than `MOST` steps.
    """
    graph, said = subject.graph, _Said(subject.graph, subject.words)
    walks = edge_cover(graph)
    steps = sum(len(walk.edges) for walk in walks)
    if steps > MOST:
        message = say(
            "{walks} scenarios would have {steps} steps together, and nobody runs so many; export the flow as "
            "`xstate`, which programs try step by step",
            walks=Count(len(walks)),
            steps=Count(steps),
        )
        raise CannotExport(message)
    lines = ["# language: no", f"Egenskap: {plain(graph.flow.title.words)}"]
    for number, walk in enumerate(walks, 1):
        lines += ["", f"  Scenario: {number}. {said.name(walk)}"]
        lines += (f"    {step}" for step in said.steps(walk))
    return "\n".join([*lines, ""])


class _Said:
    """Walks of a flow as sentences."""

    def __init__(self, graph: Graph, words: InterfaceWords) -> None:
        self._graph, self._words = graph, words
        self._blocks = {field.variable: field.block for fields in graph.fields.values() for field in fields}

    def name(self, walk: Walk) -> str:
        """Where it begins, and where it comes to."""
        first, last = plain(start_in_words(self._graph, walk.start)), walk.edges[-1].target
        return f"{first} › {self._shown(last)}"

    def steps(self, walk: Walk) -> Iterator[str]:
        """A sentence each, with its keyword."""
        words = self._words
        yield f"{_GIVEN} {words('gherkin.begin', start=plain(start_in_words(self._graph, walk.start)))}"
        yield f"{_THEN} {words('gherkin.see', screen=self._shown(walk.start))}"
        for edge in walk.edges:
            for number, done in enumerate(self._done(edge)):
                yield f"{_AND if number else _WHEN} {done}"
            yield f"{_THEN} {self._arrives(edge)}"

    def _done(self, edge: Edge) -> Iterator[str]:
        """What is answered on a screen, and then pressed."""
        control, words = self._graph.control_of(edge), self._words
        if control.target.kind == "next":
            filled = filled_for(self._graph, edge)
            questions: dict[str, list[str]] = {}
            for variable, value in filled.picked:
                questions.setdefault(variable.partition(".")[0], []).append(self._answer(variable, value))
            for name, answers in questions.items():
                yield words(
                    "gherkin.answer", question=self._question(name), answer=joined(answers, self._graph.flow.listing)
                )
            for name in filled.written:
                yield words("gherkin.write", field=self._question(name))
        yield words("gherkin.press", label=plain(control.label.words))

    def _question(self, name: str) -> str:
        label = label_of(self._blocks[name])
        return plain(label.words) if label else name

    def _answer(self, name: str, value: str) -> str:
        variable = self._graph.flow.variables[name]
        label = variable.label if variable.kind == "box" else variable.labels[value]
        return plain(label.words) if label else name

    def _arrives(self, edge: Edge) -> str:
        if isinstance(edge.target, State):
            return self._words("gherkin.see", screen=self._shown(edge.target))
        return self._words("gherkin.leave", place=self._shown(edge.target))

    def _shown(self, target: State | Target | End) -> str:
        if isinstance(target, State):
            return plain(title_of(self._graph.flow, target.screen))
        if isinstance(target, Target):
            return outside_in_words(target, self._words)
        return end_in_words(target, self._words)
