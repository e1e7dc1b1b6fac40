"""One browser for all tests of the door."""

from tests.browser.conftest import browser

__all__ = ["browser"]
