"""One address followed to where it ends."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from selectolax.lexbor import LexborHTMLParser

from veiviser.links.outside.manners import Manners
from veiviser.links.schemes import is_private

_MOST_BYTES = 64 * 1024
"""Enough for the title and the heading of a page."""
_NOT_FOUND = re.compile(
    r"\b404\b|\b(?:page|side[nr]?|sida|sider|innholdet|dokumentet)\b.{0,20}\b(?:not found|does not exist|ikke funnet|"
    r"finnes ikke|finst ikkje|ikkje funnen)\b|\bfant ikke siden\b|\bfann ikkje sida\b|^\s*not found\s*$",
    re.IGNORECASE,
)


class TooManyRedirects(Exception):
    """The address leads on and on; the message says how."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What stood at the end."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    """Its beginning, of a page that was found."""
    moved: bool
    """Every redirect on the way was for good."""


def follow(web: urllib3.PoolManager, address: str, manners: Manners) -> Reply:
    """
    The reply at the end of an address.

    Raises:
        TooManyRedirects: when there is no end, or it is on a private network.
        urllib3.exceptions.HTTPError: when there is no reply.
        TimeoutError: when the reply takes too long.
    """
    seen: list[str] = []
    moved = True
    while True:
        seen.append(address)
        status, headers, body = _reply(web, address, manners)
        to = headers.get("Location")
        if status not in (301, 302, 303, 307, 308) or not to:
            return Reply(address, status, headers, body, moved and len(seen) > 1)
        moved = moved and status in (301, 308)
        address = urljoin(address, to).partition("#")[0]
        if address in seen:
            raise TooManyRedirects(f"it comes back to {address}")
        if len(seen) > manners.redirects:
            raise TooManyRedirects(f"{len(seen)} redirects")
        if urlsplit(address).scheme not in ("http", "https"):
            raise TooManyRedirects(f"it leads to {address}")
        if not manners.private and is_private(urlsplit(address).netloc):
            raise TooManyRedirects("it leads into a private network")
        time.sleep(manners.pause)


def says_not_found(reply: Reply) -> bool:
    """Whether the title or the first heading says that there is no such page."""
    if not reply.body:
        return False
    page = LexborHTMLParser(reply.body.decode(errors="replace"))
    said = [node.text() for node in (page.css_first("title"), page.css_first("h1")) if node is not None]
    return any(_NOT_FOUND.search(words) for words in said)


def _reply(web: urllib3.PoolManager, address: str, manners: Manners) -> tuple[int, Mapping[str, str], bytes]:
    """The head alone where that is enough; the page itself where the head is refused or the words count."""
    try:
        status, headers = _request(web, "HEAD", address, manners)[:2]
    except urllib3.exceptions.ProtocolError:  # some servers know no HEAD and hang up
        status, headers = 405, {}
    is_page = "html" in headers.get("Content-Type", "html").lower()
    if (status < 300 and not is_page) or 300 <= status < 400 or status == 429:
        return status, headers, b""
    time.sleep(manners.pause)
    return _request(web, "GET", address, manners)


def _request(
    web: urllib3.PoolManager, method: str, address: str, manners: Manners
) -> tuple[int, Mapping[str, str], bytes]:
    ends = time.monotonic() + manners.timeout
    reply = web.request(
        method, address, redirect=False, preload_content=False, timeout=urllib3.Timeout(total=manners.timeout)
    )
    try:
        body = b""
        while method == "GET" and reply.status < 300 and len(body) < _MOST_BYTES:
            chunk = reply.read1(4096)
            body += chunk
            if not chunk:
                break
            if time.monotonic() > ends:
                raise TimeoutError
        return reply.status, reply.headers, body
    finally:
        reply.close()  # what was not read is not worth keeping the connection for
