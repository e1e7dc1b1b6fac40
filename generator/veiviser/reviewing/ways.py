"""What changed in the ways of a flow: where one can go, what one comes to, what is promised."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from veiviser.journeys.in_words import title_of
from veiviser.journeys.proving.promises import find_breach
from veiviser.journeys.telling.guide import tell
from veiviser.journeys.walking.cover import edge_cover
from veiviser.model.coverage import figures
from veiviser.model.flow import Target
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Edge, Graph, Picks, State
from veiviser.outputs.coverage import measure_told
from veiviser.place import Place
from veiviser.wording.readability import of_guide

Names = Mapping[tuple[str, str], tuple[str, str]]
"""From an earlier flow and screen to what they are called today; what is not in it is called as it was."""
_Own = Mapping[str, str]
"""The same for the screens of one flow."""


@dataclass(frozen=True, slots=True, order=True)
class Branch:
    """Something that can be answered or pressed on a screen."""

    screen: str
    """The screen's title."""
    label: str
    leads: tuple[str, ...]
    """Where to, in words: titles of screens, addresses, or nothing where the journey ends there."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, as its author wrote it."""

    words: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysChange:
    """What changed in one flow."""

    flow: str
    title: str
    is_new: bool = False
    is_gone: bool = False
    added: tuple[Branch, ...] = ()
    removed: tuple[Branch, ...] = ()
    led_elsewhere: tuple[tuple[Branch, Branch], ...] = ()
    """As it was and as it is."""
    reached: tuple[str, ...] = ()
    """Titles of screens that nobody came to before, and that were there."""
    lost: tuple[str, ...] = ()
    """Of those that nobody comes to any more, and that are still there."""
    new_ends: tuple[str, ...] = ()
    lost_ends: tuple[str, ...] = ()
    new_promises: tuple[Promised, ...] = ()
    lost_promises: tuple[Promised, ...] = ()
    broken: tuple[str, ...] = ()
    """Promises that held, and hold no more."""
    walks: tuple[int, int] = (0, 0)
    """The fewest that take every way, before and after."""
    readability: tuple[int, int] = (0, 0)
    """LIX of the guide, before and after."""
    untold: tuple[int, int] = (0, 0)
    """How many branches the guide does not name, likewise."""

    @property
    def is_one(self) -> bool:
        """Whether anything changed."""
        lists = (
            *(self.added, self.removed, self.led_elsewhere, self.reached, self.lost, self.new_ends, self.lost_ends),
            *(self.new_promises, self.lost_promises, self.broken),
        )
        counted = (self.walks, self.readability, self.untold)
        return self.is_new or self.is_gone or any(lists) or any(before != after for before, after in counted)


def compare_ways(
    before: Graph, after: Graph, before_source: str, after_source: str, names: Names, words: InterfaceWords
) -> WaysChange:
    """
    Two versions of a flow, compared.

    Args:
        before_source: its file, from which promises are quoted.
        words: of the interface.
    """
    own = {screen: today[1] for (flow, screen), today in names.items() if flow == before.flow.name}
    old, new = _branches(before, own, names), _branches(after, {}, {})
    added, removed, elsewhere = _differing(old, new)
    titles = {name: screen.title.words for name, screen in after.flow.screens.items()}
    titles = {own.get(name, name): screen.title.words for name, screen in before.flow.screens.items()} | titles
    then, now = _promises(before, before_source), _promises(after, after_source)
    then_ends, now_ends = _ends(before, own), _ends(after, {})
    kept = {own.get(name, name): name for name in before.flow.screens}
    return WaysChange(
        flow=after.flow.name,
        title=after.flow.title.words,
        added=tuple(sorted(_in_words(titles, new, key) for key in added)),
        removed=tuple(sorted(_in_words(titles, old, key) for key in removed)),
        led_elsewhere=tuple(sorted((_in_words(titles, old, key), _in_words(titles, new, key)) for key in elsewhere)),
        reached=_titles(after, (n for n in after.by_screen if n in kept and kept[n] not in before.by_screen)),
        lost=_titles(
            after, (n for n in after.flow.screens if n not in after.by_screen and kept.get(n) in before.by_screen)
        ),
        new_ends=tuple(title for name, title in now_ends.items() if name not in then_ends),
        lost_ends=tuple(title for name, title in then_ends.items() if name not in now_ends),
        new_promises=tuple(one for words, one in now.items() if words not in then),
        lost_promises=tuple(one for words, one in then.items() if words not in now),
        broken=tuple(words for words, one in now.items() if words in then and then[words].holds and not one.holds),
        walks=(len(edge_cover(before)), len(edge_cover(after))),
        readability=(_hardness(before), _hardness(after)),
        untold=(_untold(before, words), _untold(after, words)),
    )


_Key = tuple[str, str, Picks]
_Led = Mapping[_Key, Mapping[str, str]]
"""By screen as it is called today, label and what is answered: each goal with its words."""


def _branches(graph: Graph, own: _Own, names: Names) -> _Led:
    led: dict[_Key, dict[str, str]] = {}
    for edge in graph.edges:
        screen, (goal, words) = edge.source.screen, _goal(graph, edge, own, names)
        led.setdefault((own.get(screen, screen), edge.label, edge.picks), {})[goal] = words
    return led


def _goal(graph: Graph, edge: Edge, own: _Own, names: Names) -> tuple[str, str]:
    """What it is called today, and in words."""
    if isinstance(edge.target, State):
        screen = edge.target.screen
        return own.get(screen, screen), title_of(graph.flow, screen)
    if not isinstance(edge.target, Target):
        return "", ""
    if edge.target.flow is not None:
        there = (edge.target.flow, edge.target.address)
        return "/".join(names.get(there, there)), "/".join(there)
    return edge.target.address, edge.target.address


def _differing(old: _Led, new: _Led) -> tuple[list[_Key], list[_Key], list[_Key]]:
    """Added, removed, and led elsewhere; one that only has another label is none of these."""
    added, removed = [key for key in new if key not in old], [key for key in old if key not in new]
    for key in list(removed):
        like = [one for one in added if one[0] == key[0] and new[one].keys() == old[key].keys()]
        if like:
            removed.remove(key)
            added.remove(like[0])
    return added, removed, [key for key in new if key in old and old[key].keys() != new[key].keys()]


def _in_words(titles: Mapping[str, str], led: _Led, key: _Key) -> Branch:
    return Branch(titles[key[0]], key[1], tuple(sorted(led[key].values())))


def _titles(graph: Graph, screens: Iterator[str]) -> tuple[str, ...]:
    return tuple(title_of(graph.flow, name) for name in screens)


def _ends(graph: Graph, own: _Own) -> dict[str, str]:
    """Titles of the screens that a journey can end on, by what they are called today."""
    reached = {name for name in graph.by_screen if graph.flow.screens[name].end is not None}
    stopped = {edge.source.screen for edge in graph.edges if isinstance(edge.target, str)}
    return {own.get(name, name): title_of(graph.flow, name) for name in sorted(reached | stopped)}


def _promises(graph: Graph, source: str) -> dict[str, Promised]:
    lines = source.split("\n")
    return {
        words: Promised(words, find_breach(graph, promise) is None)
        for promise in graph.flow.promises
        if (words := _quoted(lines, promise.place))
    }


def _quoted(lines: Sequence[str], place: Place) -> str:
    """All that stands at a place of a list, on one line."""
    first, *rest = lines[place.line - 1 :]
    inside = takewhile(lambda line: line[: place.column - 1].isspace() or not line.strip(), rest)
    return " ".join(" ".join([first[place.column - 1 :], *inside]).split())


def _hardness(graph: Graph) -> int:
    return of_guide(graph.flow).measure.lix


def _untold(graph: Graph, words: InterfaceWords) -> int:
    return figures([measure_told(graph, tell(graph), words)]).untold
