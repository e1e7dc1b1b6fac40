"""Where a flow's file uses a name: as a key, as a value, or within a text."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from veiviser.editing.spelling import Written
from veiviser.editing.yaml_texts import Spot, texts_of
from veiviser.journeys.texts.written import targets
from veiviser.model.component import Component
from veiviser.model.flow import Flow
from veiviser.model.site import is_variant, main_flow
from veiviser.reading.flows.variants import KEY
from veiviser.renaming.asked import Asked

_CONDITIONS = ("when", "unless", "set", "answers", "from")
"""Keys under which answers stand as keys, and values behind them."""
_OTHERS = ("when", "unless", "set", "guide")
"""Keys of a block that hold no choices."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a file, and what stands there instead."""

    start: int
    """Offset of its first character."""
    end: int
    words: str


def edits_in_flow(source: str, flow: Flow, asked: Asked, components: Collection[Component]) -> Iterator[Edit]:
    """
    All that has to be written otherwise in a flow's file, for the flow itself or for one of its variants.

    Args:
        source: of the file, with `\\n` as the only line break.
    """
    texts = _of(flow, texts_of(source))
    of_kind = {"screen": _screen, "flow": _target, "answer": _answer, "choice": _choice}
    if asked.kind in of_kind and (asked.flow == main_flow(flow.name) or asked.kind in ("screen", "flow")):
        find = of_kind[asked.kind](flow, asked, texts, components)
        for spot, written in texts.items():
            for pattern, words in find(spot, written):
                yield from _in(written, pattern, words)
    if asked.kind == "fact":  # also in what a flow and its variants have in common
        for written in texts.values():
            yield from _in(written, rf"(?<!\{{)\{{fact\.{re.escape(asked.old)}\}}(?!\}})", f"{{fact.{asked.new}}}")


def _of(flow: Flow, texts: Mapping[Spot, Written]) -> Mapping[Spot, Written]:
    """The texts that a flow was read from and no other one of its file, as if a variant's stood at the file's top."""
    if not is_variant(flow.name):
        return {spot: one for spot, one in texts.items() if one.way[:1] != (KEY,) or len(one.way) < 3}
    own = (KEY, flow.name.rpartition(".")[2])
    of_variant = {spot: one for spot, one in texts.items() if one.way[:2] == own and len(one.way) > 2}
    return {spot: replace(one, way=one.way[2:]) for spot, one in of_variant.items()}


_Found = Iterator[tuple[str, str]]
"""Patterns of what is replaced in a text, and what stands there instead."""
_Find = Callable[[Spot, Written], _Found]
_Texts = Mapping[Spot, Written]


def _in(written: Written, pattern: str, words: str) -> Iterator[Edit]:
    for found in re.finditer(pattern, written.raw):
        yield Edit(written.start + found.start(), written.start + found.end(), words)


def _whole(asked: Asked) -> tuple[str, str]:
    """The name itself, between quotes or not."""
    return rf"(?<![\w-]){re.escape(asked.old)}(?![\w-])", asked.new


def _screen(flow: Flow, asked: Asked, texts: _Texts, components: Collection[Component]) -> _Find:
    led = _target(flow, asked, texts, components)
    promised = {
        (spot.place.line, spot.place.column)
        for promise in flow.promises
        for spot in (promise.spot, promise.earlier)
        if spot is not None and spot.kind == "screen" and spot.words == asked.old
    }

    def find(spot: Spot, written: Written) -> _Found:
        way, name = written.way, asked.old
        is_named = written.is_key and way in (("screens", name), ("entries", name))
        begins = (
            not written.is_key and way[:1] in (("walks",), ("tasks",)) and way[-1] == "from" and written.text == name
        )
        if main_flow(flow.name) == asked.flow and (is_named or begins or spot in promised):
            yield _whole(asked)
        else:
            yield from led(spot, written)

    return find


def _target(flow: Flow, asked: Asked, _texts: _Texts, _components: Collection[Component]) -> _Find:
    """Of what leads there: targets behind keys, and links in texts."""
    old, is_own = re.escape(asked.old), main_flow(flow.name) == asked.flow
    to_screens = [target for target in targets(flow) if target.kind == "screen"]
    told = [(target, (main_flow(target.flow or flow.name), target.address)) for target in to_screens]
    if asked.kind == "flow":
        places = {target.place for target, goal in told if goal[0] == asked.old}
        named, link = rf"(?<![\w/-]){old}(?=/)", rf"(?<=\]\(){old}(?=/)|(?<=\bguide/){old}(?=/)"
    else:
        places = {target.place for target, goal in told if goal == (asked.flow, asked.old)}
        named = rf"(?:(?<=/)|(?<![\w/-])){old}(?![\w/-])"
        own = rf"(?<=\]\(){old}(?=[)\s])|" if is_own else ""
        link = rf"{own}(?<=\]\({re.escape(asked.flow)}/){old}(?=[)\s])"
    spots = {(place.line, place.column) for place in places}

    def find(spot: Spot, written: Written) -> _Found:
        if not written.is_key:
            yield (named if spot in spots and " " not in written.text else link), asked.new

    return find


def _answer(_flow: Flow, asked: Asked, _texts: _Texts, components: Collection[Component]) -> _Find:
    named = _options(components, "answer") | _options(components, "shown")

    def find(_spot: Spot, written: Written) -> _Found:
        way, is_own = written.way, written.text == asked.old
        if written.is_key:
            is_asked = len(way) > 1 and way[-2] in _CONDITIONS
            if is_own and (is_asked or way == ("situations", asked.old)):
                yield _whole(asked)
        elif is_own and way and way[-1] in named:
            yield _whole(asked)
        else:
            yield rf"(?<!\{{)\{{{re.escape(asked.old)}\}}(?!\}})", f"{{{asked.new}}}"

    return find


def _choice(_flow: Flow, asked: Asked, texts: _Texts, components: Collection[Component]) -> _Find:
    named = _options(components, "answer")
    blocks = [
        one.way[:-1]
        for one in texts.values()
        if not one.is_key and one.way and one.way[-1] in named and one.text == asked.answer
    ]

    def find(_spot: Spot, written: Written) -> _Found:
        if written.is_key:
            is_one = written.text == asked.old and _is_choice(written.way, blocks, asked)
        else:
            is_one = asked.old in written.text.split("/") and _asks(written.way, asked.answer)
        if is_one:
            yield _whole(asked)

    return find


def _is_choice(way: tuple[str | int, ...], blocks: list[tuple[str | int, ...]], asked: Asked) -> bool:
    if way == ("situations", asked.answer, "values", asked.old):
        return True
    inside = [way[len(block) :] for block in blocks if way[: len(block)] == block]
    return any(len(rest) in (2, 4) and rest[0] not in _OTHERS for rest in inside)


def _asks(way: tuple[str | int, ...], answer: str) -> bool:
    names = [step for step in way if not isinstance(step, int) and step != "all"]
    return len(names) > 1 and names[-1] == answer and names[-2] in _CONDITIONS


def _options(components: Collection[Component], kind: str) -> set[str]:
    """Names of the options of a type, those of choices too."""
    found = {option.name for one in components for option in one.options.values() if option.type == kind}
    each = (inner for one in components for option in one.options.values() for inner in option.each.values())
    return found | {inner.name for inner in each if inner.type == kind}
