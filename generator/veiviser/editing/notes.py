"""Notes on screens: one more, or one taken away, and no other line of the flow's file touched."""

from typing import Any

from veiviser.editing.one_line import on_one_line
from veiviser.editing.pieces_of_yaml import Way, names_in, read_in_order, with_new, without

_KEY = "notes"


def with_note(source: str, screen: Way, words: str) -> str | None:
    """
    The file with a note more on a screen, behind those that it has; None where anything else would be read otherwise.

    Args:
        screen: the way to it in the file.

    Raises:
        OnOneLine: when the screen is written so that only its author can change it.
        LookupError: when there is no such screen.
    """
    before, line = notes_of(source, screen), on_one_line(" ".join(words.split()))
    keys, way = names_in(source, screen), (*screen, _KEY)
    if _KEY not in keys:
        made = with_new(source, (*screen, keys[-1]), [f"{_KEY}:", f"  - {line}"])
    elif isinstance(_at(read_in_order(source), way), list):
        made = with_new(source, (*way, len(before) - 1), [f"- {line}"])
    else:  # one alone stands behind its key
        listed = [f"{_KEY}:", *(f"  - {on_one_line(one)}" for one in before), f"  - {line}"]
        made = without(with_new(source, way, [name.replace(_KEY, "veiviser", 1) for name in listed]), way)
        made = made.replace("veiviser:\n", f"{_KEY}:\n", 1)
    return made if _is_so(source, made, screen, [*before, " ".join(words.split())]) else None


def without_note(source: str, screen: Way, number: int) -> str | None:
    """
    The file without one of a screen's notes, counted from 0; else as above.

    Raises:
        OnOneLine, LookupError: as above.
    """
    before, way = notes_of(source, screen), (*screen, _KEY)
    if not 0 <= number < len(before):
        raise LookupError(number)
    is_last = len(before) == 1
    made = without(source, way if is_last else (*way, number))
    return made if _is_so(source, made, screen, [*before[:number], *before[number + 1 :]]) else None


def notes_of(source: str, screen: Way) -> list[str]:
    """
    Raises:
        LookupError: when there is no such screen.
    """
    said = dict(_at(read_in_order(source), screen)).get(_KEY)
    return [] if said is None else [str(one) for one in said] if isinstance(said, list) else [str(said)]


def _is_so(source: str, made: str, screen: Way, notes: list[str]) -> bool:
    """Whether just these notes are there, and all else is as it was."""
    same = _bare(read_in_order(source), screen) == _bare(read_in_order(made), screen)
    return same and [one.strip() for one in notes_of(made, screen)] == [one.strip() for one in notes]


def _bare(said: Any, screen: Way) -> object:
    """What a file says, but for the screen's notes."""
    if not screen:
        return tuple((key, value) for key, value in said if key != _KEY)
    return tuple((key, _bare(value, screen[1:]) if key == screen[0] else value) for key, value in said)


def _at(said: Any, way: Way) -> Any:
    for step in way:
        if not isinstance(said, tuple):
            raise LookupError(way)
        said = dict(said)[step]
    return said
