"""What is drawn is what can happen, nothing is lost, and nothing stands on anything else."""

import random
import re
from dataclasses import dataclass, replace
from itertools import combinations

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as some

from tests.breadth import tries
from tests.interface import WORDS
from tests.journeys.graphs import graph
from veiviser.model.journey import Graph, State
from veiviser.outputs.map import draw_map
from veiviser.outputs.map.chart import chart
from veiviser.outputs.map.words import width

LETTERS = "abcdefgh"
GRAPHS = some.builds(
    graph,
    edges=some.lists(
        some.tuples(some.sampled_from(LETTERS), some.sampled_from([*LETTERS, "out", "stop"])), min_size=1, max_size=24
    ),
    entries=some.sampled_from([("a",), ("a", "b"), ("c", "a")]),
    ends=some.dictionaries(some.sampled_from(LETTERS), some.just("done"), max_size=2),
)
BRANCHING = graph(
    [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "stop"), ("d", "out"), ("d", "a"), ("c", "c"), ("x", "d")],
    entries=("a", "x"),
    ends={"d": "done"},
)


@dataclass(frozen=True)
class Rectangle:
    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Rectangle") -> bool:
        beside = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not beside and not (self.y + self.height <= other.y or other.y + other.height <= self.y)


@tries(20, wide=500)
@given(GRAPHS)
def test_every_arrow_is_drawn_once_with_all_its_answers(made: Graph) -> None:
    svg = drawn(made)
    arrows = [(path["data-from"], path["data-to"]) for path in svg.select("path.edge")]
    assert sorted(arrows) == sorted((arrow.source, arrow.target) for arrow in chart(made, WORDS).arrows)
    assert len(set(arrows)) == len(arrows)
    answers = sorted(label.get_text() for label in svg.select("text.edge-label"))
    assert answers == sorted(edge.label for edge in made.edges)
    assert all(path["marker-end"] == "url(#map-arrow)" for path in svg.select("path.edge"))


@tries(20, wide=500)
@given(GRAPHS)
def test_neither_boxes_nor_labels_overlap_and_all_are_inside(made: Graph) -> None:
    svg = drawn(made)
    parts = [*boxes(svg).values(), *labels(svg)]
    assert not [pair for pair in combinations(parts, 2) if pair[0].overlaps(pair[1])]
    _, _, wide, high = map(float, str(svg["viewbox"]).split())
    for part in parts:
        assert part.x >= 0
        assert part.y >= 0
        assert part.x + part.width <= wide
        assert part.y + part.height <= high


@tries(20, wide=500)
@given(GRAPHS)
def test_every_line_begins_and_ends_at_its_boxes(made: Graph) -> None:
    svg = drawn(made)
    found = boxes(svg)
    for path in svg.select("path.edge"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", str(path["d"]))]
        box = found[str(path["data-from"])]
        assert box.x <= numbers[0] <= box.x + box.width + 0.1
        assert box.y - 0.11 <= numbers[1] <= box.y + box.height + 0.11  # two roundings
        box = found[str(path["data-to"])]
        last = numbers[-1]
        if path["data-from"] == path["data-to"]:
            assert box.x <= last <= box.x + box.width + 0.1
        else:
            assert min(abs(last - box.y), abs(last - box.y - box.height)) < 0.2


def test_screens_are_links_and_ends_are_not() -> None:
    svg = drawn(BRANCHING)
    assert [link["href"] for link in svg.select("a.node")] == ["a.html", "x.html", "b.html", "c.html", "d.html"]
    assert [node.get_text(strip=True) for node in svg.select("g.node-stop")] == ["Stopper her"]
    assert [node.get_text(strip=True) for node in svg.select("g.node-outside")] == ["example.org"]
    assert [node["data-node"] for node in svg.select(".node-entry")] == ["a", "x"]
    assert [node["data-node"] for node in svg.select(".node-end")] == ["d"]


def test_the_picture_is_left_to_those_who_see_it() -> None:
    svg = drawn(BRANCHING)
    assert svg["aria-hidden"] == "true"
    assert {link["tabindex"] for link in svg.select("a")} == {"-1"}
    assert not svg.select("[style]")


def test_what_is_written_stays_text() -> None:
    made = graph([("a", "b")])
    edge = made.edges[0]
    attacked = Graph(
        **{
            **{name: getattr(made, name) for name in Graph.__dataclass_fields__},
            "edges": (replace(edge, label='<script>"&'),),
        }
    )
    svg = drawn(attacked)
    assert not svg.select("script")
    assert [label.get_text() for label in svg.select("text.edge-label")] == ['<script>"&']


def test_the_list_says_the_same_as_the_picture() -> None:
    lines = draw_map(BRANCHING, WORDS).outline
    said = sorted((line.title, way.answer, way.to) for line in lines for way in line.ways)
    names = {node.id: node.title for node in chart(BRANCHING, WORDS).nodes}
    assert said == sorted(
        (names[arrow.source], answer, names[arrow.target])
        for arrow in chart(BRANCHING, WORDS).arrows
        for answer in arrow.answers
    )


def test_the_list_points_up_where_a_screen_was_already_told() -> None:
    lines = {line.title: line for line in draw_map(BRANCHING, WORDS).outline}
    back = next(way for way in lines["D"].ways if way.to == "A")
    assert back.ref
    assert back.href == "#" + lines["A"].id
    assert not any(way.ref for way in lines["A"].ways)


def test_states_of_one_screen_are_one_box() -> None:
    made = graph([("a", "b")])
    other = State("b", (("time", "soon"),))
    both = Graph(
        **{
            **{name: getattr(made, name) for name in Graph.__dataclass_fields__},
            "states": (*made.states, other),
            "pages": {**made.pages, other: "b--time-soon"},
        }
    )
    assert [link["href"] for link in drawn(both).select("a")] == ["a.html", "b.html"]


@pytest.mark.parametrize("size", [100, 600])
def test_large_flows_are_drawn_too(size: int) -> None:
    chance = random.Random(7)
    edges = [(f"s{n}", f"s{n + 1}") for n in range(size - 1)]
    edges += [(f"s{n}", f"s{min(size - 1, n + chance.randrange(1, 6))}") for n in range(size)]
    svg = drawn(graph(edges, entries=("s0",)))
    assert len(svg.select("a.node")) == size


def drawn(made: Graph) -> Tag:
    svg = BeautifulSoup(draw_map(made, WORDS).svg, "lxml").svg
    assert svg is not None
    return svg


def boxes(svg: Tag) -> dict[str, Rectangle]:
    found = {}
    for node in svg.select(".node"):
        assert node.rect is not None
        x, y, wide, high = (float(str(node.rect[name])) for name in ("x", "y", "width", "height"))
        found[str(node["data-node"])] = Rectangle(x, y, wide, high)
    return found


def labels(svg: Tag) -> list[Rectangle]:
    found = []
    for row in svg.select("text.edge-label tspan"):
        wide = width(row.get_text(), 13)
        # A line of type reaches from a good way above its foot to a little below.
        found.append(Rectangle(float(str(row["x"])) - wide / 2, float(str(row["y"])) - 11, wide, 13))
    return found
