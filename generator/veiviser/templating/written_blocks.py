"""Blocks as an author writes them."""

import json
from collections.abc import Iterator
from datetime import date

from veiviser.model.component import Option
from veiviser.model.flow import Block, Choice, Target, Text, Value
from veiviser.model.records import Column, Columns, Records


def written_block(block: Block, indent: str = "") -> Iterator[str]:
    """The block as an author writes it; what was left out stays so."""
    component = block.component
    main = list(_option(component.options[component.main], block.options.get(component.main), f"{indent}  "))
    first, *more = main or [f"{component.main}:"]  # left out where it is the usual one
    yield f"{indent}- {component.name}{first.strip().removeprefix(component.main)}"
    yield from more
    for name, value in block.options.items():
        if name != component.main:
            yield from _option(component.options[name], value, f"{indent}  ")
    if block.optional:
        yield f"{indent}  optional: true"
    if block.sample is not None:
        yield f"{indent}  sample: {_quoted(block.sample.words)}"


def _option(option: Option, value: Value | None, indent: str) -> Iterator[str]:
    if isinstance(value, tuple):
        yield f"{indent}{option.name}:"
        for inner in value:
            if isinstance(inner, Choice):
                yield from _choice(option, inner, f"{indent}  ")
            else:
                yield from written_block(inner, f"{indent}  ")
    elif isinstance(value, Columns):
        yield from (f"{indent}{option.name}:", *(f"{indent}  {_column(column)}" for column in value.all))
    elif value is not None and (word := _word(value)) != option.default:
        lines = word.strip().splitlines()
        if len(lines) > 1:
            yield from (f"{indent}{option.name}: |", *(f"{indent}  {line}".rstrip() for line in lines))
        else:
            yield f"{indent}{option.name}: {_quoted(word) if isinstance(value, Text | Target) else word}"


def _column(column: Column) -> str:
    """`free: {label: Ledige plasser, type: number, tag: true}`."""
    flags = ("required", "search", "filter", "sort", "beside", "tag")
    said = {"label": _flowing(column.label.words)}
    if column.words or column.kind != "text":
        said["type"] = f"[{', '.join(map(_flowing, column.words))}]" if column.words else column.kind
    said |= {"least": f"[{', '.join(f'{number:f}' for number in column.least)}]"} if column.least else {}
    texts = {"before": column.before, "after": column.after, "none": column.none}
    said |= {key: _flowing(text.words) for key, text in texts.items() if text is not None}
    said |= {flag: "true" for flag in flags if getattr(column, flag)}
    return f"{column.name}: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}"


def _flowing(words: str) -> str:
    """In quotes where a comma or a bracket would end it."""
    return _quoted(words) if not set(words) & set(",[]{}") else json.dumps(words, ensure_ascii=False)


def _choice(option: Option, choice: Choice, indent: str) -> Iterator[str]:
    more = [line for name, value in choice.options.items() for line in _option(option.each[name], value, f"{indent}  ")]
    more += [f"{indent}  to: {_quoted(_word(choice.to))}"] if choice.to else []
    if more:
        yield from (f"{indent}{choice.name}:", f"{indent}  label: {_quoted(choice.label.words)}", *more)
    else:
        yield f"{indent}{choice.name}: {_quoted(choice.label.words)}"


def _word(value: Value) -> str:
    if isinstance(value, Text):
        return value.words
    if isinstance(value, Target):
        return value.address or {"nowhere": "#"}.get(value.kind, value.kind)
    if isinstance(value, Records):
        return value.name
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _quoted(words: str) -> str:
    """In quotes where YAML would read something else."""
    plain = words[:1].isalpha() and ": " not in words and " #" not in words and not words.endswith(":")
    return words if plain else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
