"""Names of tests: readable, and stable as long as the flow is unchanged."""

from collections import Counter
from collections.abc import Iterable

from veiviser.model.flow import End, Target
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.model.promise import Promise, Spot


def branch_name(graph: Graph, edge: Edge) -> str:
    """`nyttig-a-vite › ja › stop`: the screen, the answer or what is pressed, and where that leads."""
    return f"{edge.source.screen} › {_taken(graph, edge)} › {target_in_words(edge.target)}"


def walk_name(number: int, walk: Walk) -> str:
    """`walk 3 › timeavtaler … etter-timen (9 steps)`."""
    steps = "1 step" if len(walk.edges) == 1 else f"{len(walk.edges)} steps"
    return f"walk {number} › {walk.start.screen} … {target_in_words(walk.edges[-1].target)} ({steps})"


def promise_name(promise: Promise) -> str:
    """As it was promised: `promise › always before › «113» › sendt`."""
    kind = f"at most {promise.steps} steps to" if promise.kind == "at most" else promise.kind
    spots = [_spot(spot) for spot in (promise.earlier, promise.spot) if spot is not None]
    situations = [f"{a.variable} {a.value}" for any_of in (promise.when.every if promise.when else ()) for a in any_of]
    when = f" ({', '.join(situations)})" if situations else ""
    return " › ".join(["promise", kind, *spots]) + when


def target_in_words(target: State | Target | End) -> str:
    """A screen's name, an end, or a target as it is written in flows."""
    if isinstance(target, State):
        return target.screen
    if not isinstance(target, Target):
        return target
    if target.kind == "screen":
        return f"{target.flow}/{target.address}"
    fragment = f"#{target.fragment}" if target.fragment else ""
    return f"page:{target.address}{fragment}" if target.kind == "page" else target.address or target.kind


def unique(names: Iterable[str]) -> list[str]:
    """The same names; where one comes again, with its number."""
    seen = Counter[str]()
    found: list[str] = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _taken(graph: Graph, edge: Edge) -> str:
    values = [
        variable.partition(".")[2] if "." in variable else value
        for variable, value in edge.picks
        if value not in ("", "no")
    ]
    if edge.picks:
        return ", ".join(values) or "nothing"
    control = graph.control_of(edge)
    return control.choice.name if control.choice is not None else " ".join(edge.label.split())[:60]


def _spot(spot: Spot) -> str:
    if spot.kind == "answer":
        return " or ".join(f"{atom.variable} {atom.value}" for atom in spot.answer)
    return {"screen": spot.words, "words": f"«{spot.words}»", "end": "an end"}[spot.kind]
