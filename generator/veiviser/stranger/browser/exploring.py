"""Episodes of a stranger in a flow, and the fewest clicks that show what one of them found."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser

from veiviser.model.coverage import Tried
from veiviser.model.flow import Flow
from veiviser.model.interface import InterfaceWords
from veiviser.stranger.browser.acts import Act, CannotDo, Differs
from veiviser.stranger.browser.somebody import Stranger
from veiviser.stranger.interpreter import Interpreter

WAYS = ("with scripts", "without scripts", "from a folder")


@dataclass(frozen=True, slots=True)
class Finding:
    """Clicks after which a page is not as the flow says, and how it differs."""

    acts: tuple[Act, ...]
    lines: tuple[str, ...]
    screen: str
    """The one that should be there."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the prototype is opened."""

    name: str
    scripts: bool
    address: str
    """Of the flow's folder, with a final slash."""

    @classmethod
    def named(cls, name: str, folder: str, server: str, pages: str) -> "Way":
        """
        One of `WAYS`.

        Args:
            folder: the address of the site as a folder, with a final slash.
            server: that on a server, likewise.
            pages: the flow's folder in it.
        """
        base = folder if name == "from a folder" else server
        return cls(name, scripts=name != "without scripts", address=f"{base}{pages}/")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is done."""

    seed: str
    steps: int
    """In all episodes together."""
    depth: int = 25
    """Of one episode."""
    seconds: float = 20.0
    shrinking: float = 15.0
    """Seconds, at most, to leave out clicks that were not needed."""
    patience: float = 5.0
    """Seconds that a page may be under way, on a slow machine; a page that is right is never waited for."""


def explore(
    browser: Browser,
    flow: Flow,
    words: InterfaceWords,
    way: Way,
    bounds: Bounds,
    note: Callable[[Tried, bool], None] = lambda *_: None,
) -> Finding | None:
    """
    What a stranger comes upon first, in as few clicks as it takes; None where all is as it must be.

    Args:
        note: told of each way that was tried, and whether what it leads to is as it must be.
    """
    chance = random.Random(bounds.seed)
    interpreter = Interpreter(flow, words)
    left, until, number = bounds.steps, time.monotonic() + bounds.seconds, 0
    while left > 0 and time.monotonic() < until:
        entry = flow.entries[number % len(flow.entries)].screen
        number += 1
        done: list[Act] = []
        with _stranger(browser, flow, way, interpreter, bounds.patience) as stranger:
            stranger.note = note
            try:
                for _ in range(min(left, bounds.depth)):
                    act = stranger.any_act(chance) if done else Act("open", entry)
                    done.append(act)
                    stranger.do(act)
            except Differs as found:
                finding = Finding(tuple(done), tuple(found.lines), stranger.screen)
                return _shrunk(browser, flow, way, interpreter, finding, bounds.shrinking)
        left -= len(done)
    return None


def replay(browser: Browser, flow: Flow, way: Way, acts: Sequence[Act], interpreter: Interpreter) -> Finding | None:
    """The same clicks again; None where nothing differs, or one of them cannot be done."""
    with _stranger(browser, flow, way, interpreter, patience=0.4) as stranger:
        for number, act in enumerate(acts, 1):
            try:
                stranger.do(act)
            except CannotDo:
                return None
            except Differs as found:
                return Finding(tuple(acts[:number]), tuple(found.lines), stranger.screen)
    return None


def _shrunk(
    browser: Browser, flow: Flow, way: Way, interpreter: Interpreter, found: Finding, seconds: float
) -> Finding:
    """Clicks are left out where it still differs without: half of them at once, then fewer, at last one by one."""
    until = time.monotonic() + seconds
    size = len(found.acts) // 2
    while size:
        at = len(found.acts) - 1 - size
        while at >= 1 and time.monotonic() < until:
            fewer = (*found.acts[:at], *found.acts[at + size :])
            again = replay(browser, flow, way, fewer, interpreter)
            if again is not None and set(again.lines) & set(found.lines):
                found = again
            at = min(at, len(found.acts) - 1) - size
        size //= 2
    return found


@contextmanager
def _stranger(browser: Browser, flow: Flow, way: Way, interpreter: Interpreter, patience: float) -> Iterator[Stranger]:
    viewport = {"width": 1440, "height": 1000}
    with browser.new_context(java_script_enabled=way.scripts, locale="nb-NO", viewport=viewport) as context:  # type: ignore[arg-type]
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.set_default_navigation_timeout(120_000)  # a busy machine is no fault of the page
        yield Stranger(tab, flow, way.address, way.scripts, interpreter, patience=patience)
