"""A flow's file as pytest collects it, and what is run of it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from veiviser.checks import broken_promise
from veiviser.journeys.branch_keys import place_of
from veiviser.journeys.proving.promises import find_breach
from veiviser.journeys.walking.cover import edge_cover
from veiviser.journeys.walking.data_pairs import data_pairs
from veiviser.model.journey import Edge, Graph, Walk
from veiviser.model.promise import Promise
from veiviser.problem import ProblemsFound
from veiviser.pytest_plugin import SEED, SITES
from veiviser.pytest_plugin.failure import Broken, address, indented, replayed
from veiviser.pytest_plugin.links import follow, links
from veiviser.pytest_plugin.naming import branch_name, promise_name, unique, walk_name
from veiviser.pytest_plugin.site import Site
from veiviser.pytest_plugin.taking import arrive, take
from veiviser.pytest_plugin.wandering import wander

PAIRS = 300
"""Of decisions, at most that many a flow."""
_Named = tuple[str, Callable[[], None]]


class FlowFile(pytest.File):
    """A flow."""

    def collect(self) -> Iterator["FlowItem"]:
        named = [("problems", self._read)]
        for graph in self.site.graphs_in(self.path):
            variant = graph.flow.name.partition(".")[2]
            named += [(f"{variant} › {name}" if variant else name, run) for name, run in self._of(graph)]
        names = unique(name for name, _ in named)
        for name, (_, run) in zip(names, named, strict=True):
            yield FlowItem.from_parent(self, name=name, run=run)

    def _of(self, graph: Graph) -> Iterator[_Named]:
        yield from (*_walks(self.site, graph), *_branches(self.site, graph), *_promises(graph))
        yield from (*_pairs(self.site, graph), *_links(self.site, graph), *self._random_walks(graph))
        if self.config.getoption("--browser"):
            yield from _in_browser(self.config, self.site, graph)
            yield from _by_a_stranger(self.config, self.site, graph)

    @property
    def site(self) -> Site:
        """Read once for all flows of a site."""
        sites = self.config.stash[SITES]
        root = self.path.parent.parent
        if root not in sites:
            sites[root] = Site(root)
        return sites[root]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Flows are drawn to know their links; a template that cannot be drawn is told like any problem."""
        return str(excinfo.value) if isinstance(excinfo.value, ProblemsFound) else super().repr_failure(excinfo)

    def _read(self) -> None:
        found = self.site.errors_of(self.path)
        if found:
            raise Broken(found[0].place, [str(problem) for problem in found])

    def _random_walks(self, graph: Graph) -> Iterator[_Named]:
        seed = self.config.stash[SEED]
        for number in range(1, self.config.getoption("--random-walks") + 1):
            yield f"random walk {number}", partial(wander, self.site, graph, f"{seed} {graph.flow.name} {number}")


class FlowItem(pytest.Item):
    """Something that must hold of a flow."""

    def __init__(self, *, run: Callable[[], None], **known: Any) -> None:
        super().__init__(**known)
        self.run = run

    def runtest(self) -> None:
        self.run()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, Broken):
            return excinfo.value.told()
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


def _walks(site: Site, graph: Graph) -> Iterator[_Named]:
    for number, walk in enumerate(edge_cover(graph), 1):
        yield walk_name(number, walk), partial(_walk, site, graph, walk)


def _walk(site: Site, graph: Graph, walk: Walk) -> None:
    """From page to page by the links themselves."""
    path = site.path_of(graph, walk.start)
    page = arrive(site, graph, walk.start, path, graph.flow.screens[walk.start.screen].place)
    for edge, following in zip(walk.edges, (*walk.edges[1:], None), strict=True):
        path = take(site, graph, edge, page)
        if following is not None:
            page = arrive(site, graph, following.source, path, place_of(graph, edge))


def _branches(site: Site, graph: Graph) -> Iterator[_Named]:
    for name, edges in _grouped(graph, graph.edges):
        yield name, partial(_take_each, site, graph, edges)


def _grouped(graph: Graph, edges: Iterable[Edge]) -> Iterator[tuple[str, list[Edge]]]:
    """A branch with the edges that it is in different states, as long as they lead to the same."""
    found: dict[tuple[object, str], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.branch, branch_name(graph, edge)), []).append(edge)
    for (_, name), same in found.items():
        yield name, same


def _take_each(site: Site, graph: Graph, edges: Iterable[Edge]) -> None:
    for edge in edges:
        path = site.path_of(graph, edge.source)
        take(site, graph, edge, arrive(site, graph, edge.source, path, place_of(graph, edge)))


def _promises(graph: Graph) -> Iterator[_Named]:
    for promise in graph.flow.promises:
        yield promise_name(promise), partial(_keep, graph, promise)


def _keep(graph: Graph, promise: Promise) -> None:
    breach = find_breach(graph, promise)
    if breach is not None:
        states = [edge.source for edge in breach.walk.edges[-1:]] if breach.walk else []
        replay = [replayed(address(graph, state)) for state in states]
        raise Broken(promise.place, map(indented, [broken_promise.message(graph, promise, breach), *replay]))


def _pairs(site: Site, graph: Graph) -> Iterator[_Named]:
    for pair in data_pairs(graph)[:PAIRS]:
        first, last = pair.way[0], pair.way[-1]
        name = f"pair › {first.source.screen} › {pair.variable} {pair.value} › {branch_name(graph, last)}"
        yield name, partial(_walk, site, graph, Walk(first.source, pair.way))


def _links(site: Site, graph: Graph) -> Iterator[_Named]:
    for link in links(site, graph):
        yield f"link › {link.href or '(empty)'}", partial(follow, site, graph, link)


def _in_browser(config: pytest.Config, site: Site, graph: Graph) -> Iterator[_Named]:
    from veiviser.pytest_plugin.browser import walk_in_browser

    walks = edge_cover(graph)
    for number, walk in enumerate(walks, 1):
        yield f"in a browser › {walk_name(number, walk)}", partial(walk_in_browser, config, site, graph, walk)
    taken = {edge for walk in walks for edge in walk.edges}
    ways_back = (edge for edge in graph.edges if edge not in taken)  # no walk takes them
    for name, edges in _grouped(graph, ways_back):
        steps = [Walk(edge.source, (edge,)) for edge in edges]
        yield f"in a browser › {name}", partial(_walk_each, partial(walk_in_browser, config, site, graph), steps)


def _by_a_stranger(config: pytest.Config, site: Site, graph: Graph) -> Iterator[_Named]:
    from veiviser.pytest_plugin.letting_in import let_in
    from veiviser.stranger.browser.exploring import WAYS

    for way in WAYS:
        yield f"stranger › {way}", partial(let_in, config, site, graph, way)


def _walk_each(walk: Callable[[Walk], None], walks: Iterable[Walk]) -> None:
    for one in walks:
        walk(one)
