"""The gallery: every component with its options and examples."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.journeys.memo import remembered
from veiviser.model.component import Component, Option
from veiviser.model.flow import Block, Choice, Target, Text, Value
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import View
from veiviser.model.project import Look
from veiviser.model.records import Column, Columns, Records
from veiviser.model.site import GALLERY
from veiviser.outputs.contract import STYLES, Files, SiteView
from veiviser.templating.environment import LookEnvironment
from veiviser.templating.plain import plain
from veiviser.templating.screens import Screens


def draw(site: SiteView) -> Files:
    pictures = _draw_examples(site.environment)
    return Files(docs={GALLERY: tell_components(site.project.look)}, pictures=pictures, menu=(GALLERY,))


def tell_components(look: Look) -> str:
    """Markdown of the gallery, with a mark for each example's picture."""
    words = look.words
    lines = ["---", f"title: {words('gallery.title')}", "audience: staff", "---", "", f"# {words('gallery.title')}", ""]
    lines += [words("gallery.lead"), ""]
    for name, component in sorted(look.components.items()):
        lines += _component(name, component, words)
    return "\n".join(lines) + "\n"


@remembered
def _draw_examples(environment: LookEnvironment) -> Mapping[str, str]:
    """HTML of each example's picture by name; a preview draws them again only when the look is another."""
    pictures: dict[str, str] = {}
    for name, component in sorted(environment.look.components.items()):
        for example in component.examples:
            graph = compile_flow(example_flow(component, example, environment.words("gallery.example")))
            screens = Screens(environment, graph, lambda target: target.address)
            view, alt = View(graph.states[0]), environment.words("gallery.picture", component=name)
            caption, id = environment.words("gallery.example"), f"komponent-{name}-{example}"
            html = screens.figure(view, STYLES, alt=alt, caption=caption, id=id)
            pictures[f"component/{name}/{example}"] = html
    return pictures


def _component(name: str, component: Component, words: InterfaceWords) -> Iterator[str]:
    yield from (f"## {name}", "", plain(component.purpose), "")
    if component.accessibility:
        yield from (words("gallery.accessibility", told=plain(component.accessibility)), "")
    yield from (words("gallery.table"), "| --- | --- | --- |")
    for option in component.options.values():
        yield from _rows(option, "", words, option.name == component.main)
    yield ""
    for example, block in component.examples.items():
        written = list(_written(block))
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`*", "\n".join(written))))
        yield from (f"{fence}yaml", *written, fence, "", f"<!-- picture component/{name}/{example} -->", "")


def _rows(option: Option, within: str, words: InterfaceWords, main: bool = False) -> Iterator[str]:
    kind = " · ".join(f"`{word}`" for word in option.words) or words(f"gallery.{option.type}")
    kind = words("gallery.required", kind=kind) if option.required else kind
    said = f"`{within}{option.name}`"
    said = words("gallery.main", option=said) if main else said
    yield f"| {said} | {kind} | {plain(option.says)} |"
    for inner in option.each.values():
        yield from _rows(inner, f"{within}{option.name} → ", words)


def _written(block: Block, indent: str = "") -> Iterator[str]:
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
                yield from _written(inner, f"{indent}  ")
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
