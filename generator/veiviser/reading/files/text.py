"""Authors' files as text: only regular ones, only inside the project, only UTF-8, only so large."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.conflicts import has_conflicts

LIMIT = 2_000_000
"""Bytes in a file that people write."""
COMPILED = "__pycache__"
"""A folder that Python leaves beside tests, as in a component's own folder."""
_SAVE_AS = say(
    "save it as UTF-8 (Notepad: File, Save as, Encoding: UTF-8; VS Code: click the encoding in the bottom line, then "
    "«Save with Encoding»)"
)
_REASONS = {
    errno.EACCES: say("permission denied"),
    errno.EPERM: say("operation not permitted"),
    errno.ENOENT: say("no such file or directory"),
    errno.ENAMETOOLONG: say("file name too long"),
    errno.ELOOP: say("too many levels of symbolic links"),
    errno.EIO: say("input/output error"),
}
"""The system's own words, which it has in English alone."""


def read_text(path: Path, file: PurePosixPath, report: Report, limit: int = LIMIT) -> str | None:
    """What the file says, line breaks as `\\n`, no byte order mark; None where a problem forbids it."""
    data = read_bytes(path, file, report, limit + 1)
    if data is None:
        return None
    if len(data) > limit:
        report.error(Place(file), "too-large", say("the file is larger than {most} bytes; split it", most=Count(limit)))
        return None
    text = decode(data, file, report)
    return None if text is None or has_conflicts(text, file, report) else text


def read_bytes(path: Path, file: PurePosixPath, report: Report, count: int = -1) -> bytes | None:
    """The first `count` bytes of a regular file, or all of them."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            report.error(Place(file), "not-a-file", say("expected a file here; move what has its name away"))
            return None
        with path.open("rb") as stream:
            return stream.read(count)
    except OSError as error:
        report.append(unreadable(file, error))
        return None


def decode(data: bytes, file: PurePosixPath, report: Report, mend: Message = _SAVE_AS) -> str | None:
    """
    Bytes as text, as `read_text` has it.

    Args:
        mend: what is said to whoever saved it with other letters.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in data[:4] and len(data) > 1):
        report.error(Place(file), "wrong-encoding", say("the file is saved as UTF-16; {mend}", mend=mend))
        return None
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        byte, guess = f"{data[error.start]:#04x}", data[error.start : error.start + 1].decode("cp1252", "replace")
        message = say(
            "byte {byte} is not UTF-8 (in Latin-1 it would be «{guess}»); {mend}",
            byte=byte,
            guess=guess,
            mend=mend,
        )
        report.error(place, "wrong-encoding", message)
        return None


def unreadable(file: PurePosixPath, error: OSError) -> Problem:
    """The problem that the system would not let us read."""
    reason = _REASONS.get(error.errno or 0) or (error.strerror or "").lower() or say("the system would not")
    return Problem(
        Place(file),
        "unreadable",
        say("cannot read it: {reason}; give yourself the right to, or move it away", reason=reason),
    )


def files_in(folder: Path, shown: PurePosixPath, root: Path, report: Report) -> Iterator[tuple[Path, PurePosixPath]]:
    """
    Every regular file of a folder and the folders in it, with its path relative to the project, sorted.

    Left out, with a problem: links that leave `root`, links to folders, pipes, devices, what cannot be read.
    Names that begin with a dot, and what Python compiles of tests, are left out without a word.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report.append(unreadable(shown, error))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == COMPILED:
            continue
        path, file = Path(entry.path), shown / entry.name
        refusal = _refusal(path, file, root)
        if refusal is not None:
            report.append(refusal)
        elif path.is_dir():
            yield from files_in(path, file, root, report)
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
                    place, "outside-project", say("it is a link that leaves the project; put a copy here instead")
                )
            if goal.is_dir():
                return Problem(
                    place, "outside-project", say("it is a link to a folder; put a copy of the folder here instead")
                )
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        if isinstance(error, FileNotFoundError):
            return Problem(
                place, "unreadable", say("it is a link to something that is not there; remove it or mend it")
            )
        return Problem(place, "outside-project", say("it is a link that leads back to itself; remove it"))
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return Problem(place, "not-a-file", say("it is neither a file nor a folder; it is left out"), "warning")
    return None
