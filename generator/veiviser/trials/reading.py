"""Reads the file that somebody saved who took part in a test."""

import json
import re
from collections.abc import Mapping
from typing import Any

from veiviser.model.session import Session, Visit

VERSION = "test-1"
"""What the file says that it is, under `veiviser`."""
MOST_SCREENS = 2_000
_NAME = re.compile(r"[a-z0-9-]{1,200}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 5_000


class NoSession(ValueError):
    """The text is not what a test saves."""


def read_session(text: str) -> Session:
    """
    The session that a file holds. Whatever else the file says is passed by.

    Raises:
        NoSession: when it is not one.
    """
    try:
        told = json.loads(text)
        if not isinstance(told, Mapping) or told.get("veiviser") != VERSION:
            raise NoSession
        return _session(told)
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise NoSession from wrong


def _session(told: Mapping[str, Any]) -> Session:
    steps = told["steps"]
    if not isinstance(steps, list) or not 0 < len(steps) <= MOST_SCREENS or told["end"] not in ("done", "gave-up"):
        raise NoSession
    visits = tuple(map(_visit, steps))
    seconds = _number(told["seconds"])
    if [visit.at for visit in visits] != sorted(visit.at for visit in visits) or seconds < visits[-1].at:
        raise NoSession
    return Session(
        id=_name(told["id"]),
        flow=_name(told["flow"]),
        task=_name(told["task"]),
        ask=_words(told["ask"]),
        day=_like(_DAY, told["day"]),
        fewest=_count(told["fewest"]),
        visits=visits,
        end=told["end"],
        seconds=seconds,
        success=told["success"] is True and told["end"] == "done",
        words=_words(told["words"]),
        is_example=told.get("example") is True,
    )


def _visit(step: Mapping[str, Any]) -> Visit:
    vain = step["vain"]
    if not isinstance(vain, list) or len(vain) > MOST_SCREENS:
        raise NoSession
    return Visit(
        page=_name(step["page"]),
        screen=_name(step["screen"]),
        title=_words(step["title"]),
        at=_number(step["at"]),
        errors=_count(step["errors"]),
        vain=tuple(map(_words, vain)),
    )


def written_session(session: Session) -> str:
    """The file that a session is saved as."""
    return json.dumps(as_data(session), ensure_ascii=False, indent=1) + "\n"


def as_data(session: Session) -> Mapping[str, Any]:
    """The same, as what JSON is written from."""
    steps = [
        {"page": v.page, "screen": v.screen, "title": v.title, "at": v.at, "errors": v.errors, "vain": list(v.vain)}
        for v in session.visits
    ]
    return {
        "veiviser": VERSION,
        "flow": session.flow,
        "task": session.task,
        "ask": session.ask,
        "id": session.id,
        "day": session.day,
        "fewest": session.fewest,
        "steps": steps,
        "end": session.end,
        "seconds": round(session.seconds, 1),
        "success": session.success,
        "words": session.words,
        **({"example": True} if session.is_example else {}),
    }


def _words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise NoSession
    return value


def _name(value: Any) -> str:
    return _like(_NAME, value)


def _like(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise NoSession
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_SCREENS:
        raise NoSession
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e7:  # NaN is not, either
        raise NoSession
    return float(value)
