"""Translation catalogues, with the translations made so far."""

from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from veiviser.model.catalogue import Language, Message

_WIDTH = 100


class Made(NamedTuple):
    """A catalogue as it stands in its file, and how much is left to do."""

    text: str
    missing: int
    fuzzy: int


def make_catalogue(messages: Iterable[Message], language: Language, before: str = "") -> Made:
    """
    The catalogue of one flow.

    What was translated stays; a text that was changed keeps its translation, marked `fuzzy` until somebody has looked
    at it; what is gone is kept at the end, should it come back. The same input gives the same text on any day.

    Args:
        before: the text of the catalogue that is there already.
    """
    fresh = Catalog()
    for message in messages:
        fresh.add(message.words, locations=[(str(place.file), place.line) for place in message.places])
    catalogue = read_po(StringIO(before), charset="utf-8") if before else Catalog()
    for back in [gone for gone in catalogue.obsolete.values() if gone.id in fresh and gone.id not in catalogue]:
        catalogue[back.id] = back
    catalogue.update(fresh)
    catalogue.charset = "utf-8"
    written = BytesIO()
    write_po(written, catalogue, width=_WIDTH, omit_header=True)
    left = [message for message in catalogue if message.id]
    return Made(
        _header(language) + written.getvalue().decode(),
        sum(not message.string for message in left),
        sum(message.fuzzy and bool(message.string) for message in left),
    )


def _header(language: Language) -> str:
    """Without days and names, which would make each run another file."""
    lines = (f"Language: {language}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8")
    said = "".join(f'"{line}\\n"\n' for line in (*lines, "Content-Transfer-Encoding: 8bit"))
    return f'msgid ""\nmsgstr ""\n{said}\n'
