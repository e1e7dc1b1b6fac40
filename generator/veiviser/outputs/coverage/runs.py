"""What runs of the tests say of each branch."""

from dataclasses import replace

from veiviser.model.coverage import Colour, Column, Covered, FlowCoverage, Record, Results


def with_results(flow: FlowCoverage, results: Results | None) -> FlowCoverage:
    """The same with the columns of tests filled in; red where nothing was run, amber where the flow is newer."""
    if results is None or not results.ran:
        return flow
    branches = tuple(replace(branch, cells={**branch.cells, **_cells(branch, results)}) for branch in flow.branches)
    return replace(flow, branches=branches, was_run=True)


def _cells(branch: Covered, results: Results) -> dict[Column, Colour]:
    found: dict[Column, Colour] = {}
    for column, record in results.ran.items():
        keys = branch.pages if column == "accessible" else (branch.key,)
        colour = _colour(record, keys)
        found[column] = "amber" if colour == "green" and record.content != results.content else colour
    return found


def _colour(record: Record, keys: tuple[str, ...]) -> Colour:
    """Green where all of it passed, amber where a part did and nothing failed."""
    if any(key in record.failed for key in keys):
        return "red"
    passed = [key in record.passed for key in keys]
    return "green" if all(passed) else "amber" if any(passed) else "red"
