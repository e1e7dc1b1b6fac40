"""Draws a project: each flow, and what the flows share."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from veiviser.engine import address_of
from veiviser.journeys.telling.guide import tell
from veiviser.model.flow import Target
from veiviser.model.journey import Graph
from veiviser.model.last_run import LastRun
from veiviser.model.project import Outline, Page, Project
from veiviser.model.site import is_in_workshop
from veiviser.outputs import OF_FLOWS, OF_PAGES, OF_SITE
from veiviser.outputs.contract import CoverageNote, Files, FlowView, SiteView, joined
from veiviser.outputs.coverage import find_missing, find_unapproved
from veiviser.outputs.flow.prototype import draw_page as draw_page_of_prototype
from veiviser.outputs.whole_site.frame import frame_settings
from veiviser.outputs.whole_site.navigation import make_navigation, paths_of
from veiviser.outputs.whole_site.search_words import lost_pages
from veiviser.pipeline.approvals import held_of_site
from veiviser.pipeline.results import Drawn, Generated
from veiviser.templating.environment import LookEnvironment, make_environment
from veiviser.templating.mistakes import template_mistakes
from veiviser.templating.screens import Screens
from veiviser.templating.written_words import put_words


def outline_of(graph: Graph) -> Outline:
    """What other flows need to know of a flow."""
    pages = dict.fromkeys(graph.flow.screens, "")
    for state in graph.states:
        pages[state.screen] = pages[state.screen] or graph.pages[state]
    return pages


def view_of(
    environment: LookEnvironment, graph: Graph, elsewhere: Mapping[str, Outline], pages: Mapping[str, Page]
) -> FlowView:
    """
    A flow for its outputs, nothing known yet of tests.

    Args:
        elsewhere: the flows that it leads to.
        pages: those that it leads to, and that show it or speak of it, by path without ending.
    """
    address = partial(_href, elsewhere, pages)
    screens = Screens(environment, graph, address)
    return FlowView(
        environment=environment, graph=graph, guide=tell(graph), screens=screens, address=address, pages=pages
    )


@template_mistakes()
def draw_flow(flow: FlowView) -> Drawn:
    """
    All that is made of one flow.

    Raises:
        ProblemsFound: where a template names what it is not given.
    """
    files = flow.drawn
    for output in OF_FLOWS:
        files |= output.draw(replace(flow, drawn=files))
    graph = flow.graph
    return Drawn(graph.flow.name, outline_of(graph), len(graph.flow.screens), len(graph.states), files)


@template_mistakes()
def draw_page(flow: FlowView, path: str) -> dict[str, str]:
    """
    One page of a flow's prototype with the rules that it needs, by path in the site; nothing where it is not there.

    Raises:
        ProblemsFound: as above.
    """
    return draw_page_of_prototype(flow, path)


def put_together(
    project: Project,
    environment: LookEnvironment,
    flows: Iterable[Drawn],
    *,
    shown: Mapping[str, LookEnvironment] | None = None,
    last_run: LastRun | None = None,
    source: str = "",
) -> Generated:
    """
    The whole, of its parts.

    Args:
        flows: in the order of the menu.
        shown: templates of the looks that the gallery shows beside the site's; left out, they are compiled.
        last_run: what tests of the whole site left behind.
        source: the digest of what the site is made from.

    Raises:
        ProblemsFound: where a template names what it is not given.
    """
    drawn = tuple(flows)
    files = joined(flow.files for flow in drawn)
    site = SiteView(
        project=project,
        environment=environment,
        shown=shown if shown is not None else {name: make_environment(one) for name, one in project.shown.items()},
        outlines={flow.name: flow.outline for flow in drawn},
        titles={note.coverage.name: note.coverage.title for note in files.notes_of(CoverageNote)},
        drawn=files,
        last_run=last_run,
        source=source,
    )
    with template_mistakes():
        site = replace(site, held=held_of_site(site))
        of_site = joined(output.draw(site) for output in OF_SITE)
    whole = joined([_written(site), site.drawn, of_site])
    docs = {project.stands(path): text for path, text in whole.docs.items()}
    markdown = (path.removesuffix(".md") for path in docs if path.endswith(".md"))
    html = (path for path in (*whole.site, *whole.framed_pages) if path.endswith(".html"))
    coverage = tuple(note.coverage for note in whole.notes_of(CoverageNote))
    guides = [path for path in site.drawn.menu if not is_in_workshop(path)]
    nav = make_navigation(project, site.drawn, of_site.menu, site.words)
    return Generated(
        docs=docs,
        nav=nav,
        site_files=whole.site,
        pictures=whole.pictures,
        framed_pages=whole.framed_pages,
        manifest=tuple(dict.fromkeys((*map(address_of, markdown), *html))),
        flows=len(drawn),
        screens=sum(flow.screens for flow in drawn),
        states=sum(flow.states for flow in drawn),
        coverage=coverage,
        missing=tuple(
            sorted([*find_missing(coverage, project.required), *find_unapproved(site.held, project.required)])
        ),
        url=project.url,
        output=project.output,
        settings=frame_settings(project, {"instead_of_search": list(lost_pages(project))}),
        theme={
            path: put_words(file, site.words) if isinstance(file, str) else file for path, file in project.theme.items()
        },
        own_frame=project.own_frame,
        guides=tuple(PurePosixPath(path).parts[1] for path in guides),
        readers=tuple(_for_readers(project, guides, nav)),
        templates=environment,
        words=environment.words,
    )


def _for_readers(project: Project, guides: Collection[str], nav: Collection[Any]) -> Iterator[str]:
    """Pages of the menu that are for those whom the site is for, and in its language."""
    front = project.pages.get("index")
    for path in paths_of(nav):
        page = project.pages.get(path.removesuffix(".md"))
        is_written = page is not None and page is not front and not page.is_for_staff
        if path in guides or (page and is_written and (front is None or page.language == front.language)):
            yield address_of(path.removesuffix(".md"))


def _written(site: SiteView) -> Files:
    """What people wrote for the site engine: pages, and the pictures and styles beside them."""
    pages = {str(page.path): _filled(page, site).text for page in site.project.pages.values()}
    return Files(docs={**pages, **site.project.pictures, **site.project.styles})


def _filled(page: Page, site: SiteView) -> Page:
    """A page with all that is put into it."""
    for output in OF_PAGES:
        page = output.put(page, site)
    return page


def _href(elsewhere: Mapping[str, Outline], pages: Mapping[str, Page], target: Target) -> str:
    """From a state's page to a page of the site, to a screen of another flow, or out."""
    if target.kind == "page":
        led = pages.get(target.address)
        stands = led.stands.removesuffix(".md") if led is not None else target.address
        return f"../../{address_of(stands)}" + (f"#{target.fragment}" if target.fragment else "")
    if target.kind == "screen" and target.flow is not None and target.flow in elsewhere:
        page = elsewhere[target.flow].get(target.address)
        return f"../{target.flow}/{page}.html" if page else ""
    return target.address
