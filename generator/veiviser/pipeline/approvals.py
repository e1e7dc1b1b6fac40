"""Approvals whose last day is past."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from veiviser.messages import say
from veiviser.problem import Problem, Report
from veiviser.reading.runs.approvals import read_approvals


def ended_approvals(root: Path, day: date) -> Iterator[Problem]:
    """A warning for each, and whatever is wrong with their file."""
    report = Report()
    approvals = read_approvals(root, report)
    yield from report
    for approval in approvals.values():
        if approval.until is not None and approval.until < day:
            message = say(
                "{who} approved this until {until}; have it looked at again, and run `veiviser approve`",
                who=approval.who,
                until=approval.until,
            )
            yield Problem(approval.place, "approval-ended", message, "warning")
