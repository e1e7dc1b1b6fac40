"""What the settings ask for, under `plugins`: `- veiviser: {look: helsenorge, languages: [nn], gallery: false, …}`."""

from collections.abc import Collection
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from veiviser.messages import any_of, say
from veiviser.model.brand import Brand
from veiviser.model.catalogue import Language
from veiviser.model.coverage import Column, columns_with
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.pages.catalogues import TAG
from veiviser.reading.settings.brand import read_brand
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import flag
from veiviser.reading.yaml.nodes import Mapping, Node, Sequence

_OF_APPROVALS = ("by_another", "shown")
SOURCE = ("nb", "no")
"""Names of the language that flows are written in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site is to be."""

    languages: tuple[Language, ...] = ()
    """In which its flows shall be, beside the one that they are written in."""
    required: Dictionary[Column, Place] = field(default_factory=dict)
    """The columns of coverage that must be green, each with the place that asks for it."""
    brand: Brand = field(default_factory=Brand)
    """What it has of its own over any look."""
    look: Text | None = None
    """The name of that which screens have; of a folder below `looks/`."""
    approvals: Dictionary[str, bool] = field(default_factory=dict)
    """Whether who made something cannot approve it, `by_another`, and whether readers are told, `shown`."""
    gallery: bool = True
    """Whether the workshop shows all components."""


def read_wanted(settings: Mapping, report: Report) -> Wanted:
    """What the settings ask for."""
    known = ("approvals", "brand", "coverage", "gallery", "languages", "look")
    table = _table(_options(shapes.value(settings, "plugins")), say("the plugin `veiviser`"), known, report)
    if table is None:
        return Wanted()
    languages = _languages(shapes.value(table, "languages"), report)
    required = _required(shapes.value(table, "coverage"), columns_with(languages, approved=True), report)
    brand = read_brand(shapes.value(table, "brand"), report)
    look, gallery = _look(shapes.value(table, "look"), report), _gallery(shapes.value(table, "gallery"), report)
    return Wanted(languages, required, brand, look, _approvals(shapes.value(table, "approvals"), report), gallery)


def _approvals(node: Node | None, report: Report) -> dict[str, bool]:
    table = _table(node, "`approvals`", _OF_APPROVALS, report)
    found = {key: flag(entry.value, f"`{key}`", report) for key, entry in (table.items if table else {}).items()}
    return {key: said for key, said in found.items() if said is not None and key in _OF_APPROVALS}


def _languages(node: Node | None, report: Report) -> tuple[Language, ...]:
    found: dict[Language, None] = {}
    for item in shapes.sequence(node, "`languages`", report) if node is not None else ():
        tag = shapes.scalar(item, say("a language"), report)
        if tag is None:
            continue
        if tag.text in SOURCE:
            message = say(
                "flows are written in `{source}` already; name only languages that they are translated to",
                source=SOURCE[0],
            )
            report.error(tag.place, "wrong-value", message)
        elif not TAG.fullmatch(tag.text):
            message = say("`{tag}` is no language; write its tag, such as nn, en or se", tag=tag.text)
            report.error(tag.place, "wrong-value", message)
        else:
            found[tag.text] = None
    return tuple(found)


def _look(node: Node | None, report: Report) -> Text | None:
    name = shapes.scalar(node, "`look`", report) if node is not None and not shapes.is_empty(node) else None
    return Text(name.text, name.place) if name is not None else None


def _gallery(node: Node | None, report: Report) -> bool:
    return node is None or shapes.is_empty(node) or flag(node, "`gallery`", report) is not False


def _required(coverage: Node | None, columns: Collection[Column], report: Report) -> dict[Column, Place]:
    table = _table(coverage, "`coverage`", ("required",), report)
    listed = shapes.value(table, "required") if table is not None else None
    found: dict[Column, Place] = {}
    for item in shapes.sequence(listed, "`required`", report) if listed is not None else ():
        name = shapes.scalar(item, say("a column of coverage"), report)
        if name is not None and name.text in columns:
            found.setdefault(name.text, item.place)
        elif name is not None:
            near = nearest(name.text, columns) or say("; it is one of {words}", words=any_of(*columns))
            message = say("coverage has no column `{name}`{near}", name=name.text, near=near)
            report.error(name.place, "unknown-name", message)
    return found


def _options(plugins: Node | None) -> Node | None:
    """What stands behind the plugin's name, in a list of plugins or in a table of them."""
    tables = plugins.items if isinstance(plugins, Sequence) else (plugins,)
    values = (shapes.value(table, "veiviser") for table in tables if isinstance(table, Mapping))
    return next((value for value in values if value is not None), None)


def _table(node: Node | None, what: str, known: tuple[str, ...], report: Report) -> Mapping | None:
    if node is None or shapes.is_empty(node):
        return None
    table = shapes.mapping(node, what, report)
    if table is not None:
        shapes.only(table, known, what, report)
    return table
