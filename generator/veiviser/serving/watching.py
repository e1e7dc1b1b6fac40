"""Authors' files watched, so that saving one is enough."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_FOLDERS = ("flows", "content", "data", "prototype")
_SETTINGS = "mkdocs.yml"
_CHANGES = {"created", "modified", "moved", "deleted"}
_REST = 0.08
"""Seconds without a change before a rebuild: editors write a file in several goes."""


@contextmanager
def watched(root: Path, changed: Callable[[Callable[[], bool]], None]) -> Iterator[None]:
    """
    Call `changed`, one call at a time and in a thread of its own, after each burst of changes below `root`.

    It is given a function that tells whether there were changes since it was called.
    """
    dirty, ended = threading.Event(), threading.Event()

    def rebuild() -> None:
        while not ended.is_set() and dirty.wait() and not ended.is_set():
            while dirty.is_set() and not ended.is_set():  # until it has been quiet for a moment
                dirty.clear()
                ended.wait(_REST)
            changed(dirty.is_set)

    observer = _observe(root, _Handler(root, dirty))
    worker = threading.Thread(target=rebuild, daemon=True)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        dirty.set()
        observer.stop()
        observer.join()
        worker.join(timeout=5)


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, dirty: threading.Event) -> None:
        self._root, self._dirty = root, dirty

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and not (event.is_directory and event.event_type == "modified"):
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            if any(self._counts(PurePath(path)) for path in paths):
                self._dirty.set()

    def _counts(self, path: PurePath) -> bool:
        """Whether it is an author's file, and not what editors and package managers leave beside."""
        try:
            parts = path.relative_to(self._root).parts
        except ValueError:
            return False
        if "node_modules" in parts or any(part.startswith(".") or part.endswith("~") for part in parts):
            return False
        return parts[0] in _FOLDERS or parts == (_SETTINGS,)


def _observe(root: Path, handler: _Handler) -> BaseObserver:
    observer: BaseObserver = Observer()
    try:
        _schedule(observer, root, handler)
        observer.start()
    except OSError:  # the system's limit of watches is reached, or the disk is far away
        observer = PollingObserver(timeout=0.5)
        _schedule(observer, root, handler)
        observer.start()
    return observer


def _schedule(observer: BaseObserver, root: Path, handler: _Handler) -> None:
    observer.schedule(handler, str(root), recursive=False)
    for name in _FOLDERS:
        if (root / name).is_dir():
            observer.schedule(handler, str(root / name), recursive=True)
