"""What is new in a project: a page, a picture, a fact, a question on a page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.correcting.files import CannotStand, NewFile, OpenFile
from veiviser.editing.one_line import on_one_line
from veiviser.editing.pieces_of_page import with_question
from veiviser.editing.pieces_of_yaml import OnOneLine, free_name, names_in, with_new
from veiviser.editing.yaml_texts import Spot, texts_of
from veiviser.markdown.dialects import Dialect
from veiviser.messages import say
from veiviser.problem import ProblemsFound, Report
from veiviser.reading.files.images import ENDINGS, read_picture
from veiviser.reading.shown.facts import read_facts
from veiviser.reading.yaml.names import slug
from veiviser.writing import scratch_folder, write_files

PICTURES = "bilder"
"""The folder, beside the page that shows it, that a new picture is put in."""
_AROUND = say("these words cannot stand here without changing what is around them; write them otherwise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture, as somebody chose it."""

    name: str
    """Of its file."""
    data: bytes
    text: str
    """For those who do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """What is said of a fact."""

    name: str
    value: str
    unit: str
    words: str
    source: str


def new_page(root: Path, folder: PurePosixPath, title: str, text: str, photo: Photo | None, top: str) -> list[NewFile]:
    """
    A page, and its picture if it has one; the page comes last, and nothing is written.

    Args:
        folder: relative to the project's root.
        text: Markdown, below the title.
        top: front matter, or nothing.

    Raises:
        CannotStand: when no file can be called after the title.
        ProblemsFound: with what is wrong with the picture.
    """
    if photo is None:
        return [named_page(root, folder, title, text, top)]
    shown = new_picture(root, folder, photo)
    told = f"{text.strip()}\n\n{_picture_in(shown.name.relative_to(folder), photo.text)}"
    return [shown, named_page(root, folder, title, told, top)]


def named_page(root: Path, folder: PurePosixPath, title: str, text: str, top: str = "") -> NewFile:
    """
    A page whose file is called after its title; not yet written.

    Raises:
        CannotStand: when no file can be.
    """
    if not slug(title):
        raise CannotStand(say("write a title with letters in it"))
    name = free_name(title, "side", _there(root, folder))
    parts = (f"# {' '.join(title.split())}", text.strip())
    page = top + "\n\n".join(part for part in parts if part) + "\n"
    return NewFile(root, folder / f"{name}.md", page.encode())


def _there(root: Path, folder: PurePosixPath) -> set[str]:
    """Names that files and folders have there, without endings."""
    return {path.stem for path in (root / folder).iterdir()} if (root / folder).is_dir() else set()


def _picture_in(path: PurePosixPath, text: str) -> str:
    words = " ".join(text.split()).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{words}]({path})"


def new_picture(root: Path, folder: PurePosixPath, photo: Photo, taken: Collection[str] = ()) -> NewFile:
    """
    A picture beside the pages of a folder: no larger than a page shows it, without what a camera noted; not written.

    Args:
        taken: names, without ending, of others that are to be written there too.

    Raises:
        CannotStand: when it has no words for those who do not see it.
        ProblemsFound: with what is wrong with it.
    """
    if not photo.text.strip():
        raise CannotStand(say("write what the picture shows, for those who do not see it"))
    ending = PurePosixPath(photo.name).suffix.lower()
    name = free_name(PurePosixPath(photo.name).stem, "bilde", {*_there(root, folder / PICTURES), *taken})
    file = folder / PICTURES / f"{name}{ending}"
    if ending not in ENDINGS:
        raise CannotStand(say("this is no picture that browsers show; save it as a PNG or a JPEG and use that"))
    report = Report()
    with scratch_folder() as scratch:
        write_files(scratch, {f"picture{ending}": photo.data})
        data = read_picture(scratch / f"picture{ending}", file, report)
    if data is None or report:
        raise ProblemsFound(tuple(report))
    return NewFile(root, file, data)


def words_of_picture(picture: NewFile, folder: PurePosixPath, text: str) -> str:
    """What shows it on a page of that folder."""
    return _picture_in(picture.name.relative_to(folder), text)


def new_fact(root: Path, file: PurePosixPath, fact: NewFact, day: date, taken: Collection[str]) -> OpenFile | NewFile:
    """
    The file of facts with one more, looked up on that day; not yet written.

    Raises:
        CannotStand: when its name is taken or none, or it cannot be written there.
        ProblemsFound: with what is wrong with it.
    """
    name = slug(fact.name)
    if not name or name in taken:
        raise CannotStand(say("there is a fact `{name}`; give this one another name", name=name or fact.name))
    said = {"value": fact.value, "unit": fact.unit, "words": fact.words, "source": fact.source}
    told = {key: " ".join(words.split()) for key, words in said.items() if words.strip()}
    piece = [f"{name}:", *(f"  {key}: {on_one_line(words)}" for key, words in told.items()), f"  checked: {day}"]
    opened = OpenFile.read(root, file) if (root / file).is_file() else None
    before = opened.text if opened is not None else ""
    made = _at_the_end(before, piece)
    _check(made, file, name)
    if opened is None:
        return NewFile(root, file, made.encode())
    if (root / file).is_symlink():
        raise CannotStand(say("the file is a link to another one; correct it there"))
    opened.text = made
    return opened


def _at_the_end(source: str, piece: list[str]) -> str:
    try:
        names = names_in(source, ()) if texts_of(source) else []
        if names:
            return with_new(source, (names[-1],), piece)
    except (OnOneLine, LookupError):
        raise CannotStand(say("the file of facts is written on one line; add it in the file")) from None
    return "\n".join([*([source.rstrip("\n")] if source.strip() else ()), *piece, ""])


def _check(source: str, file: PurePosixPath, name: str) -> None:
    """
    Raises:
        ProblemsFound: with what is wrong with a fact in a file that says this.
    """
    report = Report()
    with scratch_folder() as scratch:
        write_files(scratch, {"facts.yaml": source})
        facts = read_facts(scratch / "facts.yaml", file, report)
    if name not in facts.by_name:
        raise ProblemsFound(tuple(problem for problem in report if problem.severity == "error"))


def new_question(file: OpenFile, dialect: Dialect, spot: Spot, question: str, answer: str) -> OpenFile:
    """
    A page with one question more, not yet written.

    Raises:
        CannotStand: when the words cannot stand there, or no paragraph begins at the spot any more.
    """
    words = " ".join(question.split())
    if not words or not answer.strip() or words.startswith("#") or any(sign in words for sign in "{}"):
        raise CannotStand(say("write both a question and an answer, in plain words"))
    made = with_question(file.text, dialect, spot, words, answer)
    if made is None:
        raise CannotStand(_AROUND)
    file.text = made
    return file
