"""Ways from screen to screen: by what, and after which answers, in as few conditions as say it whole."""

from collections.abc import Iterable, Iterator, Mapping

from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.memo import remembered
from veiviser.model.condition import ANSWERED
from veiviser.model.flow import Target
from veiviser.model.journey import PRESSED, Conditions, Edge, Graph, Picks, State, Way

_UNTICKED = frozenset(("no",))
_MOST = 300
"""Edges out of a screen, alike ones counted once, among which short conditions are looked for."""

_Goal = str | Target
"""A screen's name; else an end, or a place outside."""
_Table = tuple[tuple[str, Picks, _Goal], ...]
"""Of each edge out of a state its control, its picks, and where it leads."""
_Row = tuple[Picks, _Goal]


@remembered
def ways_on(graph: Graph) -> Mapping[str, tuple[Way, ...]]:
    """
    By screen, all ways from it to screens of the flow, without those that only lead back.

    Together the ways from one screen to another hold for exactly the moves that lead there: for every edge between
    them, and for no other edge that begins at the same screen.
    """
    by_screen: dict[str, dict[State, _Table]] = {name: {} for name in graph.by_screen}
    for state, edges in graph.edges_on.items():
        by_screen[state.screen][state] = _table(edges)
    return {name: tuple(_ways(graph, name, tables)) for name, tables in by_screen.items()}


def ways_into(graph: Graph, screen: str) -> tuple[Way, ...]:
    """The ways that lead to a screen, in the order of the file."""
    order = {name: place for place, name in enumerate(graph.flow.screens)}
    ways = (way for of_screen in ways_on(graph).values() for way in of_screen if way.target == screen)
    return tuple(sorted(ways, key=lambda way: order[way.source]))


def _ways(graph: Graph, screen: str, tables: Mapping[State, _Table]) -> Iterator[Way]:
    alike = list(_alike(graph, screen, tables.values()))
    rows = list(dict.fromkeys(_rows(graph, screen, tables, alike)))
    for target in dict.fromkeys(to for _, to in rows if isinstance(to, str) and to in graph.by_screen):
        inside: list[Mapping[str, str]] = [dict(values) for values, to in rows if to == target]
        outside: list[Mapping[str, str]] = [dict(values) for values, to in rows if to != target]
        covered: Iterable[Conditions]
        if len(rows) > _MOST:
            covered = ({name: frozenset((value,)) for name, value in row.items()} for row in inside)
        else:
            covered = _cover(graph, inside, outside)
        yield from (Way(screen, target, _with_all_alike(conditions, alike)) for conditions in covered)


def _table(edges: Iterable[Edge]) -> _Table:
    return tuple(
        (edge.control, edge.picks, edge.target.screen if isinstance(edge.target, State) else edge.target)
        for edge in edges
    )


def _rows(
    graph: Graph, screen: str, tables: Mapping[State, _Table], alike: Iterable[tuple[str, ...]]
) -> Iterator[_Row]:
    """Of controls that read alike the first stands for all, as readers cannot tell them apart."""
    first = {id: ids[0] for ids in alike for id in ids}
    for values, table in _by_what_decides(graph, screen, tables).items():
        for control, picks, to in table:
            yield tuple(sorted({**dict(values), **dict(picks), PRESSED: first[control]}.items())), to


def _alike(graph: Graph, screen: str, tables: Iterable[_Table]) -> Iterator[tuple[str, ...]]:
    """The ids of a screen's controls; together those with the same words, of which nobody ever sees two."""
    by_words: dict[str, list[str]] = {}
    for control in graph.controls[screen]:
        by_words.setdefault(control.label.words, []).append(control.id)
    seen = [{control for control, _, _ in table} for table in tables]
    for ids in by_words.values():
        if any(len(together & set(ids)) > 1 for together in seen):
            yield from ((id,) for id in ids)
        else:
            yield tuple(ids)


def _with_all_alike(conditions: Conditions, alike: Iterable[tuple[str, ...]]) -> Conditions:
    if PRESSED not in conditions:
        return conditions
    return {**conditions, PRESSED: frozenset(id for ids in alike if ids[0] in conditions[PRESSED] for id in ids)}


def _by_what_decides(graph: Graph, screen: str, tables: Mapping[State, _Table]) -> Mapping[Picks, _Table]:
    """By values from before, of the variables that decide something here; what was only set is done without first."""
    own = graph.local.get(screen, frozenset())
    names = {name for state in tables for name, _ in state.values if name not in own}
    kept: dict[Picks, _Table] = {}
    for state, table in tables.items():
        before = {name: value for name, value in state.values if name in names}
        kept[tuple(sorted({**dict.fromkeys(names, UNANSWERED), **before}.items()))] = table
    for name in sorted(names, key=lambda name: _rank(graph, name)):
        fewer: dict[Picks, _Table] = {}
        for values, table in kept.items():
            if fewer.setdefault(tuple(pair for pair in values if pair[0] != name), table) != table:
                break
        else:
            kept = fewer
    return kept


def _rank(graph: Graph, name: str) -> tuple[int, str]:
    """Which variables are done without first: what readers never answered themselves."""
    kinds = {"asked": 0, "set": 1, "situation": 3}
    variable = graph.flow.variables.get(name)
    return (kinds.get(variable.kind, 2) if variable is not None else 0), name


def _cover(
    graph: Graph, inside: list[Mapping[str, str]], outside: list[Mapping[str, str]]
) -> Iterator[dict[str, frozenset[str]]]:
    """Conditions, each as wide as it can be, that hold for all that is inside and for nothing outside."""
    possible: dict[str, dict[str, None]] = {}
    for row in (*inside, *outside):
        for name, value in row.items():
            possible.setdefault(name, {})[value] = None
    waiting = list(inside)
    while waiting:
        wide = _widened(graph, waiting[0], outside, possible)
        yield wide
        waiting = [row for row in waiting[1:] if not _holds_whole(wide, row)]


def _widened(
    graph: Graph, row: Mapping[str, str], outside: list[Mapping[str, str]], possible: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    wide: dict[str, frozenset[str]] = {name: frozenset((value,)) for name, value in row.items()}
    names = sorted(wide, key=lambda name: (name == PRESSED, wide[name] != _UNTICKED, _rank(graph, name)))
    for name in names:
        without = {other: values for other, values in wide.items() if other != name}
        if not any(may_hold(without, other) for other in outside):
            wide = without
    for name in names:
        for value in possible[name] if name in wide else ():
            more = {**wide, name: wide[name] | {value}}
            if not any(may_hold(more, other) for other in outside):
                wide = more
    return wide


def may_hold(conditions: Conditions, values: Mapping[str, str]) -> bool:
    """Whether they hold for some answers of which these are all that is known."""
    return all(
        name not in values or any(_meets(one, values[name]) for one in any_of) for name, any_of in conditions.items()
    )


def _holds_whole(conditions: Conditions, values: Mapping[str, str]) -> bool:
    """Whether they hold, whatever else is answered."""
    return all(values.get(name) in any_of for name, any_of in conditions.items())


def _meets(one: str, other: str) -> bool:
    if ANSWERED in (one, other):
        return UNANSWERED not in (one, other)
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")
