"""What all tests share: goldens and how they are renewed."""

import gc
import os
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests.breadth import set_breadth
from tests.browser.opened import browser, page
from veiviser.model.flow import Flow
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_flow, read_look
from veiviser.reading.flows.data_files import DataFile

if TYPE_CHECKING:
    from tests.sites import BuiltSite

__all__ = ["browser", "page"]  # fixtures

os.environ["VEIVISER_LANGUAGE"] = "en"  # what tests quote, whatever the machine speaks
os.environ["VEIVISER_CACHE"] = "no"  # else a test would be given what an earlier one found
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job in the background, and what it starts inherits that
    signal.signal(signal.SIGINT, signal.default_int_handler)

Golden = Callable[[Path, str], None]
ReadFlow = Callable[[str], Flow]
EXAMPLE = Path(__file__).parent / "example"
"""A small whole project, with wording that nobody edits."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the goldens anew; then read the diff")
    parser.addoption("--wide", action="store_true", help="try all inputs and pages, and many random ones")


def pytest_configure(config: pytest.Config) -> None:
    set_breadth(config)
    if not hasattr(config, "workerinput"):  # that process hears of the tests of all others
        from tests.last_run import Keeper

        config.pluginmanager.register(Keeper(Path(__file__).parents[1]))
    gc.set_threshold(200_000, 20, 20)  # an eighth of all time went to looking for garbage among what stays


def pytest_collection_finish() -> None:
    """What is there by now stays to the end, and nobody has to look through it again."""
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text against the file that it once was; `--renew` writes the file instead."""
    renew: bool = request.config.getoption("--renew")

    def compare(path: Path, text: str) -> None:
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"there is no {path.name} yet; run pytest with --renew and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def look() -> Look:
    """The packaged look, which has no problems."""
    problems = Report()
    found = read_look([packaged_look()], problems)
    assert problems == []
    return found


@pytest.fixture(scope="session")
def flow_of(look: Look) -> ReadFlow:
    """Reads a flow that is sound from its text; it may show the data files of the components' own examples."""
    shown = {
        path.stem: DataFile(PurePosixPath("data", path.name), path.read_text("utf-8"))
        for path in packaged_look().glob("components/*/*.csv")
    }

    def read(text: str) -> Flow:
        problems = Report()
        flow = read_flow(text, PurePosixPath("flows/test.yaml"), look, problems, data=shown)
        assert problems == []
        assert flow is not None
        return flow

    return read


@pytest.fixture(scope="session")
def example(flow_of: ReadFlow) -> Flow:
    """The flow of the example project."""
    return flow_of((EXAMPLE / "flows" / "savnet-katt.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> "Callable[[str], BuiltSite]":
    """A built project by its name, built once for all processes of a run; not to be changed."""
    from tests.sites import built_site

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    @cache
    def built(name: str) -> "BuiltSite":
        return built_site(name, shared / "sites" / name)

    return built
