"""`veiviser prove`: holds a built folder against the project."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.day import as_of
from veiviser.cli.ending import Stopped
from veiviser.cli.folders import near, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import FORMATS, counted, show, summary, tell
from veiviser.cli.words import Argument, Command, option
from veiviser.messages import all_of, current_language, render, say

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from collections.abc import Mapping

    from veiviser.model.project import Project
    from veiviser.problem import Problem
    from veiviser.stranger.built.site import BuiltSite
    from veiviser.stranger.built.walking import Walked


@click.command(cls=Command)
@click.argument(
    "site",
    cls=Argument,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=False,
    metavar="[SITE]",
)
@option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help=say("For whom."))
@option("--browser", is_flag=True, help=say("Let a stranger click through the site in Chromium, too."))
@as_of
@click.pass_context
def prove(ctx: click.Context, site: Path | None, style: str, browser: bool) -> None:
    """
    Hold a built site against the flows, pages and facts of the project.

    SITE is the folder, wherever it was built. Left out: the one that `veiviser build` writes.

    Each page is read as somebody reads it who has only the flow's file: texts, choices, errors, ways on, panels, the
    guide with its pictures, the map, and each word of the pages. Whatever differs is told, and what nobody made.
    """
    root = project_folder(ctx)
    from veiviser.cli.explanations import explanations
    from veiviser.problem import ProblemsFound
    from veiviser.reading import read_project
    from veiviser.stranger.built.proof import prove as held_against

    with Progress() as progress:
        progress.tell(say("Reading the project"))
        project, read = read_project(root)
        errors = [problem for problem in read if problem.severity == "error"]
        if project is None or errors:
            raise ProblemsFound(errors)
        folder = site or root / project.output
        if not folder.is_dir():
            there = say("there is no folder {folder}; build the site first, with `veiviser build`", folder=near(folder))
            raise click.BadParameter(there, param_hint="SITE")
        built = _built(folder)
        walks: dict[str, Walked] = {}
        found = held_against(project, built, progress.tell, lambda flow, walked: walks.update({flow.name: walked}))
        _keep(root, project, built, walks)
        if browser:
            progress.tell(say("Clicking through the site"))
            found = tuple(sorted({*found, *_clicked(project, built, folder)}))
    if style == "text":
        show(found)
        parts = [
            counted(len(project.flows), say("flow"), say("flows")),
            counted(sum(file.endswith(".html") for file in built.files), say("page"), say("pages")),
        ]
        held = say("{parts} held against the project: {summary}.", parts=all_of(*parts), summary=summary(found))
        tell(held, err=True)
    else:
        click.echo(FORMATS[style](found, explanations(current_language())).encode("utf-8", "replace"), nl=False)
    ctx.exit(bool(found))


def _built(folder: Path) -> "BuiltSite":
    from veiviser.stranger.built.site import BuiltSite

    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return BuiltSite(
        name=near(folder.resolve()).as_posix(),
        files=files,
        load=lambda file: (folder / file).read_text("utf-8", "replace"),
    )


def _keep(root: Path, project: "Project", built: "BuiltSite", walks: "Mapping[str, Walked]") -> None:
    """What was tried, for the page about coverage; of a site that says of which pages it is."""
    from veiviser.journeys import TooManyStates, compile_flow
    from veiviser.journeys.branch_keys import edge_cases
    from veiviser.journeys.walking.tried import edges_tried
    from veiviser.model.coverage import Record
    from veiviser.pipeline.kept_results import keep_results

    contents = _contents(built)
    for name in walks.keys() & contents.keys():
        try:
            graph = compile_flow(project.flows[name])
        except TooManyStates:  # `veiviser check` tells of it
            continue
        cases, tried, wrong = edge_cases(graph), walks[name].tried, walks[name].wrong
        failed = edges_tried(graph, (one for one, goal in tried.items() if goal in wrong))
        passed = edges_tried(graph, tried) - failed
        record = Record(
            contents[name], frozenset(map(cases.__getitem__, passed)), frozenset(map(cases.__getitem__, failed))
        )
        keep_results(root, name, {"stranger": record})


def _contents(built: "BuiltSite") -> "Mapping[str, str]":
    """By flow, the digest of its pages, as the site has it in its data about coverage."""
    from veiviser.model.site import COVERAGE_DATA, in_workshop

    try:
        flows = json.loads(built.read(in_workshop(COVERAGE_DATA)) or "{}").get("flows", [])
        return {str(flow["name"]): str(flow["content"]) for flow in flows}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # the proof tells that it is not ours
        return {}


def _clicked(project: "Project", built: "BuiltSite", folder: Path) -> Iterator["Problem"]:
    """What a stranger in a browser comes upon first in each flow, in each way of opening it."""
    try:
        from playwright.sync_api import Error, sync_playwright

        from veiviser.find_browser import NoBrowser, installed_browser
        from veiviser.stranger.browser.exploring import WAYS, Bounds, Way, explore
        from veiviser.stranger.browser.serving import served
    except ImportError as missing:
        raise Stopped(render(say("a browser needs more: `pip install 'veiviser[test]'`")), 2) from missing
    from veiviser.model.site import flow_folder, is_in_workshop, steps_folder
    from veiviser.problem import Problem

    try:
        program = installed_browser()
    except NoBrowser as none:
        raise Stopped(str(none), 2) from none
    pages = flow_folder if any(map(is_in_workshop, built.files)) else steps_folder
    try:
        with sync_playwright() as playwright, served(str(folder)) as server:
            is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
            chromium = playwright.chromium.launch(executable_path=program, chromium_sandbox=not is_root)
            for name, flow in project.flows.items():
                for way in WAYS:
                    opened = Way.named(way, f"{folder.resolve().as_uri()}/", server, pages(name))
                    seen = explore(chromium, flow, project.look.words, opened, Bounds(seed=f"1 {name}", steps=200))
                    if seen is None:
                        continue
                    clicks = all_of(*(act.in_words for act in seen.acts))
                    message = say(
                        "in a browser, after {clicks}: {lines} (in the flow, {place})",
                        clicks=clicks,
                        lines=all_of(*seen.lines),
                        place=flow.screens[seen.screen].place,
                    )
                    yield Problem(built.place(f"{pages(name)}/{seen.screen}.html"), "wrong-screen", message)
    except Error as failure:
        reason = next(iter(failure.message.splitlines()), "")
        raise Stopped(
            render(say("the browser could not go on: {reason}; is there room in memory?", reason=reason)), 2
        ) from failure
