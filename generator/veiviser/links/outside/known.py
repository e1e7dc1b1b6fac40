"""Outside addresses that need not answer, as a project lists them in `links.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound

_ID = "expired-exception"


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
    """
    if not path.exists():
        return [], []
    file = PurePosixPath(path.as_posix())
    text = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text).get("known", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ValueError("`known` is no list of tables")
    except ValueError as error:
        message = f"this cannot be read ({error}); write [[known]] and below it address, reason and until"
        raise ProblemsFound([Problem(Place(file), _ID, message)]) from None
    holding: list[Known] = []
    problems: list[Problem] = []
    for entry, place in zip(entries, _places(text, file), strict=False):
        message = _fault(entry, today)
        if message:
            problems.append(Problem(place, _ID, message, "warning"))
        else:
            holding.append(Known(entry["address"]))
    return holding, problems


def _places(text: str, file: PurePosixPath) -> Iterator[Place]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith("[[known]]"):
            yield Place(file, number, line.index("[") + 1)


def _fault(entry: Any, today: date) -> str:
    address = entry.get("address")
    if not isinstance(address, str) or not address:
        return 'an exception needs an address; write `address = "https://…"`'
    if not isinstance(entry.get("reason"), str) or not entry["reason"].strip():
        return f'the exception for `{address}` has no reason; write `reason = "…"`'
    until = entry.get("until")
    if not isinstance(until, date):
        return f"the exception for `{address}` has no last day; write `until = {today.year + 1}-01-01`"
    if until < today:
        return f"the exception for `{address}` held until {until}; look again, and give it a new day or take it out"
    return ""
