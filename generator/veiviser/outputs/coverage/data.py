"""Coverage as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from veiviser.model.approval import Held
from veiviser.model.coverage import COLUMNS, FlowCoverage, figures
from veiviser.outputs.coverage.approved import approvals_as_data


def as_data(flows: Sequence[FlowCoverage], parts: Sequence[str], held: Sequence[Held] = ()) -> str:
    """
    One JSON object: how many branches there are, are tried and are not told, and the colour of each in each column.

    Args:
        parts: what `flow_as_data` says of each flow.
        held: how each approval stands; where there are none, nothing is said of them.
    """
    columns = flows[0].columns if flows else COLUMNS
    counted = json.dumps(asdict(figures(flows)))[1:-1]
    approvals = f', "approvals": {json.dumps(approvals_as_data(held), ensure_ascii=False)}' if held else ""
    return f'{{{counted}, "columns": {json.dumps(columns)}, "flows": [{", ".join(parts)}]{approvals}}}\n'


def flow_as_data(flow: FlowCoverage) -> str:
    """A JSON object; without indents, which would take ten times as long."""
    counted = figures([flow])
    data = {
        "name": flow.name,
        "tried": counted.tried,
        "untold": counted.untold,
        "was_run": flow.was_run,
        "content": flow.content,
        "green": {column: flow.count(column, "green") for column in flow.columns},
        "branches": [
            {
                "key": branch.key,
                "label": branch.label,
                "leads": branch.leads,
                "place": str(branch.place),
                "cells": {column: branch.cells[column] for column in flow.columns},
                "passed": {column: [passed, len(branch.cases(column))] for column, passed in branch.passed.items()},
            }
            for branch in flow.branches
        ],
    }
    return json.dumps(data, ensure_ascii=False)
