"""The edges that somebody took who knows no graph."""

from collections.abc import Iterable

from veiviser.model.condition import ANSWERED
from veiviser.model.coverage import Tried
from veiviser.model.journey import Edge, Graph


def edges_tried(graph: Graph, tried: Iterable[Tried]) -> frozenset[Edge]:
    """Those that lead on from a page by what was pressed there, as far as the answers are the edge's."""
    by_control: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.edges:
        by_control.setdefault((graph.pages[edge.source], edge.control), []).append(edge)
    return frozenset(
        edge for one in tried for edge in by_control.get((one.page, one.control), ()) if _is_taken(edge, one)
    )


def _is_taken(edge: Edge, tried: Tried) -> bool:
    given = dict(tried.answers)

    def fits(name: str, value: str) -> bool:
        answer = given.get(name) or ("no" if "." in name else "")
        return bool(answer) if value == ANSWERED else answer == value or answer.startswith(f"{value}/")

    return all(fits(name, value) for name, value in edge.picks)
