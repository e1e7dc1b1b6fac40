"""Orders the boxes of each layer so that few lines cross."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

_ROUNDS, _FEWEST = 24, 2
_WORK = 8_000
"""Boxes times rounds: what a drawing may cost before it gets fewer rounds, some hundredths of a second."""
_IN_VAIN = 4
"""Rounds without a better order, after which it is given up."""


def ordered(rows: Sequence[Sequence[int]], segments: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Each layer by the barycentres of its neighbours, down and up again and again; the best order that was met."""
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for upper, lower in segments:
        below.setdefault(upper, []).append(lower)
        above.setdefault(lower, []).append(upper)
    now = [list(row) for row in rows]
    best, fewest = [list(row) for row in now], _crossings(now, below)
    in_vain = 0
    for number in range(max(_FEWEST, min(_ROUNDS, _WORK // max(sum(map(len, rows)), 1)))):
        if not fewest or in_vain == _IN_VAIN:
            break
        downwards = number % 2 == 0
        for row, neighbours in _pairs(now, downwards):
            _sort(row, neighbours, above if downwards else below)
        crossings = _crossings(now, below)
        in_vain += 1
        if crossings < fewest:
            in_vain = 0
            best, fewest = [list(row) for row in now], crossings
    return best


def _pairs(rows: list[list[int]], downwards: bool) -> Iterator[tuple[list[int], list[int]]]:
    """Each row with the one before it in this direction."""
    way = rows if downwards else rows[::-1]
    return ((row, before) for before, row in pairwise(way))


def _sort(row: list[int], neighbours: list[int], near: dict[int, list[int]]) -> None:
    if len(row) < 2:
        return
    place = {key: number for number, key in enumerate(neighbours)}
    own = {key: number * len(neighbours) / max(len(row), 1) for number, key in enumerate(row)}

    def barycentre(key: int) -> float:
        places = [place[other] for other in near.get(key, ())]
        return sum(places) / len(places) if places else own[key]

    row.sort(key=barycentre)


def _crossings(rows: list[list[int]], below: dict[int, list[int]]) -> int:
    count = 0
    for row, lower in pairwise(rows):
        if len(row) < 2:  # most rows of most rounds; lines from one box do not cross
            continue
        place = {key: number for number, key in enumerate(lower)}
        seen: list[int] = []
        for key in row:
            ends = [place[other] for other in below.get(key, ())]
            for end in ends:
                count += len(seen) - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
    return count
