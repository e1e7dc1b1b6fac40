"""What is wrong with a template and shows only when it is drawn, as a problem at its line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from traceback import extract_tb

from jinja2 import TemplateError, TemplateNotFound

from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound


@contextmanager
def template_mistakes() -> Iterator[None]:
    """
    Around the drawing of templates, which know where they stand.

    Raises:
        ProblemsFound: where a template names what it is not given, or asks for another that is not there.
    """
    try:
        yield
    except TemplateError as error:
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        if not frames:
            raise
        place = Place(PurePosixPath(frames[-1].filename), frames[-1].lineno or 1)
        raise ProblemsFound([Problem(place, "bad-template", _message(error))]) from error


def _message(error: TemplateError) -> str:
    if isinstance(error, TemplateNotFound):
        return f"the template asks for `{error.name}`, which is not there; correct the name, or add the file"
    (name, *_) = re.findall(r"'([^' ]+)'", error.message or "")[::-1] or ["?"]
    return f"the template names `{name}`, which it is not given; correct the name, or remove it here"
