"""The gallery: an index of all components, and a page of each with its options, and its examples in every state."""

import re
from collections.abc import Iterator, Mapping

from veiviser.journeys import compile_flow
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.examples import example_flow
from veiviser.journeys.memo import remembered
from veiviser.journeys.telling.views import picked_labels
from veiviser.model.component import Component, Option
from veiviser.model.flow import Block
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, View
from veiviser.model.project import Look
from veiviser.model.site import (
    ASSETS,
    DESIGN_SYSTEM,
    DISABLED_STYLE,
    FOCUS_STYLE,
    GALLERY,
    HOVER_STYLE,
    PROTOTYPE_STYLE,
    SCHEMES,
    component_page,
    style_in,
)
from veiviser.outputs.contract import ROOT, Files, SiteView, styles_of
from veiviser.templating.environment import LookEnvironment
from veiviser.templating.plain import plain
from veiviser.templating.screens import Screens
from veiviser.templating.written_blocks import written_block

THUMBNAIL = "thumbnail"
_PICKED = 3
"""Of an example's choices, how many are shown picked."""
Shown = Mapping[str, tuple[View, str, tuple[str, ...]]]
"""States of an example by name: the view, what stands under its picture, and the stylesheets it is drawn with."""
_SYSTEM = f"{ASSETS}/{DESIGN_SYSTEM}"
_LIGHT, _DARK = ((_SYSTEM, style_in(scheme, PROTOTYPE_STYLE)) for scheme in SCHEMES)
_PRESSED = re.compile(r"<(?:a|button|input|select|textarea|summary)\b")
"""In a template, what somebody may press."""


def draw(site: SiteView) -> Files:
    if not site.project.gallery:
        return Files()
    look = site.project.look
    pages = {component_page(name): tell_component(name, look) for name in look.components}
    return Files(
        docs={GALLERY: tell_index(look), **pages},
        pictures=_draw_examples(site.environment),
        menu=(GALLERY, *sorted(pages, key=lambda path: pages[path].partition("title: ")[2])),
    )


def tell_index(look: Look) -> str:
    """Markdown of the page that all components stand on, by the names that people give them."""
    words = look.words
    lines = [*_head(words("gallery.title")), words("gallery.lead"), "", '<div class="gallery" markdown>', ""]
    for name, component in sorted(look.components.items(), key=lambda pair: (title_of(*pair).casefold(), pair[0])):
        href = f"{name}.md"
        lines += ["<div markdown>", "", f"## [{plain(title_of(name, component))}]({href})", "", f"`{name}`", ""]
        lines += [plain(component.purpose), "", f"<!-- picture component/{name}/{THUMBNAIL} -->", "", "</div>", ""]
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
    for number, (example, block) in enumerate(component.examples.items(), 1):
        lines += ["", f"## {words('gallery.example_number', number=number)} {{ #{example} }}", "", *_fenced(block), ""]
        lines += ['<div class="pictures" markdown>', ""]
        for state in states_of(component, example, words):
            lines += [f"<!-- picture component/{name}/{example}-{state} -->", ""]
        lines += ["</div>"]
    return "\n".join(lines) + "\n"


def title_of(name: str, component: Component) -> str:
    """What people call it; its key where its author says nothing."""
    return component.title or name


def states_of(component: Component, example: str, words: InterfaceWords) -> Shown:
    """An example at rest, in the light and the dark, as it meets pointer and key, picked, and with its errors."""
    graph = _graph(component, example, words)
    state = graph.states[0]
    shown: dict[str, tuple[View, str, tuple[str, ...]]] = {
        "light": (View(state), words("gallery.light"), _LIGHT),
        "dark": (View(state), words("gallery.dark"), _DARK),
    }
    if graph.controls[state.screen] or graph.fields[state.screen] or _PRESSED.search(component.template):
        shown["hover"] = (View(state), words("gallery.hover"), (HOVER_STYLE,))
        shown["focus"] = (View(state), words("gallery.focus"), (FOCUS_STYLE,))
    if "aria-disabled" in component.style:
        shown["disabled"] = (View(state), words("gallery.disabled"), (DISABLED_STYLE,))
    for field in graph.fields[state.screen]:
        for at, (value, _) in enumerate(field.block.values[:_PICKED], 1):
            pick = (f"{field.variable}.{value}", "yes") if field.block.many else (field.variable, value)
            view = View(state, (pick,))
            if labels := picked_labels(graph.flow, view):
                picked = words("gallery.picked", answers=f"«{labels[-1]}»")
                shown[f"{field.variable}-{at}"] = (view, picked, _LIGHT)
        if not field.optional:
            wrong = View(state, ((field.variable, UNANSWERED),) if not field.free else (), error=field.variable)
            shown[f"{field.variable}-wrong"] = (wrong, words("gallery.wrong"), _LIGHT)
    return shown


def _head(title: str) -> list[str]:
    return ["---", f"title: {title}", "audience: staff", "---", "", f"# {title}", ""]


def _graph(component: Component, example: str, words: InterfaceWords) -> Graph:
    return compile_flow(example_flow(component, example, words("gallery.example")))


@remembered
def _draw_examples(environment: LookEnvironment) -> Mapping[str, str]:
    """HTML of each picture by name; a preview draws them again only when the look is another."""
    words, pictures = environment.words, dict[str, str]()
    for name, component in sorted(environment.look.components.items()):
        alt = words("gallery.picture", component=title_of(name, component))
        for at, example in enumerate(component.examples):
            screens = Screens(environment, _graph(component, example, words), lambda target: target.address)
            if at == 0:
                view, caption = View(screens.graph.states[0]), words("gallery.example")
                pictures[f"component/{name}/{THUMBNAIL}"] = screens.figure(
                    view, styles_of(screens), alt=alt, caption=caption
                )
            for state, (view, caption, named) in states_of(component, example, words).items():
                view = View(screens.graph.states[0], view.picks, view.error)
                styles, id = tuple(f"{ROOT}/{style}" for style in named), f"{example}-{state}"
                drawn = screens.figure(view, styles, alt=f"{alt} {caption}", caption=caption, id=id)
                pictures[f"component/{name}/{example}-{state}"] = drawn
    return pictures


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
