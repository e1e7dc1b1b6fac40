"""A browser for the flows of a run, and the prototype that it opens."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from veiviser.find_browser import NoBrowser, installed_browser
from veiviser.journeys.branch_keys import place_of
from veiviser.journeys.compiling.filling import filled_for
from veiviser.messages import render, say
from veiviser.model.journey import Graph, State, Walk
from veiviser.model.site import flow_folder
from veiviser.place import Place
from veiviser.pytest_plugin.accessible import violations
from veiviser.pytest_plugin.failure import Broken, address, indented, replayed
from veiviser.pytest_plugin.site import Site
from veiviser.pytest_plugin.walking import Unlike, Walker
from veiviser.writing import scratch_folder, write_files

_BROWSER = pytest.StashKey[Browser]()
_FOLDERS = pytest.StashKey[dict[Path, Path]]()
_FLAGS = ["--disable-background-networking", "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run"]


def walk_in_browser(config: pytest.Config, site: Site, graph: Graph, walk: Walk) -> None:
    """
    Click through a walk, from a folder and in a fresh tab.

    Raises:
        Broken: where something on the way is not as the flow says, was logged as an error, or left the site.
    """
    folder = drawn_in(config, site) / flow_folder(graph.flow.name)
    with started(config).new_context(viewport={"width": 1440, "height": 1000}, locale="nb-NO") as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        wrong = watch(page)
        walker = Walker(page, graph, f"{folder.as_uri()}/")
        try:
            walker.begin(walk.start)
        except (AssertionError, Error) as failure:
            raise _broken(graph.flow.screens[walk.start.screen].place, failure, address(graph, walk.start)) from failure
        wrong += _look(site, graph, walk.start, page)
        for edge in walk.edges:
            try:
                walker.take(edge)
            except (AssertionError, Error) as failure:
                site.note(graph, "browser", edge, passed=False)
                replay = address(graph, edge.source, filled_for(graph, edge))
                raise _broken(place_of(graph, edge), failure, replay) from failure
            site.note(graph, "browser", edge, passed=True)
            wrong += _look(site, graph, edge.target, page)
        if wrong:
            raise Broken(graph.flow.screens[walk.start.screen].place, map(_seen, wrong))


def _look(site: Site, graph: Graph, state: object, page: Page) -> list[str]:
    """What is not accessible on the page of a state that was not looked at before; elsewhere nothing."""
    if not isinstance(state, State) or site.was_looked_at(graph, state):
        return []
    found = violations(page)
    if found is not None:
        site.note(graph, "accessible", state, passed=not found)
    return [f"axe: {line} ({address(graph, state)})" for line in found or ()]


def _broken(place: Place, failure: Exception, replay: str) -> Broken:
    told = render(failure.message) if isinstance(failure, Unlike) else str(failure)
    first, *more = told.strip().splitlines() or [say("something differs")]
    return Broken(place, [_seen(first), *(indented(line, 4) for line in more[:7]), indented(replayed(replay))])


def _seen(line: str) -> str:
    return indented(say("in a browser: {line}", line=line))


def started(config: pytest.Config) -> Browser:
    """One for all walks of a process."""
    if _BROWSER not in config.stash:
        try:
            program = installed_browser()
        except NoBrowser as none:
            pytest.fail(render(none.message), pytrace=False)
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
        playwright = sync_playwright().start()
        config.add_cleanup(playwright.stop)
        started = playwright.chromium.launch(executable_path=program, args=_FLAGS, chromium_sandbox=not is_root)
        config.add_cleanup(started.close)
        config.stash[_BROWSER] = started
    return config.stash[_BROWSER]


def drawn_in(config: pytest.Config, site: Site) -> Path:
    """The drawn prototype, written once."""
    folders = config.stash.setdefault(_FOLDERS, {})
    if site.root not in folders:
        held = ExitStack()
        config.add_cleanup(held.close)
        folders[site.root] = held.enter_context(scratch_folder())
        fonts = {path: file for path, file in site.drawn.theme.items() if path.endswith(".woff2")}
        write_files(folders[site.root], {**fonts, **site.drawn.site_files})
    return folders[site.root]


def watch(page: Page) -> list[str]:
    """A list that grows with each console error, uncaught error and request that leaves the site."""
    wrong: list[str] = []
    page.on(
        "console", lambda said: wrong.append(say("console: {said}", said=said.text)) if said.type == "error" else None
    )
    page.on("pageerror", lambda error: wrong.append(say("uncaught: {error}", error=str(error))))
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url))
    return wrong
