"""Turns errors in templates into problems with a place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath, PurePosixPath
from traceback import extract_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from veiviser import sandbox
from veiviser.messages import Message, all_of, say
from veiviser.messages.foreign import in_our_words
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
    wrong = _message(error, block)
    return Problem(place, "bad-template", _in_play(wrong, block, place) if block else wrong)


def _message(error: Exception, block: Block | None) -> Message:
    said = _said(error)
    if isinstance(error, TemplateNotFound):
        return say(
            "the template asks for `{name}`, which is not there; correct the name, or add the file", name=error.name
        )
    if isinstance(error, UndefinedError):
        (name, *_) = re.findall(r"'([^' ]+)'", error.message or "")[::-1] or ["?"]
        given = [name.replace("-", "_") for name in block.component.options] if block else []
        near = nearest(name, given) or say("; correct the name, or remove it here")
        return say("the template names `{name}`, which it is not given{near}", name=name, near=near)
    if isinstance(error, RecursionError):
        return say("the template takes itself in, or calls itself, without end; take that out")
    if isinstance(error, TooMuch):
        return say("the template was stopped: {reason}; make it loop less", reason=said)
    if isinstance(error, SecurityError | OverflowError):
        reason = said if "callable" not in said else say("it calls what templates are not given to call")
        return say("the template does what templates may not: {reason}; take that out", reason=reason)
    if isinstance(error, TemplateSyntaxError):
        if ";" in said:
            return say("the template cannot be read: {reason}", reason=said)
        return say("the template cannot be read: {reason}; mend it on this line", reason=said)
    return say("the template fails on this line ({reason}); correct it", reason=said or type(error).__name__)


def _said(error: Exception) -> Message:
    """What is wrong; Jinja and Python say it in English alone."""
    own = next(iter(error.args), None)
    return own if isinstance(own, Message) else in_our_words(" ".join(str(error).split()))


def _in_play(wrong: Message, block: Block, place: Place) -> Message:
    """Also what of a flow was drawn, and which of its options the line shows that failed."""
    lines = block.component.template.split("\n")
    is_own = place.file.parent.name == block.component.name and place.line <= len(lines)
    words = set(re.findall(r"\w+", lines[place.line - 1])) if is_own else set()
    named = [f"`{name}`" for name in block.component.options if name.replace("-", "_") in words]
    if not named:
        return say(
            "{wrong} (it drew `{component}` of {place})",
            wrong=wrong,
            component=block.component.name,
            place=block.place,
        )
    return say(
        "{wrong} (it drew `{component}` of {place}, where this line shows {options})",
        wrong=wrong,
        component=block.component.name,
        place=block.place,
        options=all_of(*named),
    )
