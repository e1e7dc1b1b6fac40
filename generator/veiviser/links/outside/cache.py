"""Earlier answers of other sites, so that they are not asked each time."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from veiviser.links.outside.answer import Answer
from veiviser.writing import write_files

_AGE = {"fine": timedelta(days=7), "moved": timedelta(days=7), "dead": timedelta(days=1), "unsure": timedelta(hours=1)}
"""How long an answer holds."""


def read_cache(path: Path, now: datetime) -> dict[str, Answer]:
    """The answers that are young enough; none where the file is missing or no longer what we wrote."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {
            address: Answer(entry["kind"], entry["told"])
            for address, entry in entries.items()
            if timedelta() <= now - datetime.fromisoformat(entry["asked"]) < _AGE[entry["kind"]]
        }
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_cache(path: Path, answers: Mapping[str, Answer], asked: Collection[str], now: datetime) -> None:
    """
    Keep all answers; those just asked are as old as `now`, the others keep their age.

    Raises:
        CannotWrite: when the disk refuses.
    """
    if not asked:
        return
    earlier = _ages(path)
    entries = {
        address: {
            "kind": answer.kind,
            "told": answer.told,
            "asked": now.isoformat() if address in asked else earlier.get(address, now.isoformat()),
        }
        for address, answer in sorted(answers.items())
        if answer.kind in _AGE
    }
    write_files(path.parent, {path.name: json.dumps(entries, ensure_ascii=False, indent=1) + "\n"})


def _ages(path: Path) -> dict[str, str]:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {address: str(entry["asked"]) for address, entry in entries.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}
