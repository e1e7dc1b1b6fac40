"""What tests leave behind, written and read again."""

from hypothesis import given
from hypothesis import strategies as st

from veiviser.model.coverage import Ran, Record
from veiviser.reading.runs.results import parse_results, written

cases = st.frozensets(st.tuples(st.sampled_from(["start button-1", "tid link-2 a=ja"]), st.integers(1, 30)))


@given(cases, cases)
def test_what_is_written_is_read_again(passed: frozenset[tuple[str, int]], failed: frozenset[tuple[str, int]]) -> None:
    ran: Ran = {"walked": Record("pages", passed, failed)}
    assert parse_results(written("test", ran)) == ran


def test_ten_thousand_states_take_no_more_room_than_one() -> None:
    one = written("test", {"walked": Record("pages", frozenset({("start button-1", 1)}))})
    many = written("test", {"walked": Record("pages", frozenset(("start button-1", n) for n in range(1, 10_001)))})
    assert len(many) < len(one) + 10
