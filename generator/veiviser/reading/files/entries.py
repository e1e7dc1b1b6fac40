"""Catalogues of words in gettext's format, as they are written."""

import re
from io import StringIO
from pathlib import Path, PurePosixPath

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

_LINE = re.compile(r'\s*(?:#(?!~).*|(?:#~\s*)?(?:msg(?:id|str)\s*)?"(?:[^"\\]|\\.)*"\s*)?')
"""Of a catalogue. The library that reads it takes others too, and drops a letter where a quote is missing."""


def read_entries(path: Path, file: PurePosixPath, report: Report) -> Catalog | None:
    """All entries of a catalogue; None, with a problem, where it cannot be read."""
    text = read_text(path, file, report)
    if text is None:
        return None
    odd = next((number for number, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line)), None)
    if odd is not None:
        message = say('no line of a catalogue; a text stands between quotes, and a quote in it is written \\"')
        report.error(Place(file, odd), "bad-catalogue", message)
        return None
    try:
        return read_po(StringIO(text), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        line = max(error.lineno, 0) + 1
        report.error(Place(file, line), "bad-catalogue", say("not readable as a catalogue: {error}", error=str(error)))
        return None
    except (ValueError, LookupError) as error:  # a day or an encoding that is none
        report.error(
            Place(file, 1), "bad-catalogue", say("its first entry says what cannot be: {error}", error=str(error))
        )
        return None
