"""Horizontal positions of the boxes of a layered layout."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

THIN = 2.0
"""How wide the passage of a line is at most."""
_ROUNDS, _FEWEST = 60, 4
_WORK = 15_000
"""Boxes times rounds: what a drawing may cost before it gets fewer rounds, some hundredths of a second."""

_Row = tuple[Sequence[int], list[float]]
"""Keys, and how far each stands at least from the first."""


def abscissas(
    rows: Sequence[Sequence[int]],
    segments: Sequence[tuple[int, int]],
    widths: Mapping[int, float],
    gap: Callable[[int, int], float],
) -> dict[int, float]:
    """
    The middle of each box: as near as can be to those it is joined with, in the given order and without overlap.

    Layer by layer, down and up, each the exact least-squares answer to where its neighbours want it. Lines that only
    pass count more, so that long ones become straight.
    """
    thin = {key: widths[key] <= THIN for row in rows for key in row}
    pulls: dict[int, list[tuple[int, float]]] = {key: [] for key in thin}
    for upper, lower in segments:
        pull = 6.0 if thin[upper] and thin[lower] else 1.0
        pulls[upper].append((lower, pull))
        pulls[lower].append((upper, pull))
    weights = {key: sum(pull for _, pull in others) or 0.1 for key, others in pulls.items()}
    spaced: list[_Row] = [(row, _offsets(row, widths, gap)) for row in rows]
    x = {key: offset for row, offsets in spaced for key, offset in zip(row, offsets, strict=True)}
    for number in range(max(_FEWEST, min(_ROUNDS, _WORK // max(len(x), 1)))):
        for row, offsets in spaced if number % 2 == 0 else reversed(spaced):
            wanted = [
                sum([x[other] * pull for other, pull in pulls[key]]) / weights[key] if pulls[key] else x[key]
                for key in row
            ]
            _place(row, offsets, wanted, weights, x)
    runs = list(_runs(rows, segments, thin))
    for _ in range(3):
        _straighten(spaced, runs, x)
    return x


def _offsets(row: Sequence[int], widths: Mapping[int, float], gap: Callable[[int, int], float]) -> list[float]:
    offsets = [0.0] * len(row)
    for place, (before, key) in enumerate(pairwise(row), 1):
        offsets[place] = offsets[place - 1] + (widths[before] + widths[key]) / 2 + gap(before, key)
    return offsets


def _place(
    row: Sequence[int],
    offsets: Sequence[float],
    wanted: Sequence[float],
    weights: Mapping[int, float],
    x: dict[int, float],
) -> None:
    """The nearest to what is wanted that keeps order and gaps, by pooling adjacent violators (isotonic regression)."""
    wishes = [want - offset for want, offset in zip(wanted, offsets, strict=True)]
    if all(before <= after for before, after in pairwise(wishes)):  # nothing stands in the way of anything
        x.update((key, wish + offset) for key, wish, offset in zip(row, wishes, offsets, strict=True))
        return
    pools: list[tuple[float, float, int]] = []
    for key, wish in zip(row, wishes, strict=True):
        mean, mass, count = wish, weights[key], 1
        while pools and pools[-1][0] > mean:
            other, heft, size = pools.pop()
            mean, mass, count = (mean * mass + other * heft) / (mass + heft), mass + heft, count + size
        pools.append((mean, mass, count))
    place = 0
    for mean, _, count in pools:
        for number in range(place, place + count):
            x[row[number]] = mean + offsets[number]
        place += count


def _runs(
    rows: Sequence[Sequence[int]], segments: Sequence[tuple[int, int]], thin: Mapping[int, bool]
) -> Iterator[list[int]]:
    """What should stand straight: the passages of each line, and boxes that follow on nothing else but one another."""
    down = Counter(upper for upper, _ in segments)
    up = Counter(lower for _, lower in segments)
    after = {u: lo for u, lo in segments if (thin[u] and thin[lo]) or down[u] == up[lo] == 1}
    inner = set(after.values())
    for key in (key for row in rows for key in row if key in after and key not in inner):
        run = [key]
        while run[-1] in after:
            run.append(after[run[-1]])
        yield run


def _straighten(spaced: Sequence[_Row], runs: Sequence[list[int]], x: dict[int, float]) -> None:
    """Stand as many passages of a run as can be exactly under one another."""
    at = {key: (row, offsets, place) for row, offsets in spaced for place, key in enumerate(row)}

    def room(key: int) -> tuple[float, float]:
        row, offsets, place = at[key]
        least, most = float("-inf"), float("inf")
        if place:
            least = x[row[place - 1]] + offsets[place] - offsets[place - 1]
        if place + 1 < len(row):
            most = x[row[place + 1]] - offsets[place + 1] + offsets[place]
        return least, max(least, most)

    for run in runs:
        start = 0
        while start < len(run):
            least, most = room(run[start])
            stop = start + 1
            while stop < len(run):
                low, high = room(run[stop])
                if max(least, low) > min(most, high):
                    break
                least, most = max(least, low), min(most, high)
                stop += 1
            mean = sum(x[key] for key in run[start:stop]) / (stop - start)
            x |= dict.fromkeys(run[start:stop], min(max(mean, least), most))
            start = stop
