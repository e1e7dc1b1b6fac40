"""All that a site can say of a flow: the flow's own words, and those of the interface with such words in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import TypeVar

from veiviser.model.component import Component
from veiviser.model.flow import Target, Text
from veiviser.model.interface import PLACE
from veiviser.place import Place
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare

_FIGURES = re.compile(r"[\d.:,%–-]*")
_KEY = re.compile(r"[a-z]")
"""What is pressed for what stands beside it."""
_DAY = re.compile(r"\d{1,2}\.[a-zæøå]+\d{4}")
_BETWEEN = re.compile(r"[«»,;:→–·()]|(?<=\?)")
_Kind = TypeVar("_Kind")
_DEPTH = 4
"""Of words in words in words."""
_MOST_COMMAS = 4
"""That a text may have which stands in a list."""


class Vocabulary:
    """Knows what the interface and one flow, whose interpreter this is, can say."""

    def __init__(self, interpreter: Interpreter, others: Iterable[str]) -> None:
        """
        Args:
            others: names of other flows and pages, which links to them say.
        """
        flow = interpreter.flow
        said = [*dict.fromkeys(_found(Text, flow))]
        self.exact = {bare(words) for words in (*others, flow.address, flow.clock, flow.band)}
        for target in _found(Target, flow):
            address = target.address.partition("://")[2].rstrip("/")
            self.exact |= {address, f"{address}/", address.partition("/")[0]}
            if target.flow:
                self.exact |= {target.flow, f"{target.flow}:{target.address}"}
        self.patterns = [interpreter.told(text) for text in said]
        for words in interpreter.words.by_key.values():
            pieces = PLACE.split(words)[::2]
            self.exact |= {bare(piece) for piece in pieces}
            if pieces[1:] and any(bare(piece) for piece in pieces):
                self.patterns.append(re.compile("(.+?)".join(re.escape(bare(piece)) for piece in pieces)))
        self._known: dict[str, bool] = {}

    def knows(self, words: str) -> bool:
        return self._knows(bare(words), _DEPTH)

    def _knows(self, words: str, depth: int) -> bool:
        if words not in self._known:
            if depth == 0:
                return False
            self._known[words] = self._is_said(words, partial(self._knows, depth=depth - 1))
        return self._known[words]

    def _is_said(self, words: str, knows: "partial[bool]") -> bool:
        return self._is_whole(words, knows) or self._is_joined(words, knows)

    def _is_whole(self, words: str, knows: "partial[bool]") -> bool:
        is_plain = any(pattern.fullmatch(words) for pattern in (_FIGURES, _KEY, _DAY))
        if words in self.exact or is_plain or not re.search(r"\w", words):
            return True
        matches = (match for pattern in self.patterns if (match := pattern.fullmatch(words)))
        return any(all(knows(part) for part in match.groups()) for match in matches)

    def _is_joined(self, words: str, knows: "partial[bool]") -> bool:
        """Whether known words follow each other, some of which may have commas of their own."""
        parts = [0, *(found.end() for found in _BETWEEN.finditer(words)), len(words)]
        ends = [*(found.start() for found in _BETWEEN.finditer(words)), len(words)]
        reached = {0}
        for last, end in enumerate(ends):
            begun = [first for first in range(max(0, last - _MOST_COMMAS), last + 1) if first in reached]
            pieces = [(words[parts[first] : end], first == last and len(ends) > 1) for first in begun]
            if any(self._is_piece(piece, knows if is_one else None, knows) for piece, is_one in pieces):
                reached.add(last + 1)
        return len(ends) > 1 and len(ends) in reached

    def _is_piece(self, piece: str, inside: "partial[bool] | None", knows: "partial[bool]") -> bool:
        either = (piece, piece[:1].upper() + piece[1:])
        return any(inside(one) if inside is not None else self._is_whole(one, knows) for one in either)


def _found(kind: type[_Kind], value: object) -> Iterator[_Kind]:
    """Everything of a kind in a flow, wherever in it."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for inner in value.values() for one in _found(kind, inner))
    elif isinstance(value, tuple):
        yield from (one for inner in value for one in _found(kind, inner))
    elif is_dataclass(value) and not isinstance(value, Component | Place):
        yield from (one for field in fields(value) for one in _found(kind, getattr(value, field.name)))
