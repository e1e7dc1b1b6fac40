"""Templates of the frame around pages, sandboxed, with errors reported at their line."""

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import safe_range

from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.kept.shelf import MISSING
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


class _Files(FileSystemLoader):
    """The theme's files, without folders that have a dot: MkDocs takes none, and ten thousand icons lie in one."""

    def list_templates(self) -> list[str]:
        found = set[str]()
        for searched in self.searchpath:
            for folder, inner, names in os.walk(searched):
                inner[:] = [name for name in inner if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(searched).as_posix() for name in names)
        return sorted(found)


class _Compiled(BytecodeCache):
    """The templates of the theme and ours, compiled once and kept: a third of what a small site costs."""

    known: ClassVar[dict[str, bytes]] = {}

    def __init__(self, over: str | None, kept: Kept, *, is_bounded: bool) -> None:
        """
        Args:
            kept: what earlier processes compiled.
            over: the folder of what a build lays over the theme, another for each build; its errors name it.
            is_bounded: whether templates of the project are among them, and all are compiled to run in bounds.
        """
        self.over, self.kept, self.is_bounded = Path(over) if over else None, kept, is_bounded

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for what is not kept: where a project's own is near, errors name the file that they stand in."""
        if filename is None:
            return ""
        if self.over is None or not Path(filename).is_relative_to(self.over):
            return f"{super().get_cache_key(name, filename)} {self.is_bounded}"
        return "" if self.is_bounded else super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key:
            return
        if bucket.key not in self.known:
            found = self.kept.take("frame", (bucket.key, bucket.checksum))
            if found is not MISSING:
                self.known[bucket.key] = found
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])  # which looks whether it is of the same text

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            self.known[bucket.key] = bucket.bytecode_to_string()
            self.kept.put("frame", (bucket.key, bucket.checksum), self.known[bucket.key])


class _Frame(Bounded):
    """An environment for the theme's templates and ours over them, which change lists as they go."""

    budget = 50_000_000

    def is_safe_callable(self, obj: Any) -> bool:
        owner = getattr(obj, "__self__", None)
        is_method = owner is not None and isinstance(owner, _VALUES)
        is_value = isinstance(obj, type) and obj in (*self.globals.values(), dict)
        return (isinstance(obj, _CALLED) if owner is None else is_method) or is_value


def keep_in_sandbox(theme: Any, own: Collection[str], kept: Kept = NOTHING_KEPT) -> None:
    """
    Have MkDocs' theme give environments whose templates run nothing; where all are ours, they need no bounds.

    Args:
        own: templates that the project wrote, by path in the theme.
        kept: what earlier runs compiled.
    """
    make = theme.get_env

    def make_safe() -> Environment:
        environment: Environment = make()
        environment.loader = _Files(theme.dirs)
        environment.bytecode_cache = _Compiled(theme.custom_dir, kept, is_bounded=bool(own))
        if not own:
            return environment
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
