"""A long board, cut into bands."""

from itertools import combinations, pairwise

import pytest

from veiviser.outputs.map.bands import bands_of
from veiviser.outputs.map.board_areas import Part
from veiviser.outputs.map.board_drawing import draw_board
from veiviser.outputs.map.chart import Arrow, Chart, Node


def chain(count: int, *further: tuple[int, int]) -> Chart:
    """As many screens one after another, with further ways, and with an end beside the last but one."""
    names = [f"s{number}" for number in range(count)]
    nodes = [Node(name, name, "screen", href=f"{name}.html", entry=name == "s0") for name in names]
    pairs = [*pairwise(range(count)), *further]
    arrows = [Arrow(names[one], names[other], ("Neste",)) for one, other in pairs]
    nodes.append(Node("ring", "Ring", "outside"))
    return Chart(tuple(nodes), (*arrows, Arrow(names[-2], "ring", ("Ring",))))


@pytest.mark.parametrize("count", [2, 5, 15])
def test_a_short_board_is_one_band(count: int) -> None:
    assert bands_of(chain(count)) == [chain(count)]


@pytest.mark.parametrize("further", [(), ((0, 99), (50, 3), (20, 30))])
def test_every_screen_is_in_one_band_and_what_leads_to_another_ends_in_a_stub(
    further: tuple[tuple[int, int], ...],
) -> None:
    whole = chain(100, *further)
    bands = bands_of(whole)
    assert 4 < len(bands) < 12
    nodes = [node for band in bands for node in band.nodes]
    assert len({node.id for node in nodes}) == len(nodes)
    assert {node for node in nodes if not node.leads} == {*whole.nodes}
    led = {node.id: node.leads or node.id for node in nodes}
    told = {(arrow.source, led[arrow.target], arrow.answers) for band in bands for arrow in band.arrows}
    assert told == {(arrow.source, arrow.target, arrow.answers) for arrow in whole.arrows}
    for band in bands:
        there = {node.id for node in band.nodes}
        assert all(arrow.source in there and arrow.target in there for arrow in band.arrows)


def test_bands_are_cut_where_few_arrows_pass() -> None:
    crowded = tuple((from_, from_ + 6) for from_ in range(9, 12))
    first = bands_of(chain(100, *crowded))[0]
    assert [node.leads for node in first.nodes if node.leads] == ["s9"]


def test_a_long_board_is_about_as_wide_and_high_as_a_window_and_no_screen_lies_over_another() -> None:
    parts = (Part("Kom i gang", ("s0", "s1")), Part("Et stykke ute i søknaden", ("s40", "s41", "s42")))
    drawn = draw_board(chain(100), parts)
    assert 1 < drawn.size.width / drawn.size.height < 3
    for one, other in combinations(drawn.places.values(), 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y, (
            one,
            other,
        )
    assert len(drawn.places) == 100
    assert all(box.right <= drawn.size.width and box.bottom <= drawn.size.height for box in drawn.places.values())
