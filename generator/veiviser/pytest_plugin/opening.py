"""Opens screens of a project's prototype, for tests that people write of their own components."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Page

from veiviser.messages import render, say
from veiviser.model.site import page_path, step_path
from veiviser.pytest_plugin import SITES
from veiviser.pytest_plugin.browser import drawn_in, started, watch
from veiviser.pytest_plugin.site import Site


class OpenScreen(Protocol):
    """What the fixture `open_screen` is."""

    def __call__(self, screen: str, *, scripts: bool = True, width: int = 390) -> Page:
        """A tab of its own with a screen `flow/screen`, as readers try it."""


def opening(config: pytest.Config, root: Path) -> Iterator[OpenScreen]:
    """
    What opens screens of the project in a folder; afterwards it fails where one logged an error, or left the site.

    Args:
        root: of the project.
    """
    wrong: list[list[str]] = []
    with ExitStack() as tabs:

        def open_screen(screen: str, *, scripts: bool = True, width: int = 390) -> Page:
            context = started(config).new_context(
                java_script_enabled=scripts, viewport={"width": width, "height": 844}, locale="nb-NO"
            )
            page = tabs.enter_context(context).new_page()
            page.set_default_timeout(60_000)
            wrong.append(watch(page))
            page.goto(_path(config, root, screen).as_uri())
            return page

        yield open_screen
    if found := [line for lines in wrong for line in lines]:
        pytest.fail("\n".join(map(render, found)), pytrace=False)


def _path(config: pytest.Config, root: Path, screen: str) -> Path:
    sites = config.stash[SITES]
    if root not in sites:
        sites[root] = Site(root)
    flow, _, name = screen.partition("/")
    folder = drawn_in(config, sites[root])
    for path in (step_path(flow, name), page_path(flow, name)):
        if (folder / path).is_file():
            return folder / path
    message = say("there is no screen `{screen}` to open, or something is wrong in its flow", screen=screen)
    pytest.fail(render(message), pytrace=False)
