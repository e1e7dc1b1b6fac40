"""Outside addresses that need not answer, as a project lists them in `links.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound, Report, nearest

_ID = "expired-exception"
_MOST_BYTES = 1_000_000
_AT = re.compile(r" \(at line (\d+), column (\d+)\)")
_KEYS = ("address", "reason", "until")


@dataclass(frozen=True, slots=True)
class Known:
    """An exception that holds."""

    address: str
    """`*` stands for anything."""

    def covers(self, address: str) -> bool:
        return fnmatchcase(address, self.address)


def read_known(path: Path, today: date) -> tuple[list[Known], list[Problem]]:
    """
    The exceptions that hold today, and what is wrong with the others.

    Raises:
        ProblemsFound: when the file is no TOML, or another TOML.
        OSError: when it cannot be read.
    """
    file = PurePosixPath(path.as_posix())
    if path.is_dir():
        raise _unreadable(Place(file), say("this is a folder"))
    try:
        with path.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return [], []
    if len(content) > _MOST_BYTES:
        raise _unreadable(Place(file), say("it is larger than {most} kB", most=Count(_MOST_BYTES // 1000)))
    text = _text(content, file)
    holding: list[Known] = []
    problems = Report()
    for entry, place in zip(_entries(text, file), _places(text, file), strict=False):
        message = _fault(entry, today)
        if message:
            problems.append(Problem(place, _ID, message, "warning"))
        else:
            holding.append(Known(entry["address"]))
    return holding, problems


def _text(content: bytes, file: PurePosixPath) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        place = Place(file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        message = say("a character here is not UTF-8; save the file as UTF-8")
        raise ProblemsFound([Problem(place, _ID, message)]) from None


def _entries(text: str, file: PurePosixPath) -> list[dict[str, Any]]:
    try:
        read = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _AT.search(str(error))
        place = Place(file, int(found[1]), int(found[2])) if found else Place(file)
        raise _unreadable(place, _AT.sub("", str(error)) or say("it nests too deeply")) from None
    for name in read:
        if name != "known":
            hint = nearest(name, ["known"]) or say("; write [[known]]")
            message = say("nobody reads `{name}`{hint}", name=name, hint=hint)
            raise ProblemsFound([Problem(_place_of(name, text, file), _ID, message)])
    entries = read.get("known", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _unreadable(_place_of("known", text, file), say("`known` is no list of tables"))
    return entries


def _unreadable(place: Place, why: str) -> ProblemsFound:
    message = say("this cannot be read ({why}); write [[known]] and below it address, reason and until", why=why)
    return ProblemsFound([Problem(place, _ID, message)])


def _place_of(name: str, text: str, file: PurePosixPath) -> Place:
    found = re.search(rf"^[ \t\[\"']*({re.escape(name)})(?![\w-])", text, re.MULTILINE)
    if found is None:
        return Place(file)
    start = text.rfind("\n", 0, found.start(1)) + 1
    return Place(file, text.count("\n", 0, found.start(1)) + 1, found.start(1) - start + 1)


def _places(text: str, file: PurePosixPath) -> Iterator[Place]:
    """Where each exception begins; all after the last one that is found so begin where that does."""
    place = Place(file)
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"\s*\[\[\s*known\s*\]\]", line):
            place = Place(file, number, line.index("[") + 1)
            yield place
    while True:
        yield place


def _fault(entry: Any, today: date) -> Message | None:
    address = entry.get("address")
    if not isinstance(address, str) or not address:
        return say('an exception needs an address; write `address = "https://…"`')
    if not isinstance(entry.get("reason"), str) or not entry["reason"].strip():
        return say('the exception for `{address}` has no reason; write `reason = "…"`', address=address)
    unknown = next((key for key in entry if key not in _KEYS), None)
    if unknown is not None:
        hint = nearest(unknown, _KEYS) or say("; write address, reason and until")
        return say("nobody reads `{name}`{hint}", name=unknown, hint=hint)
    return _fault_of_day(address, entry.get("until"), today)


def _fault_of_day(address: str, until: Any, today: date) -> Message | None:
    until = until.date() if isinstance(until, datetime) else until
    if not isinstance(until, date):
        return say(
            "the exception for `{address}` has no last day; write `until = {year}-01-01`",
            address=address,
            year=today.year + 1,
        )
    if until < today:
        return say(
            "the exception for `{address}` held until {until}; look again, and give it a new day or take it out",
            address=address,
            until=until,
        )
    return None
