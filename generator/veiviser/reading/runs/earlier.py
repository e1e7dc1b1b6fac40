"""What the last review left behind of earlier versions, in `.veiviser/earlier/`, a file a flow that was otherwise."""

import json
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.model.earlier import Earlier
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

FOLDER = ".veiviser/earlier"


def earlier_file(flow: str) -> str:
    """Where an earlier version of a flow is, relative to the project's root."""
    return f"{FOLDER}/{flow}.json"


def read_earlier(root: Path, flow: str) -> Earlier | None:
    """None where no review met another version of it, or the file is not one of ours: no author wrote it."""
    path = root / earlier_file(flow)
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return None
    text = read_text(path, PurePosixPath(earlier_file(flow)), Report())
    try:
        found = json.loads(text or "")
        screens = {str(name): str(digest) for name, digest in found["screens"].items()}
        return Earlier(day=date.fromisoformat(found["day"]), screens=screens)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def written_earlier(earlier: Earlier) -> str:
    """The file's text; the same for the same version."""
    kept = {"day": earlier.day.isoformat(), "screens": dict(earlier.screens)}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
