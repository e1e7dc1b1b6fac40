"""Dominators: the screens that every walk to a screen has passed."""

from collections.abc import Iterable, Mapping

_ROOT = ""
"""Stands before all entries; no screen has an empty name."""


class Order:
    """
    The dominator tree of the graph of screens.

    Dominators by iteration in reverse postorder (Cooper, Harvey and Kennedy 2001); near O(screens + arrows) on graphs
    that people write.
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
                sources = [source for source in before[name] if source in nearest]
                dominator = sources[0]
                for other in sources[1:]:
                    dominator = _common(dominator, other, nearest, place)
                if nearest.get(name) != dominator:
                    nearest[name], changed = dominator, True
        self._nearest, self._place = nearest, place
        self._spans = _spans(order, nearest)

    def reaches(self, screen: str) -> bool:
        """Whether any walk comes to the screen."""
        return screen in self._nearest

    def span(self, screen: str) -> tuple[int, int]:
        """The numbers of the first and the last screen that it dominates; it is the first itself."""
        return self._spans.get(screen, (-1, -1))

    def last_before(self, screens: Iterable[str]) -> int:
        """The number of the last screen that everybody has been on who comes to any of some; of one, its own."""
        first, *others = screens
        for other in others:
            first = _common(first, other, self._nearest, self._place)
        return self._spans[first][0]


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


def _spans(order: list[str], nearest: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """By screen, its number in the tree of dominators and the last number below it."""
    below: dict[str, list[str]] = {name: [] for name in order}
    for name in order[1:]:
        below[nearest[name]].append(name)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    stack = [(_ROOT, False)]
    while stack:
        name, is_left = stack.pop()
        if is_left:
            last[name] = len(first) - 1
            continue
        first[name] = len(first)
        stack.append((name, True))
        stack += [(inner, False) for inner in below[name]]
    return {name: (first[name], last[name]) for name in order}
