"""Memoises facts about a flow, a screen or a graph."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Subject = TypeVar("Subject")
Result = TypeVar("Result")


def remembered(compute: Callable[[Subject], Result]) -> Callable[[Subject], Result]:
    """The same function, which computes each result once, and keeps it as long as its argument lives."""
    results: WeakKeyDictionary[Subject, Result] = WeakKeyDictionary()

    @wraps(compute)
    def answer(one: Subject) -> Result:
        if one not in results:
            results[one] = compute(one)
        return results[one]

    return answer
