"""`veiviser booklet`: prints guides as PDFs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.day import as_of
from veiviser.cli.ending import Stopped
from veiviser.cli.folders import complete_flows, flow_file, near, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import tell
from veiviser.cli.words import Command, option
from veiviser.messages import any_of, render, say
from veiviser.model.site import BOOKLETS

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.pipeline import Generated


@click.command(cls=Command)
@click.argument("guides", nargs=-1, metavar="[GUIDE]...", shell_complete=complete_flows)
@option("--large", is_flag=True, help=say("Large print: letters of 18 points."))
@option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(BOOKLETS),
    show_default=True,
    metavar="DIR",
    help=say("The folder that the booklets are written to."),
)
@as_of
@click.pass_context
def booklet(ctx: click.Context, guides: Sequence[str], large: bool, folder: Path) -> None:
    """
    Print guides as booklets (PDF), with contents and the numbers of pages.

    GUIDE is the name of a flow. Left out: all guides, and one booklet with the whole help.
    """
    root = project_folder(ctx)
    names = [Path(flow_file(root, guide)).stem for guide in guides]
    with printing():
        from veiviser.booklet.paper import LARGE, NORMAL
        from veiviser.pipeline import generate
        from veiviser.pipeline.booklets import booklets_of
        from veiviser.writing import replace_file

        program = _program()
        with Progress() as progress:
            progress.tell(say("Reading and checking"))
            made = generate(root)
            _refuse_what_has_no_guide(names, made.guides)
            paper = LARGE if large else NORMAL
            for bound in booklets_of(made, program, guides=names, papers=[paper], progress=progress.tell):
                name = bound.path.rpartition("/")[2]
                replace_file(folder, name, bound.pdf)
                tell(say("Wrote {path}", path=near((folder / name).resolve())))


@contextmanager
def printing() -> Iterator[None]:
    """
    Where what prints is imported and used.

    Raises:
        Stopped: when it is not installed, or fails.
    """
    try:
        from veiviser.booklet.failure import CannotPrint
        from veiviser.find_browser import NoBrowser

        try:
            yield
        except NoBrowser as none:
            raise Stopped(render(none.message), 2) from none
        except CannotPrint as failure:
            raise Stopped(render(say("Error: {what}", what=failure.message)), 3) from failure
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("playwright", "pypdf"):
            raise
        needs = say("booklets need more: `python -m pip install 'veiviser[booklet]'`, and Chromium, Chrome or Edge")
        raise Stopped(render(needs), 2) from missing


def adding(progress: Callable[[str], None]) -> "Callable[[Generated, Path], None]":
    """What puts all booklets into a site that is being built."""
    from veiviser.pipeline.booklets import add_booklets

    return partial(add_booklets, program=_program(), progress=progress)


def _program() -> Path | None:
    from veiviser.find_browser import installed_browser

    return installed_browser()


def _refuse_what_has_no_guide(names: Sequence[str], guides: Sequence[str]) -> None:
    for name in names:
        if name not in guides:
            there = any_of(*(f"`{guide}`" for guide in guides)) if guides else say("none")
            told = say("the flow `{name}` has no guide; those that have one: {guides}", name=name, guides=there)
            raise click.BadParameter(told, param_hint="GUIDE")
