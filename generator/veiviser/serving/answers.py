"""What the preview answers to browsers: files of the site alone, with a script that asks for news."""

import asyncio
import json
import mimetypes
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from veiviser.messages import Message, render, say
from veiviser.serving.asked import asked_path, file_at, is_for_this_machine
from veiviser.serving.preview import Preview
from veiviser.serving.shown import Shown
from veiviser.serving.studio import Studio
from veiviser.serving.studio.approving import words_of_review
from veiviser.serving.words import studio_label, waiting_page, words_around

_OWN = "/.veiviser/"
_HERE = Path(__file__).parent
_REVIEW = f"{_OWN}review/"
_LIVE = {
    **dict.fromkeys(("live.js", "live.css"), ""),
    **dict.fromkeys(("studio.js", "adding.js", "paste.js", "review.js", "studio.css"), "studio"),
}
"""The folder of each."""
_WITH_PICTURE = {"page": 40_000_000, "picture": 40_000_000}
_LONGEST_BODY = 256 * 1024
"""Bytes of a correction; of what comes with a picture, more."""
LONGEST_HEAD = 64 * 1024
"""Bytes of a request before what it sends."""
_PATIENCE = 25.0
"""Seconds that a browser's question for news is left open."""
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_NEVER_KEPT = ("text/html", "application/json")
"""What browsers ask for again even when they go back; the rest they keep, and ask whether it is still the same."""


class Answers:
    """An ASGI application that shows one preview."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._studio = studio = Studio(preview.root)
        self._asked: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
            "correct": studio.correct,
            "around": studio.around,
            "restructure": studio.restructure,
            "page": studio.new_page,
            "picture": studio.new_picture,
            "fact": studio.new_fact,
            "question": studio.new_question,
            "note": studio.note,
            "approve": studio.approve,
            "undo": lambda _: studio.undo(),
            "redo": lambda _: studio.redo(),
        }
        """What changes something, or tells of what could be changed, by the last part of its address."""
        self._news = asyncio.Event()
        """Set, and another put in its place, when there is a new version."""
        self._is_ended = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    def begin(self) -> None:
        """Hear from the preview, in whose thread whatever is new is made."""
        loop = asyncio.get_running_loop()

        def tell() -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._tell)

        self._preview.on_change = tell

    def end(self) -> None:
        """Let go of those who wait for news."""
        self._is_ended = True
        self._tell()

    def _tell(self) -> None:
        told, self._news = self._news, asyncio.Event()
        told.set()

    async def _answer(self, request: Request) -> Response:
        path = asked_path(request.scope["raw_path"].decode("latin-1"))
        if sum(len(name) + len(value) for name, value in request.headers.raw) > LONGEST_HEAD:
            return _plain(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, say("The request's head is too long."))
        if not is_for_this_machine(request.headers.get("host", "")):
            return _plain(HTTPStatus.FORBIDDEN, say("This preview answers only to its own machine."))
        if request.method == "POST" and path is not None and path.removeprefix(_OWN) in self._asked:
            return await self._corrected(path.removeprefix(_OWN), request)
        if request.method not in ("GET", "HEAD"):
            return _plain(HTTPStatus.METHOD_NOT_ALLOWED, say("This preview only shows."), {"Allow": "GET, HEAD"})
        if path is None:
            return _plain(HTTPStatus.NOT_FOUND, say("Not found"))
        if path == f"{_OWN}news":
            return await self._news_of(request.query_params.get("known", ""), request.query_params.get("page", ""))
        if path == f"{_OWN}texts":
            return _json(await asyncio.to_thread(self._studio.texts))
        if path.startswith(_REVIEW):
            return await self._reviewed(path.removeprefix(_REVIEW))
        if path.startswith(_OWN):
            return _own(path.removeprefix(_OWN), request)
        return self._page(path, request)

    async def _news_of(self, known: str, page: str) -> Response:
        """What is wrong, and whether the page is another, as soon as there is another version than the known one."""
        await self._other_than(int(known) if re.fullmatch("[0-9]{1,9}", known) else -1)
        shown = self._preview.shown
        problems = [
            {"place": str(problem.place), "severity": problem.severity, "message": problem.text, "id": problem.id}
            for problem in shown.problems
        ]
        digest = shown.digest(file_at(asked_path(page) or ""))
        news = {"version": shown.version, "page": digest, "problems": problems, "words": words_around(shown.problems)}
        return _json(news)

    async def _reviewed(self, name: str) -> Response:
        """The page of what is changed, whose buttons approve, and what it is shown with."""
        files = await asyncio.to_thread(self._studio.review, not name)
        content = files.get(name or "index.html")
        if content is None:
            return _plain(HTTPStatus.NOT_FOUND, say("Not found"))
        data = content.encode() if isinstance(content, str) else content
        if not name:
            words = escape(json.dumps(words_of_review(), ensure_ascii=False))
            script = (
                f'<script src="{_OWN}review.js" data-token="{self._studio.token}" data-words="{words}" defer></script>'
            )
            return Response(_with(data, script), headers=_kept("text/html"))
        return Response(data, headers=_kept(_kind(name)))

    async def _corrected(self, what: str, request: Request) -> Response:
        """The studio's answer, to pages of this preview alone: others know neither token nor origin."""
        token, origin = request.headers.get("x-veiviser-token", ""), request.headers.get("origin", "")
        is_ours = compare_digest(token.encode(), self._studio.token.encode())
        if not is_ours or origin != f"http://{request.headers.get('host', '')}":
            return _plain(HTTPStatus.FORBIDDEN, say("Only pages of this preview may change something."))
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > _WITH_PICTURE.get(what, _LONGEST_BODY):
                return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say("That is too long for a text."))
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            asked = None
        return _json(await asyncio.to_thread(self._asked[what], asked if isinstance(asked, dict) else {}))

    async def _other_than(self, known: int) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        while not self._is_ended and (left := end - loop.time()) > 0:
            news = self._news
            if self._preview.shown.version != known:
                return
            try:
                await asyncio.wait_for(news.wait(), left)
            except TimeoutError:
                return

    def _page(self, path: str, request: Request) -> Response:
        shown, name = self._preview.shown, file_at(path)
        content = shown.find(name)
        if content is None:
            return _instead(shown, path, request.url.query)
        kind = _kind(name)
        if kind != "text/html":
            return _file(content, kind, request)
        self._preview.looked_at = name
        return _html(HTTPStatus.OK, content, shown.digest(name), self._studio.token)


def _instead(shown: Shown, path: str, query: str) -> Response:
    """For a page that is not there: the way to where it is, or the site's own words for it."""
    name = file_at(path)
    to = f"{path}/" if shown.find(f"{path[1:]}/index.html") is not None else ""
    moved = "" if to else shown.moved(name)
    if to or moved:
        status = HTTPStatus.MOVED_PERMANENTLY if to else HTTPStatus.FOUND
        address = quote(to or f"/{re.sub('(^|(?<=/))index.html$', '', moved)}") + (f"?{query}" if query else "")
        return Response(status_code=status, headers={"Location": address, "Cache-Control": "no-store"})
    status = HTTPStatus.NOT_FOUND if shown.files or shown.folder else HTTPStatus.SERVICE_UNAVAILABLE
    return _html(status, shown.find("404.html") or waiting_page().encode(), shown.digest(name))


def _own(name: str, request: Request) -> Response:
    if name not in _LIVE:
        return _plain(HTTPStatus.NOT_FOUND, say("Not found"))
    return _file((_HERE / _LIVE[name] / name).read_bytes(), _kind(name), request)


def _plain(status: HTTPStatus, words: Message, headers: dict[str, str] | None = None) -> Response:
    return Response(render(words), status, {**_kept("text/plain"), **(headers or {})})


def _html(status: HTTPStatus, page: bytes, digest: str, token: str = "") -> Response:
    return Response(_alive(page, digest, token), status, _kept("text/html"))


def _json(answer: Mapping[str, Any]) -> Response:
    return Response(json.dumps(answer, ensure_ascii=False), headers=_kept("application/json"))


def _file(content: bytes, kind: str, request: Request) -> Response:
    """With a tag, by which a browser that has it already is told so."""
    tag = f'"{blake2b(content, digest_size=8).hexdigest()}"'
    headers = {**_kept(kind), "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers)


def _kept(kind: str) -> dict[str, str]:
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    framed = (
        {"X-Frame-Options": "SAMEORIGIN"} if kind == "text/html" else {}
    )  # else others could have its buttons pressed
    return {
        "Content-Type": kind + charset,
        "Cache-Control": "no-store" if kind in _NEVER_KEPT else "no-cache",
        **framed,
    }


def _kind(name: str) -> str:
    if name.endswith(".js"):  # Windows' registry may say otherwise
        return "text/javascript"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _alive(page: bytes, digest: str, token: str) -> bytes:
    """The page with the scripts that ask for news of it and correct its texts, and a policy that lets them."""
    script = f'<script src="{_OWN}live.js" data-page="{digest}" defer></script>'
    if token:
        script += (
            f'<script src="{_OWN}studio.js" data-token="{token}" data-label="{escape(studio_label())}" defer></script>'
        )
    return _with(page, script)


def _with(page: bytes, script: str) -> bytes:
    html = page.decode("utf-8", errors="replace")
    html = _POLICY.sub(lambda found: found[1] + _adapted(found[2]) + found[3], html)
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
