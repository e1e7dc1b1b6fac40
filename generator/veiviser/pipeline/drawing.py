"""Draws a project: each flow, and what the flows share."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from jinja2 import Environment

from veiviser.engine import address_of
from veiviser.journeys.telling.guide import tell
from veiviser.model.catalogue import Language, Translated
from veiviser.model.coverage import Ran
from veiviser.model.flow import Target
from veiviser.model.journey import Graph
from veiviser.model.last_run import LastRun
from veiviser.model.project import Outline, Page, Project
from veiviser.outputs.coverage import (
    DATA,
    as_data,
    find_missing,
    flow_as_data,
    measure,
    tell_coverage,
    tell_flow_coverage,
    with_results,
)
from veiviser.outputs.coverage import PATH as COVERAGE
from veiviser.outputs.flow.guide import tell_flow
from veiviser.outputs.flow.pictures import draw_pictures, draw_screens, put_pictures
from veiviser.outputs.flow.prototype import draw_prototype
from veiviser.outputs.flow.records import draw_records
from veiviser.outputs.map.page import draw_map_page
from veiviser.outputs.pages.accessibility import put_last_run
from veiviser.outputs.pages.facts import put_facts
from veiviser.outputs.pages.screen_links import put_screen_links
from veiviser.outputs.pages.tables import draw_tables
from veiviser.outputs.pages.updated import tell_page
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.outputs.whole_site.gallery import PATH as GALLERY
from veiviser.outputs.whole_site.gallery import tell_components
from veiviser.outputs.whole_site.navigation import make_navigation
from veiviser.outputs.whole_site.readability import PATH as READABILITY
from veiviser.outputs.whole_site.readability import ToldGuide, tell_readability
from veiviser.outputs.whole_site.search_words import PATH as SEARCH_WORDS
from veiviser.outputs.whole_site.search_words import lost_pages, tell_search_words
from veiviser.pipeline.results import Drawn, Generated
from veiviser.place import Place
from veiviser.templating.mistakes import template_mistakes
from veiviser.templating.screens import Screens
from veiviser.wording.readability import of_guide


def outline_of(graph: Graph) -> Outline:
    """What other flows need to know of a flow."""
    pages = dict.fromkeys(graph.flow.screens, "")
    for state in graph.states:
        pages[state.screen] = pages[state.screen] or graph.pages[state]
    return pages


@template_mistakes()
def draw_flow(
    environment: Environment,
    graph: Graph,
    elsewhere: Mapping[str, Outline],
    pages: Mapping[str, Page],
    updated: date | None = None,
    ran: Ran | None = None,
    *,
    assets: str = "",
    translations: Mapping[Language, Mapping[Place, Translated]] = MappingProxyType({}),
    checkpoint: Callable[[], None] = lambda: None,
) -> Drawn:
    """
    All that is made of one flow.

    Args:
        elsewhere: the flows that it leads to.
        pages: those that it leads to, and that show it or speak of it, by path without ending.
        updated: the day of its last change.
        ran: what tests of it left behind.
        assets: the digest of the styles and scripts that all pages share.
        translations: by language that it shall be in, how far each of its texts is.
        checkpoint: called beside each page; it may raise.

    Raises:
        ProblemsFound: where a template names what it is not given.
    """
    guide = tell(graph)
    href = partial(_href, elsewhere)
    screens = Screens(environment, graph, href)
    files: dict[str, str] = {}
    for path, page in draw_prototype(environment, screens, graph, guide, _titles(pages)):
        checkpoint()
        files[path] = page
    path, page = draw_map_page(environment, graph, guide)
    flow, told = graph.flow, tell_flow(graph, guide, updated, href) if guide.steps else None
    pictures = dict(draw_pictures(screens, guide))
    coverage = with_results(measure(graph, guide, files, pictures, updated, assets, translations), ran)
    pictures |= draw_screens(screens, pages.values())
    return Drawn(
        screens=len(graph.flow.screens),
        states=len(graph.states),
        site_files={**files, path: page, **dict(draw_records(graph.flow))},
        pictures=pictures,
        guide=told,
        coverage=coverage,
        coverage_told=tell_flow_coverage(coverage),
        coverage_data=flow_as_data(coverage),
        outline=(flow.name, outline_of(graph)),
        readability=ToldGuide(told[0], (flow.task or flow.title).words, of_guide(flow)) if told else None,
    )


@template_mistakes()
def draw_page(
    environment: Environment, graph: Graph, elsewhere: Mapping[str, Outline], pages: Mapping[str, Page], path: str
) -> dict[str, str]:
    """
    One page of a flow's prototype with the rules that it needs, by path in the site; nothing where it is not there.

    For the other arguments see `draw_flow`.
    """
    screens = Screens(environment, graph, lambda target: _href(elsewhere, target))
    files = dict(draw_prototype(environment, screens, graph, tell(graph), _titles(pages), only=path))
    return files if path in files else {}


def _titles(pages: Mapping[str, Page]) -> dict[str, str]:
    return {name: page.title for name, page in pages.items()}


def put_together(
    project: Project,
    pictures: Mapping[str, str],
    flows: Iterable[Drawn],
    *,
    last_run: LastRun | None = None,
    source: str = "",
) -> Generated:
    """
    The whole, of its parts.

    Args:
        pictures: those of components and of pages' own drawings.
        flows: in the order of the menu.
        last_run: what tests of the whole site left behind.
        source: the digest of what the site is made from.
    """
    drawn = tuple(flows)
    coverage = tuple(flow.coverage for flow in drawn)
    docs = _docs(project, drawn, last_run, source)
    site_files = make_assets(project.look) | {path: text for flow in drawn for path, text in flow.site_files.items()}
    offered = tuple(lost_pages(project.search_words, project.pages, address_of))
    site_files[SEARCH_WORDS] = tell_search_words(project.search_words, offered)
    extra = {**project.engine.get("extra", {}), "instead_of_search": list(offered)}
    written = (path.removesuffix(".md") for path in docs if path.endswith(".md"))
    told = [flow.guide[0] for flow in drawn if flow.guide is not None]
    return Generated(
        docs=docs,
        nav=make_navigation(project.pages, told, [GALLERY, COVERAGE, READABILITY]),
        site_files=site_files,
        pictures={**pictures, **{name: text for flow in drawn for name, text in flow.pictures.items()}},
        manifest=(*map(address_of, written), *(path for path in site_files if path.endswith(".html"))),
        flows=len(drawn),
        screens=sum(flow.screens for flow in drawn),
        states=sum(flow.states for flow in drawn),
        coverage=coverage,
        missing=tuple(sorted(find_missing(coverage, project.required))),
        url=project.url,
        output=project.output,
        settings={**project.engine, "extra": extra},
        theme=project.theme,
    )


def _docs(project: Project, flows: Collection[Drawn], last_run: LastRun | None, source: str) -> dict[str, str | bytes]:
    """What MkDocs gets: pages that people wrote, guides, and pages that tell of the whole."""
    outlines = dict(drawn.outline for drawn in flows)
    pages = ((page.path, _told(name, page, outlines)) for name, page in project.pages.items())
    docs: dict[str, str | bytes] = {str(path): put_last_run(text, last_run, source) for path, text in pages}
    docs.update(project.pictures)
    docs.update(project.styles)
    docs[GALLERY] = tell_components(project.look)
    docs.update(_searched(project, *drawn.guide) for drawn in flows if drawn.guide is not None)
    docs[READABILITY] = tell_readability([flow.readability for flow in flows if flow.readability], project.pages)
    coverage = [flow.coverage for flow in flows]
    docs[COVERAGE] = tell_coverage(coverage, [flow.coverage_told for flow in flows], project.required)
    docs[DATA] = as_data(coverage, [flow.coverage_data for flow in flows])
    return docs


def _searched(project: Project, path: str, guide: str) -> tuple[str, str]:
    """A guide with the words that people search by who look for it."""
    words = project.search_words.pages.get(path.removesuffix(".md"))
    head = f"---\nsearch: {json.dumps(', '.join(words), ensure_ascii=False)}\n" if words else "---\n"
    return path, guide.replace("---\n", head, 1)


def _told(name: str, page: Page, outlines: Mapping[str, Outline]) -> str:
    """The Markdown of a page that somebody wrote, as the site engine gets it."""
    whole = draw_tables(put_pictures(put_screen_links(put_facts(page), outlines)))
    return tell_page(replace(page, text=whole))


def _href(elsewhere: Mapping[str, Outline], target: Target) -> str:
    """From a state's page to a page of the site, to a screen of another flow, or out."""
    if target.kind == "page":
        return f"../../{address_of(target.address)}" + (f"#{target.fragment}" if target.fragment else "")
    if target.kind == "screen" and target.flow is not None and target.flow in elsewhere:
        page = elsewhere[target.flow].get(target.address)
        return f"../{target.flow}/{page}.html" if page else ""
    return target.address
