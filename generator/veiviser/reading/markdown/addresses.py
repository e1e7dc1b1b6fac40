"""Addresses as a browser takes them, and which of them are safe."""

import html
import re
from difflib import get_close_matches
from urllib.parse import urlsplit

from veiviser.messages import Message, say

ALLOWED = ("https", "http", "mailto", "tel")
_DANGEROUS = ("javascript", "data", "vbscript", "file", "blob", "filesystem", "about", "view-source")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")


def cleaned(address: str) -> str:
    """The address without what a browser drops: entities resolved, control characters and outer blanks gone."""
    return re.sub(r"[\x00-\x20\x7f\xa0\u200b]*[\x00-\x1f\x7f]|^[\s\x00-\x20]+|\s+$", "", html.unescape(address))


def scheme_of(address: str) -> str:
    """`https` of a cleaned address, in lower case; empty where it has none."""
    found = _SCHEME.match(address.lower())
    return found[1] if found else ""


def wrong_with(address: str) -> tuple[str, Message] | None:
    """ID of the problem and what is wrong with a cleaned address's scheme, if anything is."""
    scheme = scheme_of(address)
    if scheme in ("https", "http") and not _has_host(address):
        return "bad-link", say(
            "`{address}` is no web address; write https:// and the name of a site", address=address[:60]
        )
    if scheme in ALLOWED:
        return None
    if len(scheme) == 1 or scheme == "file":
        return "unsafe-link", say("that file is on one machine only; put it into the project, and link to it there")
    if scheme in _DANGEROUS:
        return "unsafe-link", say(
            "a link with `{scheme}:` can do harm; link to https://, mailto: or tel:", scheme=scheme
        )
    if address.startswith(("//", "\\")) or "\\" in address.split("?")[0]:
        return "unsafe-link", say(
            "a link beginning with two slashes, or with \\ in it, leaves the site; write https://"
        )
    if scheme:
        near = get_close_matches(scheme, ALLOWED, n=1)
        mend = say("; did you mean `{near}`?", near=near[0] + ":") if near else say("; use https://, mailto: or tel:")
        return "bad-link", say("nothing opens a link with `{scheme}:`{near}", scheme=scheme, near=mend)
    return None


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:  # brackets around no address, or letters that would become others
        return False
