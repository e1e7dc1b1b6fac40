"""Flows that commands are about, compiled."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from veiviser.cli.folders import flow_file, flow_name, unknown_flow
from veiviser.problem import ProblemsFound

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.interface import InterfaceWords
    from veiviser.model.journey import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledFlow:
    """A flow of a project."""

    graph: "Graph"
    source: str
    """Its file, with `\\n` as the only line break."""
    words: "InterfaceWords"
    """Of the project."""


def compiled_flow(root: Path, flow: str) -> CompiledFlow:
    """
    The flow of that name or file.

    Raises:
        click.BadParameter: when there is none.
        ProblemsFound: when it cannot be read or compiled; with its own errors alone.
    """
    from veiviser.journeys import compile_flows
    from veiviser.reading import open_project, with_flows

    file = flow_file(root, flow)
    opened = open_project(root)
    project, problems = with_flows(opened)
    graphs, too_large = compile_flows(project) if project else ({}, ())
    name = flow_name(flow)
    if name not in opened.sources:
        raise unknown_flow(name, opened.sources)
    if name not in graphs or project is None:
        raise ProblemsFound(p for p in (*problems, *too_large) if p.severity == "error" and str(p.place.file) == file)
    return CompiledFlow(graph=graphs[name], source=opened.sources[name].text, words=project.look.words)
