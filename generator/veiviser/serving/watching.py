"""Watches authors' files and rebuilds on save."""

import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from watchfiles import watch

from veiviser.messages import Message, say
from veiviser.pipeline.changes import Stamps, sources_of, stamps_of
from veiviser.reading.runs.approvals import FILE as APPROVALS

_REST = 40
"""Milliseconds without a change before a rebuild: editors write a file in several goes."""
_LONGEST = 400
"""Milliseconds after which a rebuild waits no more for rest."""
_OFTEN = 250
"""Milliseconds between two looks at whether the folders are still the same."""
_FAR = 1
"""Seconds until the next try where nothing can be watched."""

Changed = Callable[[Callable[[], bool]], None]
Changes = Collection[tuple[int, str]]
"""What happened, and to which path."""


@contextmanager
def watched(root: Path, changed: Changed, tell: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """
    Call `changed`, one call at a time and in a thread of its own, after each burst of changes to the project at `root`.

    It is given a function that tells whether there were changes since it was called. On network disks, which tell of no
    changes, WATCHFILES_FORCE_POLLING=1 has all files looked at instead.

    Args:
        tell: where to tell that the system's limit is reached.
    """
    dirty, ended = threading.Event(), threading.Event()
    root = root.resolve()
    before = stamps_of(root)

    def look() -> None:
        for _ in _bursts(root, before, ended, tell):
            dirty.set()

    def rebuild() -> None:
        while dirty.wait() and not ended.is_set():
            dirty.clear()
            if not ended.is_set():  # between the two lines above
                changed(dirty.is_set)

    threads = [threading.Thread(target=target, daemon=True) for target in (look, rebuild)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        dirty.set()
        for thread in threads:
            thread.join(timeout=5)


def _bursts(root: Path, before: Stamps, ended: threading.Event, tell: Callable[[str], None]) -> Iterator[None]:
    """
    One for each burst of changes since the project's files were as `before` says.

    The system watches a folder, not its name. So where a folder comes, goes, or is another than it was, and where a
    link leads elsewhere, watching begins anew, and what happened meanwhile counts as a change.
    """
    is_polled: bool | None = None  # as the system and WATCHFILES_FORCE_POLLING have it
    seen: Stamps | None = before  # asked only until watching has begun
    while not ended.is_set():
        scene = _Scene(root)
        try:
            for changes in _looks(scene.folders, ended, is_polled):
                if scene.has_changed(changes) or (seen is not None and seen != stamps_of(root)):
                    yield
                seen = None
                earlier, scene = scene, scene.renewed()
                if scene.folders_there != earlier.folders_there or earlier.is_unsettled_by(changes):
                    break
        except FileNotFoundError:  # gone between two lines of ours
            pass
        except (OSError, RuntimeError) as error:
            if is_polled:
                ended.wait(_FAR)
            else:
                tell(_limit(str(error).partition(" about ")[0].strip(". ")))
            is_polled = True
        seen = {}


def _looks(folders: Sequence[Path], ended: threading.Event, is_polled: bool | None) -> Iterator[Changes]:
    """Changes, and every now and then none."""
    if not folders:
        while not ended.wait(_OFTEN / 1000):
            yield set()
        return
    yield from watch(
        *folders,
        watch_filter=None,
        debounce=_LONGEST,
        step=_REST,
        stop_event=ended,
        rust_timeout=_OFTEN,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=is_polled,
        ignore_permission_denied=True,
    )


def _limit(told: str) -> Message:
    return say(
        "The system watches no more files for this user ({told}); looking at all files several times a second instead. "
        "On Linux, a larger `fs.inotify.max_user_watches` helps",
        told=told,
    )


class _Scene:
    """What there is to watch, as it is at one moment."""

    def __init__(self, root: Path) -> None:
        self._root, self._sources = root, sources_of(root)
        self.folders = self._present()
        self.folders_there = tuple(map(_identity, self.folders))
        self._bases = sorted({*self.folders, *(folder.resolve() for folder in self.folders)}, reverse=True)
        links = [path for folder in self.folders for path in _links(folder)]
        self._files = [path for path in (*self._sources, root / APPROVALS, *links) if not path.is_dir()]
        """Looked at by name: settings, approvals, and what links lead to, which may stand where nothing is watched."""
        self._stamps = tuple(map(_stamp, self._files))

    def renewed(self) -> Self:
        """As it is now; the very same where nothing is another."""
        now = (tuple(map(_identity, self._present())), tuple(map(_stamp, self._files)))
        return self if now == (self.folders_there, self._stamps) else type(self)(self._root)

    def has_changed(self, changes: Changes) -> bool:
        """Whether an author's file has."""
        return any(self._counts(Path(path)) for _, path in changes) or tuple(map(_stamp, self._files)) != self._stamps

    def is_unsettled_by(self, changes: Changes) -> bool:
        """Whether something else is to be watched now, though it has the same name."""
        return any(Path(path) in self._bases or Path(path).is_symlink() for _, path in changes)

    def _counts(self, path: Path) -> bool:
        """Whether it is an author's, and not what editors and package managers leave beside."""
        base = next((base for base in self._bases if path.is_relative_to(base)), path.parent)
        parts = path.relative_to(base).parts
        return not any(part == "node_modules" or part.startswith(".") or part.endswith("~") for part in parts)

    def _present(self) -> list[Path]:
        """Of the look only what is in it: npm's folder beside may hold more folders than the system cares to watch."""
        found = []
        for source in self._sources:
            inner = _within(source) if source.name == "prototype" else [source]
            found += [path for path in inner if path.is_dir() and path not in (self._root, source / "node_modules")]
        return sorted(set(found))


def _links(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        yield from (path for name in (*folders, *files) if (path := Path(place, name)).is_symlink())


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # gone meanwhile
        return []


def _identity(folder: Path) -> tuple[object, ...]:
    try:
        found = folder.stat()
    except OSError:
        return (folder,)
    return folder, found.st_dev, found.st_ino


def _stamp(file: Path) -> tuple[object, ...]:
    try:
        found = file.stat()
    except OSError:
        return (file,)
    return file, found.st_ino, found.st_mtime_ns, found.st_size
