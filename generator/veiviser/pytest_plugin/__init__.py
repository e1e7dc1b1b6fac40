"""What `pytest flows/` runs in any site: each walk, branch, promise and link of each flow."""

import os
import random
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from veiviser.messages import render, say, use_language
from veiviser.messages.choosing import IN_A_PROJECT, VARIABLE, NoSuchLanguage, spoken

if TYPE_CHECKING:
    from veiviser.pytest_plugin.opening import OpenScreen
    from veiviser.pytest_plugin.results import Sent
    from veiviser.pytest_plugin.site import Site

# What reads and draws is imported where a flow is met: pytest loads this in projects that have none.

SEED = pytest.StashKey[int]()
SITES = pytest.StashKey[dict[Path, "Site"]]()
_SENT = pytest.StashKey[list["Sent"]]()
_TROUBLE = pytest.StashKey[str]()
_PROJECTS = pytest.StashKey[dict[Path, bool]]()
_SEED_NAME = "veiviser_walk_seed"
_SENT_NAME = "veiviser_results"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can be said on the command line."""
    group = parser.getgroup("veiviser", "flows of a Veiviser site")
    if find_spec("pytest_playwright") is None:  # it has an option of that name, which then serves us too
        group.addoption("--browser", action="store_true", help="Walk the flows in a real browser too.")
    group.addoption("--walk-seed", type=int, metavar="NUMBER", help="Go the random walks of an earlier run again.")
    group.addoption("--random-walks", type=int, default=5, metavar="NUMBER", help="Random walks a flow. [5]")
    told = "What a stranger does in a flow, each of three ways, with `--browser`. [120]"
    group.addoption("--stranger-steps", type=int, default=120, metavar="NUMBER", help=told)


def pytest_configure(config: pytest.Config) -> None:
    """One seed for all processes of a run."""
    given = getattr(config, "workerinput", {}).get(_SEED_NAME)
    told = config.getoption("--walk-seed")
    config.stash[SEED] = next(s for s in (given, told, random.randrange(1_000_000)) if s is not None)
    config.stash[_PROJECTS] = {}
    config.stash[SITES] = dict[Path, "Site"]()
    config.stash[_SENT] = list["Sent"]()
    if config.getoption("--browser") and not _has_playwright():
        with suppress(NoSuchLanguage):
            _speak()
        needs = say("--browser needs Playwright; get it with: python -m pip install 'veiviser[test]'")
        raise pytest.UsageError(render(needs))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """The same seed for a process that pytest-xdist starts."""
    node.workerinput[_SEED_NAME] = node.config.stash[SEED]  # type: ignore[attr-defined]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """What a process that pytest-xdist started has seen."""
    output = getattr(node, "workeroutput", {})
    node.config.stash[_SENT].append(output.get(_SENT_NAME, {}))  # type: ignore[attr-defined]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep what was seen of the flows, or hand it to the process that does."""
    config = session.config
    sites, processes = config.stash[SITES], config.stash[_SENT]
    if not sites and not processes:
        return
    from veiviser.pytest_plugin.results import keep, sent
    from veiviser.writing import CannotWrite

    seen = sent(sites)
    if hasattr(config, "workeroutput"):
        config.workeroutput[_SENT_NAME] = seen
        return
    try:
        keep([*processes, seen])
    except CannotWrite as failure:
        config.stash[_TROUBLE] = failure.message


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A flow, where the file is one of a site."""
    folder = file_path.parent
    if file_path.suffix not in (".yaml", ".yml") or folder.name != "flows" or not _is_site(folder.parent, parent):
        return None
    try:
        _speak()
    except NoSuchLanguage as wrong:
        told = say("{variable} is `{name}`; choose nb or en", variable=VARIABLE, name=str(wrong))
        raise pytest.Collector.CollectError(render(told)) from None
    from veiviser.pytest_plugin.collecting import FlowFile

    return FlowFile.from_parent(parent, path=file_path)


@pytest.fixture
def open_screen(request: pytest.FixtureRequest) -> Iterator["OpenScreen"]:
    """What opens a screen of the project that the test stands in: `open_screen("flow/screen")`."""
    with suppress(NoSuchLanguage):
        _speak()
    root = next((folder for folder in request.path.parents if _names_us(folder / "mkdocs.yml")), None)
    if root is None:
        pytest.fail(render(say("the test stands in no project of Veiviser")), pytrace=False)
    if not _has_playwright():
        pytest.fail(
            render(say("`open_screen` needs Playwright: python -m pip install 'veiviser[test]'")), pytrace=False
        )
    from veiviser.pytest_plugin.opening import opening

    yield from opening(request.config, root)


def _speak() -> None:
    """
    Let what fails be told in the language of whoever runs the tests of a site.

    Raises:
        NoSuchLanguage: when we do not have it.
    """
    use_language(spoken(os.environ) or IN_A_PROJECT)


def _has_playwright() -> bool:
    try:
        import_module("playwright")
    except ModuleNotFoundError:
        return False
    return True


def _is_site(root: Path, parent: pytest.Collector) -> bool:
    known = parent.config.stash[_PROJECTS]
    if root not in known:
        known[root] = _names_us(root / "mkdocs.yml")
    return known[root]


def _names_us(settings: Path) -> bool:
    """Whether the settings may name the plugin, and if so, whether they do."""
    try:
        if b"veiviser" not in settings.read_bytes():
            return False
    except OSError:
        return False
    from veiviser.reading.settings.is_ours import names_plugin

    return names_plugin(settings.parent)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The seed, where something that goes at random failed; and why results could not be kept."""
    config = terminalreporter.config
    told: list[str] = []
    if _TROUBLE in config.stash:
        told.append(say("the results of the flows are not kept: {why}", why=config.stash[_TROUBLE]))
    failed = terminalreporter.getreports("failed")
    names = [report.nodeid.rpartition("::")[2] for report in failed]
    if any("random walk" in name or name.startswith("stranger") for name in names):
        told.append(say("the same random walks again: --walk-seed={seed}", seed=config.stash[SEED]))
    if told:  # with pytest-xdist, this process has met no flow
        with suppress(NoSuchLanguage):
            _speak()
    for line in told:
        terminalreporter.write_line(render(line))
