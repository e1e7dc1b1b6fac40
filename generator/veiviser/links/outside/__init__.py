"""Checks links to other sites over the network; only on request, and never as an error."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from veiviser.links.checking import Checked
from veiviser.links.fault import Found
from veiviser.links.hosts import is_private
from veiviser.links.judging import Spot
from veiviser.links.outside.answer import Answer
from veiviser.links.outside.asking import ask_all
from veiviser.links.outside.cache import read_cache, write_cache
from veiviser.links.outside.known import Known, read_known
from veiviser.links.outside.manners import Manners
from veiviser.links.page import places, problem_at
from veiviser.problem import Problem, Severity

__all__ = ["Answer", "Manners", "ask_all", "outside_problems"]

_IDS: Mapping[str, tuple[str, Severity]] = {
    "dead": ("dead-address", "warning"),
    "moved": ("moved-address", "note"),
    "unsure": ("unsure-address", "note"),
    "unasked": ("unsure-address", "note"),
}


def outside_problems(checked: Checked, known: Path, cache: Path, manners: Manners | None = None) -> tuple[Problem, ...]:
    """
    What the other sites answered that is not as it should be, each address told on every page that names it.

    Args:
        known: the exceptions, a TOML file that need not be there.
        cache: earlier answers, a JSON file; written anew.

    Raises:
        ProblemsFound: when the exceptions cannot be read as TOML.
        CannotWrite: when the cache cannot be written.
    """
    manners, now = manners or Manners(), datetime.now(UTC)
    exceptions, problems = read_known(known, now.date())
    named = _named(checked, manners, exceptions)
    fresh = read_cache(cache, now)
    asked = ask_all(sorted({address for address, *_ in named} - set(fresh)), manners)
    answers = {**fresh, **asked}
    write_cache(cache, answers, asked, now)
    return tuple(sorted({*problems, *_told(checked, named, answers)}))


def _named(checked: Checked, manners: Manners, known: Sequence[Known]) -> list[tuple[str, str, Spot]]:
    """Address without fragment, file and spot."""
    return [
        (address, file, spot)
        for file, page in checked.pages.items()
        for address, spot in ((_asked(written, checked.site.scheme), spot) for written, spot in page.outside)
        if (manners.private or not is_private(_authority(address))) and not any(e.covers(address) for e in known)
    ]


def _asked(address: str, scheme: str) -> str:
    plain = address.partition("#")[0].replace("\\", "/")
    return f"{scheme}:{plain}" if plain.startswith("//") else plain


def _authority(address: str) -> str:
    return re.split(r"[/?]", address.partition("//")[2], maxsplit=1)[0]


def _told(checked: Checked, named: Sequence[tuple[str, str, Spot]], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    by_file: dict[str, list[tuple[Found, Spot]]] = {}
    for address, file, spot in named:
        answer = answers[address]
        if answer.told is not None:
            id, severity = _IDS[answer.kind]
            by_file.setdefault(file, []).append((Found(id, answer.told, severity), spot))
    for file, faults in by_file.items():
        positions = places(checked.folder, file, [spot for _, spot in faults])
        for (found, _), position in zip(faults, positions, strict=True):
            yield problem_at(file, found, position)
