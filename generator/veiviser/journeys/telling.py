"""A flow told step by step, every choice where it is met."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from veiviser.journeys.answers import UNANSWERED
from veiviser.journeys.controls import leaves, picked
from veiviser.journeys.route import Route, Stop, plan_routes
from veiviser.model.flow import ANSWERED, Choice, Presence, Screen, Telling, Text
from veiviser.model.journey import Edge, Graph, Guide, Mark, Part, Picks, State, Step, Told, View

LABEL = re.compile(r"«([^»]+)»")
"""Words of the screen, quoted in the guide."""


def tell(graph: Graph) -> Guide:
    """The guide of a flow: its parts in order, the steps numbered through."""
    return _Teller(graph).tell()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A step before the numbers are known."""

    stop: Stop
    view: View
    telling: Telling | None
    asides: tuple[tuple[Telling, Choice | None, View], ...] = ()


class _Teller:
    def __init__(self, graph: Graph) -> None:
        self.graph, self.flow = graph, graph.flow
        self.first: dict[str, int] = {}
        """The number of the first step on each screen."""

    def tell(self) -> Guide:
        routes = plan_routes(self.graph)
        drafts = [[self._drafts(stop) for stop in route.stops] for route in routes]
        number = 1
        for route, screens in zip(routes, drafts, strict=True):
            for stop, steps in zip(route.stops, screens, strict=True):
                self.first[stop.state.screen] = number
                number += len(steps)
        last_of_main = sum(len(steps) for steps in drafts[0]) if drafts else 0
        parts = [part for route, screens in zip(routes, drafts, strict=True) for part in self._parts(route, screens)]
        return Guide(
            tuple(replace(part, rejoins=(part.rejoins[0], last_of_main)) if part.rejoins else part for part in parts)
        )

    def _parts(self, route: Route, screens: list[list[_Draft]]) -> Iterator[Part]:
        heading, steps = route.entry.label.words, list[Step]()
        before: State | None = None
        for stop, drafts in zip(route.stops, screens, strict=True):
            part = self.flow.screens[stop.state.screen].part
            if part is not None:
                if steps:
                    yield Part(heading, tuple(steps))
                heading, steps = part.words, []
            for place, draft in enumerate(drafts):
                number = self.first[stop.state.screen] + place
                step = self._step(draft, number)
                if place == 0 and before is not None and stop.came_by and stop.came_by.source != before:
                    step = replace(step, origin=self._origin(stop.came_by, [d for ds in screens for d in ds]))
                steps.append(step)
            before = stop.state
        rejoins = (self.first[route.joins.screen], 0) if route.joins else None
        if steps or rejoins:
            yield Part(heading, tuple(steps), rejoins)

    def _origin(self, edge: Edge, drafts: list[_Draft]) -> tuple[int, str]:
        """The step that says to press what leads here, else the last on that screen."""
        there = [draft for draft in drafts if draft.stop.state.screen == edge.source.screen]
        said = [
            place
            for place, draft in enumerate(there)
            if draft.telling and any(m.control == edge.control for m in self.marks(draft.telling.text, draft.view))
        ]
        return self.first[edge.source.screen] + (said[-1] if said else len(there) - 1), edge.label

    def _drafts(self, stop: Stop) -> list[_Draft]:
        screen = self.flow.screens[stop.state.screen]
        drafts: list[_Draft] = []
        asides: list[tuple[int, Telling, Choice | None, View]] = []
        for telling, choice_view in self._tellings(screen, stop.state):
            if choice_view is not None:
                asides.append((max(len(drafts) - 1, 0), telling, *choice_view))
            elif (view := self._view(telling.presence, stop.state)) is not None:
                drafts.append(_Draft(stop, self._completed(view, telling.text, stop), telling))
            elif (other := self._elsewhere(telling.presence, screen.name)) is not None:
                asides.append((max(len(drafts) - 1, 0), telling, None, other))
        drafts = drafts or [_Draft(stop, View(stop.state), None)]
        return [
            replace(draft, asides=tuple((t, c, v) for at, t, c, v in asides if at == place))
            for place, draft in enumerate(drafts)
        ]

    def _tellings(self, screen: Screen, state: State) -> Iterator[tuple[Telling, tuple[Choice, View] | None]]:
        """What is said of the screen and its blocks, and of each choice with how it looks then."""
        for telling in screen.tellings:
            yield telling, None
        for block in screen.every_block():
            for telling in block.tellings:
                yield telling, None
            for path, choice in _every_choice(block.choices):
                for telling in choice.tellings:
                    picks = ((atom := picked(block, path)).variable, atom.value) if block.answer else None
                    yield telling, (choice, View(state, (picks,) if picks else ()))

    def _view(self, presence: Presence, state: State) -> View | None:
        """The state, answered so that the presence holds; None when no answer makes it hold."""
        picks = self._picks(presence, state.screen)
        return View(state, picks) if presence.holds({**dict(state.values), **dict(picks)}) else None

    def _elsewhere(self, presence: Presence, screen: str) -> View | None:
        views = (self._view(presence, state) for state in self.graph.states if state.screen == screen)
        return next((view for view in views if view is not None), None)

    def _picks(self, presence: Presence, screen: str) -> Picks:
        local = self.graph.local[screen]
        wanted = presence.when.every if presence.when else ()
        return tuple(sorted((a.variable, a.value) for any_of in wanted for a in any_of[:1] if a.variable in local))

    def _completed(self, view: View, text: Text, stop: Stop) -> View:
        """With everything answered, where the words lead on from the screen."""
        edge = stop.goes_by
        labels = set(LABEL.findall(text.words))
        controls = self.graph.controls[view.state.screen]
        if not any(c.label.words in labels and c.target.kind == "next" for c in controls):
            return view
        known = dict(view.picks)
        for name, value in edge.picks if edge else ():
            known.setdefault(name, value)
        for field in self.graph.fields[view.state.screen]:
            if field.optional or not all(p.holds({**dict(view.state.values), **known}) for p in field.presences):
                continue
            if field.free:
                known[field.variable] = ANSWERED
            elif not field.block.many:
                given = known.get(field.variable)
                values = [value for value, _ in leaves(field.block.choices)]
                fits = [value for value in values if given is None or value == given or value.startswith(given + "/")]
                known[field.variable] = fits[0] if fits else values[0]
        return replace(view, picks=tuple(sorted((n, v) for n, v in known.items() if v != UNANSWERED)))

    def _step(self, draft: _Draft, number: int) -> Step:
        screen = self.flow.screens[draft.view.state.screen]
        telling = draft.telling
        text = telling.text if telling else Text("", screen.place)
        heading = telling.heading if telling and telling.heading else screen.title
        return Step(
            number=number,
            view=draft.view,
            heading=heading.words,
            text=text,
            marks=self.marks(text, draft.view),
            asides=tuple(self._aside(t, c, v, number) for t, c, v in draft.asides),
        )

    def _aside(self, telling: Telling, choice: Choice | None, view: View, number: int) -> Told:
        marks = self.marks(telling.text, view)
        target = self._target_of(choice, view, {mark.control for mark in marks})
        goes = self.first.get(target.screen) if target is not None else None
        pictured = choice is None or bool(choice.blocks)
        return Told(
            text=telling.text,
            view=view,
            ends=choice.end if choice is not None and choice.to is None else self.flow.screens[view.state.screen].end,
            goes=goes if goes is not None and goes != number + 1 else None,
            marks=marks if pictured else (),
            pictured=pictured,
        )

    def _target_of(self, choice: Choice | None, view: View, pressed: set[str]) -> State | None:
        """Where an aside leads: by the choice it is of, else by what its words say to press; None where it varies."""
        targets = {
            edge.target
            for edge in self.graph.outgoing[view.state]
            if isinstance(edge.target, State) and self._is_by(edge, choice, view, pressed)
        }
        return targets.pop() if len({target.screen for target in targets}) == 1 else None

    def _is_by(self, edge: Edge, choice: Choice | None, view: View, pressed: set[str]) -> bool:
        control = next(c for c in self.graph.controls[edge.source.screen] if c.id == edge.control)
        if choice is None:
            return edge.control in pressed
        taken = dict(edge.picks)
        by_answer = bool(view.picks) and all(taken.get(name) == value for name, value in view.picks)
        return by_answer or control.choice is choice

    def marks(self, text: Text, view: View) -> tuple[Mark, ...]:
        """Each quoted label that can be pressed or picked in the view, numbered as it is first spoken of."""
        ids = self._pressable(view)
        labels = [label for label in dict.fromkeys(LABEL.findall(text.words)) if label in ids]
        return tuple(Mark(number, label, ids[label]) for number, label in enumerate(labels, 1))

    def _pressable(self, view: View) -> Mapping[str, str]:
        known = {**dict(view.state.values), **dict(view.picks)}
        ids: dict[str, str] = {}
        for control in self.graph.controls[view.state.screen]:
            if all(presence.holds(known) for presence in control.presences):
                ids.setdefault(control.label.words, control.id)
        for field in self.graph.fields[view.state.screen]:
            if all(presence.holds(known) for presence in field.presences):
                for path, choice in _every_choice(field.block.choices):
                    ids.setdefault(choice.label.words, f"{field.variable}--{path.replace('/', '--')}")
        return ids


def _every_choice(choices: tuple[Choice, ...], path: str = "") -> Iterator[tuple[str, Choice]]:
    for choice in choices:
        yield f"{path}{choice.name}", choice
        yield from _every_choice(choice.within, f"{path}{choice.name}/")


__all__ = ["LABEL", "tell"]
