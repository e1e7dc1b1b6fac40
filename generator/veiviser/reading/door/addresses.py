"""Addresses in attributes: which of them may stand there, as browsers take them."""

import re

from veiviser.messages import Message, say
from veiviser.reading.markdown.addresses import scheme_of, wrong_with

LEADING = ("href", "xlink:href", "cite")
"""Attributes that lead somewhere when somebody follows them."""
LOADED = ("src", "srcset")
"""Those that a browser fetches by itself."""
_DROPPED = re.compile(r"[\t\n\r]")
_OUTER = "".join(map(chr, range(0x21)))
_CANDIDATE = re.compile(r"[\s,]*(\S+)(?:\s[^,]*)?")


def as_taken(address: str) -> str:
    """What is left of an attribute's value when a browser has dropped what it drops (URL Standard, 4.4)."""
    return _DROPPED.sub("", address.strip(_OUTER))


def wrong_address(attribute: str, value: str) -> tuple[str, Message] | None:
    """ID of the problem and what is wrong with an attribute's address; None where it may stand there."""
    if attribute in LEADING:
        address = as_taken(value)
        return None if scheme_of(address) == "prototype" else wrong_with(address)
    if attribute in LOADED:
        found = [value] if attribute == "src" else _CANDIDATE.findall(value)
        return next((wrong for address in found if (wrong := _wrong_to_load(as_taken(address)))), None)
    return None


def _wrong_to_load(address: str) -> tuple[str, Message] | None:
    wrong = wrong_with(address)
    if wrong is None and scheme_of(address):
        message = say(
            "`{address}` would be fetched from another server; put the file in the project", address=address[:80]
        )
        return "outside-request", message
    return wrong
