"""Ways through a flow."""

from collections.abc import Mapping

from tests.journeys.graphs import NOWHERE, OUTSIDE, graph
from veiviser.journeys import compile_flow
from veiviser.journeys.walking.shortest import named_walk, shortest_walk, shortest_walks
from veiviser.model.flow import Flow, NamedWalk, Target, Text
from veiviser.model.journey import State, Walk

DETOUR = graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("x", "d")], entries=("a", "x"))


def test_the_shortest_walk_takes_no_detour() -> None:
    assert screens(shortest_walk(DETOUR, State("c"))) == "ac"


def test_the_shortest_walk_begins_at_the_nearest_entry() -> None:
    assert screens(shortest_walk(DETOUR, lambda state: state.screen == "d")) == "xd"


def test_the_walk_to_an_entry_has_no_steps() -> None:
    assert shortest_walk(DETOUR, State("x")) == Walk(State("x"), ())


def test_there_is_no_walk_to_what_cannot_be_reached() -> None:
    assert shortest_walk(graph([("a", "b")], screens="z"), State("z")) is None


def test_every_state_has_a_walk_and_the_nearest_come_first() -> None:
    walks = [screens(walk) for walk in shortest_walks(DETOUR).values()]
    assert walks == ["a", "x", "ab", "ac", "xd"]


def test_a_named_walk_gives_its_answers_even_where_that_is_longer() -> None:
    made = graph(
        [
            ("a", "b", (("urgent", "no"),)),
            ("a", "c", (("urgent", "yes"),)),
            ("b", "end"),
            ("c", "b"),
        ]
    )
    assert screens(named_walk(made, to("end", {}))) == "ab" + "end"
    assert screens(named_walk(made, to("end", {"urgent": "yes"}))) == "acb" + "end"


def test_a_named_walk_goes_round_to_give_all_its_answers() -> None:
    made = graph([("a", "done", (("more", "no"),)), ("a", "b", (("more", "yes"),)), ("b", "a", (("kind", "x"),))])
    assert screens(named_walk(made, to("b", {"more": "yes", "kind": "x"}))) == "abab"


def test_a_named_walk_takes_a_day_for_all_its_times() -> None:
    made = graph(
        [("a", "b", (("time", "monday/nine"),)), ("a", "c", (("time", "friday/nine"),)), ("b", "d"), ("c", "d")]
    )
    assert screens(named_walk(made, to("d", {"time": "friday"}))) == "acd"


def test_a_named_walk_ticks_the_box_and_no_other() -> None:
    boxes = (("sick.cough", "no"), ("sick.fever", "yes"))
    made = graph(
        [("a", "b", (("sick.cough", "yes"), ("sick.fever", "yes"))), ("a", "c", boxes), ("b", "d"), ("c", "d")]
    )
    assert screens(named_walk(made, to("d", {"sick.fever": "yes"}))) == "acd"


def test_a_named_walk_can_end_outside() -> None:
    made = graph([("a", "b"), ("b", "out")])
    walk = named_walk(
        made, NamedWalk(name="w", title=Text("W", NOWHERE), entry="a", to=OUTSIDE, answers={}, place=NOWHERE)
    )
    assert walk is not None
    assert walk.title == "W"
    assert walk.edges[-1].target == OUTSIDE


def test_there_is_no_walk_that_contradicts_its_answers() -> None:
    made = graph([("a", "b", (("urgent", "no"),))])
    assert named_walk(made, to("b", {"urgent": "yes"})) is None


def to(screen: str, answers: Mapping[str, str]) -> NamedWalk:
    return NamedWalk(
        name="w",
        title=Text("W", NOWHERE),
        entry="a",
        to=Target(kind="screen", address=screen, place=NOWHERE),
        answers=answers,
        place=NOWHERE,
    )


def screens(walk: Walk | None) -> str:
    assert walk is not None
    reached = [edge.target.screen for edge in walk.edges if isinstance(edge.target, State)]
    return "".join([walk.start.screen, *reached])


def test_a_named_walk_can_end_at_a_choice_that_stops(example: Flow) -> None:
    graph = compile_flow(example)
    here = NOWHERE
    walk = named_walk(
        graph,
        NamedWalk(
            name="w",
            title=Text("W", here),
            entry="forsiden",
            to=Target(kind="screen", address="om-katten", place=here),
            answers={"slag": "tiger"},
            place=here,
        ),
    )
    assert walk is not None
    assert [edge.label for edge in walk.edges] == ["Meld fra", "Tiger"]
