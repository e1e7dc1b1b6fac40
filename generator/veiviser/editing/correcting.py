"""Other words in one text of a file; nothing else in it changes, and nobody's work is written over."""

from dataclasses import dataclass

from veiviser.editing.correctable import WHOLE, body_of, spot_of
from veiviser.editing.paragraphs import paragraphs_of, with_paragraph
from veiviser.editing.yaml_texts import texts_of, with_words
from veiviser.markdown.dialects import FLOW, Dialect
from veiviser.place import Place
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
    head = lines_of_front_matter(text)
    if correction.place.line > head:
        return _in_page(text, head, correction, dialect)
    lines = text.split("\n")
    made = _in_yaml("\n" + "\n".join(lines[1 : head - 1]), correction)  # keeps the numbers of the lines
    return None if made is None else "\n".join([lines[0] + made, *lines[head - 1 :]])


def _in_yaml(text: str, correction: Correction) -> str | None:
    place, words = correction.place, correction.after.strip()
    spot = (place.line, place.column)
    old = texts_of(text).get(spot)
    if old is None:
        raise MeanwhileChanged(None)
    if correction.part == WHOLE:
        _compare(old.text.strip(), correction)
    else:
        parts = paragraphs_of(old.text, FLOW)
        _compare(parts[correction.part].words if 0 <= correction.part < len(parts) else None, correction)
        changed = with_paragraph(old.text, FLOW, correction.part, words)
        if changed is None:
            return None
        words = changed.strip("\n")
    ending = old.text[len(old.text.rstrip("\n")) :]
    return with_words(text, place.file, spot, words + ending)


def _in_page(text: str, head: int, correction: Correction, dialect: Dialect) -> str | None:
    body = body_of(text, head)
    spot = (correction.place.line - head, correction.place.column)
    parts = paragraphs_of(body, dialect)
    number = next((n for n, one in enumerate(parts) if spot_of(body, one.start) == spot), None)
    if number is None:
        raise MeanwhileChanged(None)
    _compare(parts[number].words, correction)
    made = with_paragraph(body, dialect, number, correction.after)
    return None if made is None else text[: len(text) - len(body)] + made


def _compare(now: str | None, correction: Correction) -> None:
    if now != correction.before.strip():
        raise MeanwhileChanged(now)
