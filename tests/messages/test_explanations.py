"""What problems are about, in the languages that we have."""

import re

import pytest

from veiviser.cli.explanations import explanations
from veiviser.messages import LANGUAGES


def code(text: str) -> list[str]:
    return re.findall(r"```.*?```", text, re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_as_wrong_and_right_is_the_same_in_each_language(language: str) -> None:
    told = explanations(language)  # type: ignore[arg-type]
    assert {id: code(text) for id, text in told.items()} == {id: code(text) for id, text in explanations("en").items()}


def test_each_problem_is_explained_in_bokmaal() -> None:
    english = explanations("en")
    assert [id for id, text in explanations("nb").items() if text == english[id]] == []
