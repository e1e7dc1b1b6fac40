"""DOT: a flow as a chart that Graphviz lays out, and that other tools for graphs read."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from veiviser.exports.contract import Subject
from veiviser.journeys.telling.visible import plain
from veiviser.outputs.map.chart import Node, chart

_ROOM = 28
"""Characters of a line in a box or beside an arrow."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_LOOKS = {
    "done": ", peripheries=2",
    "stop": ', peripheries=2, style="rounded,dashed"',
    "exit": ', peripheries=2, style="rounded,dashed"',
    "outside": ', style="rounded,dotted"',
}
"""What tells kinds of nodes apart, without colours."""


def export(subject: Subject) -> str:
    """A directed graph: each screen a node of its name, each way an edge with its answers."""
    flow, shown = subject.graph.flow, chart(subject.graph, subject.words)
    title = f"label={_label([flow.title.words])}, labelloc=t"
    lines = [
        f"digraph {_quoted(flow.name)} {{",
        f'  graph [{title}, rankdir=LR, fontname="Arial"];',
        '  node [shape=box, style=rounded, fontname="Arial"];',
        '  edge [fontname="Arial"];',
        *(f"  {_quoted(node.id)} [{_look(node)}];" for node in shown.nodes),
        *(f"  {_quoted(a.source)} -> {_quoted(a.target)} [label={_label(a.answers)}];" for a in shown.arrows),
        "}",
        "",
    ]
    return "\n".join(lines)


def _look(node: Node) -> str:
    lines = filter(None, (node.above, node.title, node.below))
    return f"label={_label(lines)}{_LOOKS.get(node.kind, '')}"


def _label(texts: Iterable[str]) -> str:
    return '"' + r"\n".join(_escaped(line) for text in texts for line in _lines(plain(text))) + '"'


def _lines(words: str) -> Iterator[str]:
    yield from wrap(words, _ROOM, break_long_words=False, break_on_hyphens=False)


def _escaped(words: str) -> str:
    """Graphviz reads `\\N` and `&lt;` in labels for something else."""
    return _CONTROLS.sub(" ", words).replace("\\", r"\\").replace("&", "&amp;").replace('"', r"\"")


def _quoted(name: str) -> str:
    """A name, which is no label: only a quote ends it, and a backslash before one."""
    return '"' + _CONTROLS.sub(" ", name).replace("\\", "%5C").replace('"', r"\"") + '"'
