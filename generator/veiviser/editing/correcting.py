"""Other words in one text of a file; nothing else in it changes, and nobody's work is written over."""

from collections.abc import Sequence
from dataclasses import dataclass

from veiviser.editing.beside import SETTINGS
from veiviser.editing.cells import cells_of, with_cell
from veiviser.editing.correctable import WHOLE, body_of, spot_of
from veiviser.editing.paragraphs import paragraphs_of, with_blocks, with_paragraph
from veiviser.editing.yaml_texts import Spot, texts_of, with_all_words, with_words
from veiviser.markdown.dialects import FLOW, Dialect
from veiviser.place import Place
from veiviser.reading.markdown.keys import TAGS
from veiviser.reading.pages.front_matter import lines_of_front_matter

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Words in place of others."""

    place: Place
    """As a `Correctable` has it."""
    part: int = WHOLE
    before: str
    """As they stood in the file when they were shown."""
    after: str


class MeanwhileChanged(Exception):
    """The words in the file are no longer those that were shown."""

    def __init__(self, theirs: str | None) -> None:
        super().__init__(theirs)
        self.theirs = theirs
        """What stands there now; none where nothing begins at that place any more."""


def corrected(text: str, correction: Correction, dialect: Dialect = FLOW) -> str | None:
    """
    The file's text with the words in it; None where they cannot stand there without changing what is around them.

    Args:
        text: with `\\n` as the only line break.
        dialect: of the page; a flow has its own.

    Raises:
        MeanwhileChanged: when other words stand there than the correction says.
    """
    if correction.place.file.suffix in _YAML:
        return _in_yaml(text, correction)
    if correction.place.file.suffix == ".csv":
        return _in_table(text, correction)
    head = lines_of_front_matter(text)
    if correction.place.line > head:
        return _in_page(text, head, correction, dialect)
    lines = text.split("\n")
    made = _in_yaml("\n" + "\n".join(lines[1 : head - 1]), correction)  # keeps the numbers of the lines
    return None if made is None else "\n".join([lines[0] + made, *lines[head - 1 :]])


def all_corrected(text: str, corrections: Sequence[Correction]) -> str | None:
    """
    The text of a flow with many corrections at once; None where they have to be made one by one.

    Args:
        corrections: of one file, the last in it first, no two of one text or paragraph.

    Raises:
        MeanwhileChanged: as above.
    """
    texts, said = texts_of(text), dict[Spot, str]()
    for correction in corrections:
        spot = (correction.place.line, correction.place.column)
        old = texts.get(spot)
        words = _words(said.get(spot, old.text if old else None), correction)
        if words is None:
            return None
        said[spot] = words
    return with_all_words(text, corrections[0].place.file, said)


def _in_yaml(text: str, correction: Correction) -> str | None:
    place = correction.place
    spot = (place.line, place.column)
    old = texts_of(text).get(spot)
    words = _words(old.text if old else None, correction)
    tags = TAGS if place.file == SETTINGS else ()
    return None if words is None else with_words(text, place.file, spot, words, tags)


def _in_table(text: str, correction: Correction) -> str | None:
    row, column = correction.place.line, correction.place.column
    cell = next((one for one in cells_of(text) if (one.row, one.column) == (row, column)), None)
    if cell is None:
        raise MeanwhileChanged(None)
    _compare(cell.words.strip(), correction)
    return with_cell(text, row, column, " ".join(correction.after.split()))


def _words(old: str | None, correction: Correction) -> str | None:
    """A text in YAML with the correction in it; None where it cannot stand there."""
    if old is None:
        raise MeanwhileChanged(None)
    words = correction.after.strip()
    if correction.part == WHOLE:
        _compare(old.strip(), correction)
    else:
        parts = paragraphs_of(old, FLOW)
        _compare(parts[correction.part].words if 0 <= correction.part < len(parts) else None, correction)
        changed = with_paragraph(old, FLOW, correction.part, words)
        if changed is None:
            return None
        words = changed.strip("\n")
    return words + old[len(old.rstrip("\n")) :]


def _in_page(text: str, head: int, correction: Correction, dialect: Dialect) -> str | None:
    body = body_of(text, head)
    spot = (correction.place.line - head, correction.place.column)
    parts = paragraphs_of(body, dialect)
    number = next((n for n, one in enumerate(parts) if spot_of(body, one.start) == spot), None)
    if number is None:
        raise MeanwhileChanged(None)
    _compare(parts[number].words, correction)
    made = with_paragraph(body, dialect, number, correction.after)
    if made is None and "\n\n" in correction.after:
        made = with_blocks(body, dialect, number, correction.after)
    return None if made is None else text[: len(text) - len(body)] + made


def _compare(now: str | None, correction: Correction) -> None:
    if now != correction.before.strip():
        raise MeanwhileChanged(now)
