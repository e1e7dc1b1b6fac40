"""A flow's data files as scripts, since a page opened from a folder may not fetch."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from veiviser.model.flow import Flow
from veiviser.model.journey import Graph
from veiviser.model.records import Cell, Records
from veiviser.model.site import flow_folder, steps_folder
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.records import script_of


def paths(graph: Graph) -> Iterator[str]:
    yield from (path for records in _records(graph.flow) for path in _paths(graph.flow, records))


def draw(flow: FlowView) -> Files:
    return Files(site=dict(_draw_records(flow.graph.flow)))


def _draw_records(flow: Flow) -> Iterator[tuple[str, str]]:
    """Path in the site and text of a script for each data file; it gives its columns to `veiviserRecords`."""
    for records in _records(flow):
        yield from dict.fromkeys(_paths(flow, records), _script(records)).items()


def _records(flow: Flow) -> Iterable[Records]:
    return {records.name: records for screen in flow.screens.values() for records in screen.records}.values()


def _paths(flow: Flow, records: Records) -> list[str]:
    """Beside the pages of the prototype, and beside the screens alone."""
    return [f"{folder(flow.name)}/{script_of(records)}" for folder in (flow_folder, steps_folder)]


def _script(records: Records) -> str:
    """By columns, not by rows: what is alike then stands together, and is sent in half the bytes."""
    columns = {name: [_plain(row[name]) for row in records.rows] for name in records.rows[0]}
    words = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return f"(window.veiviserRecords ??= {{}})[{json.dumps(records.name)}] = {words};\n"


def _plain(cell: Cell | None) -> str | float | bool | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
