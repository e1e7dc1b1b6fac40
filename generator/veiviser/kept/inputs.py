"""All that decides what a run gives: the tool, the project's files, their history, and the day."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_LOOKS = (_PACKAGE / "look", _PACKAGE.parent.parent / "prototype")
"""Where the templates and styles lie that come with the tool: in the package, or beside it in a checkout."""
_PACKAGES = "node_modules"
_chosen: list[date] = []
"""The day that this process works as of, last of all."""


class Unsure(Exception):
    """Something is there that may be what it is for reasons that no digest can tell."""


@cache
def digest_of_tool() -> str:
    """Of Python, the versions of all libraries, and this package with its templates and styles, by their stamps."""
    digest = blake2b(digest_size=24)
    digest.update(f"{sys.version}\0{sys.platform}\0".encode())
    for folder in sorted({path for path in sys.path if path.endswith("-packages")}):
        try:
            names = [name for name in os.listdir(folder) if name.endswith(".dist-info")]  # noqa: PTH208
        except OSError:  # which Python lists, there or not
            continue
        digest.update("\0".join([folder, *sorted(names)]).encode("utf-8", "surrogateescape"))
    for folder in (str(_PACKAGE), *map(str, _LOOKS)):
        _add(digest.update, folder, _stamp)
    return digest.hexdigest()


def digest_of_project(root: Path, parts: Sequence[str]) -> str:
    """
    Of what a project holds, of all files beside its folders, of what tests left behind, and of its last commit.

    Args:
        parts: the file and the folders that its site is made from, by path in the project.

    Raises:
        Unsure: where a link stands among them, or a file cannot be read.
    """
    digest = blake2b(digest_size=24)
    digest.update(f"{root}\0".encode("utf-8", "surrogateescape"))
    with os.scandir(root) as found:
        beside = [entry.name for entry in found if entry.is_file()]
    for part in sorted({*parts, *beside, ".veiviser"}):
        _add(digest.update, f"{root}/{part}", _content)
    digest.update(_history(root))
    return digest.hexdigest()


def digest_of_folder(folder: Path) -> str:
    """
    Of the stamps of all files: the same for as long as nobody has touched one.

    Raises:
        Unsure: where a link is among them.
    """
    digest = blake2b(digest_size=24)
    _add(digest.update, str(folder), _stamp)
    return digest.hexdigest()


def today() -> date:
    """The day that was chosen; else that of SOURCE_DATE_EPOCH, by which old versions can be built again; else today."""
    if _chosen:
        return _chosen[-1]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Where everything is as it is on that day."""
    _chosen.append(day)
    try:
        yield
    finally:
        _chosen.pop()


def _add(put: Callable[[bytes], None], path: str, tell: Callable[[os.DirEntry[str] | Path, str], bytes]) -> None:
    whole = Path(path)
    if whole.is_symlink():
        raise Unsure(path)
    if whole.is_file():
        put(b"%s\0%s\0" % (os.fsencode(path), tell(whole, path)))
    elif whole.is_dir():
        for entry in _entries(path):
            told = _stamp if f"/{_PACKAGES}/" in entry.path else tell
            put(b"%s\0%s\0" % (os.fsencode(entry.path), b"/" if entry.is_dir() else told(entry, entry.path)))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder, in the order of names."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        if entry.is_symlink() and _PACKAGES not in folder:
            raise Unsure(entry.path)
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)


def _stamp(entry: os.DirEntry[str] | Path, _path: str) -> bytes:
    """What the disk changes with each writing; the time of the last change of all is set by nobody but the system."""
    found = entry.stat()
    return b"%d %d %d %d" % (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _content(_entry: os.DirEntry[str] | Path, path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (of thousands of files, `Path` would take half the time)
            return blake2b(file.read(), digest_size=24).digest()
    except OSError as error:
        raise Unsure(path) from error


def _history(root: Path) -> bytes:
    """Of the last commit, and of what else decides which days files have by it; empty where there is no git."""
    asked = (["rev-parse", "--show-prefix", "--git-path", "shallow", "HEAD"], ["config", "--list", "-z"])
    told = [_git(root, command) for command in asked]
    lines = told[0].decode("utf-8", "replace").splitlines()
    shallow = root / lines[1] if len(lines) > 1 else None
    known = shallow.read_bytes() if shallow is not None and shallow.is_file() else b""
    return blake2b(b"\0".join([*told, known]), digest_size=24).digest()


def _git(root: Path, command: Sequence[str]) -> bytes:
    try:
        done = subprocess.run(["git", *command], cwd=root, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return b"%d %s" % (done.returncode, done.stdout)
