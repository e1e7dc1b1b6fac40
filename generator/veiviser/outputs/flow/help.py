"""A flow that helps here and now (`publish: help`): its states as pages of the site, in the site's own frame."""

import json
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from typing import Any, TypedDict

from markupsafe import escape

from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.texts.shown import asking_blocks
from veiviser.journeys.walking.certain import certain_edges
from veiviser.model.framed_page import HELP_MARK, FramedPage
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.site import ASSETS, RULES, guide_path, step_path, steps_folder
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.carrying import carrying
from veiviser.templating.contexts import ChangeableAnswer, HelpContext
from veiviser.templating.plain import quoted
from veiviser.templating.state_pages import StatePage, first_page, pages_of

_WAYS = "ways.js"
"""Beside the pages: what the flow asks, and what can be answered."""


def paths(graph: Graph) -> Iterator[str]:
    name = graph.flow.name
    if graph.flow.is_help:
        yield from (step_path(name, page.name) for page in pages_of(graph))
        yield from (step_path(name, "index"), f"{steps_folder(name)}/{RULES}", f"{steps_folder(name)}/{_WAYS}")


def draw(flow: FlowView) -> Files:
    name = flow.graph.flow.name
    if not flow.graph.flow.is_help:
        return Files()
    writer, frame = _Writer(flow), f"{steps_folder(name)}/index.md"
    pages = dict(writer.pages())
    beside = {RULES: flow.screens.stylesheet.css(), _WAYS: writer.ways()}
    return Files(
        docs={frame: writer.frame()},
        framed_pages=pages,
        site={f"{steps_folder(name)}/{file}": text for file, text in beside.items()},
        help_menu=(frame,),
    )


class _Asked(TypedDict):
    """A question and its answers."""

    label: str
    values: dict[str, str]


class _Writer:
    def __init__(self, view: FlowView) -> None:
        self.view, self.graph, self.flow, self.screens = view, view.graph, view.graph.flow, view.screens
        self.template = view.environment.get_template("help.html")
        self.first = first_page(view.graph)

    def frame(self) -> str:
        """Markdown of the page that the site engine makes."""
        lines = ["---", f"title: {quoted(self.flow.title.words)}"]
        if self.flow.lead is not None:
            lines.append(f"description: {quoted(plain(self.flow.lead.words))}")
        return "\n".join([*lines, "help: true", "---", "", f"<!-- {HELP_MARK} -->", ""])

    def pages(self) -> Iterator[tuple[str, FramedPage]]:
        """By path in the site; the first page is there twice, and found where the flow begins."""
        for page in pages_of(self.graph):
            self.view.checkpoint()
            yield step_path(self.flow.name, page.name), self.page(page)
        yield step_path(self.flow.name, "index"), self.page(self.first, is_found=True)

    def page(self, page: StatePage, *, is_found: bool = False) -> FramedPage:
        title = self.title(page.state)
        part = self.view.words("page.part", part=page.part, parts=page.parts) if page.part else ""
        return FramedPage(
            frame=step_path(self.flow.name, "index"),
            title=" – ".join(filter(None, [title, part])),
            html=self.template.render(self.context(page, is_found)),
            is_found=is_found,
        )

    def context(self, page: StatePage, is_found: bool) -> HelpContext:
        state = page.state
        guide = self.guide(state)
        return {
            "assets": f"../../{ASSETS}",
            "style": self.screens.style,
            "choices_css": RULES,
            "ways_js": _WAYS,
            "page": self.graph.pages[state],
            "carrying": carrying(self.graph, state),
            "screen_html": self.screens.page(state, page.part),
            "is_entry": state.screen in self.graph.entries,
            "is_answer": self.flow.screens[state.screen].end is not None,
            "start_href": f"{self.first.name}.html",
            "back_href": self.before(state),
            "answers": list(self.answers(state)),
            "guide": {"href": guide, "title": (self.flow.task or self.flow.title).words} if guide else None,
            "also": self.also() if is_found else "",
        }

    def guide(self, state: State) -> str:
        """The address of the guide's step that tells of the screen, or of the guide; empty where there is none."""
        steps = [step for step in self.view.guide.steps if step.view.state.screen == state.screen]
        if not self.view.guide.steps:
            return ""
        told = [step for step in steps if step.view.state == state] or steps
        return f"../../{guide_path(self.flow.name)}" + (f"#steg-{told[0].number}" if told else "")

    def before(self, state: State) -> str | None:
        sources = self.sources[state]
        if len(sources) != 1 or state.screen in self.graph.entries:
            return None
        return f"{self.graph.pages[next(iter(sources))]}.html"

    @cached_property
    def sources(self) -> dict[State, set[State]]:
        """By state, those that lead there."""
        sources: dict[State, set[State]] = {state: set() for state in self.graph.states}
        for state, edges in self.graph.edges_on.items():
            for edge in edges:
                if isinstance(edge.target, State):
                    sources[edge.target].add(state)
        return sources

    def answers(self, state: State) -> Iterator[ChangeableAnswer]:
        for edge in certain_edges(self.graph)[state]:
            href = f"{self.graph.pages[edge.source]}.html"
            for label, words in self.said(edge):
                yield {"label": label, "html": escape(words), "href": href}

    def said(self, edge: Edge) -> Iterator[tuple[str, str]]:
        """What somebody answered to each question of a screen; else what they pressed, of several things."""
        screen, samples = edge.source.screen, self.screens.samples
        picked = dict[str, list[str]]()
        for name, value in edge.picks:
            answer, _, box = name.partition(".")
            if value != UNANSWERED and (not box or value == "yes"):
                picked.setdefault(answer, []).append(self.asked[answer]["values"].get(box or value, ""))
        yield from ((samples.question(answer) or "", ", ".join(words)) for answer, words in picked.items())
        if not picked and edge.control in self.pressed[screen]:
            yield self.title(edge.source), self.pressed[screen][edge.control]

    def title(self, state: State) -> str:
        return self.screens.words(self.flow.screens[state.screen].title, state).plain

    @cached_property
    def pressed(self) -> dict[str, dict[str, str]]:
        """By screen and control, the labels of those that lead on, where one can choose among several."""
        edges = (edge for edges in self.graph.edges_on.values() for edge in edges if isinstance(edge.target, State))
        leading = {(edge.source.screen, edge.control) for edge in edges}
        found = {
            screen: {control.id: plain(control.label.words) for control in controls if (screen, control.id) in leading}
            for screen, controls in self.graph.controls.items()
        }
        return {screen: labels if len(labels) > 1 else {} for screen, labels in found.items()}

    @cached_property
    def asked(self) -> dict[str, _Asked]:
        """By answer: what asks for it, and the words for each of its values, or of its boxes."""
        samples, found = self.screens.samples, dict[str, _Asked]()
        for name, blocks in asking_blocks(self.flow).items():
            many = any(block.many for block in blocks)
            values = {
                value: chain[-1].label.words if many else samples.words_of(name, value)
                for block in blocks
                for value, chain in block.values
            }
            found[name] = {"label": samples.question(name) or "", "values": values}
        return found

    def ways(self) -> str:
        """A script that gives all of it to the one that tells what was answered."""
        screens = {
            name: {"title": self.title(states[0]), "pressed": self.pressed[name]}
            for name, states in self.graph.by_screen.items()
        }
        told = {"screens": screens, "answers": self.asked}
        version = sha256(_json(told).encode()).hexdigest()[:6]
        return f"window.veiviserWays = {_json({'version': version, **told})};\n"

    def also(self) -> str:
        """What the other pages ask and say, each once."""
        texts = dict[str, None]()
        for name, states in self.graph.by_screen.items():
            texts[self.title(states[0])] = None
            texts |= dict.fromkeys(self.pressed[name].values())
        for asked in self.asked.values():
            texts |= dict.fromkeys([asked["label"], *asked["values"].values()])
        return " · ".join(filter(None, texts))


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
