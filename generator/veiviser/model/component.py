"""A component, as its folder declares it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal

from veiviser.model.records import Columns
from veiviser.place import Place

OptionType = Literal[
    "text",
    "markdown",
    "blocks",
    "target",
    "choices",
    "answer",
    "shown",
    "number",
    "flag",
    "date",
    "data",
    "columns",
    "word",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option of a component."""

    name: str
    type: OptionType
    says: str
    """What it is for, in one sentence that editors see."""
    place: Place
    words: tuple[str, ...] = ()
    """Of type `word`: the allowed ones."""
    required: bool = False
    default: str | None = None
    """As it would be written."""
    usual: Columns | None = None
    """Of type `columns`: those that a file has where a block names none."""
    many: bool = False
    """Of type `choices`: several can be picked at once."""
    each: Mapping[str, "Option"] = field(default_factory=dict)
    """
    Of type `choices`: what may be said of each beside label, to, end, set, guide, when and unless. Of type `data`: the
    columns of the file, where no option of type `columns` says them.
    """


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Component:
    """A component: a folder with a declaration, a template, a style and a script."""

    name: str
    purpose: str
    main: str
    """The option that the block's first key fills."""
    options: Mapping[str, Option]
    file: PurePosixPath
    """Its declaration, relative to the project's root, or to the packaged look."""
    template: str
    is_above: bool = False
    """Whether it stands above a screen's title."""
    accessibility: str = ""
    """How it is heard, and reached by keys, for who uses it; empty where its author says nothing."""
    style: str = ""
    script: str = ""
    """What its own pages load, where its template asks for it by `data-script`, the component's name."""
    examples: Mapping[str, Any] = field(default_factory=dict)
    """By name: the `Block`, read as if it stood in a flow."""
