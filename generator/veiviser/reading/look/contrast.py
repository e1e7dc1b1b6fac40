"""Whether the colours that an author chose can be told apart where they meet: those of a brand, a theme and a look."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from veiviser.messages import Message, say
from veiviser.model.colours import Colour, contrast, nearest_that, written
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.look.pairs import PAIRS, Pair
from veiviser.reading.look.palette import Palette, colour_in
from veiviser.reading.look.sheets import Device


class Choice(NamedTuple):
    """What somebody wrote that decides a colour."""

    name: str
    place: Place
    scheme: str = ""
    """Of two choices of one name, for which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A look, and what of its colours its author chose."""

    palettes: Mapping[Device, Palette]
    choices: Mapping[Device, Mapping[str, Choice]]
    """By property; those of others are not there."""
    changed: Callable[[Choice, Colour], Mapping[Device, Palette]]
    """The palettes as they would be with another colour there."""


class Faint(NamedTuple):
    """Two colours that are too like each other."""

    share: float
    """Of what it must be, below 1."""
    ratio: float
    least: float
    device: Device
    choice: Choice
    colour: Colour
    """That of the choice."""
    other: str


def find_alike(chosen: Chosen, report: Report) -> None:
    """A problem for each choice that makes something unreadable, with the nearest colour by which all can be read."""
    worst: dict[Choice, Faint] = {}
    for faint in _faint(chosen):
        if faint.choice not in worst or faint.share < worst[faint.choice].share:
            worst[faint.choice] = faint
    for choice, faint in worst.items():
        near = nearest_that(faint.colour, lambda tried, choice=choice: _is_readable(chosen, choice, tried))  # type: ignore[misc]
        message = told(choice.name, faint.other, faint.ratio, faint.least, faint.device, near)
        report.error(choice.place, "low-contrast", message)


def told(name: str, other: str, ratio: float, least: float, device: Device, near: Colour | None) -> Message:
    """What is to say of two colours with too little contrast."""
    if near is not None:
        nearest = say("; the nearest that has enough is {colour}", colour=written(near))
    else:
        nearest = say(
            "; none has enough in the light and in the dark, so write one of each, under `prefers-color-scheme`"
        )
    return say(
        "`{name}` has too little contrast to `{other}`{when}: {ratio} to 1, and it must be {least} to 1{near}",
        name=name,
        other=other,
        when=_when(device),
        ratio=f"{ratio:.2f}",
        least=f"{least:.1f}",
        near=nearest,
    )


def _when(device: Device) -> Message | str:
    if device.contrast == "more":
        return say(" for who wants more contrast")
    return say(" in the dark") if device.scheme == "dark" else ""


def _faint(chosen: Chosen) -> Iterator[Faint]:
    for device, known in chosen.palettes.items():
        for pair in PAIRS:
            ratio = _ratio(pair, known)
            if ratio is None or ratio >= pair.least:
                continue
            for name, other in ((pair.front, pair.ground), (pair.ground, pair.front)):
                choice, found = _decides(chosen, device, name), colour_in(f"var({name})", known)
                if choice is not None and found is not None:
                    decided = _decides(chosen, device, other)
                    met = decided.name if decided is not None else other
                    yield Faint(ratio / pair.least, ratio, pair.least, device, choice, found.colour, met)
                    break


def _decides(chosen: Chosen, device: Device, name: str) -> Choice | None:
    """The choice by which a property has its colour: the last on the way there."""
    found = colour_in(f"var({name})", chosen.palettes[device])
    ways = reversed(found.by) if found is not None else ()
    return next((chosen.choices[device][one] for one in ways if one in chosen.choices[device]), None)


def _ratio(pair: Pair, known: Palette) -> float | None:
    front, ground = (colour_in(f"var({name})", known) for name in (pair.front, pair.ground))
    return contrast(front.colour, ground.colour) if front is not None and ground is not None else None


def _is_readable(chosen: Chosen, choice: Choice, tried: Colour) -> bool:
    """Whether all that the choice decides would be so with the colour that is tried."""
    for device, known in chosen.changed(choice, tried).items():
        for pair in PAIRS:
            if choice in (_decides(chosen, device, pair.front), _decides(chosen, device, pair.ground)):
                ratio = _ratio(pair, known)
                if ratio is not None and ratio < pair.least:
                    return False
    return True
