"""The only code that reads authors' files."""

from pathlib import Path, PurePosixPath

from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.components import names_of_components, read_look
from veiviser.reading.content import read_content
from veiviser.reading.flows import read_flow, read_flows
from veiviser.reading.history import last_commits
from veiviser.reading.mistakes import MISTAKES
from veiviser.reading.settings import Settings, read_settings
from veiviser.reading.yaml import read_yaml

__all__ = [
    "MISTAKES",
    "Settings",
    "last_commits",
    "packaged_look",
    "read_content",
    "read_flow",
    "read_flows",
    "read_look",
    "read_project",
    "read_settings",
    "read_yaml",
]


def read_project(root: Path) -> tuple[Project | None, tuple[Problem, ...]]:
    """
    Everything below `root` that could be read, and every problem found in it, sorted; None where there is no project.

    Nothing is raised for what authors wrote or for files that cannot be read.
    """
    root = root.resolve()
    problems: list[Problem] = []
    settings = read_settings(root, problems)
    folders = look_folders(root)
    look = read_look(folders, problems)
    broken = names_of_components(folders) - look.components.keys()
    flows = {}
    if (root / "flows").is_dir():
        flows = read_flows(root / "flows", root, look.components, problems, broken)
    elif settings is not None:
        message = "no folder `flows` here; it holds one file a flow, and `veiviser new FOLDER` makes an example"
        problems.append(Problem(Place(PurePosixPath("flows")), "missing-folder", message))
    days = last_commits(root)
    if settings is None:
        return None, tuple(sorted(set(problems)))
    content = read_content(root / settings.content, problems, root, days)
    written = frozenset(path.stem for path in (root / "flows").glob("*.y*ml"))
    project = Project(
        settings.name,
        flows,
        look,
        content.pages,
        content.pictures,
        days,
        settings.url,
        settings.output,
        unread=written - flows.keys(),
    )
    return project, tuple(sorted(set(problems)))


def look_folders(root: Path) -> list[Path]:
    """The packaged look and, laid over it, the project's own if it has one."""
    packaged, own = packaged_look(), root / "prototype"
    return [packaged, own] if own.is_dir() and own.resolve() != packaged.resolve() else [packaged]


def packaged_look() -> Path:
    """The folder of the look that comes with the tool: in the package, or in a checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "look"
    return shipped if shipped.is_dir() else package.parent.parent / "prototype"
