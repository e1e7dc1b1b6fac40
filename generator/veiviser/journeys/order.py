"""Which screens everybody has been on who comes to a screen: the dominators of the graph of screens."""

from collections.abc import Iterable, Iterator, Mapping

_ROOT = ""
"""Stands before all entries; no screen has an empty name."""


class Order:
    """
    What comes before what, whichever way one goes.

    Dominators by the iteration of Cooper, Harvey and Kennedy (2001), in reverse postorder; near O(screens + arrows) on
    graphs that people write.
    """

    def __init__(self, entries: Iterable[str], arrows: Mapping[str, Iterable[str]]) -> None:
        after: dict[str, tuple[str, ...]] = {name: tuple(dict.fromkeys(to)) for name, to in arrows.items()}
        after[_ROOT] = tuple(dict.fromkeys(entries))
        order = _reverse_postorder(after)
        place = {name: number for number, name in enumerate(order)}
        before: dict[str, list[str]] = {name: [] for name in order}
        for name in order:
            for target in after[name]:
                if target in place:
                    before[target].append(name)
        nearest = {_ROOT: _ROOT}
        changed = True
        while changed:
            changed = False
            for name in order[1:]:
                known = [source for source in before[name] if source in nearest]
                found = known[0]
                for other in known[1:]:
                    found = _common(found, other, nearest, place)
                if nearest.get(name) != found:
                    nearest[name], changed = found, True
        self._nearest = nearest

    def reaches(self, screen: str) -> bool:
        """Whether anybody comes to the screen."""
        return screen in self._nearest

    def before_all(self, screens: Iterable[str]) -> tuple[str, ...]:
        """The screens that everybody has been on who comes to any of some screens; of one screen, itself too."""
        ways = [tuple(self._up(screen)) for screen in screens]
        return tuple(screen for screen in ways[0] if all(screen in way for way in ways[1:]))

    def _up(self, screen: str) -> Iterator[str]:
        while screen != _ROOT:
            yield screen
            screen = self._nearest[screen]


def _reverse_postorder(after: Mapping[str, tuple[str, ...]]) -> list[str]:
    seen, done = {_ROOT}, list[str]()
    stack = [(_ROOT, iter(after[_ROOT]))]
    while stack:
        name, targets = stack[-1]
        target = next((t for t in targets if t not in seen and t in after), None)
        if target is None:
            stack.pop()
            done.append(name)
        else:
            seen.add(target)
            stack.append((target, iter(after[target])))
    return done[::-1]


def _common(one: str, other: str, nearest: Mapping[str, str], place: Mapping[str, int]) -> str:
    while one != other:
        while place[one] > place[other]:
            one = nearest[one]
        while place[other] > place[one]:
            other = nearest[other]
    return one
