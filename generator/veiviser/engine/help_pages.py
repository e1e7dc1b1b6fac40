"""Sets the pages of a flow that helps here and now in the frame that the site engine made for it."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import PurePosixPath

from veiviser.messages import say
from veiviser.model.help_page import HELP_MARK, HelpPage
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound

_MARK = re.compile(rf"(?:<p>\s*)?<!-- {HELP_MARK} -->(?:\s*</p>)?")
_TITLE = re.compile(r"<title>")
_CANONICAL = re.compile(r'\s*<link rel="canonical"[^>]*>')
_BODY = re.compile(r"\sdata-pagefind-body(?=[\s>])")
_NOT_FOUND = '<meta name="robots" content="noindex">\n  '


def set_in_frames(pages: Mapping[str, HelpPage], built: Mapping[str, str]) -> dict[str, str]:
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


def _lost(pages: Mapping[str, HelpPage], built: Mapping[str, str]) -> Iterator[Problem]:
    for frame in sorted({page.frame for page in pages.values()}):
        if len(_MARK.findall(built.get(frame, ""))) != 1:
            message = say(
                "the page {page} does not show what it is given once; mend the template `main.html`", page=frame
            )
            yield Problem(Place(PurePosixPath("mkdocs.yml")), "lost-mark", message)


def _set_in(page: HelpPage, frame: str) -> str:
    title = f"<title>{escape(page.title, quote=False)} – "
    head, end, body = frame.partition("</head>")
    head = _TITLE.sub(lambda _: title if page.is_found else f"{_NOT_FOUND}{title}", head, count=1)
    if not page.is_found:
        head, body = _CANONICAL.sub("", head), _BODY.sub("", body)
    return head + end + _MARK.sub(lambda _: page.html, body)
