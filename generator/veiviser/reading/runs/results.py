"""What runs of the tests left behind in `.veiviser/results/`, a file a flow."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.model.coverage import RUN, Case, Ran, Record
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

FOLDER = ".veiviser/results"
_MOST = 1_000_000
"""So many edges no branch has; a larger number is a slip."""


def results_file(flow: str) -> str:
    """Where a flow's results are, relative to the project's root."""
    return f"{FOLDER}/{flow}.json"


def read_results(root: Path, flow: str) -> Ran:
    """All that is known of a flow; nothing where the file is not there, or is not one of ours: no author wrote it."""
    path = root / results_file(flow)
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return {}
    text = read_text(path, PurePosixPath(results_file(flow)), Report())
    try:
        return parse_results(text or "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def parse_results(text: str) -> Ran:
    """
    What a results file says.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: when it is not one of ours.
    """
    ran = json.loads(text)["ran"]
    return {column: _record(ran[column]) for column in RUN if column in ran}


def written(flow: str, ran: Ran) -> str:
    """The file's text; the same for the same results."""
    columns = {column: _listed(ran[column]) for column in RUN if column in ran}
    return json.dumps({"flow": flow, "ran": columns}, ensure_ascii=False, indent=1) + "\n"


def _record(of: Any) -> Record:
    return Record(str(of["content"]), frozenset(_cases(of["passed"])), frozenset(_cases(of["failed"])))


def _listed(record: Record) -> dict[str, Any]:
    return {"content": record.content, "passed": _in_runs(record.passed), "failed": _in_runs(record.failed)}


def _in_runs(cases: Iterable[Case]) -> dict[str, str]:
    """By key, its numbers with whole runs in one, `1-3 7`: the file is as long as there are keys, not as cases."""
    found: dict[str, list[list[int]]] = {}
    for key, number in sorted(cases):
        runs = found.setdefault(key, [])
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return {key: " ".join("-".join(map(str, run)) for run in runs) for key, runs in found.items()}


def _cases(listed: Mapping[str, str]) -> Iterable[Case]:
    for key, runs in listed.items():
        for run in runs.split():
            first, _, last = run.partition("-")
            for number in range(int(first), min(int(last or first), _MOST) + 1):
                yield key, number
