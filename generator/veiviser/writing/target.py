"""Decides where a site may be written: nowhere that holds other files."""

import os
from pathlib import Path

from veiviser.messages import Count, Message, say
from veiviser.writing.failure import CannotWrite
from veiviser.writing.marker import foreign_files, is_ours

_SOURCES = ("content", "flows", "prototype", ".git")
MEND = say("name a folder of its own, such as `site`")
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
        message = say("cannot write the site to {folder}: {reason}; {mend}", folder=target, reason=reason, mend=MEND)
        raise CannotWrite(message)
    if place.is_dir() and any(place.iterdir()):
        _refuse_what_is_not_ours(place)
    return place


def why_not(target: Path, project: Path) -> Message | None:
    """Why a site may not be written there, whatever is in it; nothing where it may."""
    project = project.resolve()
    written = project / target
    place = written.resolve()
    if written.is_symlink() and written.parent.resolve().is_relative_to(project) and not place.is_relative_to(project):
        return say("it is a link that leaves the project")
    if project.is_relative_to(place):
        return say("the project itself is in it")
    if any(place.is_relative_to(project / source) for source in _SOURCES):
        return say("it is among the project's sources")
    if _home().is_relative_to(place):
        return say("it is your home folder")
    if place.name.startswith("~"):
        return say("~ stands for your home folder to shells, and here for nothing")
    if place.exists() and not place.is_dir():
        return say("it is a file")
    if place.is_dir() and os.path.ismount(place):
        return say("it is a disk of its own")
    if (place / ".git").exists():
        return say("it is a git work tree")
    return None


def _home() -> Path:
    try:
        return Path.home().resolve()
    except RuntimeError:  # no HOME, and no entry in the system's list of users
        return Path("/")


def _refuse_what_is_not_ours(place: Path) -> None:
    if not is_ours(place):
        message = say(
            "cannot write the site to {folder}: it holds files that veiviser did not write; empty it yourself, or name "
            "another folder",
            folder=place,
        )
        raise CannotWrite(message)
    if foreign := foreign_files(place):
        raise CannotWrite(_holds(place, foreign))


def _holds(place: Path, foreign: list[str]) -> Message:
    names, more = ", ".join(foreign[:_NAMED]), len(foreign) - _NAMED
    if more <= 0:
        return say(
            "cannot write the site to {folder}: it holds files that veiviser did not write: {names}; move them away, "
            "nothing was removed",
            folder=place,
            names=names,
        )
    return say(
        "cannot write the site to {folder}: it holds files that veiviser did not write: {names} and {count} more; move "
        "them away, nothing was removed",
        folder=place,
        names=names,
        count=Count(more),
    )
