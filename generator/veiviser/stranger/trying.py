"""What was pressed, told so that results can be kept of it."""

from collections.abc import Mapping
from posixpath import basename
from urllib.parse import unquote

from veiviser.model.coverage import Tried
from veiviser.stranger.seen import SeenLink
from veiviser.stranger.story import Answer


def tried(address: str, link: SeenLink, answers: Mapping[str, Answer]) -> Tried:
    """
    A link as it is on a page that is answered so.

    Args:
        address: of the page, or its path in the site.
    """
    page = unquote(basename(address.partition("#")[0].partition("?")[0])).removesuffix(".html")
    given: set[tuple[str, str]] = set()
    for name, answer in answers.items():
        if isinstance(answer, tuple):
            given |= {(f"{name}.{box}", "yes") for box in answer}
        elif answer:
            given.add((name, answer))
    return Tried(page, link.control, frozenset(given))
