"""Writes files under names that every system can hold."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from veiviser.messages import say
from veiviser.writing.failure import CannotWrite, cannot_write
from veiviser.writing.no_links import make_folder, open_file

LONGEST = 240
"""Characters of a path below the site; the rest of Windows' 260 is for the folder that it is unpacked to."""
_PART = (
    r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|\Z))"
    r'[^/<>:"|?*\\\x00-\x1f\x7f]*[^/<>:"|?*\\\x00-\x1f\x7f .]'
)
_PATH = re.compile(f"{_PART}(?:/{_PART})*")


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """
    Write each file below the folder: text as UTF-8 with LF, everything with mode 644, in the order of the paths.

    Raises:
        CannotWrite: when a path would leave the folder, by its name or by a link that stands there, or cannot stand
            on every system, or when the disk refuses.
    """
    made: set[str] = set()
    for name in sorted(files):
        check_path(name)
        path = f"{folder}/{name}"  # of ten thousand files, `Path` would take half the time
        content = files[name]
        data = content.replace("\r\n", "\n").encode() if isinstance(content, str) else content
        parent = name.rpartition("/")[0]
        try:
            if parent not in made:
                make_folder(folder, parent)
                made.add(parent)
            with open(open_file(path, os.O_WRONLY | os.O_TRUNC), "wb") as file:  # noqa: PTH123
                file.write(data)
            os.chmod(path, 0o644)  # noqa: PTH101
        except OSError as error:
            raise cannot_write(Path(error.filename or path), error) from error


def check_path(name: str) -> None:
    """
    Nothing, for a path that every system can hold.

    Raises:
        CannotWrite: for any other.
    """
    if len(name) > LONGEST or not _PATH.fullmatch(name):
        message = say(
            "cannot write `{path}`: a path in the site must be relative, at most {most} characters, and without names "
            "that Windows cannot hold",
            path=name[:80],
            most=LONGEST,
        )
        raise CannotWrite(message)
