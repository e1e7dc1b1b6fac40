"""Authors' files as text: only regular ones, only inside the project, only UTF-8, only so large."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.conflicts import has_conflicts

LIMIT = 2_000_000
"""Bytes in a file that people write."""
_SAVE_AS = (
    "save it as UTF-8 (Notepad: File, Save as, Encoding: UTF-8; VS Code: click the encoding in the bottom line, "
    "then «Save with Encoding»)"
)


def read_text(path: Path, file: PurePosixPath, problems: Report, limit: int = LIMIT) -> str | None:
    """What the file says, line breaks as `\\n`, no byte order mark; None where a problem forbids it."""
    data = read_bytes(path, file, problems, limit + 1)
    if data is None:
        return None
    if len(data) > limit:
        problems.append(Problem(Place(file), "too-large", f"the file is larger than {limit:,} bytes; split it"))
        return None
    text = decode(data, file, problems)
    return None if text is None or has_conflicts(text, file, problems) else text


def read_bytes(path: Path, file: PurePosixPath, problems: Report, count: int = -1) -> bytes | None:
    """The first `count` bytes of a regular file, or all of them."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            problems.append(Problem(Place(file), "not-a-file", "expected a file here; move what has its name away"))
            return None
        with path.open("rb") as stream:
            return stream.read(count)
    except OSError as error:
        problems.append(unreadable(file, error))
        return None


def decode(data: bytes, file: PurePosixPath, problems: Report) -> str | None:
    """Bytes as text, as `read_text` has it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in data[:4] and len(data) > 1):
        problems.append(Problem(Place(file), "wrong-encoding", f"the file is saved as UTF-16; {_SAVE_AS}"))
        return None
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        byte = data[error.start]
        guess = bytes([byte]).decode("cp1252", errors="replace")
        message = f"byte {byte:#04x} is not UTF-8 (in Latin-1 it would be «{guess}»); {_SAVE_AS}"
        problems.append(Problem(place, "wrong-encoding", message))
        return None


def unreadable(file: PurePosixPath, error: OSError) -> Problem:
    """The problem that the system would not let us read."""
    reason = (error.strerror or "the system would not").lower()
    return Problem(Place(file), "unreadable", f"cannot read it: {reason}; give yourself the right to, or move it away")


def files_in(folder: Path, shown: PurePosixPath, root: Path, problems: Report) -> Iterator[tuple[Path, PurePosixPath]]:
    """
    Every regular file of a folder and the folders in it, with its path relative to the project, sorted.

    Left out, with a problem: links that leave `root`, links to folders, pipes, devices, what cannot be read.
    Names that begin with a dot are left out without a word.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(shown, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path, file = Path(entry.path), shown / entry.name
        refusal = _refusal(path, file, root)
        if refusal is not None:
            problems.append(refusal)
        elif path.is_dir():
            yield from files_in(path, file, root, problems)
        else:
            yield path, file


def _refusal(path: Path, file: PurePosixPath, root: Path) -> Problem | None:
    """Why this is neither a folder nor a file to read, if it is not."""
    place = Place(file)
    try:
        if path.is_symlink():
            goal = path.resolve(strict=True)
            if not goal.is_relative_to(root.resolve()):
                return Problem(
                    place, "outside-project", "it is a link that leaves the project; put a copy here instead"
                )
            if goal.is_dir():
                return Problem(
                    place, "outside-project", "it is a link to a folder; put a copy of the folder here instead"
                )
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        if isinstance(error, FileNotFoundError):
            return Problem(place, "unreadable", "it is a link to something that is not there; remove it or mend it")
        return Problem(place, "outside-project", "it is a link that leads back to itself; remove it")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return Problem(place, "not-a-file", "it is neither a file nor a folder; it is left out", "warning")
    return None
