"""A project drawn: each flow as prototype, map, pictures and guide, and what they have in common."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

from jinja2 import Environment

from veiviser.build.made import Drawn, Generated
from veiviser.journeys.telling import tell
from veiviser.model.flow import Target
from veiviser.model.journey import Graph
from veiviser.model.project import Outline, Page, Project
from veiviser.outputs.assets import make_assets
from veiviser.outputs.gallery import PATH as GALLERY
from veiviser.outputs.gallery import tell_components
from veiviser.outputs.guide import tell_flow
from veiviser.outputs.map.page import draw_map_page
from veiviser.outputs.navigation import make_navigation
from veiviser.outputs.pictures import draw_pictures
from veiviser.outputs.prototype import draw_prototype
from veiviser.templating.screens import Screens


def outline_of(graph: Graph) -> Outline:
    """What other flows need to know of a flow."""
    pages = dict.fromkeys(graph.flow.screens, "")
    for state in graph.states:
        pages[state.screen] = pages[state.screen] or graph.pages[state]
    return pages


def draw_flow(
    environment: Environment,
    graph: Graph,
    elsewhere: Mapping[str, Outline],
    pages: Mapping[str, Page],
    updated: date | None,
) -> Drawn:
    """
    All that is made of one flow.

    Args:
        elsewhere: the flows that it leads to.
        pages: those that it leads to, by path without ending.
        updated: the day of its last change.
    """
    guide = tell(graph)
    screens = Screens(environment, graph, lambda target: _href(elsewhere, target))
    files = dict(draw_prototype(environment, screens, graph, guide, {name: page.title for name, page in pages.items()}))
    path, page = draw_map_page(environment, graph, guide)
    return Drawn(
        screens=len(graph.flow.screens),
        states=len(graph.states),
        site_files={**files, path: page},
        pictures=dict(draw_pictures(environment, screens, guide)),
        guide=tell_flow(graph, guide, updated) if guide.steps else None,
    )


def put_together(project: Project, examples: Mapping[str, str], flows: Iterable[Drawn]) -> Generated:
    """
    The whole, of its parts.

    Args:
        examples: pictures of the components.
        flows: in the order of the menu.
    """
    docs: dict[str, str | bytes] = {str(page.path): page.text for page in project.pages.values()}
    docs.update(project.pictures)
    docs[GALLERY] = tell_components(project.look)
    site_files: dict[str, str | bytes] = dict(make_assets(project))
    pictures, told = dict(examples), list[str]()
    count = screens = states = 0
    for drawn in flows:
        count, screens, states = count + 1, screens + drawn.screens, states + drawn.states
        site_files.update(drawn.site_files)
        pictures.update(drawn.pictures)
        if drawn.guide is not None:
            path, docs[path] = drawn.guide
            told.append(path)
    return Generated(
        docs=docs,
        nav=make_navigation(project.pages, told, [GALLERY]),
        site_files=site_files,
        pictures=pictures,
        manifest=(
            *(_address(path.removesuffix(".md")) for path in docs if path.endswith(".md")),
            *(path for path in site_files if path.endswith(".html")),
        ),
        flows=count,
        screens=screens,
        states=states,
        url=project.url,
        output=project.output,
    )


def _address(page: str) -> str:
    """Where MkDocs puts a page, given by its path without ending."""
    path = PurePosixPath(page)
    return str(path.with_name("index.html")) if path.name in ("index", "README") else f"{page}/index.html"


def _href(elsewhere: Mapping[str, Outline], target: Target) -> str:
    """From a state's page to a page of the site, to a screen of another flow, or out."""
    if target.kind == "page":
        return f"../../{_address(target.address)}" + (f"#{target.fragment}" if target.fragment else "")
    if target.kind == "screen" and target.flow is not None and target.flow in elsewhere:
        page = elsewhere[target.flow].get(target.address)
        return f"../{target.flow}/{page}.html" if page else ""
    return target.address
