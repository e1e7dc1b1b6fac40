"""Replaces a site by a new one in one step, once it is complete."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veiviser.messages import Count, say
from veiviser.writing.exchange import put_in_place, recover, settle
from veiviser.writing.failure import CannotWrite, cannot_write, is_about_the_disk
from veiviser.writing.lock import locked
from veiviser.writing.marker import mark
from veiviser.writing.target import safe_target

_LEAST = 1 << 20
"""Bytes that must be free, beside the size of the site that is there."""


@contextmanager
def new_site(target: Path, project: Path, *, wait: float = 10) -> Iterator[Path]:
    """
    A fresh folder beside `target` to write into; when the block ends well, it takes the target's place in one step.

    Whatever happens before that (an exception, a kill, a full disk, a power cut), the old site stands as it was, and
    what was left lying is removed at the next start.

    Args:
        target: absolute, or relative to the project.
        project: the project's root, which a site must never replace.
        wait: seconds to wait for another build of the same site.

    Raises:
        CannotWrite: when the target is not ours to replace, is busy, or the disk refuses.
    """
    place = safe_target(target, project)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(place, error) from error
    with locked(place, wait):
        fresh = place.with_name(f".{place.name}.new-{os.getpid()}")
        aside = place.with_name(f".{place.name}.old")
        try:
            recover(place, aside)
            _sweep(place)
            _check_space(place)
            fresh.mkdir(mode=0o755)
        except OSError as error:
            raise cannot_write(fresh, error) from error
        try:
            yield fresh
            _finish(fresh, place, aside, project)
        except OSError as error:
            if is_about_the_disk(error):
                raise cannot_write(place, error) from error
            raise
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _finish(fresh: Path, place: Path, aside: Path, project: Path) -> None:
    try:
        mark(fresh)
        _open_to_all(fresh)
        settle(fresh)
        safe_target(place, project)  # again: somebody may have put files there meanwhile
        old = put_in_place(fresh, place, aside)
    except OSError as error:
        raise cannot_write(place, error) from error
    if old is not None:
        shutil.rmtree(old, ignore_errors=True)


def _open_to_all(folder: Path) -> None:
    """Modes that a web server can read, whoever wrote the files (engine and search too) and under which umask."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _sweep(place: Path) -> None:
    """Remove what killed builds left; as we hold the lock, nobody is writing there."""
    left = re.compile(rf"\.{re.escape(place.name)}\.(new-\d+|old)")
    for path in place.parent.iterdir():
        if left.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _check_space(place: Path) -> None:
    needed = _LEAST + sum(path.lstat().st_size for path in place.rglob("*")) if place.exists() else _LEAST
    free = shutil.disk_usage(place.parent).free
    if free < needed:
        message = say(
            "cannot write {path}: the disk has {free} MiB left and a new site needs about {needed} MiB; the earlier "
            "site is untouched",
            path=place,
            free=Count(free >> 20),
            needed=Count((needed >> 20) + 1),
        )
        raise CannotWrite(message)
