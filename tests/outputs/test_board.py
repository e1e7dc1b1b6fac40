"""What is folded on the board, and what is not."""

from veiviser.outputs.map.chart import Arrow, Chart, Node
from veiviser.outputs.map.folding import MOST, folded


def chart(sources: int) -> Chart:
    """As many screens, each of which leads to the same one."""
    names = [f"s{number}" for number in range(sources)]
    nodes = [Node(name, name, "screen", href=f"{name}.html") for name in (*names, "hub")]
    return Chart(tuple(nodes), tuple(Arrow(name, "hub", ("Ja",)) for name in names))


def test_a_screen_that_few_lead_to_keeps_its_arrows() -> None:
    assert folded(chart(MOST)) == chart(MOST)


def test_of_many_arrows_the_first_stays_and_the_others_end_in_stubs() -> None:
    shown = folded(chart(MOST + 1))
    stubs = [node for node in shown.nodes if node.leads]
    assert len(stubs) == MOST
    assert {stub.leads for stub in stubs} == {"hub"}
    assert [arrow.target for arrow in shown.arrows] == ["hub", *(stub.id for stub in stubs)]
    assert len({node.id for node in shown.nodes}) == len(shown.nodes)


def test_a_place_outside_is_never_folded_for_it_is_each_screens_own() -> None:
    shown = chart(MOST + 3)
    outside = [*shown.nodes[:-1], Node("hub", "Ring", "outside")]
    assert folded(Chart(tuple(outside), shown.arrows)) == Chart(tuple(outside), shown.arrows)
