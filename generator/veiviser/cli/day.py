"""The day that a command works as of."""

from datetime import datetime

import click

from veiviser.cli.words import option
from veiviser.kept.inputs import as_of as working_as_of
from veiviser.messages import say


def _work_on(ctx: click.Context, _param: click.Parameter, day: datetime | None) -> None:
    if day is not None:
        ctx.with_resource(working_as_of(day.date()))


as_of = option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    callback=_work_on,
    expose_value=False,
    help=say("Take everything as it is on that day: pages, screens, texts and facts. [default: today]"),
)
"""Option of all commands that read a project: what has its days is there on them alone."""
