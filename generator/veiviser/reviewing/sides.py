"""Both sides of a comparison, of which only what may differ is read."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from veiviser.journeys import compile_flows
from veiviser.model.fact import Fact
from veiviser.model.journey import Graph
from veiviser.model.project import Look, Project
from veiviser.outputs.contract import FlowView
from veiviser.pipeline.changes import sources_of
from veiviser.pipeline.drawing import view_of
from veiviser.problem import ProblemsFound
from veiviser.reading import ReadLook, look_folders, open_project, uncollected, with_flows
from veiviser.reading.files.versions import files_of
from veiviser.reading.look.components import read_look
from veiviser.templating.environment import LookEnvironment, make_environment
from veiviser.writing import scratch_folder, write_files

_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"))
_UNSEEN = frozenset(("search.yaml", "wordlist.yaml"))
"""Names of files that no reader sees anything of."""

Files = Mapping[PurePosixPath, bytes]
"""By path relative to the project's root."""


@dataclass(frozen=True)  # without slots, so that what is drawn is kept
class Side:
    """One of two versions of a project: flows and pages that may differ from those of the other."""

    project: Project
    graphs: Mapping[str, Graph]
    files: Files
    """All of the version."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """Flows that cannot be read in this version."""

    @cached_property
    def environment(self) -> LookEnvironment:
        """Templates of its look."""
        return make_environment(self.project.look)

    @cached_property
    def views(self) -> Mapping[str, FlowView]:
        """Its flows, as outputs see them."""
        others = {name: make_environment(look) for name, look in self.project.looks.items()}
        return {
            name: view_of(others.get(graph.flow.look, self.environment), graph, {}, self.project.pages)
            for name, graph in self.graphs.items()
        }


def is_picture(name: PurePosixPath) -> bool:
    """Whether a file is shown as a picture, by what it is called."""
    return name.suffix.lower() in _PICTURES


def files_now(root: Path) -> Files:
    """What the project is made from, as it lies on the disk."""
    found = [path for source in sources_of(root) for path in (source, *source.rglob("*"))]
    named = {PurePosixPath(path.relative_to(root).as_posix()): path for path in found}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if _is_written(name) and path.is_file() and path.resolve().is_relative_to(root.resolve())
    }


def files_then(root: Path, commit: str) -> Files:
    """
    The same of an earlier version.

    Raises:
        NoVersion: when git cannot give it.
    """
    found = files_of(root, commit, [source.relative_to(root).as_posix() for source in sources_of(root)])
    return {name: data for name, data in found.items() if _is_written(name)}


def _is_written(name: PurePosixPath) -> bool:
    """By people; not left there by editors, package managers and Python."""
    return not any(part.startswith(".") or part in ("node_modules", "__pycache__") for part in name.parts)


def whole_side(root: Path) -> Side:
    """
    All of a project as it lies on the disk.

    Raises:
        ProblemsFound: when it cannot be read.
    """
    with uncollected():
        found = _opened(root, read_look, {}, strict=True)
    assert found is not None
    return found


@contextmanager
def both_sides(root: Path, before: Files, after: Files) -> Iterator[tuple[Side, Side]]:
    """
    The two versions of the project in a folder.

    Raises:
        ProblemsFound: when the later one cannot be read; of the earlier one, what cannot be read is left out.
    """
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    keep = _kept(changed, (*before.items(), *after.items()))
    is_same_look = not any(name.parts[0] in ("prototype", "mkdocs.yml") for name in changed)
    if is_same_look and len(look_folders(root)) == 1:  # nothing is laid over the packaged look
        before, after = _without_look(before), _without_look(after)
    with scratch_folder() as first, scratch_folder() as second, uncollected():
        then = _side(first, before, keep, None)
        look = then.project.look if then is not None and is_same_look else None
        now = _side(second, after, keep, look, strict=True)
        assert now is not None
        yield then or Side(_nothing_of(now.project), {}, before), now


def _kept(
    changed: set[PurePosixPath], files: Iterable[tuple[PurePosixPath, bytes]]
) -> "frozenset[PurePosixPath] | None":
    """Flows and pages to be read; None for all, where something is changed that all of them may show."""
    pictures = [name for name in changed if is_picture(name)]
    showing = {name for name, data in files if name.suffix == ".md" and any(_is_named(one, data) for one in pictures)}
    told = {name for name in changed if not is_picture(name) and name.name not in _UNSEEN}
    own = {name for name in told if name.parts[0] == "flows" or name.suffix == ".md"}
    return frozenset(own | showing) if own == told else None


def _is_named(picture: PurePosixPath, text: bytes) -> bool:
    """Whether a page may show it."""
    return picture.name.encode() in text or quote(picture.name).encode() in text


def _side(
    folder: Path, files: Files, keep: "frozenset[PurePosixPath] | None", look: Look | None, strict: bool = False
) -> Side | None:
    read = {name: data for name, data in files.items() if _is_read(name, keep)}
    pages = b"\n".join(data for name, data in read.items() if name.suffix == ".md")
    read |= {name: data for name, data in files.items() if is_picture(name) and _is_named(name, pages)}
    write_files(folder, {str(name): data for name, data in read.items()})
    (folder / "flows").mkdir(exist_ok=True)
    return _opened(folder, read_look if look is None else lambda *_: look, files, strict=strict)


def _opened(folder: Path, read: ReadLook, files: Files, *, strict: bool) -> Side | None:
    opened = open_project(folder, read)
    project, problems = with_flows(opened)
    lost = project.unread if project is not None else frozenset()
    if strict and (project is None or lost):
        ends = {f"flows/{name}.yaml" for name in lost}
        errors = [problem for problem in problems if problem.severity == "error"]
        raise ProblemsFound([problem for problem in errors if not ends or str(problem.place.file) in ends] or errors)
    if project is None:
        return None
    graphs, too_large = compile_flows(project)
    if strict and too_large:
        raise ProblemsFound(too_large)
    return Side(project, graphs, files, opened.facts.by_name, tuple(sorted(lost)))


def _is_read(name: PurePosixPath, keep: "frozenset[PurePosixPath] | None") -> bool:
    if is_picture(name):
        return False
    is_own = name.parts[0] == "flows" or name.suffix == ".md"
    return not is_own or keep is None or name in keep


def _without_look(files: Files) -> Files:
    return {name: data for name, data in files.items() if name.parts[0] != "prototype"}


def _nothing_of(project: Project) -> Project:
    return Project(name=project.name, flows={}, look=project.look)
