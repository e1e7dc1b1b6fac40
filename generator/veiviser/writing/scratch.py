"""Temporary folders, marked as ours and locked while their process lives."""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from veiviser.writing.lock import lock

_PREFIX = "veiviser-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]+")
_MARK = ".veiviser-scratch"
_HEADING = b"veiviser works in this folder; when its process is gone, the next one removes it\n"
_INSIDE = "work"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """
    An empty folder, removed at the end.

    Those that killed processes left are removed at the beginning. A folder is one of them only if it is a folder and no
    link, belongs to this user, carries our mark, and nobody holds the lock on that.
    """
    _sweep(Path(tempfile.gettempdir()))
    home = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
    try:
        handle = os.open(home / _MARK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with suppress(OSError):  # a disk that knows no locks; then nobody else removes the folder
                if lock(handle):
                    os.write(handle, _HEADING)  # only now: whoever reads it can tell by the lock whether we are alive
            (home / _INSIDE).mkdir()
            yield home / _INSIDE
        finally:
            os.close(handle)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _sweep(folder: Path) -> None:
    with suppress(OSError):  # of somebody else, or gone meanwhile
        for entry in os.scandir(folder):
            if _NAME.fullmatch(entry.name) and _is_left(Path(entry.path)):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(home: Path) -> bool:
    try:
        if not stat.S_ISDIR(home.lstat().st_mode) or not _is_own(home.lstat()):
            return False
        handle = os.open(home / _MARK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        mark = os.fstat(handle)
        is_marked = stat.S_ISREG(mark.st_mode) and _is_own(mark) and os.read(handle, len(_HEADING) + 1) == _HEADING
        return is_marked and lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)


def _is_own(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()
