"""How much more work a larger input costs: a ratio, which is the same on a quick and on a slow machine."""

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int, times: int = 4) -> float:
    """
    The work for a size times as large, divided by that for the size: `times` where it is linear, its square where not.

    Counted in the processor's time for this process, which others on the machine do not take part in.
    """
    return _least(work, size * times) / _least(work, size)


def _least(work: Callable[[int], object], size: int) -> float:
    """Of three runs, the one that nothing else got in the way of."""
    return min(_taken(work, size) for _ in range(3))


def _taken(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
