"""What is found out of a flow or a graph once, and asked for again and again."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Subject = TypeVar("Subject")
Result = TypeVar("Result")


def remembered(compute: Callable[[Subject], Result]) -> Callable[[Subject], Result]:
    """The same function, which asks only once as long as the flow or the graph is there."""
    results: WeakKeyDictionary[Subject, Result] = WeakKeyDictionary()

    @wraps(compute)
    def answer(one: Subject) -> Result:
        if one not in results:
            results[one] = compute(one)
        return results[one]

    return answer
