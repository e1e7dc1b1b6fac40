"""A flow with words in every slot that takes words, and what it comes to as a tree."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import ROOT
from veiviser.journeys import compile_flows
from veiviser.model.component import Component, Option
from veiviser.model.project import Look, Project
from veiviser.pipeline import draw
from veiviser.problem import Report
from veiviser.reading import read_flow
from veiviser.reading.flows.data_files import DataFile

Node = tuple[str, tuple[str, ...]]
"""An element with the names of its attributes."""


@dataclass
class Writer:
    """
    Puts words into every slot of a flow.

    Attributes:
        plain: for slots that take plain words.
        marked: for slots that take Markdown.
        pressed: on the buttons that the guide says to press.
    """

    plain: str
    marked: str
    pressed: str
    look: Look
    answers: list[str] = field(default_factory=list)
    data: dict[str, DataFile] = field(default_factory=dict)

    def flow(self) -> dict[str, Any]:
        """Every component with all its options, and everything that a flow can say beside."""
        components = sorted(self.look.components.values(), key=lambda component: component.name)
        asking = [c for c in components if any(option.type == "answer" for option in c.options.values())]
        groups = {"vise": [c for c in components if c not in asking], "spoerre": asking}
        screens: dict[str, Any] = {}
        for (name, group), after in zip(groups.items(), ("spoerre", "slutt"), strict=True):
            screens[name] = {
                "title": self.plain,
                "part": self.plain,
                "guide": [{"text": f"{self.marked}\n\n«{self.pressed}»", "heading": self.plain, "only": self.plain}],
                "body": [*map(self.block, group), {"button": self.pressed, "guide": self.marked}],
                "next": after,
                "notes": [self.plain],
            }
        screens["vise"]["body"].append({"text": "ja", "when": {"vakt": "nei"}})
        carried = [{"text": "{" + name + "}"} for name in self.answers]
        links = [{"text": f'[x](https://example.no "{{{name}}}")'} for name in self.answers]
        screens["slutt"] = {"title": self.plain, "end": "done", "body": [*carried, *links]}
        screens["slutt"]["guide"] = "\n\n".join("{" + name + "}" for name in self.answers)
        return {
            "title": self.plain,
            "task": self.plain,
            "lead": self.marked,
            "phone": {"clock": self.plain, "address": self.plain},
            "shell": {"name": self.plain, "person": self.plain, "menu": [self.plain], "footer": [self.plain]},
            "entries": {"vise": self.plain, "slutt": self.plain},
            "situations": {"vakt": {"label": self.plain, "values": {"ja": self.plain, "nei": f"ikke {self.plain}"}}},
            "walks": {"ada": {"title": self.plain, "about": self.plain, "to": "slutt"}},
            "tasks": {"lete": {"ask": self.plain, "to": "slutt"}},
            "screens": screens,
        }

    def block(self, component: Component) -> dict[str, Any]:
        options = list(component.options.values())
        options.sort(key=lambda option: option.name != component.main)
        made = {option.name: self.option(option) for option in options}
        block = {component.name: made.pop(component.main), **made}
        if any(option.type == "answer" for option in options) and not any(o.type == "choices" for o in options):
            block["sample"] = self.plain
            block["unanswered"] = self.plain
        return block

    def option(self, option: Option) -> Any:
        match option.type:
            case "text":
                return self.plain
            case "markdown":
                return self.marked
            case "blocks":
                return [{"text": self.marked}]
            case "target":
                return "slutt"
            case "answer":
                self.answers.append(f"svar-{len(self.answers)}")
                return self.answers[-1]
            case "choices":
                return {name: self.choice(option, name) for name in ("en", "to")}
            case "number":
                return "7"
            case "flag":
                return "true"
            case "date":
                return "2026-01-31"
            case "word":
                return option.words[0]
            case "columns":
                words = dict.fromkeys(("label", "before", "after", "none"), self.plain)
                return {
                    "navn": {**words, "required": "true", "sort": "true"},
                    "sted": {**words, "search": "true", "filter": "true", "beside": "true"},
                    "antall": {**words, "type": "number", "least": [1], "tag": "true"},
                }
            case "data":
                self.data[option.name] = self.rows(option)
                return option.name

    def rows(self, option: Option) -> DataFile:
        """A file of two rows, with words in each column that takes words; in the second, all that may be empty is."""
        words = self.plain.replace("\n", " ")
        written = io.StringIO()
        rows = [["navn", "sted", "antall"], [words, words, "1"], [words, "", "0"]]
        csv.writer(written, lineterminator="\n").writerows(rows)
        return DataFile(PurePosixPath("data", f"{option.name}.csv"), written.getvalue())

    def choice(self, option: Option, name: str) -> dict[str, Any]:
        each = {inner.name: self.option(inner) for inner in option.each.values() if inner.type != "shown"}
        if "below" in each and name == "to":
            del each["below"]
        return {"label": f"{self.plain} {name}", "guide": self.marked, **each}


def drawn(plain: str, marked: str, pressed: str, look: Look) -> dict[str, LexborHTMLParser]:
    """Everything that is made of the flow, by what it is: pages, pictures, the guide as the site's engine has it."""
    writer, problems = Writer(plain, marked, pressed, look), Report()
    text = json.dumps(writer.flow(), ensure_ascii=False)
    flow = read_flow(text, PurePosixPath("flows/prove.yaml"), look, problems, data=writer.data)
    assert flow is not None, "\n".join(map(str, problems))
    project = Project(name="Test", flows={flow.name: flow}, look=look)
    graphs, too_large = compile_flows(project)
    assert not too_large
    made = draw(project, graphs)
    trees = {name: _tree(str(html)) for name, html in made.site_files.items() if name.endswith(".html")}
    trees |= {name: _tree(html) for name, html in made.pictures.items() if name.startswith("prove/")}
    trees["guide"] = _tree(_renderer().reset().convert(_body(str(made.docs["guide/prove/index.md"]))))
    return trees


def elements(tree: LexborHTMLParser) -> list[Node]:
    """Every element outside drawings, in order."""
    return [_node(part) for part, drawn in _parts(tree.root) if part.is_element_node and not drawn]


def drawn_elements(tree: LexborHTMLParser) -> set[Node]:
    """The kinds of elements within drawings, whose number depends on how long words are."""
    return {_node(part) for part, drawn in _parts(tree.root) if part.is_element_node and drawn}


def words(tree: LexborHTMLParser) -> list[str]:
    """Each text and each attribute that people read, outside drawings, without the blanks around it."""
    return [" ".join(text.split()) for text in _words(tree) if text.strip()]


def _words(tree: LexborHTMLParser) -> Iterator[str]:
    for part, drawn in _parts(tree.root):
        if part.is_element_node:
            given = part.attributes
            yield from (given[name] or "" for name in ("alt", "aria-label", "data-label", "title") if name in given)
        elif not drawn and part.parent is not None and part.parent.tag != "title":
            yield (part.text_content if part.is_text_node else part.html) or ""


def _parts(around: LexborNode | None, drawn: bool = False) -> Iterator[tuple[LexborNode, bool]]:
    """An element and all that is in it, in order, and whether it is part of a drawing; comments, too."""
    if around is None:
        return
    yield around, drawn
    for part in around.iter(include_text=True):
        if part.is_element_node:
            yield from _parts(part, drawn or around.tag == "svg")
        else:
            yield part, drawn or around.tag == "svg"


def _node(element: LexborNode) -> Node:
    return str(element.tag), tuple(sorted(element.attributes))


def _tree(html: str) -> LexborHTMLParser:
    """As browsers read it, with what stands in a shadow root as part of it."""
    return LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))


def _body(markdown: str) -> str:
    """Without its front matter."""
    return markdown.split("---\n", 2)[2]


@cache
def _renderer() -> Markdown:
    """With the extensions of our own site."""
    from mkdocs.config import load_config

    settings = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    return Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)
