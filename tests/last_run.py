"""What the browser tests found of the repository's own site, kept for its page about accessibility."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from veiviser.model.last_run import Finding, LastRun
from veiviser.reading.runs.accessibility import LAST_RUN, read_last_run, written_last_run
from veiviser.writing import replace_file

KINDS = {
    "test_pages.py::test_axe": "Regler for tilgjengelighet",
    "at_400_percent": "Forstørring",
    "test_keyboard.py": "Tastatur",
    "test_screen_reader.py": "Skjermleser",
    "without_scripts": "Uten skript",
    "without scripts": "Uten skript",
    "test_media.py": "Egne farger og mindre bevegelse",
    "test_dark.py": "Egne farger og mindre bevegelse",
}
"""What a reader calls that which a test's name has in it; the first holds."""
SEEN = "seen by axe"
"""The name of the property in which a test says what axe went through."""
ELSEWHERE = "[example"
"""Tests of the example's site say nothing of ours."""


def seen_by_axe(found: Mapping[str, list[str]], *, pages: bool = False) -> tuple[str, dict[str, Any]]:
    """
    The property of a test, from what axe said at each look.

    Args:
        found: by page, or by screen and moment with a space between.
        pages: whether people read them.
    """
    places = {look.partition(" ")[0] for look in found}
    counts = {"pages" if pages else "screens": len(places), "looks": len(found)}
    breaches = sorted({f"{look or '/'}: {line.partition(':')[0]}" for look, lines in found.items() for line in lines})
    return SEEN, {**counts, "breaches": breaches}


class Keeper:
    """Gathers what the tests of all processes report."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = ""
        self.tests: dict[str, Finding] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One that cannot begin has failed, too."""
        kind = next((kind for part, kind in KINDS.items() if part in report.nodeid), None)
        if kind is None or not report.nodeid.startswith("tests/browser/") or ELSEWHERE in report.nodeid:
            return
        if report.when == "call" or report.failed:
            from veiviser.pipeline.changes import digest_of_source

            self.source = self.source or digest_of_source(self.root)
            said: dict[str, Any] = dict(report.user_properties)
            self.tests[report.nodeid] = Finding(kind=kind, passed=report.passed, **said.get(SEEN, {}))

    def pytest_sessionfinish(self) -> None:
        """What an earlier run found of the same source is kept beside; of another, it is forgotten."""
        if not self.tests:
            return
        before = read_last_run(self.root)
        earlier = before.tests if before and before.source == self.source else {}
        order = {kind: place for place, kind in enumerate(KINDS.values())}
        known = ((name, test) for name, test in {**earlier, **self.tests}.items() if test.kind in order)
        tests = dict(sorted(known, key=lambda one: (order[one[1].kind], one[0])))
        missing = tuple(kind for kind in order if kind not in {test.kind for test in tests.values()})
        replace_file(self.root, LAST_RUN, written_last_run(LastRun(date.today(), self.source, tests, missing)))
