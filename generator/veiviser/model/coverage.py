"""Coverage: how much of each branch is drawn, told, tested and promised."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from veiviser.model.catalogue import Language
from veiviser.place import Place

Colour = Literal["green", "amber", "red", "grey"]
"""Grey is what no test was run for, which says nothing of it."""
Column = str
"""One of `COLUMNS`, `approved`, or a language that the site's flows are translated to."""
MADE: tuple[Column, ...] = ("drawn", "told", "pictured", "described")
RUN: tuple[Column, ...] = ("walked", "browser", "stranger", "accessible")
"""What only a run of the tests can say."""
COLUMNS: tuple[Column, ...] = (*MADE, *RUN, "promised", "compared")
"""Those of every site."""
APPROVED: Column = "approved"
"""Whether somebody stands by the screen; only in sites in which somebody approves, or asks for it."""
Case = tuple[str, int]
"""What a test sees at once: by branch, one of its edges; by screen, one of its states. From 1, as in the graph."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody pressed, who knows no graph."""

    page: str
    """The page's name in its flow's folder, without ending."""
    control: str
    """The id that the pressed control carries as `data-control`."""
    answers: frozenset[tuple[str, str]]
    """By name what was answered on the page; of boxes, each that was ticked as `answer.box` and `yes`."""


@dataclass(frozen=True, slots=True)
class Record:
    """Results of a test run for one column of a flow."""

    content: str
    """The digest of the pages and edges that the run was about."""
    passed: frozenset[Case] = frozenset()
    """Edges; of `accessible`, states."""
    failed: frozenset[Case] = frozenset()

    def beside(self, other: "Record") -> "Record":
        """With what another process of the same run found; what failed in one has failed."""
        failed = self.failed | other.failed
        return Record(other.content, (self.passed | other.passed) - failed, failed)

    def then(self, later: "Record") -> "Record":
        """With what a later run found; all that was found of other pages is forgotten."""
        if later.content != self.content:
            return later
        return Record(
            self.content, self.passed - later.failed | later.passed, self.failed - later.passed | later.failed
        )


Ran = Mapping[Column, Record]
"""All test results of one flow, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A branch and its coverage."""

    key: str
    """Unique in its flow."""
    screen: str
    """Its title."""
    on: str
    """The screen's name."""
    label: str
    """What is answered or pressed."""
    leads: str
    """In words: a screen's title, an address, or an end."""
    place: Place
    edges: tuple[Case, ...]
    """It in each state."""
    states: tuple[Case, ...]
    """Those that it begins in."""
    cells: Mapping[Column, Colour]
    passed: Mapping[Column, int] = field(default_factory=dict)
    """By column that a run of the tests has filled in: in how many of its states, or of those that it begins in."""

    def cases(self, column: Column) -> tuple[Case, ...]:
        """What a test of a column has to see pass."""
        return self.states if column == "accessible" else self.edges


@dataclass(frozen=True, kw_only=True)  # without slots, so that what was counted is kept
class FlowCoverage:
    """The branches of one flow."""

    name: str
    title: str
    place: Place
    """Of its title."""
    branches: tuple[Covered, ...]
    content: str
    """The digest of its pages and edges, by which results of tests know whether they are of today."""
    was_run: bool = False
    """Whether a run of the tests has left results."""
    languages: tuple[Language, ...] = ()
    """Those that the site's flows are translated to."""
    is_approved: bool = False
    """Whether there are approvals in the site, or somebody asks for them."""

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_with(self.languages, approved=self.is_approved)

    def count(self, column: Column, colour: Colour) -> int:
        return self._counts[column, colour]

    @cached_property
    def _counts(self) -> Counter[tuple[Column, Colour]]:
        return Counter(cell for branch in self.branches for cell in branch.cells.items())


def columns_with(languages: tuple[Language, ...], *, approved: bool) -> tuple[Column, ...]:
    """All columns, in the order shown."""
    return (*MADE, *languages, *COLUMNS[len(MADE) :], *((APPROVED,) if approved else ()))


@dataclass(frozen=True, slots=True)
class Figures:
    """What somebody can do something about, in branches."""

    branches: int
    tried: int
    """By a test, on every page that they stand on, as the pages are now."""
    untold: int
    """That the guide does not name."""


def figures(flows: Iterable[FlowCoverage]) -> Figures:
    """Of several flows together."""
    counted = list(flows)
    return Figures(
        branches=sum(len(flow.branches) for flow in counted),
        tried=sum(flow.count("walked", "green") for flow in counted),
        untold=sum(len(flow.branches) - flow.count("told", "green") for flow in counted),
    )
