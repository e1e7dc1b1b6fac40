"""Turns errors in templates into problems with a place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath, PurePosixPath
from traceback import extract_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from veiviser import sandbox
from veiviser.model.flow import Block
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound, nearest
from veiviser.sandbox import TooMuch

_OURS = PurePath(sandbox.__file__).parent
"""The package's folder."""


@contextmanager
def template_mistakes() -> Iterator[None]:
    """
    Around the drawing of templates, which know where they stand.

    Raises:
        ProblemsFound: where a template fails, by whatever it asks for.
    """
    try:
        yield
    except ProblemsFound:
        raise
    except Exception as error:
        problem = mistake_in(error)
        if problem is None:
            raise
        raise ProblemsFound([problem]) from error


def mistake_in(error: Exception, block: Block | None = None) -> Problem | None:
    """
    The problem that a template has at the line where it failed; None where code of ours failed.

    Args:
        block: what of a flow was drawn by it.
    """
    frames = extract_tb(error.__traceback__)
    lines = [frame for frame in frames if frame.filename.endswith(".html")]
    last = PurePath(frames[-1].filename if frames else "")
    is_ours = last.is_relative_to(_OURS) and last != PurePath(sandbox.__file__) and last.suffix == ".py"
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = Place(PurePosixPath(error.filename), error.lineno)
    elif lines and (not is_ours or isinstance(error, RecursionError)):
        place = Place(PurePosixPath(lines[-1].filename), lines[-1].lineno or 1)
    else:
        return None
    return Problem(place, "bad-template", _message(error, block) + (_in_play(block, place) if block else ""))


def _message(error: Exception, block: Block | None) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, TemplateNotFound):
        return f"the template asks for `{error.name}`, which is not there; correct the name, or add the file"
    if isinstance(error, UndefinedError):
        (name, *_) = re.findall(r"'([^' ]+)'", error.message or "")[::-1] or ["?"]
        given = [name.replace("-", "_") for name in block.component.options] if block else []
        mend = nearest(name, given) or "; correct the name, or remove it here"
        return f"the template names `{name}`, which it is not given{mend}"
    if isinstance(error, RecursionError):
        return "the template takes itself in, or calls itself, without end; take that out"
    if isinstance(error, TooMuch):
        return f"the template was stopped: {said}; make it loop less"
    if isinstance(error, SecurityError | OverflowError):
        said = said if "callable" not in said else "it calls what templates are not given to call"
        return f"the template does what templates may not: {said}; take that out"
    if isinstance(error, TemplateSyntaxError):
        return f"the template cannot be read: {said}" + ("" if ";" in said else "; mend it on this line")
    return f"the template fails on this line ({said or type(error).__name__}); correct it"


def _in_play(block: Block, place: Place) -> str:
    """What of a flow was drawn, and which of its options the line shows that failed."""
    lines = block.component.template.split("\n")
    is_own = place.file.parent.name == block.component.name and place.line <= len(lines)
    words = set(re.findall(r"\w+", lines[place.line - 1])) if is_own else set()
    named = [f"`{name}`" for name in block.component.options if name.replace("-", "_") in words]
    options = f", where this line shows {' and '.join(named)}" if named else ""
    return f" (it drew `{block.component.name}` of {block.place}{options})"
