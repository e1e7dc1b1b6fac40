"""What a site can say of a flow is known to the stranger, and nothing else."""

import pytest

from tests.conftest import ReadFlow
from veiviser.model.project import Look
from veiviser.stranger.built.vocabulary import Vocabulary
from veiviser.stranger.interpreter import Interpreter

FLOW = """
title: Flytte
entries: {start: Fra forsiden}
screens:
  start:
    title: Hvem flytter?
    body:
      - question: Hvem flytter?
        answer: hvem
        choices: {alene: Bare jeg, barn: "Ja, barn, og voksne", andre: Flere sammen}
      - button: Neste
    next: slutt
  slutt: {title: Slutt, end: done}
"""


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("Flere sammen, Ja, barn, og voksne, Bare jeg", True),
        ("«Ja, barn, og voksne» på Hvem flytter?", True),
        ("Flere sammen, Ja, barn", False),
        ("Flere sammen, Ja, barn, og voksne, Katten", False),
        ("Katten, Flere sammen", False),
    ],
)
def test_labels_that_have_commas_are_known_in_a_list(flow_of: ReadFlow, look: Look, words: str, is_known: bool) -> None:
    vocabulary = Vocabulary(Interpreter(flow_of(FLOW), look.words), ("på",))
    assert vocabulary.knows(words) is is_known
