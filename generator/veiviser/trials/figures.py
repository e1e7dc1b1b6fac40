"""Figures of a test: how many did it, how long and how far they went, and where it went wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, sqrt
from statistics import median

from veiviser.model.session import Session

_Z = 1.959964
"""Of 95 in 100."""
FEW = 20
"""Of fewer people than this, nothing is told more exactly than to the nearest five in a hundred."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and what that says of all others."""

    count: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares that of all people is, most likely: the score interval, of 95 in 100 (Wilson 1927)."""
        if self.of == 0:
            return 0.0, 1.0
        share, square = self.count / self.of, _Z * _Z / self.of
        middle = (share + square / 2) / (1 + square)
        reach = _Z / (1 + square) * sqrt(share * (1 - share) / self.of + square / self.of / 4)
        return max(0.0, middle - reach), min(1.0, middle + reach)

    @property
    def of_hundred(self) -> tuple[int, int]:
        """The same, of a hundred people; rounded outwards, to whole fives where few took part."""
        low, high = self.interval
        unit = 5 if self.of < FEW else 1
        return floor(round(low * 100 / unit, 6)) * unit, ceil(round(high * 100 / unit, 6)) * unit


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle one of some numbers, with the least and the most."""

    middle: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class OfScreen:
    """What happened on a screen, in people unless it says otherwise."""

    screen: str
    title: str
    seen: int
    errors: int
    """Who pressed on while something was open."""
    turned_back: int
    ended: int
    """Who gave up there, or said that it was done where it is not."""
    vain: Mapping[str, int]
    """By what stood there, how many pressed on it in vain."""


@dataclass(frozen=True, slots=True)
class OfTask:
    """What happened in a task."""

    flow: str
    task: str
    ask: str
    sessions: tuple[Session, ...]
    done: Share
    gave_up: int
    elsewhere: int
    """Who said that it was done where it is not."""
    seconds: Spread | None
    """Of those who did it."""
    detour: Spread | None
    """The same: steps more than the fewest."""
    screens: tuple[OfScreen, ...]
    """In the order in which somebody first came to each."""


def figures(sessions: Iterable[Session]) -> tuple[OfTask, ...]:
    """Of each task, by flow and name; of two files with the same session, one counts."""
    by_task: dict[tuple[str, str], dict[str, Session]] = {}
    for session in sessions:
        by_task.setdefault((session.flow, session.task), {}).setdefault(session.id, session)
    return tuple(_of_task(tuple(of.values())) for _, of in sorted(by_task.items()))


def _of_task(sessions: tuple[Session, ...]) -> OfTask:
    did_it = [session for session in sessions if session.success]
    first = sessions[0]
    return OfTask(
        flow=first.flow,
        task=first.task,
        ask=first.ask,
        sessions=sessions,
        done=Share(len(did_it), len(sessions)),
        gave_up=sum(session.end == "gave-up" for session in sessions),
        elsewhere=sum(session.end == "done" and not session.success for session in sessions),
        seconds=_spread([session.seconds for session in did_it]),
        detour=_spread([max(0, session.steps - session.fewest) for session in did_it]),
        screens=tuple(_screens(sessions)),
    )


def _spread(numbers: list[float]) -> Spread | None:
    return Spread(median(numbers), min(numbers), max(numbers)) if numbers else None


def _screens(sessions: tuple[Session, ...]) -> Iterable[OfScreen]:
    titles: dict[str, str] = {}
    for session in sessions:
        for visit in session.visits:
            titles.setdefault(visit.screen, visit.title)
    for screen, title in titles.items():
        seen = [[visit for visit in session.visits if visit.screen == screen] for session in sessions]
        yield OfScreen(
            screen=screen,
            title=title,
            seen=sum(bool(visits) for visits in seen),
            errors=sum(any(visit.errors for visit in visits) for visits in seen),
            turned_back=sum(any(v.screen == screen for v in session.turned_back) for session in sessions),
            ended=sum(not session.success and session.visits[-1].screen == screen for session in sessions),
            vain=Counter(
                words for visits in seen for words in dict.fromkeys(w for visit in visits for w in visit.vain)
            ),
        )
