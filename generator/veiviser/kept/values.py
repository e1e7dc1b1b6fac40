"""A digest of any value made of data: the same in every process for the same value, and for no other."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, cast


class NoData(TypeError):
    """A value that is not made of data alone, so that nothing can be said of when it is the same."""


def digest_of(*values: object) -> str:
    """
    In hexadecimal digits.

    Raises:
        NoData: for functions, open files and the like, wherever they are inside.
    """
    return _digest(values).hex()


def _digest(value: object) -> bytes:
    found = blake2b(digest_size=24)
    _feed(value, found.update)
    return found.digest()


def _feed(value: Any, put: Any) -> None:
    """Give the value's parts, each with what it is and how long, so that no two values give the same."""
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogateescape")
        put(b"s%d:" % len(data) + data)
    elif kind in (int, bool, float, type(None)):
        put(b"n%s;" % repr(value).encode())
    elif kind in (tuple, list):
        put(b"t%d:" % len(value))
        for inner in value:
            _feed(inner, put)
    elif kind in (bytes, bytearray):
        put(b"b%d:" % len(value))
        put(value)
    elif isinstance(value, Mapping):  # in its order, which is that of the screens of a flow
        put(b"m%d:" % len(value))
        for key, inner in value.items():
            _feed(key, put)
            _feed(inner, put)
    else:
        _feed_others(value, put)


def _feed_others(value: Any, put: Any) -> None:
    kind = type(value)
    put(f"{kind.__module__}.{kind.__qualname__}(".encode())
    if isinstance(value, (set, frozenset)):
        for digest in sorted(map(_digest, value)):
            put(digest)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(cast(Any, kind)):
            _feed(getattr(value, name), put)
    elif isinstance(value, Enum):
        put(value.name.encode())
    elif isinstance(value, (date, PurePath)):
        _feed(str(value), put)
    elif isinstance(value, tuple):
        _feed(tuple(value), put)
    elif isinstance(value, str):  # a message, of a template and values
        _feed(str(value), put)
        for name in getattr(kind, "__slots__", ()):
            _feed(getattr(value, name), put)
    elif isinstance(value, int):
        _feed(int(value), put)
    else:
        raise NoData(kind.__qualname__)
    put(b")")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
