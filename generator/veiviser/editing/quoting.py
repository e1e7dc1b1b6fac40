"""Texts that have to be changed with another one, since they quote it or say the same."""

from collections.abc import Iterable, Iterator

from veiviser.editing.correctable import Correctable

_SENTENCE = 5
"""Words of a text that is hardly said twice by chance, as «Neste» is."""


def quoting(texts: Iterable[Correctable], before: str, after: str) -> Iterator[tuple[Correctable, str]]:
    """Each text that has the words between «», or is a sentence of just these, and how it would then be."""
    quoted, is_sentence = f"«{before}»", len(before.split()) >= _SENTENCE
    for text in texts:
        if is_sentence and text.words == before:
            yield text, after
        elif quoted in text.words:
            yield text, text.words.replace(quoted, f"«{after}»")
