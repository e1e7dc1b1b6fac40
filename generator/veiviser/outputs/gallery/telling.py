"""The Markdown of the gallery's pages: the index of all components, and of each all that its declaration says."""

import re
from collections.abc import Iterator

from veiviser.model.component import Component, Option
from veiviser.model.flow import Block
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Look
from veiviser.outputs.gallery.states import graph_of, states_of
from veiviser.templating.plain import plain
from veiviser.templating.written_blocks import written_block

THUMBNAIL, CHOICES = "thumbnail", "choices"
"""Names of pictures of a component that show no state: in the index, and of what one can choose to see."""


def tell_index(look: Look) -> str:
    """Markdown of the page that all components stand on, by the names that people give them."""
    words = look.words
    lines = [*_head(words("gallery.title")), words("gallery.lead"), "", '<div class="gallery" markdown>', ""]
    for name, component in sorted(look.components.items(), key=lambda pair: (title_of(*pair).casefold(), pair[0])):
        href = f"{name}.md"
        lines += ["<div markdown>", "", f"## [{plain(title_of(name, component))}]({href})", "", f"`{name}`", ""]
        lines += [plain(component.purpose), "", _mark(name, THUMBNAIL), "", "</div>", ""]
    return "\n".join([*lines, "</div>"]) + "\n"


def tell_component(name: str, look: Look) -> str:
    """Markdown of a component's page, with a mark for each picture."""
    words, component = look.words, look.components[name]
    lines = [*_head(title_of(name, component)), words("gallery.key", key=name), "", plain(component.purpose), ""]
    if component.not_for:
        lines += [words("gallery.not_for", told=plain(component.not_for)), ""]
    if component.accessibility:
        lines += [words("gallery.accessibility", told=plain(component.accessibility)), ""]
    lines += [f"[{words('gallery.all')}](index.md)", "", f"## {words('gallery.options')} {{ #valg }}", ""]
    lines += [words("gallery.table"), "| --- | --- | --- |"]
    for option in component.options.values():
        lines += _rows(option, "", words, option.name == component.main)
    lines += ["", _mark(name, CHOICES)] if component.examples else []
    for number, (example, block) in enumerate(component.examples.items(), 1):
        lines += ["", f"## {words('gallery.example_number', number=number)} {{ #{example} }}", "", *_fenced(block), ""]
        lines += ['<div class="states" markdown>', ""]
        for state in states_of(component, graph_of(component, example, words), words):
            lines += [_mark(name, f"{example}-{state}"), ""]
        lines += ["</div>"]
    return "\n".join(lines) + "\n"


def title_of(name: str, component: Component) -> str:
    """What people call it; its key where its author says nothing."""
    return component.title or name


def picture_name(component: str, shown: str) -> str:
    """What a mark calls a picture of a component."""
    return f"component/{component}/{shown}"


def _mark(component: str, shown: str) -> str:
    return f"<!-- picture {picture_name(component, shown)} -->"


def _head(title: str) -> list[str]:
    return ["---", f"title: {title}", "audience: staff", "---", "", f"# {title}", ""]


def _rows(option: Option, within: str, words: InterfaceWords, main: bool = False) -> Iterator[str]:
    kind = " · ".join(f"`{word}`" for word in option.words) or words(f"gallery.{option.type}")
    kind = words("gallery.required", kind=kind) if option.required else kind
    said = f"`{within}{option.name}`"
    said = words("gallery.main", option=said) if main else said
    yield f"| {said} | {kind} | {plain(option.says)} |"
    for inner in option.each.values():
        yield from _rows(inner, f"{within}{option.name} → ", words)


def _fenced(block: Block) -> list[str]:
    """As an author writes it, within more marks than there are in it."""
    written = list(written_block(block))
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`*", "\n".join(written))))
    return [f"{fence}yaml", *written, fence]
