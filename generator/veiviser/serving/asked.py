"""Parses a request, however malformed, into what it asks for."""

import re
from urllib.parse import unquote

_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_ABSOLUTE = re.compile(r"http://(?P<host>[^/?#]*)(?P<path>[^?#]*)")
"""As proxies are asked (RFC 9112, 3.2.2)."""


def is_for_this_machine(host: str) -> bool:
    """Else another site's page could read the preview through a name that it points at this machine."""
    return _OWN_HOST.fullmatch(host) is not None


def asked_path(target: str) -> str | None:
    """The decoded path of a request's target or of an address; none for one that no page of ours has."""
    absolute = _ABSOLUTE.match(target)
    if absolute and is_for_this_machine(absolute["host"]):
        target = absolute["path"] or "/"
    path = unquote(re.split("[?#]", target, maxsplit=1)[0], errors="replace")
    parts = path.split("/")
    strange = any(ord(letter) < 32 or letter in '\\:*?"<>|' for letter in path)
    if not path.startswith("/") or "" in parts[1:-1] or "." in parts or ".." in parts or strange:
        return None
    return path


def file_at(path: str) -> str:
    """The file that is shown at a path."""
    name = path.removeprefix("/")
    return name + "index.html" if name == "" or name.endswith("/") else name
