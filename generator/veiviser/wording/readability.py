"""How hard the pages and the guides are to read, and which sentences make them so."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from veiviser.model.flow import Flow
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.wording.placed import Placed, passages_of_page, passages_of_text
from veiviser.wording.sentences import Measure, Sentence, find_hard, find_sentences, measure

AIM_OF_A_PAGE = 40
"""LIX; «middels vanskelig» begins here."""
AIM_OF_A_GUIDE = 35
"""LIX of all its steps together: they are followed with the hands full."""


@dataclass(frozen=True, slots=True)
class Readability:
    """A page or a guide, measured."""

    measure: Measure
    aim: int
    hard: tuple[tuple[Place, Sentence], ...]
    """The sentences that raise it above its aim; none where it is within."""


def of_page(page: Page) -> Readability:
    return _judge(passages_of_page(page), AIM_OF_A_PAGE)


def of_guide(flow: Flow) -> Readability:
    tellings = (telling for screen in flow.screens.values() for telling in screen.every_telling)
    return _judge((placed for telling in tellings for placed in passages_of_text(telling.text)), AIM_OF_A_GUIDE)


def _judge(passages: Iterable[Placed], aim: int) -> Readability:
    found = [
        (placed, sentence)
        for placed in passages
        if placed.passage.is_running
        for sentence in _sentences(placed.passage.words)
    ]
    sentences = [sentence for _, sentence in found]
    hard = (found[index] for index in find_hard(sentences, aim))
    return Readability(
        measure(sentences), aim, tuple((placed.place(sentence.offset), sentence) for placed, sentence in hard)
    )


@lru_cache(maxsize=2048)
def _sentences(passage: str) -> tuple[Sentence, ...]:
    """Kept: a page is judged once for its editors and once for the page that tells of all."""
    return tuple(find_sentences(passage))
