"""Finds the project's folder and its flows."""

from collections.abc import Collection
from pathlib import Path

import click

from veiviser.messages import say
from veiviser.problem import nearest


def project_folder(ctx: click.Context) -> Path:
    """
    The project's folder.

    Raises:
        click.UsageError: when there is none, with an example of how to get one.
    """
    given: Path | None = ctx.find_root().params.get("project")
    start = (given or Path.cwd()).resolve()
    folders = [start] if given else [start, *start.parents]
    for folder in folders:
        if (folder / "mkdocs.yml").is_file():
            return folder
    where = say("in {folder}", folder=given) if given else say("in {folder} or in any folder above it", folder=start)
    raise click.UsageError(
        say(
            "There is no mkdocs.yml {where}. Go to a project, name one with `veiviser -C DIR …`, or make one with "
            "`veiviser new my-site`.",
            where=where,
        )
    )


def flow_names(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "flows").glob("*.yaml"))


def flow_file(root: Path, flow: str) -> str:
    """The flow's file, for its name or its path."""
    name = flow_name(flow)
    names = flow_names(root)
    if name.partition(".")[0] not in names:
        raise unknown_flow(flow, names)
    return f"flows/{name.partition('.')[0]}.yaml"


def unknown_flow(flow: str, names: Collection[str]) -> click.BadParameter:
    there = say("; there is {names}", names=", ".join(names)) if names else say("; there is none")
    hint = nearest(flow_name(flow), names) or there
    return click.BadParameter(say("no flow is called `{flow}`{hint}", flow=flow, hint=hint), param_hint="FLOW")


def flow_name(flow: str) -> str:
    """The flow's name, for it or its path; that of a variant has a point in it."""
    return Path(flow).stem if flow.endswith((".yaml", ".yml")) else flow


def near(path: Path) -> Path:
    """The path as seen from here, where it is below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def complete_flows(ctx: click.Context, _param: click.Parameter, start: str) -> list[str]:
    """The flows' names, for a shell that completes them."""
    try:
        return [name for name in flow_names(project_folder(ctx)) if name.startswith(start)]
    except (click.ClickException, OSError):
        return []
