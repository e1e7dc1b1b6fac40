"""Resolves an address on a page as browsers do (the URL Standard, WHATWG)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from veiviser.messages import Message, say

Kind = Literal["own", "web", "mail", "phone", "other"]

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_WEB = re.compile(r"(?P<slashes>[/\\]*)(?P<host>[^/\\?#]*)(?P<rest>.*)", re.DOTALL)
_BARE_HOST = re.compile(r"[/\\]*(?P<host>[^/\\?#]+)")
_EDGES = "".join(map(chr, range(0x21)))
_DROPPED = str.maketrans("", "", "\t\n\r")


class NoSite(ValueError):
    """An address is not one of the web; `message` says what is wrong with it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Site:
    """Where the folder will stand."""

    scheme: str = "https"
    host: str = ""
    """With the port, in lower case; empty when nobody said."""
    prefix: tuple[str, ...] = ()
    """The folders of the host that the site stands in."""

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}/" + "".join(f"{part}/" for part in self.prefix)


@dataclass(frozen=True, slots=True)
class Address:
    """An address, taken apart."""

    kind: Kind
    scheme: str = ""
    """In lower case; of an address that has none, that of the site."""
    host: str = ""
    path: str = ""
    """Of an own address: relative to the folder, still percent-encoded. Of others: all behind the scheme or host."""
    fragment: str | None = None
    """Still percent-encoded; none where there is no `#`."""
    left: bool = False
    """It climbs out of the site."""
    absolute: bool = False
    """It names the site's own host."""
    backslash: bool = False
    same_page: bool = False
    """Nothing but a query or a fragment."""


def site_at(url: str) -> Site:
    """
    The site that will stand at an address such as `https://example.org/guide/`.

    Raises:
        NoSite: when the address is not one of the web.
    """
    scheme = _SCHEME.match(url)
    web = _WEB.fullmatch(url[scheme.end() :]) if scheme else None
    if scheme is None or web is None or scheme[1].lower() not in ("http", "https") or not web["host"]:
        raise NoSite(say("`{url}` does not begin with https:// and the name of a site", url=url))
    path = re.split(r"[?#]", web["rest"])[0]
    return Site(scheme[1].lower(), web["host"].lower(), tuple(part for part in path.split("/") if part))


def lacks_scheme(address: str, site: Site) -> bool:
    """Whether an address begins with the site's own host, with or without `www.`, and no scheme before it."""
    found = _BARE_HOST.match(address) if site.host else None
    return found is not None and found["host"].lower().removeprefix("www.") == site.host.removeprefix("www.")


def cleaned(address: str) -> str:
    """What browsers see: no control characters or blanks at the ends, no tab or line break anywhere."""
    if address.isprintable() and " " not in address:
        return address  # as nearly all are
    return address.strip(_EDGES).translate(_DROPPED)


@lru_cache(maxsize=200_000)
def resolved(folder: str, address: str, site: Site) -> Address:
    """
    Where an address leads.

    Args:
        folder: that of the page, with `/` at its end, or empty.
        address: cleaned.
    """
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if name in ("http", "https"):
        return _of_web(name, address[len(name) + 1 :], site)
    if name:
        kinds: dict[str, Kind] = {"mailto": "mail", "tel": "phone"}
        return Address(kinds.get(name, "other"), name, path=address[len(name) + 1 :])
    if address[:2].replace("\\", "/") == "//":
        return _of_web(site.scheme, address, site)
    rest, mark, fragment = address.partition("#")
    path = rest.partition("?")[0]
    absolute = path[:1] in ("/", "\\")
    inside, left = _within([*site.prefix, *folder.split("/")[:-1]] if not absolute else [], path, site)
    return Address(
        "own",
        site.scheme,
        path=inside,
        fragment=fragment if mark else None,
        left=left,
        backslash="\\" in path,
        same_page=not path,
    )


def _of_web(scheme: str, rest: str, site: Site) -> Address:
    web = _WEB.fullmatch(rest)
    assert web is not None
    behind, mark, fragment = web["rest"].partition("#")
    host = web["host"].lower()
    backslash = "\\" in web["slashes"] or "\\" in behind.partition("?")[0]
    if host and host == site.host and len(web["slashes"]) == 2:
        inside, left = _within([], behind.partition("?")[0] or "/", site)
        if left and ".." not in behind:  # beside the site, where the same host may have another
            return Address("web", scheme, host, behind, fragment if mark else None, backslash=backslash)
        return Address("own", scheme, host, inside, fragment if mark else None, left, True, backslash)
    good = host if web["slashes"].replace("\\", "/") == "//" else ""
    return Address("web", scheme, good, behind, fragment if mark else None, backslash=backslash)


def _within(parts: list[str], path: str, site: Site) -> tuple[str, bool]:
    """The path relative to the site, and whether it left the site to get there."""
    stack, left = list(parts), False
    pieces = path.replace("\\", "/").split("/")
    for number, piece in enumerate(pieces):
        plain = piece.lower().replace("%2e", ".") if "." in piece or "%" in piece else piece
        last = number == len(pieces) - 1
        if plain == "..":
            left = left or not stack
            stack = stack[:-1]
        elif plain != "." and (piece or 0 < number < len(pieces) - 1):
            stack.append(piece)
        if last and plain in ("", ".", "..") and path:
            stack.append("")
    size = len(site.prefix)
    if tuple(stack[:size]) != site.prefix:
        return "/".join(stack), True
    return "/".join(stack[size:]), left
