"""What the stranger says is wrong with a date, by its own reading."""

import pytest

from veiviser.problem import Report
from veiviser.reading import packaged_look
from veiviser.reading.look.words import read_words
from veiviser.stranger.days import wrong_day

WORDS = read_words([packaged_look()], "nb", Report())


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("12. mai 1960", None),
        ("29.2.2024", None),
        ("24/12-1950", None),
        ("29.2.1900", "error-none"),
        ("31. april 2000", "error-none"),
        ("24.13.1950", "error-month"),
        ("24.mars", "error-year"),
        ("0.1.1950", "error-day"),
        ("24.12.50", "error-year"),
        ("24.12", "error-year"),
    ],
)
def test_each_mistake_has_an_option_of_its_own_with_scripts(text: str, wrong: str | None) -> None:
    assert wrong_day(text, WORDS, True) == wrong
    assert wrong_day(text, WORDS, False) == (wrong and "error-wrong")
