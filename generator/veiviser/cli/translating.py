"""`veiviser translate`: catalogues for translators."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from veiviser.cli.folders import complete_flows, flow_file, near, project_folder
from veiviser.cli.reporting import counted, tell
from veiviser.cli.words import Command
from veiviser.messages import Count, Message, say
from veiviser.problem import ProblemsFound, Report

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.flow import Flow


@click.command(cls=Command)
@click.argument("language", metavar="LANGUAGE")
@click.argument("flows", nargs=-1, metavar="[FLOW]...", shell_complete=complete_flows)
@click.pass_context
def translate(ctx: click.Context, language: str, flows: Sequence[str]) -> None:
    """
    Write the texts of flows into catalogues for translators.

    What is translated already stays.

    LANGUAGE is a tag such as nn, en or se. Translators fill in the files, in a text editor or in a program for gettext
    catalogues such as Poedit. Run it again when flows were changed.

    \b
      veiviser translate nn
      veiviser translate en kommunal-nettlege
    """
    from veiviser.reading import read_project
    from veiviser.reading.pages.catalogues import TAG, catalogue_file
    from veiviser.reading.settings.mkdocs_yml import read_settings
    from veiviser.reading.settings.wanted import SOURCE

    if not TAG.fullmatch(language) or language in SOURCE:
        hint = say("`{tag}` is no language to translate to; write its tag, such as nn, en or se", tag=language)
        raise click.BadParameter(hint, param_hint="LANGUAGE")
    root = project_folder(ctx)
    wanted = {Path(flow_file(root, flow)).stem for flow in flows}
    project, problems = read_project(root)
    settings = read_settings(root, Report())
    errors = [problem for problem in problems if problem.severity == "error"]
    if project is None or settings is None or errors:
        raise ProblemsFound(errors)
    folder = root / settings.content
    for name, flow in project.flows.items():
        if not wanted or name in wanted:
            tell(_write(root, flow, folder / catalogue_file(language, name), language))
    if language not in project.languages:
        line = f"- veiviser: {{languages: [{language}]}}"
        tell(say("Name the language in mkdocs.yml to see it counted: `{line}`", line=line))


def _write(root: Path, flow: "Flow", path: Path, language: str) -> Message:
    """Write one catalogue, and say how much of it is left to do."""
    from veiviser.outputs.catalogues import make_catalogue
    from veiviser.reading.files.text import read_text
    from veiviser.reading.pages.catalogues import messages_of
    from veiviser.writing import write_files

    found: Report = Report()
    before = read_text(path, PurePosixPath(path.relative_to(root)), found) if path.exists() else ""
    text = read_text(root / flow.file, flow.file, found)
    if before is None or text is None:
        raise ProblemsFound(found)
    messages = messages_of(flow, text)
    made = make_catalogue(messages, language, before)
    write_files(root, {path.relative_to(root).as_posix(): made.text})
    texts = counted(len(messages), say("text"), say("texts"))
    if not made.missing and not made.fuzzy:
        return say("{file}: {texts}, all done", file=near(path), texts=texts)
    if not made.fuzzy:
        return say("{file}: {texts}, {missing} to translate", file=near(path), texts=texts, missing=Count(made.missing))
    return say(
        "{file}: {texts}, {missing} to translate, {fuzzy} to look at again",
        file=near(path),
        texts=texts,
        missing=Count(made.missing),
        fuzzy=Count(made.fuzzy),
    )
