"""More than words, on the disk: done only where the flow is as sound afterwards as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal

from veiviser.checks import find_problems
from veiviser.correcting.files import CannotStand, OpenFile
from veiviser.editing.in_variants import also_at
from veiviser.editing.pieces_of_yaml import OnOneLine
from veiviser.editing.restructuring import Restructuring, restructured
from veiviser.editing.screens_on_the_way import Entangled, NewScreen, exchanged, with_screen
from veiviser.editing.units import Unit
from veiviser.journeys import compile_flows
from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.model.site import main_flow, variant_in
from veiviser.problem import Problem, ProblemsFound, Report, of_variant
from veiviser.reading import Opened, read_flow

_ON_ONE_LINE = say("this is written on one line with others; change it in the file")
_ALONE = say("there is nothing on that side to change places with, or it is the last of its kind")
_AROUND = say("this cannot be done without changing what is around it; do it in the file")


_ENTANGLED = say("other ways lead to one of the two as well, or begin there; do it in the file")
_NO_WAY = say("it cannot be told where the way goes on from here; choose a button or a choice that leads on")

Asked = Restructuring | NewScreen | Literal[1, -1]
"""What is done: with a unit as it stands; a screen put in behind it; a screen moved on the way, later or earlier."""


def prepared(root: Path, opened: Opened, project: Project, flow: Flow, unit: Unit, asked: Asked) -> OpenFile:
    """
    The flow's file with it done, not yet written.

    Raises:
        CannotStand: when it cannot be done there.
        ProblemsFound: with what would be wrong afterwards and is not now, each use of what is taken out among it.
    """
    file = OpenFile.read(root, flow.file)
    try:
        made = _made(file.text, flow, unit, asked)
    except OnOneLine:
        raise CannotStand(_ON_ONE_LINE) from None
    except Entangled:
        raise CannotStand(_ENTANGLED) from None
    except LookupError:
        raise CannotStand(_ALONE if isinstance(asked, Restructuring) else _NO_WAY) from None
    if made is None or (root / flow.file).is_symlink():
        raise CannotStand(_AROUND)
    known = {problem.text for problem in _errors(opened, project, flow, file.text)}
    news = [problem for problem in _errors(opened, project, flow, made) if problem.text not in known]
    if news:
        raise ProblemsFound(_as_it_stands(problem, file.text, made) for problem in news)
    file.text = made
    return file


def _made(source: str, flow: Flow, unit: Unit, asked: Asked) -> str | None:
    if isinstance(asked, Restructuring):
        return _everywhere(source, flow, asked)
    if isinstance(asked, NewScreen):
        return with_screen(source, flow, unit, asked)
    return exchanged(source, flow, unit.name, asked)


def _everywhere(source: str, flow: Flow, asked: Restructuring) -> str | None:
    """Done in the flow, and in each of its variants that has the same written again; moved only where there is room."""
    made = restructured(source, flow.file, asked)
    for way in also_at(source, asked.unit.way):
        if made is None:
            return None
        try:
            made = restructured(made, flow.file, replace(asked, unit=replace(asked.unit, way=way)))
        except LookupError:
            if asked.what not in ("earlier", "later"):
                raise
    return made


def _as_it_stands(problem: Problem, now: str, made: str) -> Problem:
    """With its line in the file as it is, not as it would be."""
    lines, after = now.split("\n"), made.split("\n")
    first = next((n for n, (old, new) in enumerate(zip(lines, after, strict=False), 1) if old != new), len(after))
    line = problem.place.line
    return replace(
        problem, place=problem.place._replace(line=line + len(lines) - len(after) if line >= first else line)
    )


def _errors(opened: Opened, project: Project, flow: Flow, text: str) -> Iterator[Problem]:
    """All that is wrong with a flow that has this text, and then with each of its variants."""
    main = main_flow(flow.name)
    known = tuple(_errors_of(opened, project, main, flow.file, text))
    yield from known
    for name in (name for name in project.flows if name != main and main_flow(name) == main):
        yield from of_variant(_errors_of(opened, project, name, flow.file, text), known, variant_in(name))


def _errors_of(opened: Opened, project: Project, name: str, file: PurePosixPath, text: str) -> Iterator[Problem]:
    """
    Args:
        name: of the flow, or of a variant of it.
    """
    report = Report()
    variant = variant_in(name)
    read = read_flow(text, file, opened.look, report, opened.broken, opened.facts, opened.data, variant=variant)
    others = {other: dict.fromkeys(flow.screens, "") for other, flow in project.flows.items() if other != name}
    if read is not None:
        alone = replace(project, flows={name: read}, elsewhere=others)
        graphs, too_large = compile_flows(alone)
        report += [*too_large, *find_problems(alone, graphs)]
    yield from (problem for problem in report if problem.severity == "error")
