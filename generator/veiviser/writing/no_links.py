"""Opens files and refuses symbolic links."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_BINARY", "O_NONBLOCK"))
"""A pipe would have us wait for ever for a reader."""
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


def open_file(path: str, flags: int) -> int:
    """
    The handle of a regular file, which is made if it is not there.

    Raises:
        OSError: of ELOOP where a link stands there, of ENXIO for a pipe or a device, of whatever else is in the way.
    """
    if not _NOFOLLOW and Path(path).is_symlink():  # on Windows, where a link takes rights to lay
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    handle = os.open(path, flags | os.O_CREAT | _FLAGS | _NOFOLLOW, 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), path)
    return handle


def make_folder(folder: Path, name: str) -> None:
    """
    A folder below another one, and those between them.

    Raises:
        OSError: of ELOOP where one of them is a link, of whatever else is in the way.
    """
    path = folder
    folder.mkdir(parents=True, exist_ok=True)
    for part in name.split("/") if name else ():
        path = path / part
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        path.mkdir(exist_ok=True)
