"""Texts beside flows and pages: those of the settings, of long lists, and of the interface."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from veiviser.editing.cells import cells_of
from veiviser.editing.correctable import WHOLE, Correctable
from veiviser.editing.yaml_texts import texts_of
from veiviser.model.interface import PLACE

_HINT = re.compile(r"sep=.\n")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 12
"""Letters beside the places for values."""
SETTINGS = PurePosixPath("mkdocs.yml")


def correctables_of_settings(source: str) -> Iterator[Correctable]:
    """
    The site's name and description, who sends it, and what the links at its foot are called.

    Args:
        source: of the settings, with `\\n` as the only line break.
    """
    for (line, column), one in texts_of(source).items():
        if not one.is_key and _is_read(one.way):
            words = one.text.strip()
            yield Correctable(
                file=SETTINGS, line=line, column=column, part=WHOLE, words=words, seen=" ".join(words.split())
            )


def _is_read(way: Sequence[str | int]) -> bool:
    """Whether people read what stands there."""
    match way:
        case ("site_name" | "site_description",) | ("extra", "sender"):
            return True
        case ("extra", "footer", int(), "title"):
            return True
    return False


def correctables_of_list(text: str, file: PurePosixPath) -> Iterator[Correctable]:
    """
    Cells of a data file, without the columns' names.

    Of those that say the same none is among them: where they are seen, nobody can tell which it is.
    """
    top = 2 if _HINT.match(text) else 1
    cells = [cell for cell in cells_of(text) if cell.row > top and cell.words.strip()]
    told = Counter(cell.words for cell in cells)
    for cell in cells:
        if told[cell.words] == 1:
            yield Correctable(
                file=file, line=cell.row, column=cell.column, part=WHOLE, words=cell.words, seen=cell.words
            )


def correctables_of_interface(words: Mapping[str, str], file: PurePosixPath) -> Iterator[Correctable]:
    """
    What the interface says; its line is the number of its key among all.

    Without those that are hardly more than places for values, and would be found everywhere.

    Args:
        file: the project's own catalogue, there or not.
    """
    for number, key in enumerate(sorted(words), 1):
        if PLACE.search(words[key]) and len(_LETTER.findall(PLACE.sub("", words[key]))) < _ENOUGH:
            continue
        yield Correctable(file=file, line=number, column=1, part=WHOLE, words=words[key], seen=words[key])
