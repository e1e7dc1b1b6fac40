"""What the person of a named walk does, screen by screen."""

from dataclasses import replace

from veiviser.journeys import compile_flow
from veiviser.journeys.walking.following import moves
from veiviser.journeys.walking.shortest import named_walk
from veiviser.model.flow import Flow


def test_she_goes_where_the_named_walk_goes(example: Flow) -> None:
    graph = compile_flow(example)
    walk, made = named_walk(graph, example.walks[0]), moves(graph, example.walks[0])
    assert walk is not None
    assert made is not None
    assert tuple(move.edge for move in made) == walk.edges


def test_she_answers_as_named_where_it_decides_nothing(example: Flow) -> None:
    graph = compile_flow(example)
    for box in ("chip", "halsband"):
        named = replace(example.walks[0], answers={"slag": "inne", f"kjennetegn.{box}": "yes"})
        made = moves(graph, named)
        assert made is not None
        ticked = {pair for move in made for pair in move.filled.picked if pair[0].startswith("kjennetegn")}
        assert ticked == {(f"kjennetegn.{box}", "yes")}


def test_there_is_nobody_to_follow_where_there_is_no_walk(example: Flow) -> None:
    graph = compile_flow(example)
    assert moves(graph, replace(example.walks[0], answers={"slag": "tiger"})) is None
