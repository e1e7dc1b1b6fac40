"""Sets pages in the frame of one that the site engine made: of a flow that helps here and now, of a look."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import PurePosixPath

from veiviser.messages import say
from veiviser.model.framed_page import HELP_MARK, FramedPage
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound

_MARK = re.compile(rf"(?:<p>\s*)?<!-- {HELP_MARK} -->(?:\s*</p>)?")
_PICTURE = re.compile(r"<!-- picture (?=[^\s<>]+ -->)")
_TITLE = re.compile(r"<title>")
_CANONICAL = re.compile(r'\s*<link rel="canonical"[^>]*>')
_BODY = re.compile(r"\sdata-pagefind-body(?=[\s>])")
_NOT_FOUND = '<meta name="robots" content="noindex">\n  '


def set_in_frames(pages: Mapping[str, FramedPage], built: Mapping[str, str]) -> dict[str, str]:
    """
    HTML of each page by its path in the site.

    Args:
        pages: likewise.
        built: HTML of what the engine made, likewise.

    Raises:
        ProblemsFound: a frame that is not there, or that has lost the mark for what is put into it.
    """
    if lost := list(_lost(pages, built)):
        raise ProblemsFound(lost)
    return {path: _set_in(page, built[page.frame]) for path, page in pages.items()}


def _lost(pages: Mapping[str, FramedPage], built: Mapping[str, str]) -> Iterator[Problem]:
    for frame in sorted({page.frame for page in pages.values() if page.html}):
        if len(_MARK.findall(built.get(frame, ""))) != 1:
            message = say(
                "the page {page} does not show what it is given once; mend the template `main.html`", page=frame
            )
            yield Problem(Place(PurePosixPath("mkdocs.yml")), "lost-mark", message)


def _set_in(page: FramedPage, frame: str) -> str:
    title = f"<title>{escape(page.title, quote=False)} – "
    head, end, body = frame.partition("</head>")
    head = _TITLE.sub(lambda _: title if page.is_found else f"{_NOT_FOUND}{title}", head, count=1)
    if not page.is_found:
        head, body = _CANONICAL.sub("", head), _BODY.sub("", body)
    body = _MARK.sub(lambda _: page.html, body) if page.html else body
    return head + end + (_PICTURE.sub(lambda found: found[0] + page.pictures, body) if page.pictures else body)
