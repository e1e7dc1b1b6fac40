"""A site as its flows are tested: read and drawn once a process."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from veiviser.checks import find_problems
from veiviser.journeys import compile_flows
from veiviser.journeys.branch_keys import edge_cases, state_cases
from veiviser.kept import keeping
from veiviser.model.coverage import Case, Column, Record
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.project import Project
from veiviser.model.site import RULES, page_path
from veiviser.pipeline import Cache, Generated, draw
from veiviser.pipeline.changes import source_of
from veiviser.problem import Problem
from veiviser.pytest_plugin.drawn_page import DrawnPage
from veiviser.reading import open_project, with_flows

PREVIEW = "http://127.0.0.1:8000/"
"""Where `veiviser serve` shows the site."""


class Site:
    """A project, what is wrong in it, and what is drawn of its sound flows."""

    def __init__(self, root: Path) -> None:
        self._source = source_of(root)
        cache = Cache()  # two sites of one process share the looks that they are drawn with
        project, read = with_flows(open_project(root, cache.read_look, cache.read_other))
        self.root = root
        compiled: Mapping[str, Graph] = {}
        found: set[Problem] = set(read)
        if project is not None:
            compiled, too_large = compile_flows(project)
            found.update(too_large, find_problems(project, compiled))
        self.errors = tuple(sorted(p for p in found if p.severity == "error"))
        wrong = {problem.place.file for problem in self.errors}
        self.graphs = {name: graph for name, graph in compiled.items() if graph.flow.file not in wrong}
        self._project = project
        self._pages: dict[str, DrawnPage] = {}
        self._seen: dict[tuple[str, Column], tuple[set[Case], set[Case]]] = {}
        """By flow and column, what passed and what failed."""

    @property
    def project(self) -> Project:
        assert self._project is not None
        return self._project

    @cached_property
    def drawn(self) -> Generated:
        """Everything that is made of the flows without errors."""
        flows = {name: flow for name, flow in self.project.flows.items() if name in self.graphs}
        with keeping(self.root) as kept:
            source = self._source if self._source == source_of(self.root) else ""  # nobody has saved meanwhile
            return draw(replace(self.project, flows=flows), self.graphs, kept=kept, source=source)

    def graphs_in(self, flow: Path) -> list[Graph]:
        """Of the flow in a file, and of its variants."""
        return [graph for graph in self.graphs.values() if self.root / graph.flow.file == flow]

    def errors_of(self, flow: Path) -> tuple[Problem, ...]:
        """What is wrong in the flow's file; where there is a site without the flow all the same, all that is wrong."""
        own = tuple(problem for problem in self.errors if self.root / problem.place.file == flow)
        return own or (self.errors if flow.stem not in self.graphs else ())

    def note(self, graph: Graph, column: Column, seen: Edge | State, passed: bool) -> None:
        """Remember what a test saw of an edge, or of a state's page."""
        flow = graph.flow.name
        whole = self._seen.setdefault((flow, column), (set(), set()))
        whole[0 if passed else 1].add(self._cases[flow][seen])

    def was_looked_at(self, graph: Graph, state: State) -> bool:
        """Whether somebody has asked if the page of the state is accessible."""
        flow = graph.flow.name
        return any(self._cases[flow][state] in cases for cases in self._seen.get((flow, "accessible"), ()))

    @property
    def records(self) -> Mapping[tuple[str, Column], Record]:
        """What was seen to pass and to fail, by flow and column; what failed once has failed."""
        contents = {flow.name: flow.content for flow in self.drawn.coverage} if self._seen else {}
        return {
            (flow, column): Record(contents[flow], frozenset(passed - failed), frozenset(failed))
            for (flow, column), (passed, failed) in self._seen.items()
        }

    @cached_property
    def _cases(self) -> Mapping[str, Mapping[object, Case]]:
        """By flow, under what name its edges and states are kept."""
        return {name: dict([*edge_cases(g).items(), *state_cases(g).items()]) for name, g in self.graphs.items()}

    def page(self, path: str) -> DrawnPage | None:
        """A page of the prototype, by its path in the site; None where there is none."""
        if path not in self._pages:
            text = self.drawn.site_files.get(path)
            css = self.drawn.site_files.get(str(PurePosixPath(path).with_name(RULES)), "")
            if not isinstance(text, str) or not isinstance(css, str):
                return None
            self._pages[path] = DrawnPage(text, css)
        return self._pages[path]

    def path_of(self, graph: Graph, state: State) -> str:
        """Where the page of a state is, in the site."""
        return page_path(graph.flow.name, graph.pages[state])
