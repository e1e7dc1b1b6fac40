"""A folder of results, each in a file: whoever asks for one gets what was put there, or nothing."""

import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

MOST: Final = 1 << 30
"""Bytes that all results of this user may take together."""
_FILES: Final = 20_000
"""Likewise, how many files."""
_OFTEN: Final = 16
"""That part of the bound may be written before it is looked at."""
_SIZE = 32
"""Bytes of the digest that each file begins with."""


class Missing:
    """Nothing was put, or it did not come back whole."""


MISSING: Final = Missing()


class Shelf:
    """
    Results by name. A file is written aside and renamed, so a kill or another process never leaves half of one.

    Args:
        folder: this user's alone.
        most: bytes of all files together; the ones that nobody asked for longest go first.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder, self.most = folder, most
        self._written = 0
        """Bytes since the bound was looked at."""

    def take(self, name: str) -> Any:
        """What was put under the name, or `MISSING`; a broken file is removed."""
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError:
            return MISSING
        if data[:_SIZE] != _digest(memoryview(data)[_SIZE:]):
            with suppress(OSError):
                path.unlink()
            return MISSING
        with suppress(OSError):
            os.utime(path)
        return pickle.loads(memoryview(data)[_SIZE:])

    def put(self, name: str, value: object) -> None:
        """Keep it; where the disk refuses, nothing is kept."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        fresh = self.folder / f".{name}.{os.getpid()}"
        with suppress(OSError):
            try:
                fresh.write_bytes(_digest(data) + data)
                fresh.replace(self.folder / name)
                self._written += len(data)
            finally:
                fresh.unlink(missing_ok=True)
        if self._written > self.most // _OFTEN:
            self.sweep()

    def sweep(self) -> None:
        """Keep within the bound, once something was put."""
        if not self._written:
            return
        self._written, total = 0, 0
        with suppress(OSError):
            files = sorted(self._files(), key=lambda file: file[1].st_mtime_ns, reverse=True)
            for number, (path, found) in enumerate(files):
                total += found.st_size
                if total > self.most or number >= _FILES:
                    path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """All, those that killed processes left among them."""
        with os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # of another process, which has renamed it
                    if entry.is_file(follow_symlinks=False):
                        yield Path(entry.path), entry.stat()


def _digest(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()
