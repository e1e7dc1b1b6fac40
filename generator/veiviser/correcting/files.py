"""Corrections written into files; each file is the old one or the new one, whatever happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from veiviser.editing.correcting import Correction, MeanwhileChanged, all_corrected, corrected
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
    before: bytes | None
    """None of one that was not there."""
    after: bytes | None
    """None of one that is taken away."""


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
    opened = OpenFile.read(root, correction.place.file, dialect)
    opened.put(correction)
    return opened.write()


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is not there yet."""

    root: Path
    name: PurePosixPath
    """Relative to the project's root."""
    data: bytes

    def write(self) -> Corrected:
        """
        The file, once it stands on the disk.

        Raises:
            MeanwhileChanged: when there is one by now; nothing is written.
            CannotWrite: when the disk refuses.
        """
        path = self.root / self.name
        if path.exists() or path.is_symlink():
            raise MeanwhileChanged(None)
        replace_file(self.root, str(self.name), self.data)
        return Corrected(file=self.name, before=None, after=self.data)


class OpenFile:
    """A file that corrections are put into, one after the other, and that is then written once."""

    def __init__(self, root: Path, file: PurePosixPath, data: bytes, text: str, dialect: Dialect) -> None:
        self._root, self._data, self._dialect = root, data, dialect
        self.name = file
        """Relative to the project's root."""
        self.before = text
        self.text = text
        """With what was put in."""

    @classmethod
    def read(cls, root: Path, file: PurePosixPath, dialect: Dialect = FLOW) -> "OpenFile":
        """
        A file as it stands on the disk.

        Raises:
            ProblemsFound: when it cannot be read.
        """
        report = Report()
        data = read_bytes(root / file, file, report)
        text = decode(data, file, report) if data is not None else None
        if data is None or text is None:
            raise ProblemsFound(tuple(report))
        return cls(root, file, data, text, dialect)

    def put(self, correction: Correction) -> None:
        """
        Have the words in the text. Of several corrections the last in the file comes first, so that places hold.

        Raises:
            MeanwhileChanged: when other words stand there than the correction says.
            CannotStand: when the words cannot stand there.
        """
        made = corrected(self.text, correction, self._dialect)
        if made is None:
            raise CannotStand(_AROUND)
        if (self._root / self.name).is_symlink():
            raise CannotStand(_IS_LINK)
        self.text = made

    def put_all(self, corrections: Sequence[Correction]) -> bool:
        """
        Have all the words in the text of a flow at once; false, and nothing changed, where that cannot be.

        Args:
            corrections: the last in the file first.

        Raises:
            MeanwhileChanged: as above.
        """
        if self.name.suffix != ".yaml" or (self._root / self.name).is_symlink():
            return False
        made = all_corrected(self.text, corrections)
        self.text = self.text if made is None else made
        return made is not None

    def write(self) -> Corrected:
        """
        The file as it was and as it is, once it stands on the disk.

        Raises:
            MeanwhileChanged: when somebody wrote it since it was read; nothing is written.
            CannotWrite: when the disk refuses; the file is as it was.
        """
        after = with_lines(self._data, self.text)
        if read_bytes(self._root / self.name, self.name, Report()) != self._data:
            raise MeanwhileChanged(None)
        if after != self._data:
            replace_file(self._root, str(self.name), after)
        return Corrected(file=self.name, before=self._data, after=after)


_IS_LINK = say("the file is a link to another one; correct it there")
_AROUND = say("these words cannot stand here without changing what is around them; write them otherwise")
