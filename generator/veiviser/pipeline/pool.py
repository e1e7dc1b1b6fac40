"""Shares work on flows among forked processes (Linux only), or does it in this one."""

import multiprocessing
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from veiviser.messages import say
from veiviser.pipeline.flows import Flows

Result = TypeVar("Result")
Job = tuple[Any, ...]
"""A flow's name, and what else the step wants to know."""
ENOUGH = 1_000_000
"""Characters of flows; with fewer, starting processes takes longer than they save."""
_PATIENCE = 5.0
"""Seconds that a process gets to end when it is told to."""


class Work(Protocol):
    """Something that takes flows a step further."""

    def each(self, step: Callable[..., Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """What a method of `Flows` gives for each job, in their order; to be taken before the next step is begun."""


class Here:
    """All in this process."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows

    def each(self, step: Callable[..., Result], jobs: Sequence[Job]) -> Iterator[Result]:
        return (step(self.flows, *job) for job in jobs)


class Pool:
    """
    Shared out among processes, each of which keeps to its own flows from the first step to the last.

    A process that is forked knows the whole project already; only results come back through its pipe, and no graph.
    """

    def __init__(self, flows: Flows, processes: int) -> None:
        by_size = sorted(flows.opened.sources.values(), key=lambda source: (-len(source.text), source.name))
        self.owners = {source.name: place % processes for place, source in enumerate(by_size)}
        context = multiprocessing.get_context("fork")
        self.pipes: list[Connection] = []
        self.processes = []
        with _uninterrupted():
            for _ in range(processes):
                ours, theirs = context.Pipe()
                self.pipes.append(ours)
                # Unless it closes our ends, the process would wait for ever for a parent that was killed.
                process = context.Process(target=_work, args=(flows, theirs, tuple(self.pipes)), daemon=True)
                process.start()
                theirs.close()
                self.processes.append(process)

    def each(self, step: Callable[..., Result], jobs: Sequence[Job]) -> Iterator[Result]:
        shares: Mapping[int, list[Job]] = {owner: [] for owner in range(len(self.pipes))}
        for job in jobs:
            shares[self.owners[job[0]]].append(job)
        for owner, share in shares.items():
            with suppress(ConnectionError):  # of a process that is gone; said when its results are asked for
                self.pipes[owner].send((step, share))
        for job in jobs:
            yield self._received(self.owners[job[0]])

    def _received(self, owner: int) -> Any:
        """
        The next result of a process.

        Raises:
            ChildProcessError: when it was killed.
            Exception: what it raised.
        """
        try:
            is_result, found = self.pipes[owner].recv()
        except (EOFError, ConnectionError):
            self.processes[owner].join(_PATIENCE)
            code = self.processes[owner].exitcode
            stopped = say("a process of this build was stopped ({code}); is there enough memory?", code=code)
            raise ChildProcessError(stopped) from None
        if not is_result:
            raise found
        return found

    def end(self, *, now: bool) -> None:
        """Have all processes end, in the middle of their work if need be."""
        for pipe in self.pipes:
            pipe.close()
        for process in self.processes:
            if now:
                process.kill()
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


@contextmanager
def shared_out(flows: Flows, amount: int, processes: int | None = None) -> Iterator[Work]:
    """
    The work on flows, shared out among this machine's cores where that is possible and pays.

    Args:
        amount: characters of the flows that there is something to do for.
        processes: how many to use whatever the amount.
    """
    count = processes or (_cores() if amount > ENOUGH and _may_fork() else 1)
    if count < 2:
        yield Here(flows)
        return
    pool = Pool(flows, count)
    try:
        yield pool
    except BaseException:
        pool.end(now=True)
        raise
    pool.end(now=False)


def _may_fork() -> bool:
    """Not on macOS, whose libraries do not survive it, and not from a thread, beside which others may hold locks."""
    return sys.platform == "linux" and threading.current_thread() is threading.main_thread()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """
    Fork without Ctrl-C and the like, which go to the parent alone: its processes never unblock them.

    Python's warning of forks beside threads is not for us: ours write nothing and end without its cleaning up.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(flows: Flows, pipe: Connection, parents: Sequence[Connection]) -> None:
    """Do what the parent sends until it hangs up."""
    for end in parents:
        end.close()
    try:
        while True:
            step, jobs = pipe.recv()
            for job in jobs:
                pipe.send(_done(step, flows, job))
    except (EOFError, ConnectionError):
        return


def _done(step: Callable[..., Any], flows: Flows, job: Job) -> tuple[bool, Any]:
    try:
        return True, step(flows, *job)
    except Exception as error:  # ours; the parent raises it
        error.add_note(traceback.format_exc())
        return False, error
