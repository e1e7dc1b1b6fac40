"""Coverage of one flow, measured on what is drawn of it."""

from veiviser.model.journey import Graph
from veiviser.model.site import choices_path
from veiviser.outputs.contract import CoverageNote, Files, FlowView
from veiviser.outputs.coverage.approved import with_approvals
from veiviser.outputs.coverage.choices import draw_choices
from veiviser.outputs.coverage.data import flow_as_data
from veiviser.outputs.coverage.measuring import measure
from veiviser.outputs.coverage.page import tell_flow_coverage
from veiviser.outputs.coverage.runs import with_results


def paths(graph: Graph) -> tuple[str, ...]:
    return (choices_path(graph.flow.name),)


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
    coverage = with_approvals(with_results(measured, flow.ran), flow.held)
    told, data = tell_flow_coverage(coverage, flow.words), flow_as_data(coverage)
    page = dict([draw_choices(coverage, flow.environment)])
    return Files(site=page, notes=(CoverageNote(coverage, told, data, flow.held or ()),))
