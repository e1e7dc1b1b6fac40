"""The words for where something leads, and what they mean."""

from typing import Literal

from veiviser.model.flow import Target
from veiviser.place import Place

_SCHEMES: dict[str, Literal["web", "phone", "mail"]] = {"https": "web", "http": "web", "tel": "phone", "mailto": "mail"}


def read_target(words: str, place: Place) -> Target:
    """
    What `screen`, `flow/screen`, `page:help/browsers#top`, an address, `back`, `next` or `#` means.

    Any other scheme comes back as an address on the web, as written; the checks judge it.
    """
    if words in ("back", "next"):
        return Target("back" if words == "back" else "next", "", place)
    if words == "#":
        return Target("nowhere", "", place)
    if words.startswith("page:"):
        path, _, fragment = words.removeprefix("page:").partition("#")
        return Target("page", path, place, fragment=fragment)
    if ":" in words or words.startswith(("//", "\\")):
        return Target(_SCHEMES.get(words.partition(":")[0], "web"), words, place)
    flow, slash, screen = words.partition("/")
    return Target("screen", screen, place, flow=flow) if slash else Target("screen", words, place)
