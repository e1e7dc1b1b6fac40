"""What the last run of a site's own tests left behind, in `.veiviser/accessibility.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.model.last_run import Finding, LastRun
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

LAST_RUN = ".veiviser/accessibility.json"


def read_last_run(root: Path) -> LastRun | None:
    """None where there was no run, or the file is not one of ours: no author wrote it."""
    path = root / LAST_RUN
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return None
    text = read_text(path, PurePosixPath(LAST_RUN), Report())
    try:
        found = json.loads(text or "")
        tests = {str(name): _finding(test) for name, test in found["tests"].items()}
        missing = tuple(map(str, found["missing"]))
        return LastRun(date.fromisoformat(found["day"]), str(found["source"]), tests, missing)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def written_last_run(run: LastRun) -> str:
    """The file's text; the same for the same run."""
    tests = {name: asdict(test) for name, test in run.tests.items()}
    kept = {"day": run.day.isoformat(), "source": run.source, "missing": run.missing, "tests": tests}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _finding(test: Mapping[str, Any]) -> Finding:
    return Finding(
        kind=str(test["kind"]),
        passed=bool(test["passed"]),
        pages=int(test["pages"]),
        screens=int(test["screens"]),
        looks=int(test["looks"]),
        breaches=tuple(map(str, test["breaches"])),
    )
