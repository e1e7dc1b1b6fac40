"""Coverage of one flow, measured on what is drawn of it."""

from veiviser.model.journey import Graph
from veiviser.outputs.contract import CoverageNote, Files, FlowView
from veiviser.outputs.coverage.data import flow_as_data
from veiviser.outputs.coverage.measuring import measure
from veiviser.outputs.coverage.page import tell_flow_coverage
from veiviser.outputs.coverage.runs import with_results


def paths(graph: Graph) -> tuple[str, ...]:
    return ()  # all flows are told of on one page


def draw(flow: FlowView) -> Files:
    measured = measure(
        flow.graph,
        flow.guide,
        flow.drawn.site,
        flow.drawn.pictures,
        flow.updated,
        flow.assets,
        flow.translations,
        flow.words,
    )
    coverage = with_results(measured, flow.ran)
    return Files(notes=(CoverageNote(coverage, tell_flow_coverage(coverage, flow.words), flow_as_data(coverage)),))
