"""Contracts: what a check is, by what it judges. A module that gives another function is no check to mypy."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from veiviser.model.fact import Mention
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph
from veiviser.model.project import Page, Project
from veiviser.problem import Report


class Check(Protocol):
    """One question: a module whose docstring is what authors read about its problem."""

    ID: str
    """Of its problem; the module has the same name."""
    __name__: str
    __doc__: str | None


class FlowCheck(Check, Protocol):
    """Judges a flow as it was written."""

    def check(self, project: Project, flow: Flow, report: Report, /) -> None: ...


class GraphCheck(Check, Protocol):
    """Judges what can happen in a flow."""

    def check(self, project: Project, graph: Graph, report: Report, /) -> None: ...


class PageCheck(Check, Protocol):
    """Judges the words of a page."""

    def check_page(self, project: Project, page: Page, report: Report, /) -> None: ...


class FactCheck(Check, Protocol):
    """Judges the facts that texts mention, on a day."""

    def check(self, mentions: Iterable[Mention], today: date, report: Report, /) -> None: ...
