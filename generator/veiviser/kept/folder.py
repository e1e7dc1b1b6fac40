"""Where results are kept: in the user's own cache folder, which no project can bring along."""

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

VARIABLE = "VEIVISER_CACHE"
"""Names another folder; `no` keeps nothing."""
_NONE = "no"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """
    The folder, made if need be; none where nothing shall be kept, or where others than this user could write.

    What lies in it is unpickled, so whoever can write there can run programs as the user.
    """
    named = environment.get(VARIABLE, "")
    if named == _NONE:
        return None
    folder = Path(named).absolute() if named else _usual(environment)
    if folder is None:
        return None
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours_alone(folder):
            return folder
    return None


def _usual(environment: Mapping[str, str]) -> Path | None:
    """The cache folder of this system's users."""
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local, "veiviser", "cache") if local else None
    try:
        home = Path.home()
    except RuntimeError:  # no HOME, and no entry in the system's list of users
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "veiviser"
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else home / ".cache") / "veiviser"


def _is_ours_alone(folder: Path) -> bool:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":  # where only the user may write below LOCALAPPDATA, and modes say nothing
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
