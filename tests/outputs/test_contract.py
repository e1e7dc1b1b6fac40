"""Outputs keep to their contract: what they say that they fill is what they fill."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.conftest import ReadFlow
from tests.projects import PROMISING as FLOW
from tests.projects import choosing, leading_to
from veiviser.engine import address_of
from veiviser.journeys import compile_flow
from veiviser.model.project import Look, Project
from veiviser.model.site import GENERATED_PAGES, component_page
from veiviser.outputs import OF_FLOWS, OF_SITE
from veiviser.outputs.contract import Files, FlowView, SiteView, joined
from veiviser.pipeline.drawing import view_of
from veiviser.templating.environment import make_environment

COLUMNS = "{name: Navn, municipality: Kommune, county: Fylke, languages: Språk, free: Ledige}"
FLOWS: Mapping[str, str] = {
    "small": FLOW,
    "untold": leading_to("https://example.org/"),
    "list": choosing().replace("leger", f"eksempel\n        columns: {COLUMNS}"),
}


@pytest.fixture(params=FLOWS)
def view(request: pytest.FixtureRequest, look: Look, flow_of: ReadFlow) -> FlowView:
    return view_of(make_environment(look), compile_flow(flow_of(FLOWS[request.param])), {}, {})


def test_an_output_fills_the_paths_that_it_names_beforehand(view: FlowView) -> None:
    drawn = Files()
    for output in OF_FLOWS:
        made = output.draw(replace(view, drawn=drawn))
        drawn |= made
        pages = {address_of(path.removesuffix(".md")) for path in made.docs}
        assert {*made.site, *pages} == {*output.paths(view.graph)}


def test_no_two_outputs_fill_the_same(view: FlowView) -> None:
    paths = [path for output in OF_FLOWS for path in output.paths(view.graph)]
    assert len(paths) == len({*paths})


def test_links_may_lead_to_each_page_that_is_made_for_the_menu(look: Look) -> None:
    site = SiteView(project=Project(name="P", flows={}, look=look), environment=make_environment(look))
    made = joined(output.draw(site) for output in OF_SITE)
    assert sorted(made.menu) == sorted([*GENERATED_PAGES, *map(component_page, look.components)])
    assert {*made.menu} <= made.docs.keys()


def test_of_a_file_that_two_give_the_last_stands() -> None:
    both = Files(site={"a": "1"}, menu=("a",), notes=(1,)) | Files(site={"a": "2", "b": "3"}, menu=("b",), notes=("n",))
    assert both == Files(site={"a": "2", "b": "3"}, menu=("a", "b"), notes=(1, "n"))
    assert both.notes_of(str) == ("n",)
