"""Files put into a folder, under names that every system can hold."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from veiviser.writing.failure import CannotWrite, cannot_write

LONGEST = 240
"""Characters of a path below the site; the rest of Windows' 260 is for the folder that it is unpacked to."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """
    Write each file below the folder: text as UTF-8 with LF, everything with mode 644, in the order of the paths.

    Raises:
        CannotWrite: when a path would leave the folder or cannot stand on every system, or the disk refuses.
    """
    made: set[Path] = set()
    for name in sorted(files):
        check_path(name)
        path = folder / name
        content = files[name]
        data = content.replace("\r\n", "\n").encode() if isinstance(content, str) else content
        try:
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            path.write_bytes(data)
            path.chmod(0o644)
        except OSError as error:
            raise cannot_write(path, error) from error


def check_path(name: str) -> None:
    """
    Nothing, for a path that every system can hold.

    Raises:
        CannotWrite: for any other.
    """
    parts = name.split("/")
    wrong = (
        len(name) > LONGEST
        or PurePosixPath(name).is_absolute()
        or any(part in ("", ".", "..") or part != part.rstrip(" .") for part in parts)
        or any(_RESERVED.fullmatch(part) or _FORBIDDEN.search(part) for part in parts)
    )
    if wrong:
        raise CannotWrite(
            f"cannot write `{name[:80]}`: a path in the site must be relative, at most {LONGEST} characters, "
            "and without names that Windows cannot hold"
        )
