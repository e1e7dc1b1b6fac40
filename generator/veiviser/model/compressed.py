"""Texts that are too many to be held as they are."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

_QUICK = 1
"""The level of compression: by the quickest, pages are a tenth as large; by the best, little smaller."""


class Compressed(Mapping[str, str]):
    """
    Texts by path, each compressed until somebody asks for it.

    Args:
        parts: of a path in several, the last has the text.
    """

    __slots__ = ("_held",)

    def __init__(self, *parts: Mapping[str, str]) -> None:
        self._held: dict[str, bytes] = {}
        for part in parts:
            self._held |= part._held if isinstance(part, Compressed) else dict(_compressed(part))

    def __getitem__(self, path: str) -> str:
        return zlib.decompress(self._held[path]).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def only(self, is_wanted: Callable[[str], bool]) -> "Compressed":
        """Those of some paths."""
        fewer = Compressed()
        fewer._held = {path: held for path, held in self._held.items() if is_wanted(path)}
        return fewer


def texts_of(parts: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """All in one, compressed where any are; of a path in several, the last has the text."""
    every = tuple(parts)
    if any(isinstance(part, Compressed) for part in every):
        return Compressed(*every)
    return {path: text for part in every for path, text in part.items()}


def _compressed(texts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    return ((path, zlib.compress(text.encode(), _QUICK)) for path, text in texts.items())
