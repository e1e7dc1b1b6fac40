"""Texts that come back: what a table says otherwise than the files, and the files with that in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from veiviser.correcting.files import CannotStand, OpenFile
from veiviser.editing.correctable import Correctable
from veiviser.editing.correcting import Correction, MeanwhileChanged
from veiviser.exports.texts import Row, digest_of
from veiviser.markdown.dialects import FLOW, Dialect
from veiviser.messages import Message, say
from veiviser.place import Place

_Key = tuple[PurePosixPath, int, int, int]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not written."""

    row: Row
    place: Place
    """Where its text stands, or stood."""
    why: Message


@dataclass(frozen=True, slots=True)
class Returned:
    """What a table comes to."""

    files: tuple[OpenFile, ...]
    """Those with all their corrections in them, not yet written; a file with a row that is refused is none of them."""
    corrected: int
    """Texts in these."""
    same: int
    """Rows that say what the files say."""
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Sorted:
    """Rows, by what is to be done with them."""

    corrections: dict[PurePosixPath, dict[_Key, tuple[Row, Correction]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    same: int = 0
    refused: list[Refused] = field(default_factory=list)


def returned(
    root: Path, rows: Iterable[Row], texts: Iterable[Correctable], dialects: Mapping[PurePosixPath, Dialect]
) -> Returned:
    """
    Files with the words of the table, nothing of it written yet.

    A text that moved since it was exported is found again by its words, where no other in its file has them.

    Args:
        texts: all that can be corrected, as they stand in the files now.
        dialects: of pages.

    Raises:
        ProblemsFound: when a file cannot be read.
    """
    found = _sorted(rows, _Known(texts))
    files: list[OpenFile] = []
    corrected = 0
    for file, corrections in sorted(found.corrections.items()):
        opened = OpenFile.read(root, file, dialects.get(file, FLOW))
        refused = list(_put(opened, [corrections[key] for key in sorted(corrections, reverse=True)]))
        found.refused += refused
        if not refused and all(one.place.file != file for one in found.refused):
            files.append(opened)
            corrected += len(corrections)
    return Returned(tuple(files), corrected, found.same, tuple(sorted(found.refused, key=lambda one: one.place)))


class _Known:
    """Texts as they stand now, by where they stand and by what they say."""

    def __init__(self, texts: Iterable[Correctable]) -> None:
        self.files: set[PurePosixPath] = set()
        self._by_place: dict[_Key, Correctable] = {}
        self._by_words: dict[tuple[PurePosixPath, str], list[Correctable]] = defaultdict(list)
        for text in texts:
            self.files.add(text.file)
            self._by_place[_key(text)] = text
            self._by_words[text.file, digest_of(text.words)].append(text)

    def at(self, row: Row) -> Correctable | None:
        """The text that a row is about; else what stands in its place by now."""
        there = self._by_place.get(_key(row))
        if there is not None and there.screen == row.screen and digest_of(there.words) == row.digest:
            return there
        moved = [text for text in self._by_words[row.file, row.digest] if text.screen == row.screen]
        return moved[0] if len(moved) == 1 else there


def _key(one: Correctable | Row) -> _Key:
    return (one.file, one.line, one.column, one.part)


def _sorted(rows: Iterable[Row], known: _Known) -> _Sorted:
    found = _Sorted()
    for row in rows:
        now = known.at(row)
        if not row.is_changed or (now is not None and _says(row, now)):
            found.same += 1
        elif (why := _why_not(row, now, known)) is not None:
            place = Place(row.file, row.line, row.column) if now is None else Place(now.file, now.line, now.column)
            found.refused.append(Refused(row, place, why))
        elif now is not None:
            place = Place(now.file, now.line, now.column)
            correction = Correction(place=place, part=now.part, before=now.words, after=row.text)
            earlier = found.corrections[now.file].setdefault(_key(now), (row, correction))
            if earlier[1] != correction:
                why = say("row {first} of the table says something else of the same text", first=earlier[0].number)
                found.refused.append(Refused(row, place, why))
    return found


def _says(row: Row, now: Correctable) -> bool:
    """Whether it is written there already, but for letters that a spreadsheet saved as `?` since it has none such."""
    words = now.words.strip()
    return row.text in (words, words.encode("cp1252", "replace").decode("cp1252"))


def _why_not(row: Row, now: Correctable | None, known: _Known) -> Message | None:
    if row.file not in known.files:
        return say("there is no such file with texts in this project")
    if not row.text:
        return say("the row is empty, and a text cannot be taken away here; do that in the file")
    if now is None:
        return say("no text stands there any more; the table says «{wanted}»", wanted=row.text)
    if digest_of(now.words) != row.digest:
        return say(
            "the text was changed since it was exported: here stands «{theirs}», and the table says «{wanted}»",
            theirs=now.words.strip(),
            wanted=row.text,
        )
    return None


def _put(opened: OpenFile, rows: Sequence[tuple[Row, Correction]]) -> Iterator[Refused]:
    """
    Those that cannot stand there.

    Many are put in at once; where that cannot be, each half of them, down to those that have to stand alone.

    Args:
        rows: the last in the file first, so that places hold.
    """
    try:
        if len(rows) > 1 and opened.put_all([correction for _, correction in rows]):
            return
        if len(rows) > 1:
            yield from _put(opened, rows[: len(rows) // 2])
            yield from _put(opened, rows[len(rows) // 2 :])
            return
        opened.put(rows[0][1])
    except CannotStand as cannot:
        yield Refused(rows[0][0], rows[0][1].place, cannot.message)
    except MeanwhileChanged:
        yield Refused(rows[0][0], rows[0][1].place, say("the file was changed just now; import the table once more"))
