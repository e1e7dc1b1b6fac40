"""A stranger let into a flow's prototype by pytest, each of the ways in which it can be opened."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from veiviser.messages import render, say
from veiviser.model.flow import Flow
from veiviser.model.site import flow_folder
from veiviser.pytest_plugin import SEED
from veiviser.pytest_plugin.browser import drawn_in, started
from veiviser.pytest_plugin.failure import Broken, indented
from veiviser.pytest_plugin.site import Site
from veiviser.stranger.browser.exploring import Bounds, Finding, Way, explore

WAYS = ("with scripts", "without scripts", "from a folder")
_SERVED = pytest.StashKey[dict[Path, str]]()


def let_in(config: pytest.Config, site: Site, flow: Flow, name: str) -> None:
    """
    Let a stranger do what a person can, until there have been enough steps.

    Raises:
        Broken: with the clicks after which a page is not as the flow says.
    """
    folder = drawn_in(config, site)
    base = f"{folder.as_uri()}/" if name == "from a folder" else _served(config, folder)
    way = Way(name, scripts=name != "without scripts", address=f"{base}{flow_folder(flow.name)}/")
    bounds = Bounds(seed=f"{config.stash[SEED]} {flow.name} {name}", steps=config.getoption("--stranger-steps"))
    found = explore(started(config), flow, site.project.look.words, way, bounds)
    if found is not None:
        raise Broken(flow.screens[found.screen].place, _told(found))


def _told(found: Finding) -> list[str]:
    clicks = [f"    {number}. {render(act.in_words)}" for number, act in enumerate(found.acts, 1)]
    lines = [indented(line, 4) for line in found.lines]
    return [indented(say("a stranger did:")), *clicks, indented(say("and saw:")), *lines]


def _served(config: pytest.Config, folder: Path) -> str:
    """The address of the folder on this machine alone, with a final slash."""
    served = config.stash.setdefault(_SERVED, {})
    if folder not in served:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        config.add_cleanup(server.server_close)
        config.add_cleanup(server.shutdown)
        served[folder] = f"http://127.0.0.1:{server.server_port}/"
    return served[folder]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
