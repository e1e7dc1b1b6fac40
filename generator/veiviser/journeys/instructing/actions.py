"""What a reader can do on a screen: press, choose, write, open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from veiviser.journeys.instructing.instructions import Act
from veiviser.journeys.telling.visible import fixed_words, plain
from veiviser.journeys.texts.written import links_in
from veiviser.model.condition import Atom, Presence
from veiviser.model.flow import Screen, Text, path_of
from veiviser.model.journey import Control, Field, Graph, State, View

_PRESS: frozenset[Act] = frozenset(("press", "open", "go"))
_CHOOSE: frozenset[Act] = frozenset(("press", "pick", "answer"))
_ARRIVE: frozenset[Act] = frozenset(("open", "go"))
_EVERYTHING: frozenset[Act] = frozenset(("press", "pick", "write", "open", "go", "answer"))


@dataclass(frozen=True, slots=True)
class Doable:
    """Words on a screen that a reader can act on."""

    label: str
    """As read, in plain words."""
    acts: frozenset[Act]
    presences: tuple[Presence, ...] = ()
    """All must hold for it to be there."""
    control: Control | None = None
    pick: Atom | None = None
    """What is true when it is chosen."""

    def may_be_in(self, graph: Graph, view: View) -> bool:
        """Whether it is there, or comes by what is still to be answered in the view."""
        values = {**dict(view.state.values), **dict(view.picks)}
        given = {name for name, _ in view.picks}
        open_ones = graph.local[view.state.screen] - given
        return all(presence.holds(values) or presence.variables & open_ones for presence in self.presences)


class Doables:
    """All that can be done on each screen; titles can be opened or gone to, never pressed."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._ahead: dict[str, dict[str, None]] = {}
        for edge in graph.edges:
            if isinstance(edge.target, State):
                title = plain(graph.flow.screens[edge.target.screen].title.words)
                self._ahead.setdefault(edge.source.screen, {})[title] = None
        self._by_screen: dict[str, tuple[Doable, ...]] = {}

    def on(self, *names: str) -> list[Doable]:
        """What can be done on some screens."""
        for name in names:
            if name not in self._by_screen:
                screen, ahead = self._graph.flow.screens[name], self._ahead.get(name, ())
                self._by_screen[name] = tuple(_doables(self._graph, screen, ahead))
        return [doable for name in names for doable in self._by_screen[name]]

    def arrivals(self, *names: str) -> frozenset[str]:
        """What may be pressed or chosen elsewhere to come to some screens: the titles and labels of entries."""
        return frozenset(words for name in names for words in _arrivals(self._graph, self._graph.flow.screens[name]))


def _doables(graph: Graph, screen: Screen, titles_ahead: Iterable[str]) -> Iterator[Doable]:
    for control in graph.controls[screen.name]:
        chosen: frozenset[Act] = _CHOOSE if control.choice is not None else frozenset()
        for label in _names(control):
            yield Doable(label, _PRESS | chosen, control.presences, control)
    for field in graph.fields[screen.name]:
        yield from _of_field(field)
    for block, presences in screen.placed:
        yield from (Doable(plain(words), _EVERYTHING, presences) for words in fixed_words(block))
        main = block.options.get(block.component.main)
        if isinstance(main, Text) and "<summary" in block.component.template:
            yield Doable(plain(main.words), _PRESS, presences)
        for text in (value for value in block.options.values() if isinstance(value, Text)):
            yield from (Doable(plain(link.words), _PRESS, presences) for link in links_in(text) if not link.is_image)
    if graph.fields[screen.name]:
        is_free = any(_takes_words(field) for field in graph.fields[screen.name])
        yield Doable(plain(screen.title.words), frozenset(("answer", "write") if is_free else ("answer",)))
    for title in (*_arrivals(graph, screen), *titles_ahead):
        yield Doable(title, _ARRIVE)


def _arrivals(graph: Graph, screen: Screen) -> Iterator[str]:
    for entry in graph.flow.entries:
        if entry.screen == screen.name:
            yield from map(plain, (screen.title.words, entry.label.words, graph.flow.title.words))


def _names(control: Control) -> Iterator[str]:
    """What is read on it: of a row in a summary «Endre» too, of a card its text, of a contact the number."""
    of = control.choice or control.block
    yield plain(control.label.words)
    if control.choice is not None or control.target.kind in ("phone", "mail", "web"):
        yield from (plain(value.words) for value in of.options.values() if isinstance(value, Text))


def _of_field(field: Field) -> Iterator[Doable]:
    main = field.block.options.get(field.block.component.main)
    acts: frozenset[Act] = frozenset(("write", "answer") if _takes_words(field) else ("answer",))
    if isinstance(main, Text):
        yield Doable(plain(main.words), acts, field.presences)
    for chain in field.block.chains:
        presences = (*field.presences, *(choice.presence for choice in chain if not choice.presence.always))
        yield Doable(plain(chain[-1].label.words), _CHOOSE, presences, pick=field.block.picked(path_of(chain)))


def _takes_words(field: Field) -> bool:
    """Whether one writes in it: free text, or a number of which the choices are bands."""
    return field.free or any(isinstance(v, Decimal) for c in field.block.choices for v in c.options.values())
