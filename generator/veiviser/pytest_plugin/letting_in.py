"""A stranger let into a flow's prototype by pytest, each of the ways in which it can be opened."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from veiviser.journeys.walking.tried import edges_tried
from veiviser.messages import render, say
from veiviser.model.coverage import Tried
from veiviser.model.journey import Graph
from veiviser.model.site import flow_folder
from veiviser.pytest_plugin import SEED
from veiviser.pytest_plugin.browser import drawn_in, started
from veiviser.pytest_plugin.failure import Broken, indented
from veiviser.pytest_plugin.site import Site
from veiviser.stranger.browser.exploring import Bounds, Finding, Way, explore
from veiviser.stranger.browser.serving import served

_SERVED = pytest.StashKey[dict[Path, str]]()


def let_in(config: pytest.Config, site: Site, graph: Graph, name: str) -> None:
    """
    Let a stranger do what a person can, until there have been enough steps.

    Raises:
        Broken: with the clicks after which a page is not as the flow says.
    """
    flow, folder = graph.flow, drawn_in(config, site)
    way = Way.named(name, f"{folder.as_uri()}/", _served(config, folder), flow_folder(flow.name))
    bounds = Bounds(seed=f"{config.stash[SEED]} {flow.name} {name}", steps=config.getoption("--stranger-steps"))
    seen: dict[bool, set[Tried]] = {True: set(), False: set()}
    found = explore(
        started(config), flow, site.project.look.words, way, bounds, lambda tried, passed: seen[passed].add(tried)
    )
    for passed, tried in seen.items():
        for edge in edges_tried(graph, tried):
            site.note(graph, "stranger", edge, passed=passed)
    if found is not None:
        raise Broken(flow.screens[found.screen].place, _told(found))


def _told(found: Finding) -> list[str]:
    clicks = [f"    {number}. {render(act.in_words)}" for number, act in enumerate(found.acts, 1)]
    lines = [indented(line, 4) for line in found.lines]
    return [indented(say("a stranger did:")), *clicks, indented(say("and saw:")), *lines]


def _served(config: pytest.Config, folder: Path) -> str:
    """The address of the folder on this machine alone, with a final slash."""
    addresses = config.stash.setdefault(_SERVED, {})
    if folder not in addresses:
        held = ExitStack()
        config.add_cleanup(held.close)
        addresses[folder] = held.enter_context(served(str(folder)))
    return addresses[folder]
