"""What the settings ask to be green, under `plugins`: `- veiviser: {coverage: {required: [drawn, told]}}`."""

from veiviser.model.coverage import COLUMNS, Column
from veiviser.place import Place
from veiviser.problem import Problem, nearest
from veiviser.reading import shapes
from veiviser.reading.yaml import Mapping, Node, Sequence


def read_required(settings: Mapping, problems: list[Problem]) -> dict[Column, Place]:
    """The columns of coverage that must be green, each with the place that asks for it."""
    table = _table(_options(shapes.value(settings, "plugins")), "the plugin `veiviser`", ("coverage",), problems)
    coverage = shapes.value(table, "coverage") if table is not None else None
    table = _table(coverage, "`coverage`", ("required",), problems)
    listed = shapes.value(table, "required") if table is not None else None
    found: dict[Column, Place] = {}
    for item in shapes.sequence(listed, "`required`", problems) if listed is not None else ():
        name = shapes.scalar(item, "a column of coverage", problems)
        column = next((known for known in COLUMNS if name is not None and known == name.text), None)
        if column is not None:
            found.setdefault(column, item.place)
        elif name is not None:
            hint = nearest(name.text, COLUMNS) or f"; there is {', '.join(COLUMNS)}"
            problems.append(Problem(name.place, "unknown-name", f"coverage has no column `{name.text}`{hint}"))
    return found


def _options(plugins: Node | None) -> Node | None:
    """What stands behind the plugin's name, in a list of plugins or in a table of them."""
    tables = plugins.items if isinstance(plugins, Sequence) else (plugins,)
    values = (shapes.value(table, "veiviser") for table in tables if isinstance(table, Mapping))
    return next((value for value in values if value is not None), None)


def _table(node: Node | None, what: str, known: tuple[str, ...], problems: list[Problem]) -> Mapping | None:
    if node is None or shapes.is_empty(node):
        return None
    table = shapes.mapping(node, what, problems)
    if table is not None:
        shapes.only(table, known, what, problems)
    return table
