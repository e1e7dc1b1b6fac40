"""Settings of the generated project: the project's own that are obeyed, and ours."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import yaml

from veiviser.engine.escaping import HOOK
from veiviser.reading.markdown.extensions import dialect_of

READER = "veiviser.engine.reader"
"""The extension by which an engine draws pages with our reader, by the name that it is imported by."""
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
_OURS = {"docs_dir": "docs", "site_dir": "site", "plugins": [], "strict": True, "validation": STRICTEST}
_TAG, _YAML = "!!", "tag:yaml.org,2002:"


def plain_settings(
    settings: Mapping[str, Any], nav: Sequence[Any], *, theme: str | None = "theme", url: str = ""
) -> str:
    """
    A `mkdocs.yml` by which any engine can build the generated project, without a plugin.

    The one hook has templates of our frame escape; an engine with a frame of its own needs none.

    Args:
        settings: what of the project's own is obeyed; what a tag stands before is a dictionary of the one key `!!…`.
        nav: as MkDocs wants it.
        theme: the folder of the frame, relative to the generated project; none, for an engine with a frame of its own.
        url: where the site will stand; empty where nobody knows.
    """
    framed = {**settings.get("theme", {}), **({"custom_dir": theme} if theme else {})}
    where: dict[str, Any] = {"site_url": url} if url else {}
    if theme:
        where["hooks"] = [str(HOOK)]
    read = {"markdown_extensions": _with_reader(settings["markdown_extensions"])}
    root = _node({**settings, **read, "theme": framed, **_OURS, **where, "not_in_nav": NOT_IN_NAV}, may_be_tagged=True)
    root.value.append((_node("nav"), _node(list(nav))))  # names of pages, which may look like tags
    return yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)


def _with_reader(chosen: Sequence[Mapping[str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Extensions for an engine's settings, in place of those that the project's settings name."""
    dialect = dialect_of(chosen)
    contents = next((one["toc"] for one in chosen if "toc" in one), {})
    depth = {"toc_depth": contents["toc_depth"]} if "toc_depth" in contents else {}
    return [
        {"toc": depth},
        {READER: {"more": sorted(dialect.more), "code": asdict(dialect.code), "back": dialect.back}},
    ]


def _node(value: Any, *, may_be_tagged: bool = False) -> yaml.Node:
    """Texts in quotes, so that no reader takes one for something else."""
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(inner, may_be_tagged=may_be_tagged)) for key, inner in value.items()]
        if may_be_tagged and len(pairs) == 1 and pairs[0][0].value.startswith(_TAG):
            ((tag, node),) = pairs
            node.tag = tag.value.replace(_TAG, _YAML, 1)
            return node
        return yaml.MappingNode(f"{_YAML}map", pairs)
    if isinstance(value, list):
        return yaml.SequenceNode(f"{_YAML}seq", [_node(inner, may_be_tagged=may_be_tagged) for inner in value])
    if isinstance(value, bool | int):
        return yaml.ScalarNode(f"{_YAML}{type(value).__name__}", str(value).lower())
    return yaml.ScalarNode(f"{_YAML}str", value, style='"')
