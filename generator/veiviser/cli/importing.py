"""`veiviser import`: writes texts that come back from a table, and makes a page of a document."""

from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from veiviser.cli.ending import Stopped
from veiviser.cli.folders import project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import counted, tell
from veiviser.cli.words import Argument, Command, option
from veiviser.messages import Message, render, say
from veiviser.problem import ProblemsFound, Report

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.correcting.files import OpenFile
    from veiviser.correcting.returning import Refused, Returned
    from veiviser.exports.texts import Row


_DOCUMENTS = (".docx", ".md")


@click.command("import", cls=Command)
@click.argument("table", cls=Argument, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@option("--dry-run", is_flag=True, help=say("Show what would be written, and write nothing."))
@option("--to", "folder", default="", metavar="FOLDER", help=say("Of a document: the folder among the pages."))
@click.pass_context
def import_texts(ctx: click.Context, table: Path, dry_run: bool, folder: str) -> None:
    """
    Write corrected texts from a table back into their files, or make a page of a document.

    A table is made by `veiviser export FLOW --format texts`. Only rows with other words in the column `text` are
    written. Where a row cannot be written, nothing of its file is.

    A document is one of Word's, `.docx`, or Markdown, `.md`. Its first heading is the page's title; its pictures are
    put beside the page.
    """
    root = project_folder(ctx)
    if table.suffix.lower() in _DOCUMENTS:
        _import_document(root, table, folder, dry_run)
        return
    rows = _rows(table)
    with Progress() as progress:
        progress.tell(say("Reading"))
        made = _returned(root, rows)
    for refused in made.refused:
        tell(_told(refused), err=True)
    for file in made.files:
        if dry_run:
            click.echo(_diff(file))
        else:
            _write(root, file)
    _tell_summary(made, dry_run)
    ctx.exit(bool(made.refused))


def _import_document(root: Path, document: Path, folder: str, dry_run: bool) -> None:
    from veiviser.correcting.files import CannotStand
    from veiviser.correcting.importing import imported
    from veiviser.correcting.journal import Journal
    from veiviser.reading import Settings, read_settings
    from veiviser.writing import CannotWrite, check_path

    content = (read_settings(root, Report()) or Settings()).content
    try:
        if folder:
            check_path(folder)
        made = imported(root, PurePosixPath(content, folder), document)
    except (CannotStand, CannotWrite) as refused:
        raise Stopped(render(say("Error: {what}", what=refused.message)), 1) from None
    if dry_run:
        click.echo(made.files[-1].data.decode(), nl=False)
    else:
        Journal(root).add(*(file.write() for file in made.files))
        for file in made.files:
            click.echo(str(file.name))
    for line, what in made.lost:
        tell(say("{file}:{line}: {what}", file=made.files[-1].name, line=line, what=what), err=True)
    for name in made.silent:
        tell(say("Write on the page what the picture {file} shows, for those who do not see it.", file=name), err=True)


def _rows(table: Path) -> "list[Row]":
    from veiviser.exports.texts import rows_in
    from veiviser.reading.files.sheets import read_sheet

    report, name = Report(), PurePosixPath(table.as_posix())
    text = read_sheet(table, name, report)
    rows = list(rows_in(text, name, report)) if text is not None else []
    if report:
        raise ProblemsFound(report)
    return rows


def _returned(root: Path, rows: "Iterable[Row]") -> "Returned":
    from veiviser.correcting.returning import returned
    from veiviser.editing.correctable import correctables
    from veiviser.reading import open_project, with_flows

    opened = open_project(root)
    project, problems = with_flows(opened)
    if project is None:
        raise ProblemsFound(problems)
    sources = {source.file: source.text for source in opened.sources.values()}
    dialects = {page.place.file: page.dialect for page in project.pages.values()}
    return returned(root, rows, correctables(project, sources), dialects)


def _write(root: Path, file: "OpenFile") -> None:
    from veiviser.correcting.journal import Journal
    from veiviser.editing.correcting import MeanwhileChanged

    try:
        Journal(root).add(file.write())
    except MeanwhileChanged:
        message = say("{file} was changed just now; import the table once more", file=file.name)
        raise Stopped(render(say("Error: {what}", what=message)), 1) from None


def _told(refused: "Refused") -> Message:
    return say(
        "{place}: row {number} is not written: {why}",
        place=refused.place,
        number=refused.row.number,
        why=refused.why,
    )


def _diff(file: "OpenFile") -> str:
    name = str(file.name)
    return "\n".join(unified_diff(file.before.split("\n"), file.text.split("\n"), name, name, n=0, lineterm=""))


def _tell_summary(made: "Returned", dry_run: bool) -> None:
    texts = counted(made.corrected, say("text"), say("texts"))
    files = counted(len(made.files), say("file"), say("files"))
    if dry_run:
        tell(say("Would correct {texts} in {files}.", texts=texts, files=files))
    else:
        tell(say("Corrected {texts} in {files}.", texts=texts, files=files))
    if made.same:
        rows = counted(made.same, say("row says"), say("rows say"))
        tell(say("{rows} what the files say already.", rows=rows))
    if made.refused:
        rows = counted(len(made.refused), say("row"), say("rows"))
        tell(say("Not written: {rows}. Nothing of their files was.", rows=rows), err=True)
