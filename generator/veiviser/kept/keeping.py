"""The one door to what is kept: a result, by all that it is made from; found anew where it is not there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from veiviser.kept.folder import cache_folder
from veiviser.kept.inputs import Unsure, digest_of_tool
from veiviser.kept.shelf import MISSING, Shelf
from veiviser.kept.values import NoData, digest_of

Result = TypeVar("Result")


class Kept(Protocol):
    """Gives what is made of something: by making it, or from what an earlier run made of the very same."""

    def known(
        self, kind: str, of: object, make: Callable[[], Result], holds: Callable[[Result], bool] = lambda _: True
    ) -> Result:
        """
        What `make` gives.

        Args:
            kind: what is made, one word for each place in the code; such results are small, and kept together.
            of: all that it depends on, beside the tool itself.
            holds: whether what was kept is still so, where that depends on more.
        """

    def take(self, kind: str, of: object) -> Any:
        """What was put for it, or `MISSING`."""

    def put(self, kind: str, of: object, value: object) -> None:
        """Keep it, in a file of its own."""


class _Nothing:
    """Keeps nothing: the plain way, which every result is held against."""

    def known(
        self, _kind: str, _of: object, make: Callable[[], Result], _holds: Callable[[Result], bool] = lambda _: True
    ) -> Result:
        return make()

    def take(self, _kind: str, _of: object) -> Any:
        return MISSING

    def put(self, _kind: str, _of: object, _value: object) -> None:
        pass


NOTHING_KEPT: Kept = _Nothing()


class Keeping:
    """
    Keeps results on a shelf.

    Small ones of a kind lie in one file a project, of which as many again stay as were asked for last.
    """

    def __init__(self, shelf: Shelf, tool: str, root: Path) -> None:
        self._shelf, self._tool, self._root = shelf, tool, str(root)
        self._before: dict[str, dict[str, Any]] = {}
        self._asked: dict[str, dict[str, Any]] = {}
        """By kind, what of it this run has asked for."""
        self._changed: set[str] = set()
        """Kinds of which there is something new."""

    def known(
        self, kind: str, of: object, make: Callable[[], Result], holds: Callable[[Result], bool] = lambda _: True
    ) -> Result:
        try:
            key = digest_of(of)
        except NoData:
            return make()
        if kind not in self._asked:
            before = self._shelf.take(self._name(kind, self._root))
            self._before[kind], self._asked[kind] = {} if before is MISSING else before, {}
        before, asked = self._before[kind], self._asked[kind]
        if key in before and holds(before[key]):
            asked[key] = before[key]
        else:
            asked[key] = before[key] = make()
            self._changed.add(kind)
        result: Result = asked[key]
        return result

    def take(self, kind: str, of: object) -> Any:
        try:
            return self._shelf.take(self._name(kind, of))
        except NoData:
            return MISSING

    def put(self, kind: str, of: object, value: object) -> None:
        try:
            self._shelf.put(self._name(kind, of), value)
        except NoData:
            return

    def end(self) -> None:
        """Write what is new."""
        for kind in sorted(self._changed):
            before, asked = self._before[kind], self._asked[kind]
            others = [key for key in before if key not in asked][: len(asked)]
            self._shelf.put(self._name(kind, self._root), {**asked, **{key: before[key] for key in others}})
        self._shelf.sweep()

    def _name(self, kind: str, of: object) -> str:
        return digest_of(kind, self._tool, of)


@contextmanager
def keeping(root: Path, *, wanted: bool = True) -> Iterator[Kept]:
    """
    What is kept of a project, written at the end, also where the run ends in problems.

    Args:
        wanted: whether anything shall be kept or taken.
    """
    folder = cache_folder() if wanted else None
    try:
        kept = Keeping(Shelf(folder), digest_of_tool(), root.resolve()) if folder is not None else None
    except (OSError, Unsure):
        kept = None
    if kept is None:
        yield NOTHING_KEPT
        return
    try:
        yield kept
    finally:
        kept.end()
