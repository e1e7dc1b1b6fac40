"""Reads the words of the interface: `words/LANGUAGE.po` of each folder of a look, a later one replacing words."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath

from veiviser.messages import Message, say
from veiviser.model.interface import ASKED, InterfaceWords, places_in
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.files.entries import read_entries

FOLDER = "words"
SOURCE = "nb"
"""The language that all words are written in first; what another language has no words for is said in it."""


def read_words(folders: Sequence[Path], language: str, report: Report) -> InterfaceWords:
    """
    What the interface says in a language.

    Args:
        folders: of the look, the tool's own first. Its words are the keys that others translate or replace; a project
            may add words too, under keys that begin with `own.`.
    """
    found: dict[str, str] = {}
    for named in dict.fromkeys((SOURCE, language)):
        for number, folder in enumerate(folders):
            path = folder / FOLDER / f"{named}.po"
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                file = PurePosixPath(folder.name, FOLDER, path.name)
                found |= _read(path, file, None if number == 0 and named == SOURCE else dict(found), report)
    return InterfaceWords(found, language)


def check_written(texts: Mapping[PurePosixPath, str | bytes], words: InterfaceWords, report: Report) -> None:
    """
    An error for each place of a script, or of a template of the frame, that asks for words which are not there.

    Args:
        texts: by file.
    """
    for file, text in ((file, text) for file, text in texts.items() if isinstance(text, str)):
        for asked in ASKED.finditer(text):
            if asked[1] not in words.by_key:
                near = nearest(asked[1], words.by_key) or say("; add it to `words/nb.po` in your `prototype` folder")
                message = say("the interface has no words `{key}`{near}", key=asked[1], near=near)
                report.error(Place(file, text.count("\n", 0, asked.start()) + 1), "bad-template", message)


def _read(path: Path, file: PurePosixPath, known: Mapping[str, str] | None, report: Report) -> dict[str, str]:
    """Those of one file that are sound, by key."""
    words: dict[str, str] = {}
    for entry in read_entries(path, file, report) or ():
        if not (isinstance(entry.id, str) and isinstance(entry.string, str) and entry.id and entry.string):
            continue
        if known is not None and (wrong := _wrong(entry.id, entry.string, known)):
            report.error(Place(file, entry.lineno or 1), "wrong-translation", wrong)
        else:
            words[entry.id] = entry.string
    return words


def _wrong(key: str, words: str, known: Mapping[str, str]) -> Message | None:
    if key not in known:
        if key.startswith("own."):
            return None
        near = nearest(key, known) or say("; words of your own have keys that begin with `own.`")
        return say("the interface has no words `{key}`{near}", key=key, near=near)
    return _other_places(key, places_in(known[key]), places_in(words))


def _other_places(key: str, asked: Collection[str], given: Collection[str]) -> Message | None:
    """What is wrong with the names between braces."""
    if lost := sorted({*asked} - {*given}):
        return say("the words of `{key}` have lost `{name}`; put it in", key=key, name=f"{{{lost[0]}}}")
    if added := sorted({*given} - {*asked}):
        return say(
            "the words of `{key}` show `{name}`, which nothing fills; take it out", key=key, name=f"{{{added[0]}}}"
        )
    return None
