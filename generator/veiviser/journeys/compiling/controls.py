"""The controls and fields of a screen, recognised by the types of its components' options."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from veiviser.model import dates
from veiviser.model.component import Option
from veiviser.model.condition import ANSWERED, Atom, Presence, asked
from veiviser.model.flow import Block, Screen, Target, Text
from veiviser.model.journey import Control, Field


@dataclass(frozen=True, slots=True)
class Parts:
    """The controls and fields of a screen."""

    controls: tuple[Control, ...]
    fields: tuple[Field, ...]
    ids: Mapping[Block, str]
    """Each block's id, unique on the screen."""


def take_apart(screen: Screen) -> Parts:
    """Everything on a screen that can be pressed or answered, in reading order."""
    ids = {block: f"{block.component.name}-{number}" for number, block in enumerate(screen.every_block, 1)}
    controls: list[Control] = []
    fields: list[Field] = []
    for block, presences in screen.placed:
        controls += _controls(block, ids[block], presences)
        if (answer := block.answer) is not None:
            fields.append(
                Field(
                    variable=answer, block=block, optional=block.optional, presences=presences, free=not block.choices
                )
            )
    return Parts(tuple(controls), tuple(fields), ids)


def answered(variable: str) -> Atom:
    """The condition that there is any answer."""
    return Atom(variable, ANSWERED)


def changes(control: Control) -> bool:
    """Whether it leads back to where an answer is changed: a row of what tells of answers."""
    return control.choice is not None and any(each.type == "shown" for each in _of_each(control))


def words_to_change(control: Control) -> Text | None:
    """What is pressed in a row that tells of an answer, beside the row's label: its component's own words."""
    if control.choice is None or not changes(control):
        return None
    ready = (control.choice.options.get(each.name) for each in _of_each(control) if each.default is not None)
    return next((words for words in ready if isinstance(words, Text)), None)


def _of_each(control: Control) -> Iterator[Option]:
    return (each for option in control.block.component.options.values() for each in option.each.values())


def leaves_open(control: Control) -> bool:
    """Whether its author says that it is a way out, which leaves the screen's questions unanswered."""
    return control.block.leaves or (control.choice is not None and control.choice.leaves)


_FORMED = ("phone", "mail", *dates.KINDS)
"""What is written so or so, by the word of the option `kind`."""


def can_be_wrong(field: Field) -> bool:
    """Whether what is there can be wrong, as a day without a time is, so that it is told even where it may be empty."""
    block = field.block
    if any(choice.within for choice in block.choices):
        return True
    has_bands = any("below" in option.each for option in block.component.options.values())
    return has_bands or block.options.get("kind") in _FORMED or block.options.get("limit") is not None


def as_asked(fields: Iterable[Field]) -> list[Field]:
    """In reading order, but each after those on whose answers it depends; in a ring, the first comes first."""
    waiting, ordered = list(fields), list[Field]()
    while waiting:
        free = (one for one in waiting if not any(_depends(one, other) for other in waiting if other is not one))
        ordered.append(next(free, waiting[0]))
        waiting.remove(ordered[-1])
    return ordered


def _depends(one: Field, other: Field) -> bool:
    presences = [*one.presences, *(c.presence for _, chain in one.block.values for c in chain)]
    own = own_variables(other)
    return any(presence.variables & own for presence in presences)


def own_variables(field: Field) -> frozenset[str]:
    """The variables that it fills (of an answer with boxes, each box), and the one that says that it was asked for."""
    return frozenset((*_filled(field), asked(field.variable)))


def _filled(field: Field) -> tuple[str, ...]:
    if field.block.many:
        return tuple(f"{field.variable}.{choice.name}" for choice in field.block.choices)
    return (field.variable,)


def _controls(block: Block, id: str, presences: tuple[Presence, ...]) -> Iterator[Control]:
    targets = [(name, value) for name, value in block.options.items() if isinstance(value, Target)]
    for name, target in targets:
        yield Control(
            id=id if len(targets) == 1 else f"{id}-{name}",
            label=_label(block, name, target),
            target=target,
            block=block,
            place=target.place,
            sets=tuple(sorted(block.sets.items())),
            presences=presences,
        )
    if block.answer is None:
        for choice in block.choices:
            if choice.to is not None:
                yield Control(
                    id=f"{id}--{choice.name}",
                    label=choice.label,
                    target=choice.to,
                    block=block,
                    place=choice.place,
                    choice=choice,
                    sets=tuple(sorted(choice.sets.items())),
                    presences=presences if choice.presence.always else (*presences, choice.presence),
                )


def _label(block: Block, option: str, target: Target) -> Text:
    """The words of the option `leave-text` for a target `leave`, else of the block's main option, else its first."""
    for name in (f"{option}-text", block.component.main):
        words = block.options.get(name)
        if isinstance(words, Text):
            return words
    texts = (value for value in block.options.values() if isinstance(value, Text))
    return next(texts, Text(block.component.name, target.place))
