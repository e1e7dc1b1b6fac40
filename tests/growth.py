"""How much more work a larger input costs: a ratio, which is the same on a quick and on a slow machine."""

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int, times: int = 4) -> float:
    """
    The work for a size times as large, divided by that for the size: `times` where it is linear, its square where not.

    Counted in the processor's time for this process, the least of several runs, which neighbours on the machine can
    only add to. Where it seems more than linear, it is looked at again and again before that is believed.
    """
    small, large = _taken(work, size), _taken(work, size * times)
    for number in range(_TRIES):
        if number >= _ENOUGH and large / small < times * _NEARLY:
            break
        small, large = min(small, _taken(work, size)), min(large, _taken(work, size * times))
    return large / small


_ENOUGH, _TRIES, _NEARLY = 2, 15, 1.25


def _taken(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
