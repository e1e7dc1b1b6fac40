"""The forms of a control on a page: a link for each way on, an error, or a stop."""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import and_

from markupsafe import Markup, escape

from veiviser.journeys.compiling.controls import can_be_wrong, changes, leaves_open
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.model.condition import Presence
from veiviser.model.flow import Target
from veiviser.model.journey import Control, Edge, Field, Graph, State
from veiviser.templating.conditions import Stylesheet
from veiviser.templating.drawn import Way
from veiviser.templating.selectors import Asked
from veiviser.templating.showing import Showing, missing, settled, showing, showing_of_picks

_ERRORS = "feil"
"""The id of the list of all that is not answered; of each, it begins so."""
Address = Callable[[Target], str]
"""The address, from a state's page, of a target that is no screen of the flow."""


class Ways:
    """Where the controls of one flow's pages lead."""

    def __init__(self, graph: Graph, stylesheet: Stylesheet, address: Address) -> None:
        self.graph, self.stylesheet, self.address = graph, stylesheet, address
        self._questions: dict[State, Asked] = {}

    def on_page(self, control: str, state: State) -> tuple[Way, ...]:
        """All forms; the stylesheet shows the one that the page's answers call for."""
        return tuple(
            Way(way.tag, way.attributes + Markup(self.stylesheet.attributes(shown, self.questions(state))), way.kind)
            for way, shown in self._forms(control, state)
        )

    def in_picture(self, control: str, state: State, known: Mapping[str, str], mark: int | None) -> tuple[Way, ...]:
        """The form that shows then, leading nowhere."""
        forms = list(self._forms(control, state))
        shown = next((way for way, when in forms if when.holds(known)), forms[0][0] if forms else None)
        if shown is None:
            return ()
        target = self.graph.control(state.screen, control).target
        is_stop = shown.kind == "stop" and target.kind != "nowhere"  # which only examples and drawings have
        disabled = ' role="link" aria-disabled="true"' if is_stop else ""
        ring = f' data-mark="{mark}"' if mark is not None else ""
        return (Way(shown.tag, Markup(disabled + ring), shown.kind),)

    def questions(self, state: State) -> Asked:
        """The questions of a state's page, and what they show for."""
        if state not in self._questions:
            by_answer: dict[str, tuple[Field, ...]] = {}
            for field in self.graph.fields[state.screen]:
                by_answer[field.variable] = (*by_answer.get(field.variable, ()), field)
            self._questions[state] = Asked(by_answer, lambda presence: self.showing(presence, state))
        return self._questions[state]

    def href(self, edge: Edge) -> str:
        """Where an edge leads, from the page of its state."""
        if isinstance(edge.target, State):
            return self.graph.pages[edge.target] + ".html"
        return self.address(edge.target) if isinstance(edge.target, Target) else ""

    def asked(self, state: State) -> tuple[str, ...]:
        """The variables that must be answered before one can go on."""
        return tuple(field.variable for field, _ in self.required(state) if not field.optional)

    def showing(self, presence: Presence, state: State) -> Showing | None:
        """What the page's own answers must be for a part to show; None when it cannot."""
        return showing(presence, dict(state.values), self.graph.local[state.screen])

    def _forms(self, id: str, state: State) -> Iterator[tuple[Way, Showing]]:
        control = self.graph.control(state.screen, id)
        own = self._all(control.presences, state)
        if own is None:
            return
        edges = [edge for edge in self.graph.outgoing[state] if edge.control == id]
        is_next = control.target.kind == "next"
        required, stops = (self.required(state), self._stops(state)) if is_next else ([], [])
        for edge in edges:
            if not isinstance(edge.target, str):
                yield self._way(edge, control), own & self._when_taken(edge, required)
        before = Showing()
        for _, picked in stops:
            yield _stop(id), own & picked & before
            before &= Showing(unless=(picked.when,))
        yield from ((way, own & shown) for way, shown in _errors(required, id, stops))
        if not edges:
            yield _stop(id), own & reduce(and_, (Showing((settled(f),)) for f, _ in required), Showing())

    def _way(self, edge: Edge, control: Control) -> Way:
        href = self.href(edge)
        outside = isinstance(edge.target, Target)
        away = ' rel="noreferrer"' if href.startswith(("https:", "http:")) else ""
        kinds = {"change": changes(control), "leaves": leaves_open(control), "back": control.target.kind == "back"}
        marks = "".join(f" data-{kind}" for kind, is_so in kinds.items() if is_so)
        attributes = Markup(f' href="{escape(href)}"{away} data-control="{control.id}"{marks}')
        return Way("a", attributes, "outside" if outside else "screen")

    def _when_taken(self, edge: Edge, required: list[tuple[Field, Showing]]) -> Showing:
        shown = showing_of_picks(edge.picks)
        picks = {name: value for name, value in edge.picks if value != UNANSWERED}
        for field, asked in required:
            if field.variable not in picks and (field.optional or asked.holds(picks)):
                shown &= Showing((settled(field),))
        return shown

    def required(self, state: State) -> list[tuple[Field, Showing]]:
        """What must be answered, or not wrongly, before one can go on, each with when it is asked for."""
        fields = (field for field in self.graph.fields[state.screen] if not field.optional or can_be_wrong(field))
        return [(field, asked) for field in fields if (asked := self._all(field.presences, state)) is not None]

    def _stops(self, state: State) -> list[tuple[str, Showing]]:
        """The answer and when, of each choice that ends the journey here, whatever else is left open."""
        return [
            (field.variable, Showing(((field.block.picked(value),),)))
            for field in self.graph.fields[state.screen]
            for value, chain in field.block.values
            if any(choice.end is not None and choice.to is None for choice in chain)
            and self._all((*field.presences, *(choice.presence for choice in chain)), state) is not None
        ]

    def _all(self, presences: tuple[Presence, ...], state: State) -> Showing | None:
        parts = [self.showing(presence, state) for presence in presences]
        return None if None in parts else reduce(and_, (part for part in parts if part), Showing())


def _errors(
    required: list[tuple[Field, Showing]], control: str, stops: list[tuple[str, Showing]]
) -> Iterator[tuple[Way, Showing]]:
    """A link to what is not answered yet: to all of it, where there can be several things; what stops comes first."""
    before = Showing()
    for field, asked in required:
        variable = field.variable
        href = f"#{_ERRORS}" if len(required) > 1 else f"#{_ERRORS}--{variable}"
        attributes = Markup(f' href="{href}" data-control="{control}"')
        elsewhere = tuple(picked.when for answer, picked in stops if answer != variable)
        shown = Showing((missing(field),), elsewhere)
        yield Way("a", attributes, "error"), before & asked & shown
        if asked.when or asked.unless:
            before &= Showing(unless=((*asked.when, missing(field)),))
        else:
            before &= Showing((settled(field),))


def _stop(control: str) -> Way:
    return Way("span", Markup(f' role="link" aria-disabled="true" data-control="{control}"'), "stop")
