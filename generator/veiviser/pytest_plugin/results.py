"""What a run saw pass and fail, gathered from its processes, and kept for the site's page about coverage."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from veiviser.model.coverage import Column, Ran, Record
from veiviser.pipeline.kept_results import keep_results
from veiviser.pytest_plugin.site import Site
from veiviser.reading.runs.results import parse_results, written

Sent = Mapping[str, Mapping[str, str]]
"""By root and flow, the text of a results file: what one process can tell another."""


def sent(sites: Mapping[Path, Site]) -> Sent:
    """What one process saw."""
    found: dict[str, dict[str, str]] = {}
    for root, site in sites.items():
        flows: dict[str, dict[Column, Record]] = {}
        for (flow, column), record in site.records.items():
            flows.setdefault(flow, {})[column] = record
        found[str(root)] = {flow: written(flow, ran) for flow, ran in flows.items()}
    return found


def keep(processes: Iterable[Sent]) -> None:
    """
    Write what all processes saw, over what earlier runs left behind.

    Raises:
        CannotWrite: when the disk refuses.
    """
    found: dict[tuple[str, str], dict[Column, Record]] = {}
    for process in processes:
        for root, flows in process.items():
            for flow, text in flows.items():
                _add(found.setdefault((root, flow), {}), parse_results(text))
    for (root, flow), ran in found.items():
        keep_results(Path(root), flow, ran)


def _add(found: dict[Column, Record], ran: Ran) -> None:
    for column, record in ran.items():
        found[column] = found[column].beside(record) if column in found else record
