"""A lock that lets one build at a time write to a site."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veiviser.messages import say
from veiviser.writing.failure import CannotWrite, cannot_write
from veiviser.writing.no_links import open_file

_PAUSE = 0.1
"""Seconds between two tries."""
_UNKNOWN = say("unknown")


@contextmanager
def locked(target: Path, wait: float) -> Iterator[None]:
    """
    Hold the site's lock: a sibling file with our process number, which the system frees when the process dies.

    Raises:
        CannotWrite: when another still holds it after `wait` seconds.
    """
    path = target.with_name(f".{target.name}.lock")
    deadline = time.monotonic() + wait
    while (handle := _take(path)) is None:
        if time.monotonic() > deadline:
            message = say(
                "cannot write {path}: another build, process {process}, has been at it for {seconds} seconds; wait "
                "until it is done, or stop it",
                path=target,
                process=_holder(path),
                seconds=f"{wait:.0f}",
            )
            raise CannotWrite(message)
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path) -> int | None:
    try:
        handle = open_file(str(path), os.O_RDWR)
    except OSError as error:
        raise cannot_write(path, error) from error
    if lock(handle) and _is_still(handle, path):
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        return handle
    os.close(handle)
    return None


def _is_still(handle: int, path: Path) -> bool:
    """Whether the file is still in its place: who held it before removes it when done."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _holder(path: Path) -> str:
    try:
        return path.read_text("ascii") or _UNKNOWN
    except (OSError, ValueError):
        return _UNKNOWN


if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> bool:
        """Whether an open file is now locked for this process, which the system undoes when the process dies."""
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the number, which others shall be able to read
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def lock(handle: int) -> bool:
        """As above."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
