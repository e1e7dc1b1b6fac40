"""The story of a site: read, check, draw, build, finish, exchange."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from veiviser.build.drawing import draw_flow, outline_of, put_together
from veiviser.build.flows import Flows, surroundings
from veiviser.build.kept import Kept
from veiviser.build.made import Drawn, Generated, Summary
from veiviser.build.pool import shared_out
from veiviser.engine import Engine, build_generated
from veiviser.engine import find_problems as find_unsafe_settings
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.outputs.gallery import draw_examples
from veiviser.outputs.pictures import STYLES
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading import open_project
from veiviser.templating.screens import make_environment
from veiviser.writing import new_site

__all__ = ["Generated", "Kept", "Summary", "build_site", "check_site", "draw", "generate"]

Progress = Callable[[str], None]
SETTINGS = "mkdocs.yml"
_LINK = re.compile(r"<a\s[^>]*?href=")


@dataclass(frozen=True, slots=True)
class _Checked:
    """A project that was read and checked, its flows still at hand to be drawn."""

    project: Project | None
    """None where there is no project."""
    problems: tuple[Problem, ...]
    """Sorted by place."""
    draw: Callable[[], Iterator[Drawn]]
    """Each flow, in order of names; only where no problem is an error."""


def check_site(root: Path, *, processes: int | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong in a project, warnings too, sorted by place; for `processes` see `generate`."""
    with _checked(root, Kept(), processes) as found:
        return found.problems


def generate(root: Path, *, kept: Kept | None = None, processes: int | None = None) -> Generated:
    """
    Read and check a project, and draw everything of it that no engine draws.

    Args:
        kept: results of earlier builds of the same project, and afterwards of this one.
        processes: among how many to share the flows out; left out, as many as this machine's cores, if it pays.

    Raises:
        ProblemsFound: with every error found; warnings do not stop a build.
    """
    kept = kept or Kept()
    with _checked(root, kept, processes) as found:
        errors = [problem for problem in found.problems if problem.severity == "error"]
        if errors or found.project is None:
            raise ProblemsFound(errors)
        return put_together(found.project, kept.examples(found.project.look), found.draw())


@contextmanager
def _checked(root: Path, kept: Kept, processes: int | None) -> Iterator[_Checked]:
    opened = open_project(root, kept.read_look)
    flows = Flows(opened, kept.environment(opened.look))
    with shared_out(flows, kept.unknown(opened), processes) as work:
        names = [(name,) for name in opened.sources]
        outlined = dict(zip(opened.sources, kept.each(work, opened, Flows.outline, names), strict=True))
        problems = {*opened.problems, *(problem for found in outlined.values() for problem in found.problems)}
        if opened.project is None:
            yield _Checked(None, tuple(sorted(problems)), lambda: iter(()))
            return
        problems.update(find_unsafe_settings((root / SETTINGS).read_text("utf-8"), PurePosixPath(SETTINGS)))
        jobs = list(surroundings(opened.project, outlined).items())
        for found in kept.each(work, opened, Flows.check, jobs):
            problems.update(found)
        drawn = kept.each(work, opened, Flows.draw, jobs)
        yield _Checked(opened.project, tuple(sorted(problems)), lambda: drawn)


def draw(project: Project, graphs: Mapping[str, Graph], environment: Environment | None = None) -> Generated:
    """
    All that is made of a sound project that was read and compiled in one piece.

    Args:
        environment: the look's templates, where they are compiled already.
    """
    environment = environment or make_environment(project.look)
    outlines = {name: outline_of(graph) for name, graph in graphs.items()}
    flows = (
        draw_flow(environment, graph, outlines, project.pages, project.updated.get(graph.flow.file))
        for graph in graphs.values()
    )
    return put_together(project, dict(draw_examples(environment, project.look, STYLES)), flows)


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
        flows=made.flows,
        screens=made.screens,
        states=made.states,
        pages=len(made.manifest),
        links=links,
        folder=folder,
    )
