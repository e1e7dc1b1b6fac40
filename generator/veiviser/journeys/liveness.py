"""Which variables can still matter on a screen, or somewhere that can be reached from it."""

from collections.abc import Iterable, Mapping

from veiviser.journeys.controls import Found
from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Choice, Flow, Screen, Target, Telling


def live_variables(flow: Flow, found: Mapping[str, Found]) -> dict[str, frozenset[str]]:
    """
    By screen: the variables whose value on arrival can still matter.

    The classic backward data-flow analysis over the graph of screens: live(s) = read(s) + (live(targets) - written(s)).
    Text such as `{name}` does not count: it is carried by a script, and has a sample.
    """
    live = {name: _reads(screen) - local_variables(found[name]) for name, screen in flow.screens.items()}
    arrows = {name: _arrows(screen, found[name]) for name, screen in flow.screens.items()}
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
            now |= live.get(target, frozenset()) - written
        if now != live[name]:
            live[name] = now
            waiting.extend(sources[name])
    return live


def local_variables(found: Found) -> frozenset[str]:
    """The variables that a screen's own fields fill; of an answer with boxes, each box."""
    names: set[str] = set()
    for field in found.fields:
        if field.block.many:
            names.update(f"{field.variable}.{choice.name}" for choice in field.block.choices)
        else:
            names.add(field.variable)
    return frozenset(names)


def _arrows(screen: Screen, found: Found) -> list[tuple[str, frozenset[str]]]:
    """The screens that this one can lead to, each with the variables surely written on the way."""
    arrows: list[tuple[str, frozenset[str]]] = []
    for control in found.controls:
        sets = frozenset(name for name, _ in control.sets)
        if control.target.kind == "next":
            written = local_variables(found) | sets
            arrows += [(rule.to.address, written | frozenset(rule.sets)) for rule in screen.rules if inside(rule.to)]
            arrows += [(target.address, written) for target in _choice_targets(found)]
        elif inside(control.target):
            arrows.append((control.target.address, sets))
    return arrows


def _choice_targets(found: Found) -> Iterable[Target]:
    for field in found.fields:
        for choice in _all(field.block.choices):
            if choice.to is not None and inside(choice.to):
                yield choice.to


def inside(target: Target) -> bool:
    """Whether it is a screen of the same flow."""
    return target.kind == "screen" and target.flow is None


def _all(choices: tuple[Choice, ...]) -> Iterable[Choice]:
    for choice in choices:
        yield choice
        yield from _all(choice.within)


def _reads(screen: Screen) -> frozenset[str]:
    presences: list[Presence] = [rule.presence for rule in screen.rules]
    presences += _of_tellings(screen.tellings)
    for block in screen.every_block():
        presences += _of_block(block)
    return frozenset(name for presence in presences for name in presence.variables)


def _of_block(block: Block) -> list[Presence]:
    presences = [block.presence, *_of_tellings(block.tellings)]
    for choice in _all(block.choices):
        presences += [choice.presence, *_of_tellings(choice.tellings)]
    return presences


def _of_tellings(tellings: tuple[Telling, ...]) -> list[Presence]:
    return [telling.presence for telling in tellings]
