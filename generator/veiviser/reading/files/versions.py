"""Earlier versions of a project, as git keeps them."""

import io
import subprocess
import tarfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from veiviser.messages import Message, any_of, say

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What the branch that others leave is called, the likeliest first."""


class NoVersion(Exception):
    """Git does not know what was asked for."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def where_it_left(root: Path, branch: str = "") -> str:
    """
    The commit at which what we are on left another branch.

    Args:
        branch: or tag, or commit; left out, the main branch.

    Raises:
        NoVersion: when there is no git, no such branch, or no common history.
    """
    known = [
        name for name in ([branch] if branch else _MAIN) if _git(root, "rev-parse", "-q", "--verify", name) is not None
    ]
    if not known and branch:
        raise NoVersion(say("git knows no version `{name}` here", name=branch))
    if not known:
        names = any_of(*(f"`{name}`" for name in _MAIN[1:]))
        raise NoVersion(say("git knows no branch {names} here; name the version to compare with", names=names))
    found = _git(root, "merge-base", known[0], "HEAD")
    if found is None:
        mend = say("get the whole history first, with `git fetch --unshallow`")
        raise NoVersion(say("git knows no version that `{name}` and this one share; {mend}", name=known[0], mend=mend))
    return found.decode().strip()


def files_of(root: Path, commit: str, names: Sequence[str]) -> dict[PurePosixPath, bytes]:
    """
    Regular files of a version, by path relative to `root`.

    Args:
        names: of files and folders directly below `root`, there or not.

    Raises:
        NoVersion: when git cannot give them.
    """
    tree = _git(root, "ls-tree", "-z", "--name-only", commit, "--", *names) or b""
    there = [name for name in tree.decode("utf-8", "surrogateescape").split("\0") if name]
    if not there:
        raise NoVersion(say("there is no project in the version `{name}`", name=commit[:10]))
    packed = _git(root, "archive", "--format=tar", commit, "--", *there)
    if packed is None:
        raise NoVersion(say("git cannot give the version `{name}`", name=commit[:10]))
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return {
            PurePosixPath(member.name): file.read()
            for member in archive
            if member.isfile() and (file := archive.extractfile(member)) is not None
        }


def day_of(root: Path, commit: str) -> date | None:
    """The day of a version, in UTC; None where git does not know it."""
    seconds = (_git(root, "show", "-s", "--format=%ct", commit, "--") or b"").strip()
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdigit() else None


def own_name(root: Path) -> str:
    """The name that git writes on what somebody commits here; empty where it knows none."""
    return (_git(root, "config", "user.name") or b"").decode("utf-8", "replace").strip()


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
