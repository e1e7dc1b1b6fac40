"""Is this a Veiviser project?"""

from pathlib import Path

from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.keys import TAGS
from veiviser.reading.settings.mkdocs_yml import FILE
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml


def names_plugin(root: Path) -> bool:
    """Whether the settings name `veiviser` among the plugins; false where they cannot be read."""
    report = Report()
    text = read_text(root / FILE, FILE, report)
    node = read_yaml(text, FILE, report, TAGS) if text is not None else None
    plugins = shapes.value(node, "plugins") if isinstance(node, Mapping) else None
    if isinstance(plugins, Mapping):
        return "veiviser" in plugins.items
    return any(_plugin(item) == "veiviser" for item in (plugins.items if isinstance(plugins, Sequence) else ()))


def _plugin(node: Node) -> str:
    """A plugin's name, with or without settings of its own behind it."""
    if isinstance(node, Mapping):
        return next(iter(node.items), "")
    return node.text if isinstance(node, Scalar) else ""
