"""Fills in the columns of coverage that only test runs can measure."""

from dataclasses import replace

from veiviser.model.coverage import Case, Colour, Column, Covered, FlowCoverage, Ran, Record


def with_results(flow: FlowCoverage, ran: Ran | None) -> FlowCoverage:
    """The same with the columns of tests filled in; grey where nothing was run, amber where the pages are newer."""
    if not ran:
        return flow
    return replace(
        flow, branches=tuple(_filled_in(branch, ran, flow.content) for branch in flow.branches), was_run=True
    )


def _filled_in(branch: Covered, ran: Ran, content: str) -> Covered:
    cells, passed = dict(branch.cells), dict[Column, int]()
    for column, record in ran.items():
        cases = branch.cases(column)
        colour = _colour(record, cases)
        cells[column] = "amber" if colour == "green" and record.content != content else colour
        passed[column] = sum(case in record.passed for case in cases)
    return replace(branch, cells=cells, passed=passed)


def _colour(record: Record, cases: tuple[Case, ...]) -> Colour:
    """Green where it passed in every state, amber where it did in some and failed in none, grey where none was run."""
    if any(case in record.failed for case in cases):
        return "red"
    passed = [case in record.passed for case in cases]
    return "green" if all(passed) else "amber" if any(passed) else "grey"
