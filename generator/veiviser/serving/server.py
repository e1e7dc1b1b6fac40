"""The preview's web server: this machine alone, files of the site alone."""

import errno
import json
import mimetypes
import re
import sys
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from veiviser.outputs.prototype import RULES
from veiviser.serving.preview import Preview
from veiviser.writing import CannotWrite

_OWN = "/.veiviser/"
_HERE = Path(__file__).parent
_LIVE = {"live.js": "text/javascript", "live.css": "text/css"}
_PATIENCE = 25.0
"""Seconds that a browser's question for news is left open."""
_TRIES = 20
"""Ports tried, from the wanted one on."""
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_USED = re.compile(rb"""<(?:link|script|img)\s[^>]*?(?:href|src)=["']([^"'#?:]+)["']""")
"""What a page is shown with, as far as it is the site's own."""
_NEVER_KEPT = ("text/html", "application/json")
"""What browsers ask for again even when they go back; the rest they keep, and ask whether it is still the same."""
_WAITING = (
    "<!doctype html><html lang='nb'><head><meta charset='utf-8'><title>Ikke bygget ennå</title></head>"
    "<body><h1>Nettstedet er ikke bygget ennå</h1><p>Siden laster seg selv på nytt når det er klart.</p></body></html>"
)


class PreviewServer(ThreadingHTTPServer):
    """Serves one preview."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # where it would let two programs share a port

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):  # a browser that left is no news
            super().handle_error(request, client_address)


def open_server(preview: Preview, port: int) -> PreviewServer:
    """
    A server at the port, or at the next one that is free.

    Raises:
        CannotWrite: when none is.
    """
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return PreviewServer(preview, candidate)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise CannotWrite(f"no port from {port} on is free; name another with --port")


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "veiviser"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what matters to authors is said by the preview."""

    def _answer(self) -> None:
        path = _clean(self.path)
        if not self._is_for_us():
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers only to its own machine.", "text/plain")
        elif path is None:
            self._send(HTTPStatus.NOT_FOUND, b"Not found", "text/plain")
        elif path.startswith(_OWN):
            self._send_own(path.removeprefix(_OWN))
        else:
            self._send_page(path.removeprefix("/"))

    def _is_for_us(self) -> bool:
        """Else another site's page could read the preview through a name that it points at this machine."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        return host in ("127.0.0.1", "localhost", "::1")

    def _send_own(self, name: str) -> None:
        preview = self.server.preview
        if name == "news":
            asked = dict(parse_qsl(urlsplit(self.path).query))
            known, page = asked.get("known", ""), _clean(asked.get("page", "")) or ""
            version = preview.wait(int(known) if known.isdecimal() else -1, _PATIENCE)
            problems = [
                {"place": str(p.place), "severity": p.severity, "message": p.message, "id": p.id}
                for p in preview.problems
            ]
            news = {"version": version, "page": self._digest(_named(page.removeprefix("/"))), "problems": problems}
            self._send(HTTPStatus.OK, json.dumps(news, ensure_ascii=False).encode(), "application/json")
        elif name in _LIVE:
            self._send(HTTPStatus.OK, (_HERE / name).read_bytes(), _LIVE[name])
        else:
            self._send(HTTPStatus.NOT_FOUND, b"Not found", "text/plain")

    def _send_page(self, path: str) -> None:
        name = _named(path)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kind = "text/javascript" if name.endswith(".js") else kind  # Windows' registry may say otherwise
        if (content := self._find(name)) is not None:
            if kind == "text/html":
                self.server.preview.looked_at = name
            self._send(HTTPStatus.OK, content, kind, digest=self._digest(name) if kind == "text/html" else "")
        elif self._find(f"{path}/index.html") is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", kind, location=f"/{path}/")
        else:
            page = self._find("404.html") or _WAITING.encode()
            self._send(HTTPStatus.NOT_FOUND, page, "text/html", digest=self._digest(name))

    def _find(self, name: str) -> bytes | None:
        preview = self.server.preview
        if (content := preview.files.get(name)) is not None:
            return content.encode() if isinstance(content, str) else content
        if preview.folder is None:
            return None
        path = preview.folder / name
        try:
            return path.read_bytes() if path.resolve().is_relative_to(preview.folder.resolve()) else None
        except OSError:
            return None

    def _digest(self, name: str) -> str:
        """The same for as long as a page, its styles, scripts and pictures are; of one that is not there too."""
        page = self._find(name) or b""
        digest = blake2b(page, digest_size=8)
        for link in dict.fromkeys(_USED.findall(page)):
            used = normpath(PurePosixPath(name).parent / unquote(link.decode(errors="replace")))
            if PurePosixPath(used).name != RULES:  # which follow from the page, and come first without the others'
                digest.update(self._find(used) or b"")
        return digest.hexdigest()

    def _send(self, status: HTTPStatus, content: bytes, kind: str, *, location: str = "", digest: str = "") -> None:
        if kind == "text/html":
            content = _alive(content, digest)
        tag = f'"{blake2b(content, digest_size=8).hexdigest()}"' if kind not in _NEVER_KEPT else ""
        is_known = bool(tag) and status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else status)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind + charset)
        if not is_known:
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache" if tag else "no-store")
        if tag:
            self.send_header("ETag", tag)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD" and not is_known:
            self.wfile.write(content)


def _clean(target: str) -> str | None:
    """The decoded path of a request; none for one that no page of ours has."""
    path = unquote(urlsplit(target).path, errors="replace") if target.startswith("/") else ""
    parts = path.split("/")
    strange = any(ord(letter) < 32 or letter in '\\:*?"<>|' for letter in path)
    if not path.startswith("/") or "" in parts[1:-1] or "." in parts or ".." in parts or strange:
        return None
    return path


def _named(path: str) -> str:
    """The file that is shown at a path."""
    return path + "index.html" if path == "" or path.endswith("/") else path


def _alive(page: bytes, digest: str) -> bytes:
    """The page with the script that asks for news of it, and a policy that lets it ask."""
    html = page.decode("utf-8", errors="replace")
    html = _POLICY.sub(lambda found: found[1] + _adapted(found[2]) + found[3], html)
    script = f'<script src="{_OWN}live.js" data-page="{digest}" defer></script>'
    return (html.replace("</head>", f"{script}</head>", 1) if "</head>" in html else html + script).encode()


def _adapted(policy: str) -> str:
    """The policy, with what `live.js` needs where it would be missing."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name in ("script-src", "style-src", "connect-src"):
        sources = directives.get(name, "").split()
        directives[name] = " ".join(
            sources if "'self'" in sources else [*(s for s in sources if s != "'none'"), "'self'"]
        )
    return "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())
