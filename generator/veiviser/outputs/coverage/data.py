"""Coverage for programs."""

import json
from collections.abc import Sequence
from typing import Any

from veiviser.model.coverage import COLUMNS, FlowCoverage, percent


def as_data(flows: Sequence[FlowCoverage]) -> str:
    """One JSON object: how much is green in all and by flow, and the colour of each branch in each column."""
    found = {"percent": percent(flows), "columns": list(COLUMNS), "flows": [_flow(flow) for flow in flows]}
    return json.dumps(found, ensure_ascii=False) + "\n"  # indented it takes ten times as long


def _flow(flow: FlowCoverage) -> dict[str, Any]:
    return {
        "name": flow.name,
        "percent": flow.percent,
        "was_run": flow.was_run,
        "green": {column: flow.count(column, "green") for column in COLUMNS},
        "branches": [
            {
                "key": branch.key,
                "label": branch.label,
                "leads": branch.leads,
                "place": str(branch.place),
                "cells": {column: branch.cells[column] for column in COLUMNS},
            }
            for branch in flow.branches
        ],
    }
