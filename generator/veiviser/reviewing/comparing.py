"""Two versions of a project, compared in all that readers meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from veiviser.engine import address_of
from veiviser.model.approval import Approval, Approvals
from veiviser.model.fact import Fact
from veiviser.model.journey import Graph
from veiviser.model.site import guide_path, step_path
from veiviser.outputs import OF_FLOWS
from veiviser.outputs.contract import SiteView
from veiviser.reviewing.changes import Compared, compare
from veiviser.reviewing.sides import Files, Side, both_sides, is_picture
from veiviser.reviewing.stylesheets import Styled, styles_of
from veiviser.reviewing.ways import WaysChange, compare_ways
from veiviser.seeing.drawing import page_of, screens_of, steps_of
from veiviser.seeing.seen import Drawn, Seen


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is told otherwise, new, or gone."""

    name: str
    before: str
    """As readers saw it; empty where it is new."""
    after: str


@dataclass(frozen=True, slots=True)
class PictureChange:
    """A picture's file that is another, new, or gone."""

    name: PurePosixPath
    """Relative to the project's root."""
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class LostAddress:
    """An address of the site at which nothing is any more, and that leads nowhere on."""

    address: str
    title: str
    """Of what stood there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that a reader meets otherwise."""

    base: str
    """The commit that it is compared with."""
    name: str
    """The site's."""
    seen: Compared
    ways: tuple[WaysChange, ...]
    facts: tuple[FactChange, ...]
    pictures: tuple[PictureChange, ...]
    pictures_shown: tuple[Files, Files]
    """Pictures of both sides, whether they are others or not."""
    lost: tuple[LostAddress, ...]
    styles: Styled
    facts_now: tuple[Fact, ...]
    """Of those that are told otherwise, each that is there."""
    approvals: Approvals
    """All of the project."""
    earlier: Mapping[str, Mapping[str, str]]
    """By flow that was read, its screens of the earlier version with digests of what readers saw."""
    unread: tuple[str, ...]
    """Flows that could not be read in the earlier version."""

    @property
    def is_empty(self) -> bool:
        """Whether everything is as it was."""
        lists = (self.seen.changes, self.ways, self.facts, self.pictures, self.lost, self.unread)
        return not (any(lists) or self.styles.is_changed)


def review(
    root: Path, before: Files, after: Files, base: str = "", approvals: Mapping[str, Approval] = MappingProxyType({})
) -> Review:
    """
    Two versions of the project in a folder, compared.

    Args:
        base: what the earlier one is called.
        approvals: those of the project.

    Raises:
        ProblemsFound: when the later one cannot be read or drawn.
    """
    with both_sides(root, before, after) as (then, now):
        before_now = tuple(_drawn(then))
        seen = compare(before_now, _drawn(now))
        facts = tuple(_facts(then, now))
        return Review(
            base=base,
            name=now.project.name,
            seen=seen,
            ways=tuple(_ways(then, now, seen)),
            facts=facts,
            facts_now=tuple(now.facts[fact.name] for fact in facts if fact.name in now.facts),
            approvals=replace(now.project.approvals or Approvals(), by_what=approvals),
            pictures=tuple(_pictures(then, now)),
            pictures_shown=(_pictures_of(then), _pictures_of(now)),
            lost=tuple(_lost(then, now)),
            styles=styles_of(then.project, now.project, _sample(seen)),
            earlier=_screens_in(before_now),
            unread=then.missing,
        )


def _drawn(side: Side) -> Iterator[Seen]:
    """All that readers of a version see."""
    for view in side.views.values():
        yield from screens_of(view)
        yield from steps_of(view)
    for page in side.project.pages.values():
        yield page_of(page, SiteView(project=side.project, environment=side.environment))


def _screens_in(seen: Iterable[Seen]) -> Mapping[str, Mapping[str, str]]:
    """By flow and name, their digests."""
    found: dict[str, dict[str, str]] = {}
    for one in seen:
        if one.kind == "screen":
            found.setdefault(one.group, {})[one.name] = one.digest
    return found


def _ways(then: Side, now: Side, seen: Compared) -> Iterator[WaysChange]:
    names = {old[1:]: new[1:] for old, new in seen.names.items() if old[0] == "screen"}
    flows = {old[1]: new[1] for old, new in seen.names.items() if old[0] == "screen"}
    for name, graph in then.graphs.items():
        later = now.graphs.get(flows.get(name, name))
        if later is None:
            yield WaysChange(flow=name, title=graph.flow.title.words, is_gone=True)
            continue
        words = now.environment.words
        change = compare_ways(graph, later, _source(then, graph), _source(now, later), names, words)
        if change.is_one:
            yield change
    known = {flows.get(name, name) for name in then.graphs} | set(then.missing)
    for name, graph in now.graphs.items():
        if name not in known:
            yield WaysChange(flow=name, title=graph.flow.title.words, is_new=True)


def _source(side: Side, graph: Graph) -> str:
    return side.files[graph.flow.file].decode("utf-8", "replace")


def _facts(then: Side, now: Side) -> Iterator[FactChange]:
    for name in sorted(then.facts.keys() | now.facts.keys()):
        old, new = then.facts.get(name), now.facts.get(name)
        before, after = (fact.words if fact else "" for fact in (old, new))
        if before != after:
            yield FactChange(name, before, after)


def _pictures(then: Side, now: Side) -> Iterator[PictureChange]:
    for name in sorted(name for name in then.files.keys() | now.files.keys() if is_picture(name)):
        before, after = then.files.get(name), now.files.get(name)
        if before != after:
            yield PictureChange(name, before, after)


def _pictures_of(side: Side) -> Files:
    return {name: data for name, data in side.files.items() if is_picture(name)}


def _lost(then: Side, now: Side) -> Iterator[LostAddress]:
    """Of pages, and of what readers meet of flows."""
    there = {address_of(page.stands.removesuffix(".md")) for page in now.project.pages.values()}
    there |= {path for graph in now.graphs.values() for output in OF_FLOWS for path in output.paths(graph)}
    for page in then.project.pages.values():
        address = address_of(page.stands.removesuffix(".md"))
        if address not in there:
            yield LostAddress(address, page.title)
    for name, view in then.views.items():
        told = [(guide_path(name), (view.graph.flow.task or view.graph.flow.title).words)] if view.guide.steps else []
        screens = view.graph.flow.screens
        told += [(step_path(name, page), screens[state.screen].title.words) for state, page in view.graph.pages.items()]
        yield from (LostAddress(address, title) for address, title in told if address not in there)


def _sample(seen: Compared) -> tuple[Drawn, ...]:
    """A few screens that are as they were."""
    return tuple(one.moments[0] for one in seen.same if one.kind == "screen")[:4]
