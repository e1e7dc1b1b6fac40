"""The preview's web server: uvicorn, on this machine alone."""

import asyncio
import errno
import socket
import sys
import threading
from http import HTTPStatus
from typing import Self

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from veiviser.messages import render, say
from veiviser.serving.answers import LONGEST_HEAD, Answers
from veiviser.serving.preview import Preview
from veiviser.writing import CannotWrite

_TRIES = 20
"""Ports tried, from the wanted one on."""
_QUEUE = 128
"""Connections that wait until the first build is done: a browser opens six a tab, and more to be ready."""
_SLOWEST = 30
"""Seconds that a browser has to finish its request."""
_IDLE = 60
"""Seconds that a connection without a request is kept."""
_PARTING = 0.5
"""Seconds that answers have to arrive when the server stops."""


class PreviewServer:
    """Serves one preview."""

    def __init__(self, preview: Preview, listening: socket.socket) -> None:
        self.preview = preview
        self._socket = listening
        self.server_address: tuple[str, int] = listening.getsockname()
        answers = Answers(preview)
        config = Config(
            answers,
            loop="asyncio",
            http=_Conversation,
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level="error",  # what matters to authors is said by the preview
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
            backlog=_QUEUE,
            h11_max_incomplete_event_size=LONGEST_HEAD,
        )
        self._server = _Server(config, answers)
        self._is_over = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def server_port(self) -> int:
        return self.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def serve_forever(self) -> None:
        """
        Answer until `shutdown`.

        Raises:
            KeyboardInterrupt: when interrupted; and in the main thread, on SIGTERM, whatever its handler raises.
        """
        try:
            with self._server.capture_signals():  # which it does too late by itself: not while it starts
                self._server.run([self._socket])
        finally:
            self._is_over.set()

    def shutdown(self) -> None:
        """Stop, and wait for that; from another thread than that which serves."""
        self._server.should_exit = True
        self._is_over.wait()


def open_server(preview: Preview, port: int) -> PreviewServer:
    """
    A server at the port, or at the next one that is free; whoever connects waits until it serves.

    Raises:
        CannotWrite: when none is.
    """
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return PreviewServer(preview, _listening(candidate))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise CannotWrite(say("no port from {port} on is free; name another with --port", port=port))


def _listening(port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio leaves Nagle on
    try:
        if sys.platform != "win32":  # where it would let two programs share a port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(("127.0.0.1", port))
        opened.listen(_QUEUE)
    except OSError:
        opened.close()
        raise
    return opened


class _Server(Server):
    """Does not wait for browsers that wait for news."""

    def __init__(self, config: Config, answers: Answers) -> None:
        super().__init__(config)
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._answers.begin()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._answers.end()
        asyncio.get_running_loop().call_later(_PARTING, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()


class _Conversation(H11Protocol):
    """Tells what is wrong with a request that is refused, and ends one that never ends."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._expect(False)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect(self.conn.their_state in (h11.IDLE, h11.SEND_BODY))

    def send_400_response(self, msg: str) -> None:
        refused = sys.exception()
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):  # in the middle of another answer
            self.transport.close()
            return
        status = refused.error_status_hint if isinstance(refused, h11.RemoteProtocolError) else 400
        self._refuse(status, msg)

    def _expect(self, is_asking: bool = True) -> None:
        """Begin to wait for the end of a request, or have it."""
        if self._deadline is not None and not is_asking:
            self._deadline.cancel()
            self._deadline = None
        elif self._deadline is None and is_asking:
            self._deadline = self.loop.call_later(_SLOWEST, self._give_up)

    def _give_up(self) -> None:
        is_begun = bool(self.conn.trailing_data[0]) or self.conn.their_state is h11.SEND_BODY
        if is_begun and self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._refuse(408, render(say("The request took too long.")))
        else:
            self.transport.close()  # browsers open connections to have them, too

    def _refuse(self, status: int, words: str) -> None:
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
        answer = h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase)
        for event in (answer, h11.Data(data=words.encode()), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
