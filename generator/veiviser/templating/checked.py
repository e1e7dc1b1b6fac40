"""When a screen's facts were last checked, in words."""

from collections.abc import Iterable

from veiviser.model.fact import Mention
from veiviser.templating.words import Date


def last_checked(mentions: Iterable[Mention]) -> str:
    """HTML with the oldest day of those that are shown by name; empty where none is."""
    days = [mention.fact.checked for mention in mentions if mention.by_name]
    if not days:
        return ""
    day = Date(min(days))
    return f'Sist kontrollert <time datetime="{day.iso}">{day.short}</time> (tall og telefonnumre)'
