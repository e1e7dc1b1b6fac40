"""Work that is shared out gives what one process gives, and ends cleanly however it ends."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.projects import leading_to, write_project
from veiviser.pipeline import check_site, generate
from veiviser.pipeline.cache import Cache
from veiviser.pipeline.flows import Flows
from veiviser.pipeline.pool import shared_out
from veiviser.problem import ProblemsFound
from veiviser.reading import open_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there are processes forked")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path, flows={"a": leading_to("b/start"), "b": leading_to("c/start"), "c": leading_to("a/ferdig")})
    return tmp_path


def flows_of(root: Path) -> Flows:
    opened = open_project(root)
    return Flows(opened, Cache().environment(opened.look))


def test_a_pool_draws_the_same_bytes_in_the_same_order_as_one_process(root: Path) -> None:
    alone, shared = generate(root, processes=1), generate(root, processes=2)
    assert alone == shared
    assert list(alone.site_files) == list(shared.site_files)


def test_a_pool_finds_the_same_problems_in_the_same_order_as_one_process(root: Path) -> None:
    write_project(
        root, flows={"b": leading_to("c/strat"), "d": leading_to("e/start"), "f": "title: [", "g": leading_to("f/x")}
    )
    found = check_site(root, processes=1)
    assert [p.id for p in found if p.severity == "error"] == ["missing-target", "missing-target", "not-yaml"]
    assert check_site(root, processes=3) == found
    with pytest.raises(ProblemsFound):
        generate(root, processes=2)
    assert not multiprocessing.active_children()


def test_what_a_process_raises_is_raised_here_and_no_process_is_left(root: Path) -> None:
    flows = flows_of(root)
    with pytest.raises(KeyError, match="nowhere") as raised, shared_out(flows, 0, 2) as work:
        work.owners["nowhere"] = 0  # type: ignore[attr-defined]
        list(work.each(Flows.outline, [("a",), ("nowhere",)]))
    assert "Traceback" in raised.value.__notes__[0]
    assert not multiprocessing.active_children()


def test_a_process_that_is_killed_ends_the_build_with_a_word(root: Path) -> None:
    with pytest.raises(ChildProcessError, match="was stopped"), shared_out(flows_of(root), 0, 2) as work:
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
            child.join()
        list(work.each(Flows.outline, [("a",), ("b",)]))
    assert not multiprocessing.active_children()


def test_an_interruption_leaves_no_process(root: Path) -> None:
    with pytest.raises(KeyboardInterrupt), shared_out(flows_of(root), 0, 2) as work:
        next(work.each(Flows.outline, [("a",), ("b",)]))
        raise KeyboardInterrupt
    assert not multiprocessing.active_children()
