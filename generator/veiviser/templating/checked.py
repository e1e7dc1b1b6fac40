"""When a screen's facts were last checked, in words."""

from collections.abc import Iterable

from veiviser.model.fact import Mention
from veiviser.model.interface import InterfaceWords
from veiviser.templating.words import Date


def last_checked(mentions: Iterable[Mention], words: InterfaceWords) -> str:
    """HTML with the oldest day of those that are shown by name; empty where none is."""
    days = [mention.fact.checked for mention in mentions if mention.by_name]
    if not days:
        return ""
    return words.html("dated.facts", day=Date(min(days), words).html)
