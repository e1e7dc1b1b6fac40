"""Live variables: those that still matter on a screen or beyond it."""

from collections.abc import Iterable, Mapping
from functools import reduce

from veiviser.journeys.compiling.controls import Parts, changes, own_variables
from veiviser.journeys.compiling.order import Order
from veiviser.journeys.texts.shown import shown_and_remembered
from veiviser.model.flow import Flow, Screen, Target
from veiviser.model.journey import Withdrawal


def live_variables(flow: Flow, parts_of: Mapping[str, Parts]) -> dict[str, frozenset[str]]:
    """
    By screen: the variables whose value on arrival can still matter.

    The classic backward data-flow analysis over the graph of screens: live(s) = read(s) + (live(targets) - written(s)),
    without what nobody can have answered yet, or has to answer again: what is only asked for beyond s. Text such as
    `{name}` counts only where its answer is to be remembered; else it is carried by a script, and has an example.
    """
    reads = {
        name: shown_and_remembered(flow, screen).union(*(presence.variables for presence in screen.presences))
        for name, screen in flow.screens.items()
    }
    arrows = {name: _arrows(screen, parts_of[name]) for name, screen in flow.screens.items()}
    beyond = withdrawal(flow, parts_of)

    def counting(screen: str, names: frozenset[str]) -> frozenset[str]:
        return frozenset(name for name in names if not beyond.withdraws(screen, name))

    live = {name: counting(name, reads[name] - local_variables(parts_of[name])) for name in flow.screens}
    sources: dict[str, set[str]] = {name: set() for name in flow.screens}
    for name, targets in arrows.items():
        for target, _ in targets:
            if target in sources:
                sources[target].add(name)
    waiting = list(flow.screens)
    while waiting:
        name = waiting.pop()
        now = live[name]
        for target, written in arrows[name]:
            now |= counting(name, live.get(target, frozenset()) - written - now)
        if now != live[name]:
            live[name] = now
            waiting.extend(sources[name])
    return live


def local_variables(parts: Parts) -> frozenset[str]:
    """The variables that a screen's own fields fill; of an answer with boxes, each box."""
    return reduce(frozenset.union, (own_variables(field) for field in parts.fields), frozenset())


def withdrawal(flow: Flow, parts_of: Mapping[str, Parts]) -> Withdrawal:
    """
    Which answers a screen withdraws, since they are asked for only beyond it.

    Who comes back to a screen goes on from it anew. What can be asked for before it, on any way, still counts. Where a
    row leads to change an answer, nobody comes before it was asked for, so such ways are left out. A screen that asks
    nothing, such as a menu that one returns to, is no question to answer anew: it withdraws nothing.
    """
    asking: dict[str, list[str]] = {}
    for name, parts in parts_of.items():
        for variable in local_variables(parts):
            asking.setdefault(variable, []).append(name)
    given = {name for parts in parts_of.values() for name in _given(parts)}
    given |= {name for screen in flow.screens.values() for rule in screen.rules for name in rule.sets}
    onward = {name: [to for to, _ in _arrows(flow.screens[name], parts, False)] for name, parts in parts_of.items()}
    order = Order([entry.screen for entry in flow.entries if entry.screen in parts_of], onward)
    met = {v: [name for name in names if order.reaches(name)] for v, names in asking.items() if v not in given}
    return Withdrawal(
        {name: _span(order, name, parts) for name, parts in parts_of.items() if order.reaches(name)},
        {variable: order.last_before(screens) for variable, screens in met.items() if screens},
    )


def _span(order: Order, screen: str, parts: Parts) -> tuple[int, int]:
    first, last = order.span(screen)
    return (first, last) if parts.fields else (first, first - 1)


def _given(parts: Parts) -> Iterable[str]:
    """What is set there by what is pressed or picked."""
    for control in parts.controls:
        yield from (name for name, _ in control.sets)
    for field in parts.fields:
        for choice in field.block.every_choice:
            yield from choice.sets


def _arrows(screen: Screen, parts: Parts, with_changes: bool = True) -> list[tuple[str, frozenset[str]]]:
    """The screens that this one can lead to, each with the variables surely written on the way."""
    arrows: list[tuple[str, frozenset[str]]] = []
    for control in parts.controls:
        if not with_changes and changes(control):
            continue
        sets = frozenset(name for name, _ in control.sets)
        if control.target.kind == "next":
            written = local_variables(parts) | sets
            arrows += [(rule.to.address, written | frozenset(rule.sets)) for rule in screen.rules if inside(rule.to)]
            arrows += [(target.address, written) for target in _choice_targets(parts)]
        elif inside(control.target):
            arrows.append((control.target.address, sets))
    return arrows


def _choice_targets(parts: Parts) -> Iterable[Target]:
    for field in parts.fields:
        for choice in field.block.every_choice:
            if choice.to is not None and inside(choice.to):
                yield choice.to


def inside(target: Target) -> bool:
    """Whether it is a screen of the same flow."""
    return target.kind == "screen" and target.flow is None
