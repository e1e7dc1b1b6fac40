"""Ways on by boxes: the sets of ticked boxes that say something new, and what is left to tell of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.model.journey import Edge, Picks, State

Boxes = frozenset[str]
"""Those that are ticked, as variables."""


@dataclass(frozen=True, slots=True)
class Others:
    """All sets of boxes, beside other answers, that no way of its own tells."""

    edges: tuple[Edge, ...]
    """All of these ways."""
    firsts: tuple[Edge, ...]
    """One of each place that they lead to."""
    common: Boxes
    """The boxes that all of them have, where they are told from others by that."""
    control: str
    rest: Picks
    """The other answers."""
    is_all: bool
    """Whether sets of several boxes have ways of their own, too."""


@dataclass(frozen=True, slots=True)
class _Way:
    edge: Edge
    boxes: Boxes

    @property
    def place(self) -> object:
        target = self.edge.target
        return target.screen if isinstance(target, State) else target


def told_ways(edges: Iterable[Edge]) -> tuple[Edge | Others, ...]:
    """
    The edges out of one state, without those that say nothing new, and what is told of these.

    A set of boxes says nothing new where the same without one of them leads to the same screen. Two boxes that alone
    lead to different screens stay, for one wants to know which of them decides.
    """
    groups: dict[tuple[str, Picks], list[_Way]] = {}
    order = tuple(edges)
    for edge in order:
        boxes = frozenset(name for name, value in edge.picks if "." in name and value == "yes")
        rest = tuple((name, value) for name, value in edge.picks if "." not in name)
        groups.setdefault((edge.control, rest), []).append(_Way(edge, boxes))
    if all(len(ways) < 2 for ways in groups.values()):
        return order
    kept = {group: _kept(ways) for group, ways in groups.items()}
    is_kept = {way.edge.branch for ways in kept.values() for way in ways}
    others = [one for group, ways in groups.items() for one in _others(*group, ways, kept[group])]
    return (*(edge for edge in order if edge.branch in is_kept), *others)


def _kept(ways: list[_Way]) -> list[_Way]:
    by_boxes = {way.boxes: way for way in ways}
    return [way for way in ways if _is_news(way, by_boxes)]


def _others(control: str, rest: Picks, ways: list[_Way], kept: list[_Way]) -> Iterator[Others]:
    told = {way.boxes for way in kept}
    left = [way for way in ways if way.boxes not in told]
    is_all = any(len(way.boxes) > 1 for way in kept)
    for some, common in _conditions(left, kept):
        edges = tuple(way.edge for way in some)
        firsts = tuple({way.place: way.edge for way in reversed(some)}.values())[::-1]
        yield Others(edges, firsts, common, control, rest, is_all or bool(common))


def _is_news(way: _Way, by_boxes: dict[Boxes, _Way]) -> bool:
    if len(way.boxes) < 2:
        return True
    fewer = [by_boxes[less] for box in way.boxes if (less := way.boxes - {box}) in by_boxes]
    if len(way.boxes) == 2 and len({one.place for one in fewer}) > 1:
        return True
    return not any(one.place == way.place for one in fewer)


def _conditions(left: list[_Way], kept: list[_Way]) -> Iterator[tuple[list[_Way], Boxes]]:
    """
    What is left, each with boxes that it has and that tell it from what comes after; the last with none.

    What has the boxes of a way that is told is as that way, where nothing still left has them and leads elsewhere.
    """
    waiting, ways = list(left), sorted((way for way in kept if way.boxes), key=lambda way: len(way.boxes))
    while len({way.place for way in waiting}) > 1:
        for way in ways:
            some = [one for one in waiting if way.boxes <= one.boxes]
            if some and all(one.place == way.place for one in some):
                break
        else:
            break
        yield some, way.boxes
        waiting = [one for one in waiting if not way.boxes <= one.boxes]
    if waiting:
        yield waiting, frozenset()
