"""What was corrected, in order, so that it can be taken back and done again, after a restart too."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.correcting.files import Corrected
from veiviser.editing.correcting import MeanwhileChanged
from veiviser.problem import ProblemsFound, Report
from veiviser.reading.files.text import read_bytes
from veiviser.writing import check_path, replace_file

FILE = PurePosixPath(".veiviser/corrections.json")
"""Relative to the project's root."""
ASIDE = PurePosixPath(".veiviser/taken-back")
"""Where files lie that were new and are taken back, each named by its digest."""
_KEPT = 200
_LIMIT = 4_000_000
_LARGEST = 40_000_000
"""Bytes of a file that is taken back: a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One correction, as bytes that changed."""

    file: str
    at: int
    """Offset of the first byte that differs."""
    old: bytes
    new: bytes
    before: str
    """Digest of the whole file; empty where there was none."""
    after: str
    """Likewise; empty where it is taken away."""
    also: bool = False
    """Whether it belongs with the one before it, and is taken back with it."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of one project; each call reads them from its file, and writes them back."""

    root: Path

    def add(self, *corrected: Corrected) -> None:
        """Note what was corrected at once; what was taken back before it cannot be done again."""
        new = [_step_of(one) for one in corrected if one.before != one.after]
        if new:
            steps, done = self._read()
            new = [new[0], *(replace(step, also=True) for step in new[1:])]
            steps = _whole([*steps[:done], *new][-_KEPT:])
            self._write(steps, len(steps))

    def write(self, *made: Corrected) -> None:
        """
        Write files, new ones and such as are taken away too, as one step.

        Raises:
            CannotWrite: when the disk refuses; those before it are written.
        """
        for one in made:
            self._put(one)
        self.add(*made)

    def undo(self) -> tuple[Corrected, ...]:
        """
        Take the last correction back; nothing where there is none.

        Raises:
            MeanwhileChanged: when a file of it was changed since; nothing is written.
        """
        steps, done = self._read()
        first = max(done - 1, 0)
        while first > 0 and steps[first].also:
            first -= 1
        return self._turned(steps, range(done - 1, first - 1, -1), first, back=True)

    def redo(self) -> tuple[Corrected, ...]:
        """Do again what was taken back last; likewise."""
        steps, done = self._read()
        end = done + 1
        while end < len(steps) and steps[end].also:
            end += 1
        return self._turned(steps, range(done, min(end, len(steps))), min(end, len(steps)), back=False)

    def counts(self) -> tuple[int, int]:
        """How many steps can be taken back, and how many can be done again."""
        steps, done = self._read()
        return done, len(steps) - done

    def _turned(self, steps: list[_Step], which: range, done: int, *, back: bool) -> tuple[Corrected, ...]:
        """Those steps taken back or done again, all of them or none."""
        made = [self._made(steps[number], back=back) for number in which]
        for one in made:
            self._put(one)
        if made:
            self._write(steps, done)
        return tuple(made)

    def _made(self, step: _Step, *, back: bool) -> Corrected:
        """What a file is and would be."""
        file = PurePosixPath(step.file)
        data = self._there(file)
        before, after = (step.after, step.before) if back else (step.before, step.after)
        if _digest(data) != before:
            raise MeanwhileChanged(None)
        if data is None or not after:
            made = read_bytes(self.root / ASIDE / after, ASIDE / after, Report(), _LARGEST) if after else None
            if _digest(made) != after:
                raise MeanwhileChanged(None)
            return Corrected(file=file, before=data, after=made)
        old, new = (step.new, step.old) if back else (step.old, step.new)
        return Corrected(file=file, before=data, after=data[: step.at] + new + data[step.at + len(old) :])

    def _there(self, file: PurePosixPath) -> bytes | None:
        """What stands in a file; None where there is none."""
        check_path(str(file))  # the journal may be somebody else's
        path = self.root / file
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise MeanwhileChanged(None)
        if not path.exists() and not path.is_symlink():
            return None
        report = Report()
        data = read_bytes(path, file, report, _LARGEST)
        if data is None or path.is_symlink():
            raise ProblemsFound(tuple(report)) if report else MeanwhileChanged(None)
        return data

    def _put(self, made: Corrected) -> None:
        if made.after is not None:
            replace_file(self.root, str(made.file), made.after)
        elif made.before is not None:
            replace_file(self.root, str(ASIDE / _digest(made.before)), made.before)
            (self.root / made.file).unlink()

    def _read(self) -> tuple[list[_Step], int]:
        data = read_bytes(self.root / FILE, FILE, Report(), _LIMIT)
        try:
            kept: Any = json.loads(data or b"{}")
            steps = [
                _Step(**{**one, "old": b64decode(one["old"]), "new": b64decode(one["new"])})
                for one in kept.get("steps", [])
            ]
            return steps, min(max(int(kept.get("done", 0)), 0), len(steps))
        except (ValueError, TypeError, KeyError, AttributeError):  # half a file, or somebody else's
            return [], 0

    def _write(self, steps: list[_Step], done: int) -> None:
        kept = [
            {
                "file": step.file,
                "at": step.at,
                "old": b64encode(step.old).decode(),
                "new": b64encode(step.new).decode(),
                "before": step.before,
                "after": step.after,
                "also": step.also,
            }
            for step in steps
        ]
        replace_file(self.root, str(FILE), json.dumps({"done": done, "steps": kept}, indent=1) + "\n")


def _whole(steps: list[_Step]) -> list[_Step]:
    """Without the rest, at the beginning, of steps whose first is forgotten."""
    first = next((number for number, step in enumerate(steps) if not step.also), len(steps))
    return steps[first:]


def _step_of(corrected: Corrected) -> _Step:
    if corrected.before is None or corrected.after is None:
        first, last = _digest(corrected.before), _digest(corrected.after)
        return _Step(file=str(corrected.file), at=0, old=b"", new=b"", before=first, after=last)
    before, after = corrected.before, corrected.after
    same = _alike(before, after)
    behind = _alike(before[same:][::-1], after[same:][::-1])
    return _Step(
        file=str(corrected.file),
        at=same,
        old=before[same : len(before) - behind],
        new=after[same : len(after) - behind],
        before=_digest(before),
        after=_digest(after),
    )


def _alike(some: bytes, others: bytes) -> int:
    """How many bytes from the first on are the same."""
    both = zip(some, others, strict=False)
    return next((n for n, (one, other) in enumerate(both) if one != other), min(len(some), len(others)))


def _digest(data: bytes | None) -> str:
    """Empty of no file."""
    return "" if data is None else blake2b(data, digest_size=16).hexdigest()
