"""Shows progress to those who wait."""

import sys
from threading import Timer

import click

from veiviser.messages import render


class Progress:
    """What is being done, on stderr, from the moment that it has taken a second; nothing where nobody looks."""

    def __init__(self) -> None:
        self._stage: str | None = None
        self._slow = False
        self._timer = Timer(1, self._say_from_now_on)
        self._timer.daemon = True

    def __enter__(self) -> "Progress":
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def tell(self, stage: str) -> None:
        self._stage = stage
        if self._slow:
            click.echo(f"{render(stage)} …", err=True)

    def _say_from_now_on(self) -> None:
        self._slow = True
        if self._stage:
            self.tell(self._stage)
