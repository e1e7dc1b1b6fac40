"""A component put on a screen: the form that its declaration makes, and the lines that the filled-in form comes to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from veiviser.editing.one_line import is_read_as, on_one_line
from veiviser.editing.pieces_of_yaml import free_name
from veiviser.editing.spelling import double_quoted
from veiviser.model.component import Component, Option

_FILLED_IN = frozenset(
    ("text", "markdown", "blocks", "target", "choices", "answer", "shown", "number", "flag", "word", "date")
)
"""Types of options that a form has a field for."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    """The option's."""
    type: str
    says: str
    required: bool
    words: tuple[str, ...] = ()
    """Those that it is one of."""


def form_of(component: Component) -> tuple[Field, ...] | None:
    """Its fields, the required ones first; None where something that it needs has to be written in a file."""
    options = list(component.options.values())
    if any(option.required and not _has_field(option) for option in options):
        return None
    fields = [
        Field(option.name, option.type, option.says, option.required, option.words)
        for option in options
        if _has_field(option)
    ]
    return tuple(sorted(fields, key=lambda field: (field.name != component.main, not field.required)))


def _has_field(option: Option) -> bool:
    """Whether a line of words is enough; of choices, that none needs more than its label."""
    return option.type in _FILLED_IN and not any(inner.required for inner in option.each.values())


def block_of(component: Component, filled: Mapping[str, str]) -> tuple[list[str], object]:
    """
    The lines of a block, the first with a hyphen, and what a reader of YAML takes them for.

    Args:
        filled: words by option; of choices and blocks, one a line. What is left empty is left out.

    Raises:
        LookupError: when something that the component needs is empty.
    """
    form = form_of(component) or ()
    said = {field.name: _value(field, filled.get(field.name, "")) for field in form}
    missing = next((field.name for field in form if field.required and not said[field.name]), None)
    if missing is not None:
        raise LookupError(missing)
    main = component.main
    ordered = {main: said.get(main) or "", **{name: value for name, value in said.items() if value and name != main}}
    entries = [line for name, value in ordered.items() for line in _entry(_key(component, name), value)]
    read = tuple((_key(component, name), _as_read(value)) for name, value in ordered.items())
    return [("- " if n == 0 else "  ") + line for n, line in enumerate(entries)], read


def _key(component: Component, name: str) -> str:
    """A block's first key is the component's name, and fills its main option."""
    return component.name if name == component.main else name


_Value = str | dict[str, str] | list[str]


def _value(field: Field, words: str) -> _Value:
    lines = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    if field.type == "blocks":
        return lines
    if field.type != "choices":
        return "\n".join(line.rstrip() for line in words.strip().split("\n"))
    named: dict[str, str] = {}
    for line in lines:
        named[free_name(line, "valg", named)] = line
    return named


def _entry(key: str, value: _Value) -> Iterator[str]:
    if isinstance(value, str):
        first, *further = _spelled(value)
        yield f"{key}: {first}"
        yield from further
        return
    yield f"{key}:"
    if isinstance(value, dict):
        yield from (f"  {name}: {on_one_line(label)}" for name, label in value.items())
    else:
        yield from (f"  - text: {on_one_line(words)}" for words in value)


def _as_read(value: _Value) -> object:
    if isinstance(value, dict):
        return tuple(value.items())
    return value if isinstance(value, str) else [(("text", words),) for words in value]


def _spelled(words: str) -> list[str]:
    """A text's lines: the first to stand behind its key, others below it."""
    if "\n" not in words:
        return [on_one_line(words)]
    lines = words.split("\n")
    block = ["|-", *(f"  {line}" if line else "" for line in lines)]
    is_read = not lines[0].startswith(" ") and is_read_as("\n".join([f"x: {block[0]}", *block[1:]]), {"x": words})
    return block if is_read else [double_quoted(words)]


def components_with_forms(components: Collection[Component]) -> Iterator[tuple[Component, tuple[Field, ...]]]:
    """Those that can be put on a screen by filling in a form."""
    for component in components:
        if (form := form_of(component)) is not None:
            yield component, form
