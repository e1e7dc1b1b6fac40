"""What was corrected, in order, so that it can be taken back and done again, after a restart too."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.correcting.files import Corrected
from veiviser.editing.correcting import MeanwhileChanged
from veiviser.problem import ProblemsFound, Report
from veiviser.reading.files.text import read_bytes
from veiviser.writing import replace_file

FILE = PurePosixPath(".veiviser/corrections.json")
"""Relative to the project's root."""
_KEPT = 200
_LIMIT = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One correction, as bytes that changed."""

    file: str
    at: int
    """Offset of the first byte that differs."""
    old: bytes
    new: bytes
    before: str
    """Digest of the whole file."""
    after: str


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of one project; each call reads them from its file, and writes them back."""

    root: Path

    def add(self, corrected: Corrected) -> None:
        """Note a correction; what was taken back before it cannot be done again."""
        if corrected.before != corrected.after:
            steps, done = self._read()
            steps = [*steps[:done], _step_of(corrected)][-_KEPT:]
            self._write(steps, len(steps))

    def undo(self) -> Corrected | None:
        """
        Take the last correction back; None where there is none.

        Raises:
            MeanwhileChanged: when its file was changed since; nothing is written.
        """
        steps, done = self._read()
        if not done:
            return None
        made = self._turned(steps[done - 1], back=True)
        self._write(steps, done - 1)
        return made

    def redo(self) -> Corrected | None:
        """Do again what was taken back last; likewise."""
        steps, done = self._read()
        if done >= len(steps):
            return None
        made = self._turned(steps[done], back=False)
        self._write(steps, done + 1)
        return made

    def counts(self) -> tuple[int, int]:
        """How many steps can be taken back, and how many can be done again."""
        steps, done = self._read()
        return done, len(steps) - done

    def _turned(self, step: _Step, *, back: bool) -> Corrected:
        report = Report()
        data = read_bytes(self.root / step.file, PurePosixPath(step.file), report)
        if data is None:
            raise ProblemsFound(tuple(report))
        expected, old, new = (step.after, step.new, step.old) if back else (step.before, step.old, step.new)
        if _digest(data) != expected:
            raise MeanwhileChanged(None)
        made = data[: step.at] + new + data[step.at + len(old) :]
        replace_file(self.root, step.file, made)
        return Corrected(file=PurePosixPath(step.file), before=data, after=made)

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
            }
            for step in steps
        ]
        replace_file(self.root, str(FILE), json.dumps({"done": done, "steps": kept}, indent=1) + "\n")


def _step_of(corrected: Corrected) -> _Step:
    before, after = corrected.before, corrected.after
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    return _Step(
        file=str(corrected.file),
        at=first,
        old=before[first : len(before) - last],
        new=after[first : len(after) - last],
        before=_digest(before),
        after=_digest(after),
    )


def _alike(some: bytes, others: bytes) -> int:
    """How many bytes from the first on are the same."""
    both = zip(some, others, strict=False)
    return next((n for n, (one, other) in enumerate(both) if one != other), min(len(some), len(others)))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
