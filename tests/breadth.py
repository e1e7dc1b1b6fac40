"""How much a test tries: what is likely to notice something in `make test`, all of it in `make test-wide`."""

import pytest
from hypothesis import HealthCheck, settings

WIDE = "wide"
RANDOM_WALKS = 1_000
"""Of each flow, in a wide run."""
_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("veiviser", _ANY_MACHINE, derandomize=True, max_examples=40)  # the same today and next month
settings.register_profile(WIDE, _ANY_MACHINE, derandomize=False, max_examples=1_000)


def tries(number: int, *, wide: int) -> settings:
    """Settings for a test that tries `number` inputs in a usual run, and `wide` in a wide one."""
    return settings(max_examples=wide if is_wide() else number)


def is_wide() -> bool:
    return settings.get_current_profile_name() == WIDE


def set_breadth(config: pytest.Config) -> None:
    """For all tests of this process, before they are collected."""
    settings.load_profile(WIDE if config.getoption("--wide") else "veiviser")
    if is_wide():
        config.option.random_walks = max(config.option.random_walks, RANDOM_WALKS)
