"""The story of a site: read, check, draw, build, finish, exchange."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment

from veiviser.checks import compile_flows, find_problems
from veiviser.engine import Engine, build_generated
from veiviser.engine import find_problems as find_unsafe_settings
from veiviser.journeys.telling import tell
from veiviser.model.flow import Target
from veiviser.model.journey import Graph, Guide
from veiviser.model.project import Project
from veiviser.outputs.assets import make_assets
from veiviser.outputs.gallery import PATH as GALLERY
from veiviser.outputs.gallery import draw_examples, tell_components
from veiviser.outputs.guide import tell_flow
from veiviser.outputs.map.page import draw_map_page
from veiviser.outputs.navigation import make_navigation
from veiviser.outputs.pages import tell_page
from veiviser.outputs.pictures import STYLES, draw_pictures
from veiviser.outputs.prototype import draw_prototype
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading import read_project
from veiviser.templating.screens import Screens, make_environment
from veiviser.writing import new_site

Progress = Callable[[str], None]
SETTINGS = "mkdocs.yml"
_LINK = re.compile(r"<a\s[^>]*?href=")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build wrote, counted."""

    flows: int
    screens: int
    states: int
    pages: int
    links: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Generated:
    """A project as any MkDocs-like engine can build it, and what is laid beside its output."""

    docs: Mapping[str, str | bytes]
    nav: list[Any]
    site_files: Mapping[str, str | bytes]
    pictures: Mapping[str, str]
    manifest: tuple[str, ...]
    """Every HTML page that must come out, by path in the site."""
    graphs: Mapping[str, Graph]
    url: str
    output: str
    """The folder that the site is built into, relative to the project's root."""


def check_site(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong in a project, warnings too, sorted by place."""
    return _read_and_check(root)[2]


def generate(root: Path) -> Generated:
    """
    Read and check a project, and draw everything of it that no engine draws.

    Raises:
        ProblemsFound: with every error found; warnings do not stop a build.
    """
    project, graphs, problems = _read_and_check(root)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or project is None:
        raise ProblemsFound(errors)
    return draw(project, graphs)


def _read_and_check(root: Path) -> tuple[Project | None, Mapping[str, Graph], tuple[Problem, ...]]:
    """What could be read of a project, the graphs of its flows, and all that is wrong in it, sorted by place."""
    project, read = read_project(root)
    if project is None:
        return None, {}, read
    settings = find_unsafe_settings((root / SETTINGS).read_text("utf-8"), PurePosixPath(SETTINGS))
    graphs, too_large = compile_flows(project)
    return project, graphs, tuple(sorted({*read, *settings, *too_large, *find_problems(project, graphs)}))


def draw(project: Project, graphs: Mapping[str, Graph], environment: Environment | None = None) -> Generated:
    """
    All that is made of a sound project.

    Args:
        environment: the look's templates, where they are compiled already.
    """
    guides = {name: tell(graph) for name, graph in graphs.items()}
    site_files: dict[str, str | bytes] = dict(make_assets(project))
    pictures: dict[str, str] = {}
    docs: dict[str, str | bytes] = {str(page.path): tell_page(page) for page in project.pages.values()}
    docs.update(project.pictures)
    docs[GALLERY] = tell_components(project.look)
    told: list[str] = []
    environment = environment or make_environment(project.look)
    pictures.update(draw_examples(environment, project.look, STYLES))
    for name, graph in graphs.items():
        site_files.update(draw_flow(environment, project, graphs, graph, guides[name], pictures))
        if guides[name].steps:
            path, text = tell_flow(graph, guides[name], project.updated.get(graph.flow.file))
            docs[path] = text
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
        graphs=graphs,
        url=project.url,
        output=project.output,
    )


def draw_flow(
    environment: Environment,
    project: Project,
    graphs: Mapping[str, Graph],
    graph: Graph,
    guide: Guide,
    pictures: dict[str, str],
) -> dict[str, str]:
    """The prototype and the map of one flow by path, its pictures added to `pictures`."""
    screens = Screens(environment, graph, lambda target: _href(graphs, target))
    files = dict(
        draw_prototype(environment, screens, graph, guide, {name: page.title for name, page in project.pages.items()})
    )
    path, page = draw_map_page(environment, graph, guide)
    pictures.update(draw_pictures(environment, screens, guide))
    return {**files, path: page}


def build_site(
    root: Path, *, engine: Engine = "mkdocs", progress: Progress = lambda _: None, target: Path | None = None
) -> Summary:
    """
    Build the whole site in a folder beside the old one, and exchange them when it is whole.

    Args:
        target: where the site shall stand; left out, `site` in the project.

    Raises:
        ProblemsFound: when something is wrong; the old site stands.
        CannotWrite: when the disk refuses, likewise.
    """
    progress("Reads and checks")
    made = generate(root)
    target = target or root / made.output
    with new_site(target, root) as site:
        build_generated(root, made, site, engine=engine, url=made.url, progress=progress)
        links = sum(len(_LINK.findall(page.read_text("utf-8"))) for page in site.rglob("*.html"))
    return _summary(made, links, target)


def _summary(made: Generated, links: int, folder: Path) -> Summary:
    return Summary(
        flows=len(made.graphs),
        screens=sum(len(graph.flow.screens) for graph in made.graphs.values()),
        states=sum(len(graph.states) for graph in made.graphs.values()),
        pages=len(made.manifest),
        links=links,
        folder=folder,
    )


def _address(page: str) -> str:
    """Where MkDocs puts a page, given by its path without ending."""
    path = PurePosixPath(page)
    return str(path.with_name("index.html")) if path.name in ("index", "README") else f"{page}/index.html"


def _href(graphs: Mapping[str, Graph], target: Target) -> str:
    """From a state's page to a page of the site, to a screen of another flow, or out."""
    if target.kind == "page":
        return f"../../{_address(target.address)}" + (f"#{target.fragment}" if target.fragment else "")
    graph = graphs.get(target.flow or "")
    if target.kind == "screen" and graph is not None:
        state = next((state for state in graph.states if state.screen == target.address), None)
        return f"../{target.flow}/{graph.pages[state]}.html" if state is not None else ""
    return target.address
