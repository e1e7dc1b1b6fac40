"""The repository's own site and the example's, built once for all tests of a process."""

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import EXAMPLE
from veiviser.build import build_site
from veiviser.checks import compile_flows
from veiviser.model.journey import Graph
from veiviser.reading import read_project

ROOT = Path(__file__).parents[1]
PROJECTS = {"veiviser": ROOT, "example": EXAMPLE}


def flows() -> list[tuple[str, str]]:
    """Project and flow, for every flow file that is there when tests are collected."""
    return [(name, path.stem) for name, root in PROJECTS.items() for path in sorted((root / "flows").glob("*.yaml"))]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site and the graphs that it was made from."""

    folder: Path
    graphs: dict[str, Graph]


def build(name: str, folder: Path) -> BuiltSite:
    """Build one of the projects into a folder."""
    project, problems = read_project(PROJECTS[name])
    assert project is not None, problems
    graphs, too_large = compile_flows(project)
    assert too_large == ()
    build_site(PROJECTS[name], target=folder)
    return BuiltSite(folder, dict(graphs))
