"""What runs of the tests left behind in `.veiviser/results/`, a file a flow."""

import json
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.model.coverage import RUN, Ran, Record
from veiviser.reading.files import read_text

FOLDER = ".veiviser/results"


def results_file(flow: str) -> str:
    """Where a flow's results are, relative to the project's root."""
    return f"{FOLDER}/{flow}.json"


def digest_of(text: str) -> str:
    """By which results know the text that they are about."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_results(root: Path, flow: str) -> Ran:
    """All that is known of a flow; nothing where the file is not there, or is not one of ours: no author wrote it."""
    path = root / results_file(flow)
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return {}
    text = read_text(path, PurePosixPath(results_file(flow)), [])
    try:
        return parse_results(text or "")
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def parse_results(text: str) -> Ran:
    """
    What a results file says.

    Raises:
        ValueError, KeyError, TypeError, RecursionError: when it is not one of ours.
    """
    ran = json.loads(text)["ran"]
    return {column: _record(ran[column]) for column in RUN if column in ran}


def written(flow: str, ran: Ran) -> str:
    """The file's text; the same for the same results."""
    columns = {column: _listed(ran[column]) for column in RUN if column in ran}
    return json.dumps({"flow": flow, "ran": columns}, ensure_ascii=False, indent=1) + "\n"


def _record(of: Any) -> Record:
    return Record(str(of["content"]), frozenset(of["passed"]), frozenset(of["failed"]))


def _listed(record: Record) -> dict[str, Any]:
    return {"content": record.content, "passed": sorted(record.passed), "failed": sorted(record.failed)}
