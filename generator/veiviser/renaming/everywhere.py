"""A name changed everywhere, and proven to change nothing that readers see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from veiviser.editing.line_breaks import with_lines
from veiviser.messages import all_of, say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import ProblemsFound, Report
from veiviser.reading import open_project, with_flows
from veiviser.reading.files.text import decode
from veiviser.renaming.asked import Asked, CannotRename, Kind, asked_of
from veiviser.renaming.formerly import with_earlier_name
from veiviser.renaming.in_flows import Edit, edits_in_flow
from veiviser.renaming.in_pages import edits_beside, edits_in_page
from veiviser.reviewing.comparing import review
from veiviser.reviewing.sides import Files, files_now
from veiviser.reviewing.telling import paragraph
from veiviser.reviewing.ways import WaysChange


@dataclass(frozen=True, slots=True)
class Renamed:
    """Files that change, by path relative to the project's root."""

    before: Files
    after: Mapping[PurePosixPath, bytes | None]
    """None of a file that is there no more."""
    moved: Mapping[PurePosixPath, PurePosixPath]
    """Files that have another name, by their new one."""
    lost: int
    """Addresses of the site that lead nowhere any more: pages of answers are called by them."""


def renamed(root: Path, kind: Kind, old: str, new: str) -> Renamed:
    """
    What the files come to; nothing of it is written.

    Raises:
        CannotRename: when the name is not there, is taken, or stands somewhere that is not known.
        ProblemsFound: when the project cannot be read.
    """
    opened = open_project(root)
    project, problems = with_flows(opened)
    if project is None or project.unread:
        raise ProblemsFound(problem for problem in problems if problem.severity == "error")
    asked = asked_of(opened.facts.by_name, project.flows, kind, old, new)
    before = files_now(root)
    after = dict(_written(project, before, asked))
    lost = _prove(root, before, after, asked)
    moved = {name.with_stem(asked.new): name for name, data in after.items() if data is None}
    return Renamed({name: before[name] for name in after if name in before}, after, moved, lost)


def _written(project: Project, files: Files, asked: Asked) -> Iterable[tuple[PurePosixPath, bytes | None]]:
    flows = dict[PurePosixPath, list[Flow]]()
    for flow in project.flows.values():
        flows.setdefault(flow.file, []).append(flow)
    pages = {page.place.file: page for page in project.pages.values()}
    components = tuple(project.look.components.values())
    for name, data in files.items():
        text = decode(data, name, Report()) if name.suffix in (".md", ".yaml", ".yml") else None
        if text is None:
            continue
        try:
            if name in flows:
                edits = [edit for flow in flows[name] for edit in edits_in_flow(text, flow, asked, components)]
            elif name in pages:
                edits = list(edits_in_page(pages[name], asked))
            elif name.parts[0] not in ("flows", "prototype", "data"):
                edits = list(edits_beside(text, asked)) if _may_be(name, asked) else []
            else:
                continue
        except LookupError as lost:
            raise CannotRename(say("it cannot be told what stands at {place}; change it there", place=lost)) from lost
        made = _with(text, edits)
        is_its_own = name in flows and asked.flow in [flow.name for flow in flows[name]] and not asked.is_of_variant
        made = with_earlier_name(made, asked) if is_its_own and asked.kind in ("flow", "screen") else made
        moved = _moved(name, asked) if name in flows else name
        if moved != name:
            yield name, None
        if made != text or moved != name:
            yield moved, with_lines(data, made)
    yield from _catalogues(files, asked)


def _may_be(name: PurePosixPath, asked: Asked) -> bool:
    """Whether a file of YAML may name it: of the facts themselves, their own names as well."""
    return asked.kind == "flow" or (asked.kind == "fact" and name != PurePosixPath("mkdocs.yml"))


def _catalogues(files: Files, asked: Asked) -> Iterable[tuple[PurePosixPath, bytes | None]]:
    for name, data in files.items():
        if asked.kind == "flow" and name.suffix == ".po" and name.stem == asked.old and name.parts[0] != "prototype":
            yield name, None
            yield name.with_stem(asked.new), data


def _moved(name: PurePosixPath, asked: Asked) -> PurePosixPath:
    return name.with_stem(asked.new) if asked.kind == "flow" and name.stem == asked.old else name


def _with(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def _prove(root: Path, before: Files, after: Mapping[PurePosixPath, bytes | None], asked: Asked) -> int:
    """
    That readers see what they saw, and come where they came; how many addresses are there no more.

    Raises:
        CannotRename: when they do not.
    """
    now = {name: data for name, data in {**before, **after}.items() if data is not None}
    try:
        found = review(root, before, now)
    except ProblemsFound as wrong:
        places = all_of(*dict.fromkeys(str(problem.place) for problem in wrong.problems[:3]))
        message = say("it could not be read any more, see {places}; nothing is written", places=places)
        raise CannotRename(message) from wrong
    others = [change for change in found.seen.changes if change.sign != "name"]
    facts = [fact for fact in found.facts if asked.kind != "fact" or fact.name not in (asked.old, asked.new)]
    if others or facts or not all(map(_is_as_it_was, found.ways)):
        told = paragraph(found)
        raise CannotRename(say("readers would meet something else, so nothing is written: {told}", told=told))
    return len(found.lost)


def _is_as_it_was(ways: WaysChange) -> bool:
    """But for promises that are written otherwise, and still hold."""
    is_kept = len(ways.new_promises) == len(ways.lost_promises) and all(one.holds for one in ways.new_promises)
    return is_kept and not replace(ways, new_promises=(), lost_promises=()).is_one
