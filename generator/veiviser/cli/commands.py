"""The commands of `veiviser` and their options."""

import os
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from veiviser.cli.approve import approve
from veiviser.cli.asking import ask
from veiviser.cli.booklet import adding, booklet, printing
from veiviser.cli.coverage import coverage
from veiviser.cli.day import as_of
from veiviser.cli.ending import Commands
from veiviser.cli.exporting import export
from veiviser.cli.folders import complete_flows, flow_file, flow_names, near, project_folder
from veiviser.cli.importing import import_texts
from veiviser.cli.language import OPTION, choose
from veiviser.cli.links import links
from veiviser.cli.packing import pack
from veiviser.cli.picturing import pictures
from veiviser.cli.progress import Progress
from veiviser.cli.proving import prove
from veiviser.cli.rename import rename
from veiviser.cli.reporting import FORMATS, capitalized, counted, counted_branches, show, summary, tell
from veiviser.cli.review import review
from veiviser.cli.testing import tests
from veiviser.cli.translating import translate
from veiviser.cli.words import Argument, option
from veiviser.messages import LANGUAGES, all_of, current_language, say, use_language
from veiviser.problem import ProblemsFound, Report, nearest
from veiviser.writing import write_files

if TYPE_CHECKING:
    from veiviser.kept import Kept

# What reads, checks and builds is imported where it is used: `--help` and completion must answer at once.

_NO_ADDRESS = say(
    "`site_url` in mkdocs.yml is empty, so there is no sitemap, and the page for missing addresses works only at the "
    "root of a host, not in a subfolder. Write there where the site will stand, or build with --site-url."
)
_NO_SENDER = say(
    "mkdocs.yml does not say who is behind the site, so readers cannot tell whose help they read. Write `sender:` "
    "under `extra:`, with a sentence such as: The service is delivered by the municipality of …"
)
_CACHE = option(
    "--cache/--no-cache",
    default=True,
    help=say("Take from earlier runs what is the same, or do everything anew. The outcome is the same."),
)
SCHEMA = "prototype/{}.schema.json"
"""Where `flows/*.yaml`, `facts.yaml` and `editions.yaml` say that their schema is."""


def _print_completion(ctx: click.Context, _param: click.Parameter, shell: str | None) -> None:
    found = get_completion_class(shell) if shell else None
    if found:
        click.echo(found(ctx.command, {}, "veiviser", "_VEIVISER_COMPLETE").source())
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@option(
    "-C",
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help=say("The project's folder. Left out: the nearest folder upwards that has a mkdocs.yml."),
)
@option(
    OPTION,
    type=click.Choice(LANGUAGES),
    expose_value=False,  # taken out before Click sees it, for it may stand behind the command too
    help=say("The language of messages. Left out: what VEIVISER_LANGUAGE says, your machine, or the project."),
)
@option(
    "--completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    callback=_print_completion,
    expose_value=False,
    is_eager=True,
    help=say('Print what makes Tab complete in your shell. In bash: eval "$(veiviser --completion bash)"'),
)
@click.version_option(package_name="veiviser", message="veiviser %(version)s")
@click.pass_context
def main(ctx: click.Context, project: Path | None) -> None:
    """
    Turn descriptions of services (flows) into prototypes and illustrated guides.

    \b
    Start here:
      veiviser new my-site      make a small site of your own
      cd my-site
      veiviser serve            look at it while you write

    Exit codes: 0 all is well, 1 problems were found, 2 the command was used wrongly,
    3 something could not be read or written, 130 interrupted.
    """
    if project is not None:
        use_language(choose(os.environ, project))
    if os.environ.get("NO_COLOR"):
        ctx.color = False


main.add_command(approve)
main.add_command(ask)
main.add_command(booklet)
main.add_command(coverage)
main.add_command(export)
main.add_command(import_texts)
main.add_command(links)
main.add_command(pack)
main.add_command(pictures)
main.add_command(prove)
main.add_command(rename)
main.add_command(review)
main.add_command(tests)
main.add_command(translate)


@main.command()
@option(
    "--site-url",
    metavar="URL",
    default="",
    help=say(
        "Where the site will stand: with it come a sitemap and canonical addresses. [default: what mkdocs.yml says]"
    ),
)
@option("--booklets", is_flag=True, help=say("Print all guides as PDFs too, with a link on each guide."))
@option(
    "--public",
    is_flag=True,
    help=say("For readers alone, without the workshop: its pages, its search and the link to it are left out."),
)
@as_of
@_CACHE
@click.pass_context
def build(ctx: click.Context, site_url: str, booklets: bool, public: bool, cache: bool) -> None:
    """Build the whole site into the folder `site`."""
    root = project_folder(ctx)
    from veiviser.kept import keeping
    from veiviser.unchanged import build as build_site

    if site_url:
        _refuse_bad_address(site_url)
    url = site_url if not site_url or site_url.endswith("/") else f"{site_url}/"
    with Progress() as progress, printing(), keeping(root, wanted=cache) as kept:
        add = adding(progress.tell) if booklets else None
        built = build_site(root, kept, progress=progress.tell, url=url, public=public, add=add)
        hides_sender = _hides_sender(root, kept, lambda: built.is_read)
    parts = [
        counted(built.flows, say("flow"), say("flows")),
        counted(built.screens, say("screen"), say("screens")),
        counted(built.states, say("state"), say("states")),
        counted(built.pages, say("page"), say("pages")),
        counted(built.links, say("link"), say("links")),
    ]
    tell(say("Wrote {parts}.", parts=all_of(*parts)))
    tell(
        say(
            "{figures} `veiviser coverage` tells which.",
            figures=counted_branches(built.branches, built.tried, built.untold),
        )
    )
    tell(say("Open {page}", page=near(Path(built.folder) / "index.html")))
    if not (Path(built.folder) / "sitemap.xml").exists():
        tell(_NO_ADDRESS)
    if hides_sender:
        tell(_NO_SENDER)
    show(built.warnings, err=True)


@main.command()
@option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=say("Where to listen."))
@option("--open/--no-open", "open_browser", default=False, help=say("Open the site in your browser."))
@as_of
@_CACHE
@click.pass_context
def serve(ctx: click.Context, port: int, open_browser: bool, cache: bool) -> None:
    """Serve the site locally and rebuild on save. Ctrl-C stops."""
    root = project_folder(ctx)
    from veiviser.kept import keeping
    from veiviser.serving import serve as serve_site

    with keeping(root, wanted=cache) as kept:
        serve_site(root, port, open_browser, kept)


@main.command()
@click.argument("flows", nargs=-1, metavar="[FLOW]...", shell_complete=complete_flows)
@option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help=say("For whom."))
@option("--strict", is_flag=True, help=say("Let warnings count as errors do."))
@as_of
@_CACHE
@click.pass_context
def check(ctx: click.Context, flows: Sequence[str], style: str, strict: bool, cache: bool) -> None:
    """
    Check the project without building it.

    Name flows to see only what is wrong in those: `veiviser check kommunal-nettlege`.
    """
    root = project_folder(ctx)
    wanted = {flow_file(root, flow) for flow in flows}
    from veiviser.kept import keeping
    from veiviser.unchanged import check as check_site

    with Progress() as progress, keeping(root, wanted=cache) as kept:
        progress.tell(say("Checking"))
        found = tuple(sorted(check_site(root, kept)))
        hides_sender = style == "text" and not wanted and _hides_sender(root, kept, lambda: _is_read(root))
    found = tuple(problem for problem in found if not wanted or str(problem.place.file) in wanted)
    if style == "text":
        show(found)
        tell(say("{summary}.", summary=capitalized(summary(found))), err=True)
        if hides_sender:
            tell(_NO_SENDER, err=True)
    else:
        from veiviser.cli.explanations import explanations

        click.echo(FORMATS[style](found, explanations(current_language())).encode("utf-8", "replace"), nl=False)
    ctx.exit(any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in found))


def _refuse_bad_address(url: str) -> None:
    from veiviser.reading.settings.mkdocs_yml import TELLS_WHO, is_whole_address, tells_who

    if not is_whole_address(url):
        raise click.BadParameter(
            say("write a whole address, like https://example.no/nettlege/"), param_hint="--site-url"
        )
    if tells_who(url):
        raise click.BadParameter(TELLS_WHO, param_hint="--site-url")


@main.command()
@click.argument("folder", cls=Argument, type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@option(
    "--publish",
    type=click.Choice(["github", "gitlab"]),
    help=say("Add the workflow that checks, tests, builds and publishes there. Left out: none."),
)
def new(folder: Path, publish: str | None) -> None:
    """Make a small site of your own in DIR, a new or an empty folder."""
    if not folder.name:
        raise click.BadParameter(say("the folder needs a name, as in `veiviser new my-site`"), param_hint="DIR")
    if folder.is_dir() and any(folder.iterdir()):
        taken = say("'{folder}' is not empty; name a folder that is new", folder=folder)
        raise click.BadParameter(taken, param_hint="DIR")
    workflow = _packaged(f"publishing/{publish}") if publish else {}
    write_files(folder, _packaged("starter") | _pages_of_the_workshop() | workflow | _schemas(folder))
    tell(say("Made a site in {folder}. Look at it:", folder=folder))
    click.echo(f"  cd {folder}\n  veiviser serve --open")


@main.command()
@option("--write", is_flag=True, help=say("Renew the schemas in the folder `prototype`, which editors read."))
@click.pass_context
def schema(ctx: click.Context, write: bool) -> None:
    """Print the JSON Schema of flows, which helps editors to help."""
    root = project_folder(ctx)
    schemas = _schemas(root)
    if write:
        write_files(root, schemas)
        for path in schemas:
            tell(say("Wrote {path}", path=near(root / path)))
    else:
        click.echo(schemas[SCHEMA.format("flow")].encode(), nl=False)


def _hides_sender(root: Path, kept: "Kept", is_read: Callable[[], bool]) -> bool:
    """Whether there is something that people read, and nothing that says who is behind it."""
    from veiviser.unchanged import told

    def look() -> bool:
        from veiviser.reading.settings.mkdocs_yml import says_sender

        return not says_sender(root) and is_read()

    return told("sender", root, kept, look)


def _is_read(root: Path) -> bool:
    """Whether there is a flow, or a page that is not for staff."""
    from veiviser.reading import read_project

    project = None if flow_names(root) else read_project(root)[0]
    return project is None or not all(page.is_for_staff for page in project.pages.values())


def _complete_ids(_ctx: click.Context, _param: click.Parameter, start: str) -> list[CompletionItem]:
    from veiviser.cli.explanations import explanations

    told = explanations(current_language())
    return [CompletionItem(id, help=_first(text)) for id, text in told.items() if id.startswith(start)]


@main.command()
@click.argument("id", required=False, metavar="[ID]", shell_complete=_complete_ids)
def explain(id: str | None) -> None:
    """Explain a problem and how to fix it. Without ID: list them all."""
    from veiviser.cli.explanations import explanations

    texts = explanations(current_language())
    if id is None:
        width = max(map(len, texts), default=0)
        click.echo("\n".join(f"{name:{width}}  {_first(texts[name])}" for name in sorted(texts)))
    elif id in texts:
        click.echo(f"{id}\n\n{texts[id].strip()}")
    else:
        hint = nearest(id, texts) or say("; `veiviser explain` lists them")
        raise click.BadParameter(say("no problem is called `{id}`{hint}", id=id, hint=hint), param_hint="ID")


def _schemas(root: Path) -> dict[str, str]:
    """The files that editors read, that of flows first."""
    from veiviser.outputs.schema import drawing_schema, editions_schema, facts_schema, flow_schema, written
    from veiviser.reading import look_folders, read_look, read_settings

    problems = Report()
    settings = read_settings(root, Report())  # a new site has none yet
    look = read_look(look_folders(root), problems, settings.engine["theme"]["language"] if settings else "nb")
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(problems)
    named = {
        "flow": flow_schema(look),
        "drawing": drawing_schema(look),
        "facts": facts_schema(look.words),
        "editions": editions_schema(look.words),
    }
    return {SCHEMA.format(name): written(schema) for name, schema in named.items()}


def _packaged(name: str) -> dict[str, str]:
    """The files that we ship for new sites in a folder."""

    def within(folder: Traversable, path: str) -> Iterable[tuple[str, str]]:
        for entry in folder.iterdir():
            if entry.is_dir():
                yield from within(entry, f"{path}{entry.name}/")
            else:
                yield path + entry.name, entry.read_text(encoding="utf-8")

    return dict(within(files("veiviser") / name, ""))


def _pages_of_the_workshop() -> dict[str, str | bytes]:
    from veiviser.reading import packaged_pages

    return {f"content/{path}": text for path, text in packaged_pages().items()}


def _first(explanation: str) -> str:
    """The first sentence."""
    return explanation.strip().partition("\n")[0].partition(". ")[0]
