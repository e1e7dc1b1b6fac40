"""Mermaid: a flow as a chart that GitHub, GitLab, Notion and many others draw from text."""

import re
from collections.abc import Iterator, Sequence

from veiviser.exports.contract import Subject
from veiviser.journeys.telling.visible import plain
from veiviser.outputs.map.chart import Chart, Node, chart

_MARKS = re.compile(r"[!-/:-@\[-`{-~](?<![,?!()/.-])|\.(?=\S)|^-|[\x00-\x1f\x7f]")
"""What Mermaid, Markdown or HTML could take for more than words, all of it ASCII."""
_NUMBERED = re.compile(r"^([0-9]+)([.)])")
_CLASSES = {
    "done": "stroke-width:3px",
    "stop": "stroke-width:3px,stroke-dasharray:6 3",
    "exit": "stroke-width:3px,stroke-dasharray:6 3",
    "outside": "stroke-dasharray:2 3",
}
"""What tells kinds of nodes apart, in any colours."""


def export(subject: Subject) -> str:
    """A flowchart: each screen a box, each way an arrow with its answers."""
    shown = chart(subject.graph, subject.words)
    lines = ["flowchart TD", *_lines(shown), ""]
    return "\n".join(lines)


def _lines(shown: Chart) -> Iterator[str]:
    names = _names(shown.nodes)
    for node in shown.nodes:
        yield f"  {names[node.id]}{_box(node)}"
    for arrow in shown.arrows:
        yield f"  {names[arrow.source]} -->|{_label(arrow.answers)}| {names[arrow.target]}"
    for kind, style in _CLASSES.items():
        of_kind = [names[node.id] for node in shown.nodes if node.kind == kind]
        if of_kind:
            yield f"  classDef {kind} {style}"
            yield f"  class {','.join(of_kind)} {kind}"


def _names(nodes: Sequence[Node]) -> dict[str, str]:
    """Names that Mermaid takes for nothing else: `s_velg_tid`, and `s_velg_tid__1` for what belongs to a screen."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for node in nodes:
        screen, _, is_small = node.id.partition("--")
        name = f"s_{screen.replace('-', '_')}"
        if is_small:
            counts[screen] = counts.get(screen, 0) + 1
            name = f"{name}__{counts[screen]}"
        names[node.id] = name
    return names


def _box(node: Node) -> str:
    label = _label([words for words in (node.above, node.title, node.below) if words])
    return f"([{label}])" if node.kind in ("done", "stop", "exit") else f"[{label}]"


def _label(lines: Sequence[str]) -> str:
    return '"' + "<br>".join(_escaped(plain(line)) or " " for line in lines) + '"'


def _escaped(words: str) -> str:
    """Marks by their numbers, as Mermaid has them: `#35;` is `#`; what is left reads as it is written."""
    numbered = _NUMBERED.match(words)
    first = f"{numbered[1]}#{ord(numbered[2])};" if numbered else ""
    return first + _MARKS.sub(lambda mark: f"#{ord(mark[0])};", words[numbered.end() if numbered else 0 :])
