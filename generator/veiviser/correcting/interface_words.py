"""A word of the interface, said otherwise in the project's own catalogue, which lies over the tool's."""

import re
from pathlib import Path, PurePosixPath

from veiviser.correcting.files import CannotStand, NewFile, OpenFile
from veiviser.messages import say
from veiviser.model.interface import PLACE
from veiviser.problem import Report
from veiviser.reading.files.entries import read_entries
from veiviser.writing import scratch_folder, write_files

_HEAD = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
_STRING = r'"(?:[^"\\\n]|\\.)*"(?:\n"(?:[^"\\\n]|\\.)*")*'
_AROUND = say("these words cannot stand here without changing what is around them; write them otherwise")


def with_word(root: Path, file: PurePosixPath, key: str, before: str, after: str) -> OpenFile | NewFile:
    """
    The catalogue with other words for a key; not yet written.

    Raises:
        CannotStand: when a value would have no place in the words any more, or the catalogue is a link.
        ProblemsFound: when the catalogue cannot be read.
    """
    words = " ".join(after.split())
    if not words or sorted(PLACE.findall(words)) != sorted(PLACE.findall(before)):
        raise CannotStand(say("keep each name between braces, once; something is put in there"))
    if (root / file).is_symlink():
        raise CannotStand(say("the file is a link to another one; correct it there"))
    opened = OpenFile.read(root, file) if (root / file).exists() else None
    text = opened.text if opened is not None else _HEAD.format(language=file.stem)
    entry = re.compile(rf'^(msgid "{re.escape(key)}"\nmsgstr ){_STRING}', re.MULTILINE)
    line = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    made = entry.sub(lambda found: found[1] + line, text, count=1)
    if not entry.search(text):
        made = text.rstrip("\n") + f'\n\nmsgid "{key}"\nmsgstr {line}\n'
    if _entries(made, file) != {**_entries(text, file), key: words}:
        raise CannotStand(_AROUND)
    if opened is None:
        return NewFile(root, file, made.encode())
    opened.text = made
    return opened


def _entries(text: str, file: PurePosixPath) -> dict[str, str]:
    with scratch_folder() as scratch:
        write_files(scratch, {"words.po": text})
        found = read_entries(scratch / "words.po", file, Report()) or ()
        return {str(one.id): str(one.string) for one in found if one.id}
