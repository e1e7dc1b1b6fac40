"""How many random inputs a test tries: few in `make test`, many in `make test-wide`."""

from hypothesis import settings

WIDE = "wide"


def tries(number: int, *, wide: int) -> settings:
    """Settings for a test that tries `number` inputs in a usual run, and `wide` where that profile is chosen."""
    return settings(max_examples=wide if settings.get_current_profile_name() == WIDE else number)
