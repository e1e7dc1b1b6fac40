"""One request and its reply over a connection of our own: bounded in time and bytes, and never to a private network."""

import io
import ipaddress
import selectors
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPResponse
from typing import Any
from urllib.parse import quote, urlsplit

from veiviser.links.hosts import Host, host_of, is_private, is_public

MOST_BYTES = 64 * 1024
"""Of a page: enough for its title and its heading."""
_MOST_RAW = 256 * 1024
"""Of a reply in all, its head too."""
_AGENT = "veiviser-links (checks links for a site that names this address)"
_PORTS = {"http": 80, "https": 443}


class NotAsked(Exception):
    """It is no address that can be asked."""


class IsPrivate(Exception):
    """The address leads to a private network."""


class NoSuchSite(Exception):
    """The name of the site is not known."""


class Refused(Exception):
    """Nobody takes a connection."""


class TooMuch(Exception):
    """The reply does not come to its end."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply."""

    status: int
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes
    """Its beginning, of a page that was found."""


def hear(method: str, address: str, ends: float, private: bool) -> Heard:
    """
    The reply to a request.

    Args:
        ends: by the monotonic clock; nothing lasts longer.
        private: whether this machine and its network may be asked.

    Raises:
        NotAsked, IsPrivate, NoSuchSite, Refused, TooMuch: as they say.
        TimeoutError: when the time is over.
        ssl.SSLError: when there is no certificate that holds.
        http.client.HTTPException, OSError: when the reply makes no sense, or the connection breaks off.
    """
    scheme, host, target = _taken_apart(address)
    if not private and is_private(host.name if host.address is None else _bracketed(host)):
        raise IsPrivate
    connection = _connected(host, host.port or _PORTS[scheme], ends, private)
    try:
        if scheme == "https":
            connection = secure = _secure(connection, host.name)
            _shake_hands(secure, ends)
        port = f":{host.port}" if host.port else ""
        lines = (
            f"{method} {target} HTTP/1.1", f"Host: {_bracketed(host)}{port}", f"User-Agent: {_AGENT}", "Accept: */*",
            "Accept-Encoding: identity", "Connection: close",
        )  # fmt: skip
        connection.settimeout(_left(ends))
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii"))
        return _read(_Stream(connection, ends), method)
    finally:
        connection.close()


def _taken_apart(address: str) -> tuple[str, Host, str]:
    """Scheme, host and what to ask it for; a user's name and password are left out."""
    try:
        parts = urlsplit(address)
        host = host_of(parts.netloc)
        if host is not None and host.address is None:
            host = host._replace(name=host.name.encode("idna").decode())
    except ValueError:
        raise NotAsked from None
    if host is None or parts.scheme not in _PORTS:
        raise NotAsked
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, quote(target, safe="%/:=&?~+!$,;'@()*[]|", errors="replace")


def _bracketed(host: Host) -> str:
    return f"[{host.name}]" if ":" in host.name else host.name


def _connected(host: Host, port: int, ends: float, private: bool) -> socket.socket:
    """A connection to the very address that was looked at: asked anew, a name may answer with another one."""
    found = _resolved(host, port, ends)
    allowed = [one for one in found if private or is_public(ipaddress.ip_address(one[1][0]))]
    if not allowed:
        raise IsPrivate
    for number, (family, address) in enumerate(allowed):
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(_left(ends) / (len(allowed) - number))
            connection.connect(address)
        except OSError as error:
            connection.close()
            last = error
        else:
            return connection
    if isinstance(last, TimeoutError):
        raise last
    raise Refused from last


def _resolved(host: Host, port: int, ends: float) -> list[tuple[int, Any]]:
    """Families and addresses of a host. The system's answer cannot be hurried, only no longer waited for."""
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(socket.getaddrinfo(host.name, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_left(ends))
    if not answers:
        raise TimeoutError
    if isinstance(answers[0], Exception):
        raise NoSuchSite from answers[0]
    return [(family, address) for family, _, _, _, address in answers[0][:8]]


def _secure(connection: socket.socket, name: str) -> ssl.SSLSocket:
    return _certificates().wrap_socket(connection, server_hostname=name, do_handshake_on_connect=False)


def _shake_hands(secure: ssl.SSLSocket, ends: float) -> None:
    """Step by step: who waits for all of it at once waits anew for each byte."""
    secure.setblocking(False)
    while True:
        try:
            return secure.do_handshake()
        except ssl.SSLWantReadError:
            _wait(secure, selectors.EVENT_READ, ends)
        except ssl.SSLWantWriteError:
            _wait(secure, selectors.EVENT_WRITE, ends)


def _wait(connection: socket.socket, event: int, ends: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, event)
        if not selector.select(_left(ends)):
            raise TimeoutError


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(stream: "_Stream", method: str) -> Heard:
    replies: list[HTTPResponse] = []  # one that nobody holds any more closes the stream
    while not replies or 100 < replies[-1].status < 200:  # hints on the way to the reply
        replies.append(HTTPResponse(stream, method=method))  # type: ignore[arg-type]  # all it asks for is `makefile`
        replies[-1].begin()
    reply = replies[-1]
    headers = {name.lower(): value for name, value in reply.getheaders()}
    body = reply.read(MOST_BYTES) if method == "GET" and reply.status < 300 else b""
    return Heard(reply.status, headers, _plain(body, headers.get("content-encoding", "")))


def _plain(body: bytes, encoding: str) -> bytes:
    """The beginning of a body, of those who compress although they are asked not to as well."""
    if encoding.strip().lower() in ("", "identity"):
        return body
    try:
        return zlib.decompressobj(47).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Stream(io.RawIOBase):
    """What a connection brings, as long as there is time and patience."""

    def __init__(self, connection: socket.socket, ends: float) -> None:
        self._connection, self._ends = connection, ends
        self._taken = 0
        self._buffered = io.BufferedReader(self)

    def makefile(self, _mode: str) -> "io.BufferedReader[_Stream]":
        return self._buffered

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._taken >= _MOST_RAW:
            raise TooMuch
        self._connection.settimeout(_left(self._ends))
        count = self._connection.recv_into(buffer)
        self._taken += count
        return count
