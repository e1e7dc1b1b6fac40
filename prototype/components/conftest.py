"""What components' own tests are given: a browser, what axe says of a page, the look, and flows read from text."""

from tests.browser.conftest import axe
from tests.conftest import browser, flow_of, look, page

__all__ = ["axe", "browser", "flow_of", "look", "page"]  # fixtures
