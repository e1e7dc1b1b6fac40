"""Figures of facts that are too much their own to stand in a text by chance."""

import re
from collections.abc import Iterator
from functools import lru_cache

from veiviser.model.fact import Fact

DIGITS = 4
"""A count of fewer stands in many texts that speak of something else."""
_BLANK = "[ \u00a0\u2009\u202f]"
_MONEY = "kr|kroner"
_BEFORE = rf"(?<![\w./,#=+-])(?<![0-9]{_BLANK})"
"""Not within a longer number, a word or an address."""
_AFTER = rf"(?!\w)(?!{_BLANK}[0-9])(?![.,][0-9])"


@lru_cache(maxsize=8)
def figures_of(facts: tuple[Fact, ...]) -> re.Pattern[str] | None:
    """What finds the facts' figures in a text, each as a group `f0`, `f1` …; None where no fact has such a figure."""
    forms = [(number, "|".join(_forms(fact))) for number, fact in enumerate(facts)]
    groups = [f"(?P<f{number}>{form})" for number, form in forms if form]
    first = re.escape("".join(sorted({"+k", *(said[0] for fact in facts for said in (fact.value, fact.words))})))
    # Most places of a text begin no figure; to see so at once makes the search ten times as fast.
    return re.compile(f"(?=[0-9{first}]){_BEFORE}(?:{'|'.join(groups)}){_AFTER}") if groups else None


def _forms(fact: Fact) -> Iterator[str]:
    if fact.unit in ("kr", "kroner"):
        yield from _amount(fact.value)
        return
    if re.fullmatch(r"\+?[0-9]{3,15}", fact.value) and not fact.unit:
        yield rf"(?<=tel:){re.escape(fact.value)}"  # also 113, which is a figure of its own there
    for said in dict.fromkeys((fact.value, fact.words)):
        if re.fullmatch(rf"(\+47)?[0-9]{{{DIGITS},15}}", said):
            yield _number(said)
        elif "@" in said or sum(character.isdigit() for character in said) > DIGITS:
            yield _literal(said)


def _amount(value: str) -> Iterator[str]:
    number = _number(value) if re.fullmatch(r"[1-9][0-9]{3,14}", value) else re.escape(value)
    yield rf"{number}(?:{_BLANK}?(?:{_MONEY})|,-|,–)"
    yield rf"(?:{_MONEY}){_BLANK}?{number}"


def _number(figure: str) -> str:
    """A telephone number's digits in whatever groups, others by the thousand; what could be a year, only in groups."""
    if figure.startswith("+47"):
        return rf"(?:\+47{_BLANK}?)?" + f"{_BLANK}?".join(figure[3:])
    if figure.startswith("0"):
        return figure
    is_year = re.fullmatch(r"(?:19|20)[0-9]{2}", figure)
    return f"{int(figure):,}".replace(",", _BLANK if is_year else f"{_BLANK}?")


def _literal(said: str) -> str:
    words = (re.escape(word).replace("\\-", "[-–]").replace("–", "[-–]") for word in said.split())
    return f"{_BLANK}".join(words)
