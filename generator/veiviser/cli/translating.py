"""`veiviser translate`: catalogues for translators."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from veiviser.cli.folders import complete_flows, flow_file, near, project_folder
from veiviser.cli.reporting import counted
from veiviser.problem import Problem, ProblemsFound


@click.command()
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
    from veiviser.outputs.catalogues import make_catalogue
    from veiviser.reading import read_project
    from veiviser.reading.catalogues import TAG, catalogue_file, messages_of
    from veiviser.reading.coverage import SOURCE
    from veiviser.reading.files import read_text
    from veiviser.reading.settings import read_settings
    from veiviser.writing import write_files

    if not TAG.fullmatch(language) or language in SOURCE:
        hint = f"`{language}` is no language to translate to; write its tag, such as nn, en or se"
        raise click.BadParameter(hint, param_hint="LANGUAGE")
    root = project_folder(ctx)
    wanted = {Path(flow_file(root, flow)).stem for flow in flows}
    project, problems = read_project(root)
    settings = read_settings(root, [])
    errors = [problem for problem in problems if problem.severity == "error"]
    if project is None or settings is None or errors:
        raise ProblemsFound(errors)
    for name, flow in project.flows.items():
        if wanted and name not in wanted:
            continue
        found: list[Problem] = []
        path = root / settings.content / catalogue_file(language, name)
        before = read_text(path, PurePosixPath(path.relative_to(root)), found) if path.exists() else ""
        text = read_text(root / flow.file, flow.file, found)
        if before is None or text is None:
            raise ProblemsFound(found)
        messages = messages_of(flow, text)
        made = make_catalogue(messages, language, before)
        write_files(path.parent, {path.name: made.text})
        left = f"{made.missing:,} to translate" + (f", {made.fuzzy:,} to look at again" if made.fuzzy else "")
        done = "all done" if not made.missing and not made.fuzzy else left
        click.echo(f"{near(path)}: {counted(len(messages), 'text')}, {done}")
    if language not in project.languages:
        click.echo(f"Name the language in mkdocs.yml to see it counted: `- veiviser: {{languages: [{language}]}}`")
