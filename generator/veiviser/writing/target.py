"""Decides where a site may be written: nowhere that holds other files."""

import os
from pathlib import Path

from veiviser.writing.failure import CannotWrite
from veiviser.writing.marker import foreign_files, is_ours

_SOURCES = ("content", "flows", "prototype", ".git")
MEND = "name a folder of its own, such as `site`"
_NAMED = 5
"""How many foreign files a message names."""


def safe_target(target: Path, project: Path) -> Path:
    """
    The absolute folder that a site may be written to: missing, empty, or holding only what was written before.

    Raises:
        CannotWrite: for every other.
    """
    place = (project.resolve() / target).resolve()
    reason = why_not(target, project)
    if reason:
        raise CannotWrite(f"cannot write the site to {target}: {reason}; {MEND}")
    if place.is_dir() and any(place.iterdir()):
        _refuse_what_is_not_ours(place)
    return place


def why_not(target: Path, project: Path) -> str:
    """Why a site may not be written there, whatever is in it; empty where it may."""
    project = project.resolve()
    written = project / target
    place = written.resolve()
    if written.is_symlink() and written.parent.resolve().is_relative_to(project) and not place.is_relative_to(project):
        return "it is a link that leaves the project"
    if project.is_relative_to(place):
        return "the project itself is in it"
    if any(place.is_relative_to(project / source) for source in _SOURCES):
        return "it is among the project's sources"
    if _home().is_relative_to(place):
        return "it is your home folder"
    if place.name.startswith("~"):
        return "~ stands for your home folder to shells, and here for nothing"
    if place.exists() and not place.is_dir():
        return "it is a file"
    if place.is_dir() and os.path.ismount(place):
        return "it is a disk of its own"
    if (place / ".git").exists():
        return "it is a git work tree"
    return ""


def _home() -> Path:
    try:
        return Path.home().resolve()
    except RuntimeError:  # no HOME, and no entry in the system's list of users
        return Path("/")


def _refuse_what_is_not_ours(place: Path) -> None:
    if not is_ours(place):
        raise CannotWrite(
            f"cannot write the site to {place}: it holds files that veiviser did not write; "
            "empty it yourself, or name another folder"
        )
    if foreign := foreign_files(place):
        names = ", ".join(foreign[:_NAMED]) + (f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else "")
        raise CannotWrite(
            f"cannot write the site to {place}: it holds files that veiviser did not write: {names}; "
            "move them away, nothing was removed"
        )
