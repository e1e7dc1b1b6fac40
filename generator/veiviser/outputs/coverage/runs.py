"""What runs of the tests say of each branch."""

from dataclasses import replace

from veiviser.model.coverage import Case, Colour, Column, Covered, FlowCoverage, Ran, Record


def with_results(flow: FlowCoverage, ran: Ran | None) -> FlowCoverage:
    """The same with the columns of tests filled in; red where nothing was run, amber where the pages are newer."""
    if not ran:
        return flow
    branches = tuple(
        replace(branch, cells={**branch.cells, **_cells(branch, ran, flow.content)}) for branch in flow.branches
    )
    return replace(flow, branches=branches, was_run=True)


def _cells(branch: Covered, ran: Ran, content: str) -> dict[Column, Colour]:
    found: dict[Column, Colour] = {}
    for column, record in ran.items():
        colour = _colour(record, branch.states if column == "accessible" else branch.edges)
        found[column] = "amber" if colour == "green" and record.content != content else colour
    return found


def _colour(record: Record, cases: tuple[Case, ...]) -> Colour:
    """Green where it passed in every state, amber where it did in some and failed in none."""
    if any(case in record.failed for case in cases):
        return "red"
    passed = [case in record.passed for case in cases]
    return "green" if all(passed) else "amber" if any(passed) else "red"
