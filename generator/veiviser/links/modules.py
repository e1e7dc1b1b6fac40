"""Finds the imports of module scripts, and resolves them through import maps."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from veiviser.links.styles import Named

_BETWEEN = re.compile(
    r"(?:\s|;|//[^\n]*+(?:\n|\Z)|/\*.*?\*/|(?:\"use strict\"|'use strict')(?=\s*+(?:;|\n)))*+", re.DOTALL
)
_TEXT = r"(?:\"(?P<double{0}>[^\"\\\n]*+)\"|'(?P<single{0}>[^'\\\n]*+)')"
_IMPORT = re.compile(
    rf"(?:import|export)(?![\w$.(])(?:\s*+{_TEXT.format('')}|[^\"'`;()=]*?[\s}}*]from\s*+{_TEXT.format('_from')})"
    r"(?:\s*+(?:with|assert)\s*+\{[^}]*+\})?"
)
_ADDRESS = re.compile(r"/|\.\.?/|[a-zA-Z][a-zA-Z0-9+.\-]*:")


@dataclass(frozen=True, slots=True)
class ImportMap:
    """Where an import map leads."""

    named: tuple[str, ...] = ()
    """All addresses in it; one that ends in a slash stands for all that is below."""
    imports: dict[str, str] = field(default_factory=dict)
    scoped: frozenset[str] = frozenset()
    """Names that lead somewhere in a part of the site only."""

    def joined(self, other: "ImportMap") -> "ImportMap":
        return ImportMap((*self.named, *other.named), {**other.imports, **self.imports}, self.scoped | other.scoped)

    @property
    def leads_addresses(self) -> bool:
        """Addresses that stand in scripts may be led elsewhere too."""
        return any(map(is_address, (*self.imports, *self.scoped)))

    def lead(self, name: str) -> str | None:
        """Where a name leads by its longest prefix, or nothing, where no entry is for it or a scope may have a say."""
        if name in self.imports:
            return ""  # the map's own addresses are looked at once
        starts = [start for start in self.imports if start.endswith("/") and name.startswith(start)]
        if starts:
            longest = max(starts, key=len)
            return self.imports[longest] + name[len(longest) :]
        scoped = any(name == key or (key.endswith("/") and name.startswith(key)) for key in self.scoped)
        return "" if scoped else None


def imports_of(script: str) -> Iterator[Named]:
    """
    What a module names in the imports that it begins with.

    Later ones are left alone: to tell them from what looks so in a text or a pattern takes a whole parser.
    """
    at = 0
    while True:
        between = _BETWEEN.match(script, at)
        at = between.end() if between else at
        found = _IMPORT.match(script, at)
        if found is None:
            return
        kinds = found.groupdict()
        for kind in ("double", "single", "double_from", "single_from"):
            if kinds[kind] is not None:
                yield Named(kinds[kind], found.start(kind))
        at = found.end()


def is_address(name: str) -> bool:
    """Whether what is imported is an address and no bare name."""
    return _ADDRESS.match(name) is not None


def import_map(text: str) -> ImportMap:
    """An import map (HTML Standard, 8.1.5.3); one that browsers do not take has nothing in it."""
    data = _read(text)
    imports = _texts(data.get("imports"))
    scopes = data.get("scopes")
    scoped = [_texts(scope) for scope in scopes.values()] if isinstance(scopes, dict) else []
    named = (*imports.values(), *(address for scope in scoped for address in scope.values()))
    return ImportMap(tuple(dict.fromkeys(named)), imports, frozenset(name for scope in scoped for name in scope))


def speculated(text: str) -> list[str]:
    """The addresses that speculation rules list; patterns (`where`) name nothing."""
    rules = [rule for action in ("prefetch", "prerender") for rule in _list(_read(text).get(action))]
    urls = [url for rule in rules if isinstance(rule, dict) for url in _list(rule.get("urls"))]
    return [url for url in urls if isinstance(url, str)]


def _read(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _texts(data: Any) -> dict[str, str]:
    return {k: v for k, v in data.items() if isinstance(v, str)} if isinstance(data, dict) else {}


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []
