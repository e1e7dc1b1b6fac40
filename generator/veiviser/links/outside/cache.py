"""Earlier answers of other sites, so that they are not asked each time."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from veiviser.links.outside.answer import Answer
from veiviser.messages import Message
from veiviser.writing import write_files

_AGE = {"fine": timedelta(days=7), "moved": timedelta(days=7), "dead": timedelta(days=1), "unsure": timedelta(hours=1)}
"""How long an answer holds."""
_TEMPLATE = re.compile(r"(?:[^{}]|\{[a-z]+\})*")
"""What we write: names in braces, and nothing that `format` would do more with."""


def read_cache(path: Path, now: datetime) -> dict[str, Answer]:
    """The answers that are young enough; none where the file is missing or no longer what we wrote."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {
            address: Answer(entry["kind"], _told(entry))
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
            **({"told": answer.told.template, "values": answer.told.values} if answer.told else {}),
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


def _told(entry: Mapping[str, Any]) -> Message | None:
    """The sentence as template and values, so that it is shown in the language of whoever reads it next."""
    if "told" not in entry:
        return None
    if not _TEMPLATE.fullmatch(entry["told"]):
        raise ValueError
    return Message(entry["told"], dict(entry["values"]))
