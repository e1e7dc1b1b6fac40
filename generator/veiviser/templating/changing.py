"""A link for readers who know how something should be: its file on the web, at its line."""

from urllib.parse import quote

from markupsafe import Markup

from veiviser.model.interface import InterfaceWords
from veiviser.place import Place


def change_at(editing: str, place: Place, words: InterfaceWords) -> Markup:
    """
    HTML of it.

    Args:
        editing: where files can be edited, with a final slash.
    """
    address = f"{editing}{quote(str(place.file))}#L{place.line}"
    return Markup('<a href="{address}">{suggest}</a>').format(address=address, suggest=words.html("suggest"))
