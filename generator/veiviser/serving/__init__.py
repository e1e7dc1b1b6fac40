"""A live preview: the site on this machine, and again each time an author saves."""

import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.messages import render, say
from veiviser.serving.preview import Preview, Show
from veiviser.serving.server import open_server

if TYPE_CHECKING:
    from veiviser.engine import Again, Generated
    from veiviser.pipeline import Cache

# What builds is imported where it builds, beside the server: it takes longer than all else until the first answer.

__all__ = ["Preview", "building", "open_server", "serve"]

_TURN = 0.0005
"""Seconds that building goes on before the server gets its turn: a browser asks for six files, one after another."""


def serve(root: Path, port: int = 8000, open_browser: bool = False, kept: Kept = NOTHING_KEPT) -> None:
    """
    Serve the project at `root` on this machine alone, from the first moment until interrupted.

    A mistake shows in the terminal and in the browser; the last good site stays up. Warnings show in both, mildly.

    Args:
        kept: what earlier runs found.

    Raises:
        CannotWrite: when no port is free.
        KeyboardInterrupt: when interrupted.
    """
    sys.setswitchinterval(_TURN)
    builder = _Builder(kept)
    with (
        Preview(
            root, tell=_tell, generate=builder.generate, render=builder.render, render_again=builder.render_again
        ) as preview,
        open_server(preview, port) as server,
        building(root, preview, _tell),
    ):
        if server.server_port != port:
            other = server.server_port
            _tell(say("Port {port} is taken by another program; using {other}", port=port, other=other))
        _tell(say("Look at {url} (Ctrl-C stops)", url=server.url))
        if open_browser:
            webbrowser.open(server.url)
        server.serve_forever()


@contextmanager
def building(root: Path, preview: Preview, tell: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Have the site built in a thread of its own, and again after each save, those during the first build too."""
    ended = threading.Event()

    def build() -> None:
        from veiviser.serving.watching import watched

        with watched(root, preview.rebuild, tell):
            preview.rebuild(ended.is_set)
            ended.wait()

    thread = threading.Thread(target=build)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class _Builder:
    """Builds one project again and again, with what is remembered of it."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def generate(self, root: Path, first: str, show: Show, checkpoint: Callable[[], None]) -> "Generated":
        from veiviser.pipeline import generate

        return generate(root, cache=self._cache, first=first, show=show, checkpoint=checkpoint)

    def render(self, _: Path, made: "Generated", site: Path, checkpoint: Callable[[], None]) -> None:
        from veiviser.engine import build_generated

        build_generated(made, site, again=self._again, checkpoint=checkpoint, kept=self._kept)

    def render_again(self, path: str, text: str, pictures: Mapping[str, str]) -> Mapping[str, str]:
        return self._again.render(path, text, pictures)

    @cached_property
    def _cache(self) -> "Cache":
        from veiviser.pipeline import Cache

        return Cache(self._kept)

    @cached_property
    def _again(self) -> "Again":
        from veiviser.engine import Again

        return Again()


def _tell(words: str) -> None:
    print(render(words), flush=True)
