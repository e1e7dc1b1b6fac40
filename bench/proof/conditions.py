"""Conditions of foreign flows, in the words of their sources, as far as they can be conditions of ours."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

_MOST = 12
"""Rules that one condition may take; what takes more is no rule that anybody could read."""
_QUOTED = r"(?:'(?:[^']|'(?=\w))*'|\"[^\"]*\"|:\w+)"
_LIST = rf"(?:%w[({{\[](?P<words>[^)}}\]]*)[)}}\]]|\[+(?P<list>{_QUOTED}(?:,\s*{_QUOTED})*)\]+)"
_NAME = r"(?P<name>[\w.]+\??)"
_SHAPES = (
    rf"(?P<title>'.+?'|\"[^\"]*\") (?P<is>is|is_not) (?P<one>{_QUOTED})",
    rf"{_NAME} (?P<is>==|!=) (?P<one>{_QUOTED})",
    rf"\[?{_NAME}(?:\.to_s)?\]? in {_LIST}",
    rf"{_LIST}\.include\?\({_NAME}\)",
    rf"(?:responded_with|response_is_one_of)\((?:(?P<one>{_QUOTED})|{_LIST})\)",
    rf"variable_matches\(:{_NAME}, (?:(?P<one>{_QUOTED})|{_LIST})\)",
)
"""How sources ask for one answer; without a name it is that of the screen itself."""
_ATOMS = tuple(re.compile(shape) for shape in _SHAPES)
_WRAPPED = re.compile(r"next_node_if\(:[\w?]+, (?P<inner>.*)\)", re.DOTALL)
_OWN = frozenset({"response", "response.to_s", "input", ""})


@dataclass(frozen=True, slots=True)
class Question:
    """A question with choices."""

    answer: str
    values: Mapping[str, str]
    """By what the source calls a choice, its name or its label, the choice's name here."""
    many: bool


@dataclass(frozen=True, slots=True)
class Test:
    """That an answer is one of some values, or none of them."""

    question: Question
    values: tuple[str, ...]
    holds: bool


Find = Callable[[str], Question | None]
"""The question that a source calls so; by an empty name, the screen's own."""


def rules(written: str, find: Find) -> list[str] | None:
    """What stands in our rules, one of which must hold, as `when: {…}, unless: {…}`; None where it cannot be said."""
    ways = _ways(" ".join(written.split()), find, holds=True)
    if ways is None or len(ways) > _MOST:
        return None
    own = find("")
    said = [_rule(way, own) for way in ways]
    return None if None in said else [rule for rule in said if rule]


def named(written: str) -> Iterator[tuple[str, str]]:
    """Each question and value that a condition names, as it calls them; of the screen's own, with an empty name."""
    for atom in _ATOMS:
        for found in atom.finditer(" ".join(written.split())):
            said = {key: value for key, value in found.groupdict().items() if value is not None}
            name = said["title"][1:-1] if "title" in said else said.get("name", "")
            yield from (("" if name in _OWN else name, value) for value in _listed(said))


def _ways(text: str, find: Find, holds: bool) -> list[tuple[Test, ...]] | None:
    """Each way in which it can hold, or not hold: tests that must all be so."""
    text = _bare(text)
    for word, any_does in ((r"or|\|\|", holds), (r"and|&&", not holds)):
        parts = _split(text, word)
        if len(parts) > 1:
            found = [_ways(part, find, holds) for part in parts]
            if any(ways is None for ways in found):
                return None
            each = [ways for ways in found if ways is not None]
            return [way for ways in each for way in ways] if any_does else [sum(way, ()) for way in product(*each)]
    if denied := re.match(r"not\b\s*|!(?!=)", text):
        return _ways(text[denied.end() :], find, not holds)
    if wrapped := _WRAPPED.fullmatch(text):
        return _ways(wrapped["inner"], find, holds)
    test = _test(text, find, holds)
    return None if test is None else [(test,)]


def _test(text: str, find: Find, holds: bool) -> Test | None:
    for atom in _ATOMS:
        if (found := atom.fullmatch(text)) is None:
            continue
        said = {"is": "==", **{key: value for key, value in found.groupdict().items() if value is not None}}
        name = said["title"][1:-1] if "title" in said else said.get("name", "")
        question = find("" if name in _OWN else name)
        values = [question.values.get(value) if question else None for value in _listed(said)]
        if question is None or not values or None in values:
            return None
        return Test(question, tuple(v for v in values if v), holds == (said["is"] in ("==", "is")))
    return None


def _listed(said: Mapping[str, str]) -> list[str]:
    if "words" in said:
        return said["words"].split()
    return [one.lstrip(":").strip("'\"") for one in re.findall(_QUOTED, said.get("one", said.get("list", "")))]


def _rule(way: Sequence[Test], own: Question | None) -> str | None:
    """One rule that holds just then, where there is one; empty where it never does."""
    when: dict[str, list[tuple[str, ...]]] = {}
    unless: dict[str, tuple[str, ...]] = {}
    for test in way:
        question = test.question
        if test.holds:
            _both(when.setdefault(question.answer, []), test)
        elif question == own and not question.many:  # it is always answered, so that another answer was given
            others = dict.fromkeys(value for value in question.values.values() if value not in test.values)
            _both(when.setdefault(question.answer, []), Test(question, tuple(others), holds=True))
        else:
            unless[question.answer] = (*unless.get(question.answer, ()), *test.values)
    if any(not values for every in when.values() for values in every):
        return ""
    if len(unless) > 1 or any(len(every) > 1 and any(len(v) > 1 for v in every) for every in when.values()):
        return None
    said = [f"{name}: {_all(every)}" for name, every in when.items()]
    denied = [f"{name}: {_all([tuple(dict.fromkeys(values))])}" for name, values in unless.items()]
    parts = [f"{key}: {{{', '.join(tests)}}}" for key, tests in (("when", said), ("unless", denied)) if tests]
    return ", ".join(parts)


def _both(every: list[tuple[str, ...]], test: Test) -> None:
    """Beside what is asked of the same answer already: of one choice what both allow, of boxes both."""
    if every and not test.question.many:
        every[0] = tuple(value for value in every[0] if value in test.values)
    elif test.values not in every:
        every.append(test.values)


def _all(every: Sequence[tuple[str, ...]]) -> str:
    if len(every) > 1:
        return f"{{all: [{', '.join(value for (value,) in every)}]}}"
    return every[0][0] if len(every[0]) == 1 else f"[{', '.join(every[0])}]"


def _bare(text: str) -> str:
    """Without brackets around all of it."""
    text = text.strip()
    while text.startswith("(") and next((at for at, depth in _depths(text) if depth == 0), -1) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _split(text: str, word: str) -> list[str]:
    """At a word that stands in no brackets and in no quotation marks."""
    depths = dict(_depths(text))
    cuts = [cut for cut in re.finditer(rf"(?:(?<=\W)|^)(?:{word})(?=\W)", text) if depths.get(cut.start()) == 0]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _depths(text: str) -> Iterator[tuple[int, int]]:
    """By place, how many brackets are open after it; -1 within quotation marks."""
    depth, quote = 0, ""
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote and not text[at + 1 : at + 2].isalnum() else quote
            yield at, -1
            continue
        if sign in "'\"" and not text[at - 1 : at].isalnum():
            quote = sign
            yield at, -1
            continue
        depth += (sign in "([{") - (sign in ")]}")
        yield at, depth
