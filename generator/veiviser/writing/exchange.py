"""Exchanges two folders in one step."""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def put_in_place(new: Path, target: Path, aside: Path) -> Path | None:
    """
    Let `new` stand at `target`; the folder where what stood there is now, or nothing if nothing did.

    Where the system cannot exchange, the old folder is first renamed to `aside`: a kill between the two renames
    leaves it there, and `recover` puts it back.
    """
    if not target.exists():
        new.rename(target)
        return None
    if _exchange(new, target):
        return new
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    return aside


def recover(target: Path, aside: Path) -> None:
    """Put back what a kill between two renames left aside."""
    if aside.exists() and not target.exists():
        aside.rename(target)


def settle(folder: Path) -> None:
    """Have the disk hold all of the folder, so that not even a power cut shows a half-written site."""
    if sys.platform == "linux":
        handle = os.open(folder, os.O_RDONLY)
        try:
            ctypes.CDLL(None, use_errno=True).syncfs(handle)
        finally:
            os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    swap = _swapper()
    return swap is not None and swap(os.fsencode(one), os.fsencode(other)) == 0


def _swapper() -> Callable[[bytes, bytes], int] | None:
    """The system's own call, by the name that its C library has for it; none on Windows and on old systems."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None
    if hasattr(library, "renameat2"):  # Linux, glibc 2.28
        return lambda one, other: int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):  # macOS
        return lambda one, other: int(library.renamex_np(one, other, _RENAME_SWAP))
    return None
