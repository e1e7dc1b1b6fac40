"""A live preview: the site on this machine, and again each time an author saves."""

import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

from veiviser import pipeline
from veiviser.engine import Again, Generated, build_generated
from veiviser.serving.preview import Preview
from veiviser.serving.server import open_server
from veiviser.serving.watching import watched

__all__ = ["Preview", "open_server", "serve", "watched"]

_TURN = 0.0005
"""Seconds that building goes on before the server gets its turn: a browser asks for six files, one after another."""


def serve(root: Path, port: int = 8000, open_browser: bool = False) -> None:
    """
    Serve the project at `root` on this machine alone, until interrupted.

    A mistake shows in the terminal and in the browser; the last good site stays up. Warnings show in both, mildly.

    Raises:
        CannotWrite: when no port is free.
        KeyboardInterrupt: when interrupted.
    """
    sys.setswitchinterval(_TURN)
    cache, again = pipeline.Cache(), Again()

    def generate(root: Path, first: str, show: pipeline.Show, checkpoint: Callable[[], None]) -> Generated:
        return pipeline.generate(root, cache=cache, first=first, show=show, checkpoint=checkpoint)

    def render(_: Path, made: Generated, site: Path, checkpoint: Callable[[], None]) -> None:
        build_generated(made, site, again=again, checkpoint=checkpoint)

    with (
        Preview(root, say=_say, generate=generate, render=render, render_again=again.render) as preview,
        open_server(preview, port) as server,
        watched(root, preview.rebuild, _say),  # from now on: what is saved during the first build counts too
    ):
        if server.server_port != port:
            _say(f"Port {port} is taken by another program; using {server.server_port}")
        preview.rebuild()
        _say(f"Look at {server.url} (Ctrl-C stops)")
        if open_browser:
            webbrowser.open(server.url)
        server.serve_forever()


def _say(words: str) -> None:
    print(words, flush=True)
