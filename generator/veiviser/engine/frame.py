"""Templates of the frame around pages, sandboxed, with errors reported at their line."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import safe_range

from veiviser.problem import Problem
from veiviser.sandbox import Bounded
from veiviser.templating.mistakes import mistake_in

_CALLED = (Macro, BlockReference, LoopContext, type(safe_range))
"""What templates call of themselves."""
_VALUES = (str, list, tuple, dict, LoopContext)
"""What templates call methods of. Those of MkDocs' own objects read files, and make environments without bounds."""


_GROWING = frozenset(
    ("batch", "center", "format", "indent", "pprint", "random", "slice", "sum", "urlize", "wordcount", "wordwrap")
)
"""Filters of Jinja's that can give much more than they take, or that no frame needs."""


class _Frame(Bounded):
    """An environment for the theme's templates and ours over them, which change lists as they go."""

    budget = 50_000_000

    def is_safe_callable(self, obj: Any) -> bool:
        owner = getattr(obj, "__self__", None)
        is_method = owner is not None and isinstance(owner, _VALUES)
        is_value = isinstance(obj, type) and obj in (*self.globals.values(), dict)
        return (isinstance(obj, _CALLED) if owner is None else is_method) or is_value


def keep_in_sandbox(theme: Any) -> None:
    """Have MkDocs' theme give environments whose templates run nothing."""
    make = theme.get_env

    def make_safe() -> Environment:
        environment: Environment = make()
        environment.__class__ = _Frame  # with the filters and translations that MkDocs has given it
        assert isinstance(environment, _Frame)
        environment.binop_table = _Frame.default_binop_table.copy()
        environment.unop_table = _Frame.default_unop_table.copy()
        environment.globals["range"] = safe_range
        environment.bound({name: given for name, given in environment.filters.items() if name not in _GROWING})
        return environment

    theme.get_env = make_safe


def mistake_of_frame(error: Exception, folder: Path) -> Problem | None:
    """
    The problem that a template of the project has at the line where it failed; None where something else failed.

    Args:
        folder: that the frame's files were put into.
    """
    found = mistake_in(error)
    if found is None or not Path(found.place.file).is_relative_to(folder):
        return None
    file = PurePosixPath("prototype", "theme", Path(found.place.file).relative_to(folder).as_posix())
    return replace(found, place=found.place._replace(file=file))
