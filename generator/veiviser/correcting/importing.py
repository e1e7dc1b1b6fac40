"""A document that somebody wrote elsewhere, as a page with its pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from veiviser.correcting.adding import Photo, named_page, new_picture
from veiviser.correcting.files import CannotStand, NewFile
from veiviser.messages import Message, say
from veiviser.problem import ProblemsFound, Report
from veiviser.reading.files.images import ENDINGS
from veiviser.reading.files.text import read_bytes, read_text
from veiviser.reading.files.word import mark, read_word, without_marks
from veiviser.reading.pages.front_matter import lines_of_front_matter

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +#+)?$")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_INSIDE = "word/"
"""Where pictures lie in a document of Word."""
_FENCE = re.compile(r"```|~~~")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a document comes to; nothing of it is written yet."""

    files: list[NewFile]
    """Its pictures, and last the page."""
    silent: list[str]
    """Names of pictures that nobody has described."""
    lost: list[tuple[int, Message]]
    """What could not be taken along as it was, each with its line of the page, from 1."""


def imported(root: Path, folder: PurePosixPath, document: Path) -> Imported:
    """
    A document as a page with its pictures.

    Its first heading is the page's title, and the others come in order below it.

    Args:
        folder: of the page, relative to the project's root.

    Raises:
        CannotStand: when it has no words for a title.
        ProblemsFound: when it, or a picture in it, cannot be read.
    """
    blocks, pictures, found = _read(document)
    lost = list(found)
    title, below = _ordered(blocks, document.stem)
    files: list[NewFile] = []
    silent: list[str] = []
    names: dict[str, str] = {}
    text = "\n\n".join(below)
    for words, name in dict.fromkeys(_PICTURE.findall(text)):
        data = pictures.get(name)
        if name in names or (data is None and not name.startswith(_INSIDE)):
            continue
        if data is None or PurePosixPath(name).suffix.lower() not in ENDINGS:
            lost.append(
                say("the picture {name} is left out; save it as a PNG, and put it in", name=PurePosixPath(name).name)
            )
            names[name] = ""
            text = re.sub(rf"!\[[^\]]*\]\({re.escape(name)}\)", mark(len(lost) - 1), text)
            continue
        photo = Photo(name=PurePosixPath(name).name, data=data, text=words or PurePosixPath(name).stem)
        made = new_picture(root, folder, photo, [file.name.stem for file in files])
        files.append(made)
        names[name] = str(made.name.relative_to(folder))
        silent += [str(made.name)] if not words.strip() else []
    text = _PICTURE.sub(lambda found: f"![{found[1]}]({names.get(found[2], found[2])})", text)
    title, of_title = without_marks(title, lost)
    page = named_page(root, folder, title, text)
    words, of_text = without_marks(page.data.decode(), lost)
    told = [*of_title, *of_text]
    return Imported([*files, replace(page, data=f"{words.rstrip()}\n".encode())], silent, told)


def _read(document: Path) -> tuple[Sequence[str], Mapping[str, bytes], Sequence[Message]]:
    report, name = Report(), PurePosixPath(document.name)
    if document.suffix.lower() == ".docx":
        word = read_word(document, name, report)
        if word is None:
            raise ProblemsFound(tuple(report))
        return word.blocks, word.pictures, word.lost
    text = read_text(document, name, report)
    if text is None:
        raise ProblemsFound(tuple(report))
    body = text.split("\n", head)[-1] if (head := lines_of_front_matter(text)) else text
    return [body.strip("\n")], dict(_beside(document, body)), ()


def _beside(document: Path, text: str) -> Iterator[tuple[str, bytes]]:
    """Pictures that lie in the folder of the document, or below it."""
    folder = document.parent.resolve()
    for _, address in _PICTURE.findall(text):
        path = folder / unquote(address)
        if path.suffix.lower() in ENDINGS and path.is_file() and path.resolve().is_relative_to(folder):
            data = read_bytes(path, PurePosixPath(address), Report())
            if data is not None:
                yield address, data


def _ordered(blocks: Sequence[str], stem: str) -> tuple[str, list[str]]:
    """The title and what stands below it, no heading more than one level deeper than the one before it."""
    title, level, first, lines, is_code = "", 1, 0, list[str](), False
    for line in "\n\n".join(blocks).split("\n"):
        is_code ^= bool(_FENCE.match(line.lstrip()))
        heading = None if is_code else _HEADING.match(line)
        if heading is None:
            lines.append(line)
        elif not title:
            title, first = heading[2], len(heading[1])
        else:
            wanted = len(heading[1]) - first + 1
            level = min(max(wanted, 2), level + 1, 6)
            lines.append(f"{'#' * level} {heading[2]}")
    words = title or stem.replace("-", " ").replace("_", " ")
    if not words.strip():
        raise CannotStand(say("write a title with letters in it"))
    return words, ["\n".join(lines).strip("\n")]
