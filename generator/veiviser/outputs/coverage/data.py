"""Coverage as JSON."""

import json
from collections.abc import Sequence

from veiviser.model.coverage import COLUMNS, FlowCoverage, percent


def as_data(flows: Sequence[FlowCoverage], parts: Sequence[str]) -> str:
    """
    One JSON object: how much is green in all and by flow, and the colour of each branch in each column.

    Args:
        parts: what `flow_as_data` says of each flow.
    """
    columns = flows[0].columns if flows else COLUMNS
    return f'{{"percent": {percent(flows)}, "columns": {json.dumps(columns)}, "flows": [{", ".join(parts)}]}}\n'


def flow_as_data(flow: FlowCoverage) -> str:
    """A JSON object; without indents, which would take ten times as long."""
    data = {
        "name": flow.name,
        "percent": flow.percent,
        "was_run": flow.was_run,
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
