"""A flow run by brute force: every variable is kept as long as it counts, every way of answering tried."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Choice, Flow, Screen, Target

Values = tuple[tuple[str, str], ...]
Where = tuple[str, Values]
"""A screen, and everything that was ever answered or set and still stands."""
UNDECIDED = "undecided"


@dataclass(frozen=True)
class Question:
    """A block that asks, and the choices around it that show it."""

    block: Block
    around: tuple[tuple[str, str], ...]
    presences: tuple[Presence, ...]


@dataclass(frozen=True)
class Move:
    """A button pressed somewhere."""

    screen: str
    values: Mapping[str, str]
    """What was answered and set before, and what is answered here."""
    button: str
    """Its number."""
    to: "Where | str"


@dataclass
class Simulation:
    """Everywhere that one can come."""

    outcomes: dict[Where, set[tuple[str, "Where | str"]]] = field(default_factory=dict)
    """By place: the number of a button, and where it leads."""
    moves: list[Move] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    """Screens that can be answered so that no button shows, and no choice ends the journey."""

    @property
    def screens(self) -> set[str]:
        return {screen for screen, _ in self.outcomes}


def simulate(flow: Flow) -> Simulation:
    """From every entry in every situation."""
    found = Simulation()
    late = {n: _only_asked_after(flow, n) if own_variables(screen) else set() for n, screen in flow.screens.items()}
    waiting: list[Where] = [
        (entry.screen, ((name, value),))
        for entry in flow.entries
        for name in flow.situations
        for value in flow.variables[name].values
    ]
    while waiting:
        where = waiting.pop()
        if where in found.outcomes:
            continue
        moves = list(_moves(flow.screens[where[0]], dict(where[1])))
        if _is_silent(flow.screens[where[0]], dict(where[1])):
            found.silent.add(where[0])
        found.moves += moves
        found.outcomes[where] = {(move.button, _arrived(move.to, late)) for move in moves}
        waiting += [to for _, to in found.outcomes[where] if not isinstance(to, str)]
    return found


def _arrived(to: Where | str, late: Mapping[str, set[str]]) -> Where | str:
    """What still counts there: no answer that is only asked for after one has been there."""
    return to if isinstance(to, str) else (to[0], tuple(pair for pair in to[1] if pair[0] not in late[to[0]]))


def _only_asked_after(flow: Flow, screen: str) -> set[str]:
    """The answers whose every question lies behind a screen, for whoever comes from an entry."""
    before = _reached(flow, without=screen)
    asked = {name: own_variables(other) for name, other in flow.screens.items() if name in _reached(flow, without="")}
    return {v for names in asked.values() for v in names} - {v for name in before for v in asked[name]}


def _reached(flow: Flow, without: str) -> set[str]:
    waiting = [entry.screen for entry in flow.entries if entry.screen != without]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        waiting += [to for to in _leads(flow.screens[name]) if to != without]
    return seen


def _leads(screen: Screen) -> set[str]:
    """Every screen that anything on it may lead to."""
    blocks = list(screen.every_block)
    targets = [to for block in blocks for to in block.targets]
    if any(to.kind == "next" for to in targets):
        targets += [rule.to for rule in screen.rules]
        targets += [choice.to for block in blocks for choice in block.choices if choice.to is not None]
    return {to.address for to in targets if to.kind == "screen"}


def own_variables(screen: Screen) -> set[str]:
    """What the screen's own questions fill."""
    found: set[str] = set()
    for block in screen.every_block:
        if block.many:
            found |= {f"{block.answer}.{choice.name}" for choice in block.choices}
        elif block.answer:
            found.add(block.answer)
    return found


def _moves(screen: Screen, values: dict[str, str]) -> Iterator[Move]:
    own = own_variables(screen)
    fresh = {name: value for name, value in values.items() if name not in own}
    for number, block in enumerate(block for block in screen.every_block if block.component.name == "button"):
        (to,) = block.targets
        if to.kind != "next":
            if block.presence.variables & own or block.presence.holds(fresh):
                yield Move(screen.name, fresh, str(number), _led(to, {**values, **block.sets}))
            continue
        for answers, chosen in _answered(_in_turn(_questions(screen)), fresh, {}, ()):
            known = {**fresh, **answers}
            if block.presence.holds(known):
                yield Move(screen.name, known, str(number), _next(screen, block, known, chosen))


def _is_silent(screen: Screen, values: Mapping[str, str]) -> bool:
    own = own_variables(screen)
    fresh = {name: value for name, value in values.items() if name not in own}
    buttons = [block for block in screen.every_block if block.component.name == "button"]
    return any(
        not any(choice.end and not choice.to for choice in chosen)
        and not any(button.presence.holds({**fresh, **answers}) for button in buttons)
        for answers, chosen in _answered(_in_turn(_questions(screen)), fresh, {}, ())
    )


def _next(screen: Screen, button: Block, known: Mapping[str, str], chosen: tuple[Choice, ...]) -> Where | str:
    order = [choice for question in _questions(screen) for choice in question.block.choices]
    chosen = tuple(sorted(chosen, key=order.index))
    for choice in chosen:
        if choice.end and not choice.to:
            return choice.end
    sets = {name: value for choice in chosen for name, value in choice.sets.items()} | dict(button.sets)
    for choice in chosen:
        if choice.to:
            return _led(choice.to, {**known, **sets})
    known = {**known, **sets}
    for rule in screen.rules:
        if rule.presence.holds(known):
            return _led(rule.to, {**known, **rule.sets})
    return UNDECIDED


def _led(to: Target, values: Mapping[str, str]) -> Where | str:
    return (to.address, tuple(sorted(values.items()))) if to.kind == "screen" else "out"


def _questions(screen: Screen) -> list[Question]:
    found: list[Question] = []

    def look(blocks: tuple[Block, ...], around: tuple[tuple[str, str], ...], presences: tuple[Presence, ...]) -> None:
        for block in blocks:
            here = (*presences, block.presence)
            if block.answer:
                found.append(Question(block, around, here))
            for choice in block.choices:
                look(choice.blocks, (*around, (block.answer or "", choice.name)), (*here, choice.presence))

    look(screen.body, (), ())
    return found


def _in_turn(questions: list[Question]) -> list[Question]:
    """Each after those that decide whether it is asked, or what it may be answered with."""
    if not questions:
        return []
    first = next(
        (q for q in questions if not any(_waits(q, other) for other in questions if other is not q)), questions[0]
    )
    return [first, *_in_turn([q for q in questions if q is not first])]


def _waits(question: Question, other: Question) -> bool:
    presences = [*question.presences, *(choice.presence for choice in question.block.choices)]
    names = {name.partition(".")[0] for presence in presences for name in presence.variables}
    return other.block.answer in names | {name for name, _ in question.around}


def _answered(
    questions: list[Question], fresh: Mapping[str, str], answers: dict[str, str], chosen: tuple[Choice, ...]
) -> Iterator[tuple[dict[str, str], tuple[Choice, ...]]]:
    if not questions or any(choice.end and not choice.to for choice in chosen):
        yield answers, chosen
        return
    question, *rest = questions
    known = {**fresh, **answers}
    shown = all(answers.get(name) == value for name, value in question.around)
    if not shown or not all(presence.holds(known) for presence in question.presences):
        yield from _answered(rest, fresh, answers, chosen)
        return
    for more, picked in _ways(question.block, known):
        yield from _answered(rest, fresh, {**answers, **more}, (*chosen, *picked))


def _ways(block: Block, known: Mapping[str, str]) -> Iterator[tuple[dict[str, str], tuple[Choice, ...]]]:
    if block.many:
        for number in range(2 ** len(block.choices)):
            ticked = tuple(choice for place, choice in enumerate(block.choices) if number >> place & 1)
            if ticked or block.optional:
                yield {f"{block.answer}.{c.name}": "yes" if c in ticked else "no" for c in block.choices}, ticked
        return
    for choice in block.choices:
        if choice.presence.holds(known):
            yield {block.answer or "": choice.name}, (choice,)
    if block.optional:
        yield {}, ()
