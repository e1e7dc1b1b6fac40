"""One address followed to where it ends."""

import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from veiviser.links.outside.connecting import Heard, IsPrivate, hear
from veiviser.links.outside.manners import Manners
from veiviser.links.outside.sentences import comes_back, into_private, leads_on, leads_to
from veiviser.messages import Message

_NOT_FOUND = re.compile(
    r"\b404\b|\b(?:page|side[nr]?|sida|sider|innholdet|dokumentet)\b.{0,20}\b(?:not found|does not exist|ikke funnet|"
    r"finnes ikke|finst ikkje|ikkje funnen)\b|\bfant ikke siden\b|\bfann ikkje sida\b|^\s*not found\s*$",
    re.IGNORECASE,
)


class TooManyRedirects(Exception):
    """The address leads on and on; `message` says how."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Reply:
    """What stood at the end."""

    address: str
    status: int
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes
    """Its beginning, of a page that was found."""
    moved: bool
    """Every redirect on the way was for good."""


def follow(address: str, manners: Manners, ends: float) -> Reply:
    """
    The reply at the end of an address.

    Raises:
        TooManyRedirects: when there is no end, or it is on a private network.
        TimeoutError: when the reply takes too long.
        Exception: those of `hear`, when there is no reply.
    """
    start, seen, moved = address, list[str](), True
    while True:
        seen.append(address)
        try:
            heard = _reply(address, manners, ends)
        except IsPrivate:
            raise TooManyRedirects(into_private(start)) from None
        to = heard.headers.get("location")
        if heard.status not in (301, 302, 303, 307, 308) or not to:
            return Reply(address, heard.status, heard.headers, heard.body, moved and len(seen) > 1)
        moved = moved and heard.status in (301, 308)
        address = urljoin(address, _written(to)).partition("#")[0]
        if address in seen:
            raise TooManyRedirects(comes_back(start, address))
        if len(seen) > manners.redirects:
            raise TooManyRedirects(leads_on(start, len(seen)))
        if urlsplit(address).scheme not in ("http", "https"):
            raise TooManyRedirects(leads_to(start, address))
        time.sleep(min(manners.pause, max(ends - time.monotonic(), 0)))


def says_not_found(reply: Reply) -> bool:
    """Whether the title or the first heading says that there is no such page."""
    if not reply.body:
        return False
    page = LexborHTMLParser(reply.body.decode(errors="replace"))
    said = [node.text() for node in (page.css_first("title"), page.css_first("h1")) if node is not None]
    return any(_NOT_FOUND.search(words) for words in said)


def _written(location: str) -> str:
    """An address in a header, which is UTF-8 if it is not ASCII, and has backslashes as browsers read them."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    before, mark, behind = location.strip().partition("?")
    return before.replace("\\", "/") + mark + behind


def _reply(address: str, manners: Manners, ends: float) -> Heard:
    """The head alone where that is enough; the page itself where the head is refused or the words count."""
    try:
        head = hear("HEAD", address, _soon(ends, manners), manners.private)
    except (HTTPException, ConnectionError):  # some servers know no HEAD and hang up
        head = Heard(405, {}, b"")
    is_page = "html" in head.headers.get("content-type", "html").lower()
    if (head.status < 300 and not is_page) or 300 <= head.status < 400 or head.status == 429:
        return head
    time.sleep(min(manners.pause, max(ends - time.monotonic(), 0)))
    return hear("GET", address, _soon(ends, manners), manners.private)


def _soon(ends: float, manners: Manners) -> float:
    return min(ends, time.monotonic() + manners.timeout)
