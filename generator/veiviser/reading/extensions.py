"""The Markdown extensions that a project's settings name, loaded as MkDocs loads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any

import yaml
from markdown import Markdown

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.settings import TAGS

KEY = "markdown_extensions"
_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds whatever the settings say."""


@dataclass(frozen=True, eq=False)
class Extensions:
    """Names in the order they are registered, and how each is set up."""

    names: tuple[str, ...] = _ALWAYS
    configs: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    def converter(self) -> Markdown:
        return Markdown(extensions=list(self.names), extension_configs=dict(self.configs))


PLAIN = Extensions()


@lru_cache(maxsize=8)
def read_extensions(text: str, place: Place) -> tuple[Extensions, tuple[Problem, ...]]:
    """
    The extensions that a `mkdocs.yml` asks for, and what is wrong with those that cannot be had.

    The very same ones for the same text. A text that is no YAML, or has tags that are not read, gives those that MkDocs
    itself adds; what is wrong with such a text is told elsewhere.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return PLAIN, ()
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == KEY), None)
    if node is None:
        return PLAIN, ()
    names, configs, problems = list(_ALWAYS), dict[str, dict[str, Any]](), list[Problem]()
    for item, name, config in _items(node):
        fault = _fault(name, config)
        if fault:
            spot = Place(place.file, item.start_mark.line + 1, item.start_mark.column + 1)
            problems.append(Problem(spot, "wrong-settings", fault))
            continue
        names += [name] if name not in names else []
        configs |= {name: config} if config else {}
    return Extensions(tuple(names), configs), tuple(problems)


def _items(node: yaml.Node) -> list[tuple[yaml.Node, Any, Any]]:
    """Where each extension is named, its name, and its settings."""
    loader = _Loader("")
    try:
        if isinstance(node, yaml.MappingNode):
            return [(key, loader.construct_object(key), _config(loader, value)) for key, value in node.value]
        if not isinstance(node, yaml.SequenceNode):
            return [(node, None, None)] if node.value else []
        found = []
        for item in node.value:
            if isinstance(item, yaml.MappingNode) and len(item.value) == 1:
                key, value = item.value[0]
                found.append((key, loader.construct_object(key), _config(loader, value)))
            else:
                found.append((item, item.value if isinstance(item, yaml.ScalarNode) else None, None))
        return found
    except yaml.YAMLError:
        return []  # a tag that is not read
    finally:
        loader.dispose()


def _config(loader: "_Loader", node: yaml.Node) -> Any:
    return loader.construct_object(node, deep=True)


def _fault(name: Any, config: Any) -> str:
    """What is wrong with an extension, in words; empty where it can be had."""
    if not isinstance(name, str):
        return f"`{KEY}` is a list of names; write `- attr_list`, one on a line"
    if config and not isinstance(config, dict):
        return f"the settings of `{name}` are lines `key: value` below it; write them so, or leave them out"
    try:
        Markdown(extensions=[name], extension_configs={name: config} if config else {})
    except Exception as error:  # whatever an extension says to settings that it does not know
        said = " ".join(str(error).split())
        return f"the Markdown extension `{name}` cannot be had ({said}); mend its name and settings, or take it out"
    return ""


class _Loader(yaml.SafeLoader):
    """Plain values, and the few things of Python that the documentation of extensions has."""


def _named(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def _construct(tag: str) -> None:
    kind, path = tag.removeprefix("!!python/").split(":")

    def construct(loader: _Loader, node: yaml.Node) -> Any:
        if kind == "name":
            return _named(path)
        said = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
        return _named(path)(*said.get("args", ()), **said.get("kwds", {}))

    _Loader.add_constructor(f"tag:yaml.org,2002:python/{kind}:{path}", construct)


for _tag in TAGS:
    _construct(_tag)
