"""Corrections written into files; each file is the old one or the new one, whatever happens."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from veiviser.editing.correcting import Correction, MeanwhileChanged, corrected
from veiviser.editing.line_breaks import with_lines
from veiviser.markdown.dialects import FLOW, Dialect
from veiviser.messages import Message, say
from veiviser.problem import ProblemsFound, Report
from veiviser.reading.files.text import decode, read_bytes
from veiviser.writing import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A file, before and after."""

    file: PurePosixPath
    before: bytes
    after: bytes


class CannotStand(Exception):
    """Words that cannot be written where they should."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def correct(root: Path, correction: Correction, dialect: Dialect = FLOW) -> Corrected:
    """
    Write the words into their file, and say what it was and what it is.

    Args:
        correction: of a file that is known to be one of the project's.
        dialect: of the page; a flow has its own.

    Raises:
        MeanwhileChanged: when other words stand there by now; nothing is written.
        CannotStand: when the words cannot be written there, likewise.
        ProblemsFound: when the file cannot be read, likewise.
        CannotWrite: when the disk refuses; the file is as it was.
    """
    file, report = correction.place.file, Report()
    data = read_bytes(root / file, file, report)
    text = decode(data, file, report) if data is not None else None
    if data is None or text is None:
        raise ProblemsFound(tuple(report))
    made = corrected(text, correction, dialect)
    if made is None:
        raise CannotStand(_AROUND)
    if (root / file).is_symlink():
        raise CannotStand(_IS_LINK)
    after = with_lines(data, made)
    if read_bytes(root / file, file, report) != data:
        raise MeanwhileChanged(None)
    if after != data:
        replace_file(root, str(file), after)
    return Corrected(file=file, before=data, after=after)


_IS_LINK = say("the file is a link to another one; correct it there")
_AROUND = say("these words cannot stand here without changing what is around them; write them otherwise")
