"""Notes on screens, written and taken away: no other line is touched, and what was read before is read after."""

import pytest

from veiviser.editing.notes import notes_of, with_note, without_note
from veiviser.editing.pieces_of_yaml import OnOneLine

SCREEN = ("screens", "start")
HEAD = "title: Prøve\nscreens:\n  start:\n    title: Start # først\n"
BELOW = "\n  # den siste\n  slutt: {title: Slutt, end: done}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "    notes:\n      - Spør juristene.\n"),
        ("    notes: Én.\n", "    notes:\n      - Én.\n      - Spør juristene.\n"),
        ("    notes:\n      - Én. # her\n", "    notes:\n      - Én. # her\n      - Spør juristene.\n"),
    ],
)
def test_a_note_is_written_behind_those_that_are_there(before: str, after: str) -> None:
    made = with_note(f"{HEAD}{before}{BELOW}", SCREEN, "Spør\n juristene.")
    assert made == f"{HEAD}{after}{BELOW}"


@pytest.mark.parametrize("words", ["Nei", "- én", "a: b", "{fact.pris}", "«Ja» # nei", "2026-11-28", 'Si "hei"'])
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    made = with_note(f"{HEAD}{BELOW}", SCREEN, words)
    assert made is not None
    assert notes_of(made, SCREEN) == [words]


def test_one_is_taken_away_and_the_last_with_its_key() -> None:
    two = f"{HEAD}    notes:\n      - Én.\n      - To.\n{BELOW}"
    one = without_note(two, SCREEN, 0)
    assert one == f"{HEAD}    notes:\n      - To.\n{BELOW}"
    assert without_note(one, SCREEN, 0) == f"{HEAD}{BELOW}"
    assert without_note(f"{HEAD}    notes: Én.\n{BELOW}", SCREEN, 0) == f"{HEAD}{BELOW}"
    with pytest.raises(LookupError):
        without_note(two, SCREEN, 2)


def test_what_stands_on_one_line_is_left_to_its_author() -> None:
    with pytest.raises(OnOneLine):
        with_note(f"{HEAD}{BELOW}", ("screens", "slutt"), "Hei")
    with pytest.raises(LookupError):
        with_note(f"{HEAD}{BELOW}", ("screens", "borte"), "Hei")
