"""What is new, as the browser asks for it: a page, a picture, a fact, a question on a page."""

from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from veiviser.messages import say

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.adding import Photo
    from veiviser.correcting.files import NewFile, OpenFile
    from veiviser.model.project import Page, Project
    from veiviser.reading import Opened

Asked = Mapping[str, Any]
_STAFF = "---\naudience: staff\n---\n\n"


def new_page_as_asked(root: Path, project: "Project", content: PurePosixPath, asked: Asked) -> "list[NewFile]":
    """
    A page beside the one that is looked at, and its picture; not yet written, the page last.

    Raises:
        CannotStand, ProblemsFound: with what is wrong with it.
    """
    from veiviser.correcting.adding import new_page

    beside = _page_at(project, str(asked.get("page", "")))
    folder = content / beside.path.parent if beside is not None else content
    top = _STAFF if beside is not None and beside.is_for_staff else ""
    title, text = (str(asked.get(name, "")).replace("\r\n", "\n") for name in ("title", "text"))
    return new_page(root, folder, title, text, _photo(asked), top)


def address_of_new(project: "Project", content: PurePosixPath, file: PurePosixPath, asked: Asked) -> str:
    """Where a new page will be, once it is built, from the site's top."""
    from veiviser.engine import address_of
    from veiviser.model.site import in_workshop

    beside = _page_at(project, str(asked.get("page", "")))
    path = str(file.relative_to(content))
    stands = in_workshop(path) if beside is not None and beside.is_for_staff else path
    return "/" + address_of(stands.removesuffix(".md")).removesuffix("index.html")


def new_picture_as_asked(
    root: Path, project: "Project", content: PurePosixPath, asked: Asked
) -> "tuple[NewFile, str] | None":
    """
    A picture beside the page that a text is on, not yet written, and what shows it there; None where nothing is asked.

    Raises:
        CannotStand, ProblemsFound: with what is wrong with it.
    """
    from veiviser.correcting.adding import new_picture, words_of_picture

    photo, file = _photo(asked), PurePosixPath(str(asked.get("file", "")))
    page = next((one for one in project.pages.values() if one.place.file == file), None)
    if photo is None or page is None:
        return None
    picture = new_picture(root, file.parent, photo)
    return picture, words_of_picture(picture, file.parent, photo.text)


def new_fact_as_asked(
    root: Path, opened: "Opened", content: PurePosixPath, asked: Asked
) -> "tuple[OpenFile | NewFile, str]":
    """
    The file of facts with one more, looked up today, not yet written; and its name as texts write it.

    Raises:
        CannotStand, ProblemsFound: with what is wrong with it.
    """
    from veiviser.correcting.adding import NewFact, new_fact
    from veiviser.reading.shown.facts import FILE
    from veiviser.reading.yaml.names import slug

    said = {name: str(asked.get(name, "")) for name in ("name", "value", "unit", "words", "source")}
    taken = {*opened.facts.by_name, *opened.facts.broken}
    return new_fact(root, content / FILE, NewFact(**said), date.today(), taken), slug(said["name"])


def new_question_as_asked(root: Path, project: "Project", asked: Asked) -> "OpenFile | None":
    """
    A page with one question more, behind the part that a text is in; not yet written. None where there is no such text.

    Raises:
        CannotStand, ProblemsFound: with what is wrong with it.
    """
    from veiviser.correcting.adding import new_question
    from veiviser.correcting.files import OpenFile

    file = PurePosixPath(str(asked.get("file", "")))
    page = next((one for one in project.pages.values() if one.place.file == file), None)
    try:
        spot = (int(asked["line"]), int(asked["column"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    if page is None:
        return None
    question, answer = (str(asked.get(name, "")).replace("\r\n", "\n") for name in ("question", "answer"))
    return new_question(OpenFile.read(root, file, page.dialect), page.dialect, spot, question, answer)


def _page_at(project: "Project", path: str) -> "Page | None":
    """The page that somebody wrote that has this address."""
    from veiviser.engine import address_of
    from veiviser.serving.asked import asked_path, file_at

    name = file_at(asked_path(path) or "/")
    return next((one for one in project.pages.values() if address_of(one.stands.removesuffix(".md")) == name), None)


def _photo(asked: Asked) -> "Photo | None":
    """
    Raises:
        CannotStand: when what was sent is no file.
    """
    from veiviser.correcting.adding import Photo
    from veiviser.correcting.files import CannotStand

    data = asked.get("picture")
    if not isinstance(data, str) or not data:
        return None
    try:
        sent = b64decode(data, validate=True)
    except ValueError:
        raise CannotStand(say("the picture did not arrive whole; choose it once more")) from None
    return Photo(name=str(asked.get("picture_name", "")), data=sent, text=str(asked.get("picture_text", "")))
