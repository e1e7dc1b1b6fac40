"""A project's `mkdocs.yml`: what is wrong in it, and how it reads for an engine without plugins."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import PurePosixPath
from typing import Any

import yaml

from veiviser.place import Place
from veiviser.problem import Problem, nearest

_KNOWN_TAGS = (
    "tag:yaml.org,2002:python/name:material.extensions.emoji.twemoji",
    "tag:yaml.org,2002:python/name:material.extensions.emoji.to_svg",
    "tag:yaml.org,2002:python/name:pymdownx.superfences.fence_code_format",
    "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify",
)
_PLAIN = "tag:yaml.org,2002:"
_OURS = ("plugins", "hooks", "docs_dir", "site_dir", "nav", "not_in_nav", "strict", "validation")
"""Keys that an engine without plugins gets from us, or not at all."""
NOT_IN_NAV = "/404.md"
"""As MkDocs wants it: a page that no menu leads to."""
STRICTEST = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "absolute_links": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"},
}
"""
MkDocs' `validation`: a warning ends a strict build. Where links lead is decided in one place, by our own checker: of
anchors MkDocs does not decode `%C3%A5`, and of raw HTML it knows nothing.
"""


def find_problems(text: str, file: PurePosixPath) -> list[Problem]:
    """
    What no project may have in its settings.

    MkDocs' own reader runs whatever a tag names, so the file is looked at before MkDocs sees it. Unknown settings are
    MkDocs' to complain about.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        return [Problem(place, "not-yaml", f"not readable as YAML: {getattr(error, 'problem', None) or error}")]
    if not isinstance(root, yaml.MappingNode):
        return [Problem(Place(file), "wrong-settings", "expected settings such as `site_name: Our guide`")]
    return [*_unsafe_tags(root, file), *_double_keys(root, file), *_outside(root, file), *_unused(root, file)]


def plain_settings(text: str, nav: Sequence[Any], *, theme: str | None = "theme", url: str = "") -> str:
    """
    The same settings for the generated project, which any engine can build without a plugin or a hook.

    Args:
        text: the project's own `mkdocs.yml`.
        nav: as MkDocs wants it.
        theme: the folder of the frame, relative to the generated project; none, for an engine with a frame of its own.
        url: where the site will stand; left out, where the project's settings say.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    replaced = (*_OURS, "site_url") if url else _OURS
    root.value = [(key, value) for key, value in root.value if key.value not in replaced]
    for key, value in root.value:
        if key.value == "theme" and isinstance(value, yaml.MappingNode):
            value.value = [pair for pair in value.value if pair[0].value != "custom_dir"]
            if theme:
                value.value += _node({"custom_dir": theme}).value
    ours = {"docs_dir": "docs", "site_dir": "site", "plugins": [], "strict": True, "validation": STRICTEST}
    ours |= {"site_url": url} if url else {}
    root.value += _node({**ours, "nav": list(nav), "not_in_nav": NOT_IN_NAV}).value
    return yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)


def _node(value: Any) -> Any:
    return yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000_000), yaml.SafeLoader)


def _unsafe_tags(root: yaml.Node, file: PurePosixPath) -> Iterator[Problem]:
    for node in _nodes(root):
        plain = node.tag.startswith(_PLAIN) and not node.tag.startswith(f"{_PLAIN}python/")
        if not plain and node.tag not in _KNOWN_TAGS:
            named = node.tag.removeprefix(_PLAIN)
            yield Problem(_place(node, file), "unsafe-tag", f"the tag `!!{named}` would run code; leave it out")


def _double_keys(root: yaml.Node, file: PurePosixPath) -> Iterator[Problem]:
    for node in _nodes(root):
        first: dict[str, yaml.Node] = {}
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode) and key.value in first:
                before = first[key.value].start_mark.line + 1
                message = f"`{key.value}` is already on line {before}; YAML would take the last silently, keep one"
                yield Problem(_place(key, file), "duplicate-key", message)
            first.setdefault(str(key.value), key)


def _outside(root: yaml.MappingNode, file: PurePosixPath) -> Iterator[Problem]:
    """Settings by which a reader's browser would ask somebody else."""
    for key, value in root.value:
        if key.value in ("extra_css", "extra_javascript"):
            for node in _nodes(value):
                if isinstance(node, yaml.ScalarNode) and "//" in node.value:
                    message = f"`{node.value}` would be fetched from another server; put the file in the project"
                    yield Problem(_place(node, file), "outside-request", message)
        if key.value == "theme" and isinstance(value, yaml.MappingNode):
            settings = {inner.value: node for inner, node in value.value}
            font, language = settings.get("font"), settings.get("language")
            if font is None or font.value != "false":
                message = "without `font: false` the fonts are fetched from Google; write it under `theme`"
                yield Problem(_place(font or key, file), "outside-request", message)
            if language is not None and language.value == "no":
                message = "`no` is the word for false in YAML; write `nb` or `nn`"
                yield Problem(_place(language, file), "wrong-settings", message)


def _unused(root: yaml.MappingNode, file: PurePosixPath) -> Iterator[Problem]:
    """Settings that cannot be obeyed."""
    for key, value in root.value:
        if key.value == "nav":
            message = "the menu is made from the folders of pages; take `nav` out, and order pages by `order:` in them"
            yield Problem(_place(key, file), "wrong-settings", message)
        if key.value == "hooks":
            message = "hooks are programs, which `veiviser build` does not run, only `mkdocs build`; take `hooks` out"
            yield Problem(_place(key, file), "wrong-settings", message, "warning")
        if key.value == "plugins" and isinstance(value, yaml.SequenceNode):
            installed = {"veiviser", *(p.name.rpartition("/")[2] for p in entry_points(group="mkdocs.plugins"))}
            for node in value.value:
                named = node.value[0][0] if isinstance(node, yaml.MappingNode) and node.value else node
                name = str(named.value).rpartition("/")[2]
                if name not in installed:
                    mend = nearest(name, installed) or f"; run `python -m pip install mkdocs-{name}`, or take it out"
                    yield Problem(_place(named, file), "wrong-settings", f"no plugin `{name}` is installed{mend}")


def _nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an alias
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]


def _place(node: yaml.Node, file: PurePosixPath) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
