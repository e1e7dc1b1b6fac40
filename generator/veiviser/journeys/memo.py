"""What is found out of a flow or a graph once, and asked for again and again."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Asked = TypeVar("Asked")
Found = TypeVar("Found")


def remembered(found_in: Callable[[Asked], Found]) -> Callable[[Asked], Found]:
    """The same function, which asks only once as long as the flow or the graph is there."""
    known: WeakKeyDictionary[Asked, Found] = WeakKeyDictionary()

    @wraps(found_in)
    def asked(one: Asked) -> Found:
        if one not in known:
            known[one] = found_in(one)
        return known[one]

    return asked
