"""Words as templates put them on a page."""

import pytest

from veiviser.templating.words import in_groups


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("23327000", "23 32 70 00"),
        ("+4723327000", "23 32 70 00"),
        ("116117", "116 117"),
        ("113", "113"),
        ("+4612345678901", "+4612345678901"),
        ("1161ab", "1161ab"),
    ],
)
def test_a_telephone_number_is_written_in_groups(number: str, written: str) -> None:
    assert in_groups(number) == written
