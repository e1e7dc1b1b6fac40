"""The repository's own site and the example's, built once for all tests."""

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import EXAMPLE
from veiviser.journeys import compile_flows
from veiviser.model.journey import Graph
from veiviser.pipeline import build_site
from veiviser.reading import read_project
from veiviser.writing.lock import locked

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


def built_site(name: str, folder: Path) -> BuiltSite:
    """One of the projects, built into a folder unless it stands there already."""
    project, problems = read_project(PROJECTS[name])
    assert project is not None, problems
    graphs, too_large = compile_flows(project)
    assert too_large == ()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder, wait=300):
        if not (folder / "site").exists():
            build_site(PROJECTS[name], target=folder / "site")
    return BuiltSite(folder / "site", dict(graphs))
