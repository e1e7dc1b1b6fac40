"""The pipeline of a site: read, check, draw, build, finish, exchange."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.checks import find_problems_of_facts, find_problems_of_pages, with_variants
from veiviser.engine import Engine, build_generated, frame_files
from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.kept.inputs import today
from veiviser.messages import say
from veiviser.model.coverage import figures
from veiviser.model.fact import Mention
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.model.site import ASSETS, flow_folder, is_in_workshop, steps_folder
from veiviser.outputs.contract import FlowView
from veiviser.outputs.coverage import digest_of_files
from veiviser.outputs.whole_site.assets import make_assets, make_style
from veiviser.pipeline.approvals import ended_approvals, on_day
from veiviser.pipeline.cache import Cache
from veiviser.pipeline.changes import changed_since, digest_of_source, stamps_of
from veiviser.pipeline.drawing import draw_flow, outline_of, put_together, view_of
from veiviser.pipeline.drawn_places import Waiting, prove_places
from veiviser.pipeline.flows import Flows, Outlined, lost_pictures, surroundings
from veiviser.pipeline.own_templates import slips_in_templates
from veiviser.pipeline.pool import shared_out
from veiviser.pipeline.proof import prove_links
from veiviser.pipeline.public import for_readers_alone
from veiviser.pipeline.results import Drawn, Generated
from veiviser.pipeline.site_links import judge_links
from veiviser.pipeline.taken import find_problems as find_taken_addresses
from veiviser.pipeline.taken import find_same_earlier_names
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading import look_folders, open_project, uncollected
from veiviser.reading.pages.headings import find_nothing_to_read
from veiviser.reading.runs.accessibility import read_last_run
from veiviser.templating.environment import LookEnvironment, make_environment
from veiviser.writing import MEND, new_site, scratch_folder, why_not
from veiviser.writing.summary import Summary

__all__ = ["Cache", "Generated", "Summary", "build_site", "check_site", "draw", "generate", "prove_links"]

Progress = Callable[[str], None]
Show = Callable[[Mapping[str, str | bytes], tuple[Problem, ...]], None]
_LINK = re.compile(r"<a\s[^>]*?href=")


@dataclass(frozen=True, slots=True)
class _Checked:
    """A project that was read and checked, its flows still at hand to be drawn."""

    project: Project | None
    """None where there is no project."""
    problems: tuple[Problem, ...]
    """Sorted by place."""
    draw: Callable[[], Iterator[Drawn]]
    """Each flow, in order of names; only where no problem is an error."""
    waiting: tuple[Waiting, ...]
    """What its drawn pages can tell of links alone."""
    page: Callable[[str], Mapping[str, str]]
    """A page of the prototype by its path in the site, likewise; nothing where it is as it was, or not there."""


def check_site(
    root: Path, *, processes: int | None = None, day: date | None = None, kept: Kept = NOTHING_KEPT
) -> tuple[Problem, ...]:
    """
    Everything that is wrong in a project, warnings too, sorted by place; for the other arguments see `generate`.

    Args:
        kept: what earlier runs found.
    """
    cache = Cache(kept)
    with uncollected(), _checked(root, cache, processes, day) as found:
        problems = {*found.problems, *_seen_when_drawn(found, cache)}
    if not any(problem.severity == "error" for problem in problems):
        problems.update(_seen_when_built(root, cache, processes, day))
    return tuple(sorted(problems))


def _seen_when_drawn(found: _Checked, cache: Cache) -> tuple[Problem, ...]:
    """Slips in own templates, places that links lead to, and columns to be green; nothing beside other errors."""
    project = found.project
    if project is None or any(problem.severity == "error" for problem in found.problems):
        return ()
    if not project.look.own and not project.required and not found.waiting:
        return ()
    try:
        drawn = tuple(found.draw())  # before the look's own examples, as a build does
        made = put_together(project, cache.environment(project.look), drawn, shown=cache.environments(project.shown))
        prove_places(found.waiting, made)
    except ProblemsFound as mistakes:
        return mistakes.problems
    return made.missing


def _seen_when_built(root: Path, cache: Cache, processes: int | None, day: date | None) -> tuple[Problem, ...]:
    """Slips in templates of the project's own, which only whole pages show: all of the site, built aside."""
    if not any(True for folder in look_folders(root)[1:] for _ in folder.rglob("*.html")):
        return ()
    try:
        made = generate(root, cache=cache, processes=processes, day=day)
        with scratch_folder() as site:
            build_generated(made, site, url=made.url, kept=cache.kept)
            prove_links(site, made.docs, made.url, cache.kept)
    except ProblemsFound as mistakes:
        return mistakes.problems
    return ()


def generate(
    root: Path,
    *,
    cache: Cache | None = None,
    processes: int | None = None,
    day: date | None = None,
    first: str = "",
    show: Show | None = None,
    checkpoint: Callable[[], None] = lambda: None,
    url: str = "",
    public: bool = False,
) -> Generated:
    """
    Read and check a project, and draw everything of it that no engine draws.

    Args:
        cache: results of earlier builds of the same project, and afterwards of this one.
        processes: among how many to share the flows out; left out, as many as this machine's cores, if it pays.
        day: what is there on it is built, and its facts must hold; left out, `today()`.
        first: the path in the site of the page that somebody looks at.
        show: is given that page and what it is shown with, and the warnings, before all the rest is drawn.
        checkpoint: called every now and then, as long as one process does it all; what it raises ends this.
        url: where the site will stand, with a final slash; left out, where the settings say.
        public: whether to leave out what is the workshop's.

    Raises:
        ProblemsFound: with every error found; warnings do not stop a build.
    """
    cache = cache or Cache()
    with uncollected(), _checked(root, cache, processes, day, checkpoint, url) as found:
        errors = [problem for problem in found.problems if problem.severity == "error"]
        if errors or found.project is None:
            raise ProblemsFound(errors)
        if show is not None and (page := found.page(first)):
            styles = [make_style(look) for look in found.project.looks.values()]
            others = {path: text for made in styles for path, text in made.items()}
            show({**make_assets(found.project.look), **others, **page}, found.problems)
        drawn = tuple(found.draw())  # before the look's own examples: a slip is told with the flow's line
        environment, run = cache.environment(found.project.look), read_last_run(root)
        source = digest_of_source(root) if run is not None else ""
        shown = cache.environments(found.project.shown)
        made = put_together(found.project, environment, drawn, shown=shown, last_run=run, source=source)
        prove_places(found.waiting, made)
        if public:
            made = for_readers_alone(made, found.project)
        return replace(made, warnings=found.problems)


@contextmanager
def _checked(
    root: Path,
    cache: Cache,
    processes: int | None,
    day: date | None,
    checkpoint: Callable[[], None] = lambda: None,
    url: str = "",
) -> Iterator[_Checked]:
    day = day or today()
    opened = on_day(open_project(root, cache.read_look, cache.read_other, day), day)
    flows = cache.flows(opened, checkpoint)
    with shared_out(flows, cache.unknown(opened), processes) as work:
        names = [(name,) for name in opened.sources]
        outlined = dict(zip(opened.sources, cache.each(work, opened, Flows.outline, names), strict=True))
        problems = {*opened.problems, *(problem for found in outlined.values() for problem in found.problems)}
        if opened.project is None:
            yield _Checked(None, tuple(sorted(problems)), lambda: iter(()), (), lambda _: {})
            return
        problems.update(ended_approvals(opened.project, day))
        problems.update(_bad_output(opened.project, root))
        problems.update(find_problems_of_pages(opened.project))
        problems.update(p for page in opened.project.pages.values() for p in find_nothing_to_read(page))
        problems.update(lost_pictures(opened.project, outlined))
        told = {(problem.place, problem.id) for problem in problems}
        drawn_of = {name: found.files for name, found in outlined.items()}
        taken = find_taken_addresses(opened.project, drawn_of)
        problems.update(problem for problem in taken if (problem.place, problem.id) not in told)
        problems.update(find_same_earlier_names(opened.sources, drawn_of))
        rows = (row for page in opened.project.pages.values() for table in page.tables.values() for row in table.rows)
        problems.update(find_problems_of_facts(_mentions(opened.project, outlined), rows, day))
        around = surroundings(opened.project, outlined)
        jobs = list(around.items())
        checked = dict(zip(around, cache.each(work, opened, Flows.check, jobs), strict=True))
        problems.update(with_variants(checked))
        noticed = {name: _milder((*outlined[name].problems, *found)) for name, found in checked.items()}
        around = {name: replace(one, problems=noticed[name]) for name, one in around.items()}
        loaded = {*frame_files(opened.project.theme), *opened.project.styles, *make_assets(opened.look)}
        loaded |= {f"{ASSETS}/{look.style}" for look in opened.looks.values()}
        judged = judge_links(opened.project, outlined, loaded, url or opened.project.url)
        problems.update(_news(judged.problems, problems))

        def page(path: str) -> Mapping[str, str]:
            folder, name = PurePosixPath(path).parent, PurePosixPath(path).parent.name
            is_news = (
                name in around
                and str(folder) in (flow_folder(name), steps_folder(name))
                and cache.is_news(opened, Flows.draw, (name, around[name]))
            )
            return flows.page(name, around[name], path) if is_news else {}

        if opened.look.own and not any(problem.severity == "error" for problem in problems):
            problems.update(slips_in_templates(cache.environment(opened.look)))
        drawn = cache.each(work, opened, Flows.draw, [*around.items()])
        yield _Checked(opened.project, tuple(sorted(problems)), lambda: drawn, judged.waiting, page)


def _milder(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that do not stop a build."""
    return tuple(sorted({problem for problem in problems if problem.severity != "error"}))


def _news(found: Iterable[Problem], known: Collection[Problem]) -> Iterator[Problem]:
    """What is wrong on lines of which nothing else is known."""
    told = {(problem.place.file, problem.place.line) for problem in known if problem.severity == "error"}
    yield from (problem for problem in found if (problem.place.file, problem.place.line) not in told)


def _bad_output(project: Project, root: Path) -> Iterator[Problem]:
    if reason := why_not(Path(project.output), root):
        message = say(
            "the site cannot be written to `{folder}`: {reason}; {mend}",
            folder=project.output,
            reason=reason,
            mend=MEND,
        )
        yield Problem(project.output_place, "wrong-value", message)


def _mentions(project: Project, outlined: Mapping[str, Outlined]) -> Iterator[Mention]:
    for page in project.pages.values():
        yield from page.mentions
        for table in page.tables.values():
            yield from table.mentions
        for drawing in page.drawings.values():
            yield from drawing.mentions
    yield from project.search_words.mentions
    for found in outlined.values():
        yield from found.mentions


def draw(
    project: Project,
    graphs: Mapping[str, Graph],
    environment: LookEnvironment | None = None,
    kept: Kept = NOTHING_KEPT,
    source: str = "",
) -> Generated:
    """
    All that is made of a sound project that was read and compiled in one piece.

    Args:
        environment: the look's templates, where they are compiled already.
        kept: what earlier runs drew.
        source: a digest of all that the project was read from; left out, nothing is kept.
    """
    environment = environment or make_environment(project.look)
    outlines = {name: outline_of(graph) for name, graph in graphs.items()}
    assets, days, ran = digest_of_files(make_assets(project.look)), project.updated, project.results
    others = {name: make_environment(look) for name, look in project.looks.items()}
    views = (
        replace(
            view_of(
                others.get(graph.flow.look, environment),
                graph,
                outlines,
                project.pages,
            ),
            updated=days.get(graph.flow.file),
            ran=ran.get(name),
            assets=assets,
        )
        for name, graph in graphs.items()
    )
    drawn = (_known_flow(view, kept, (source, sorted(graphs))) if source else draw_flow(view) for view in views)
    return put_together(project, environment, drawn)


def _known_flow(view: FlowView, kept: Kept, of: object) -> Drawn:
    found = kept.take("flow", (of, view.graph.flow.name))
    if not isinstance(found, Drawn):
        found = draw_flow(view)
        kept.put("flow", (of, view.graph.flow.name), found)
    return found


def build_site(
    root: Path,
    *,
    engine: Engine = "mkdocs",
    progress: Progress = lambda _: None,
    target: Path | None = None,
    url: str = "",
    add: Callable[[Generated, Path], None] = lambda _made, _site: None,
    public: bool = False,
    kept: Kept = NOTHING_KEPT,
) -> Summary:
    """
    Build the whole site in a folder beside the old one, and exchange them when it is whole.

    Args:
        target: the folder for the site; left out, `site` in the project.
        url: where it will stand, with a final slash; left out, where the settings say.
        add: puts more into the new site, before its links are checked.
        public: whether to leave out what is the workshop's.
        kept: what earlier runs found.

    Raises:
        ProblemsFound: when something is wrong; the old site stands.
        CannotWrite: when the disk refuses, likewise.
    """
    progress(say("Reading and checking"))
    before = stamps_of(root)
    made = generate(root, cache=Cache(kept), url=url, public=public)
    if made.missing:
        raise ProblemsFound(made.missing)
    target = target or root / made.output
    with new_site(target, root) as site:
        build_generated(made, site, engine=engine, url=url or made.url, progress=progress, kept=kept)
        add(made, site)
        progress(say("Checking links"))
        prove_links(site, made.docs, url or made.url, kept)
        links = sum(len(_LINK.findall(page.read_text("utf-8"))) for page in site.rglob("*.html"))
    return _summary(made, links, target, (*made.warnings, *changed_since(before, root)))


def _summary(made: Generated, links: int, folder: Path, warnings: tuple[Problem, ...]) -> Summary:
    counted = figures(made.coverage)
    return Summary(
        flows=made.flows,
        screens=made.screens,
        states=made.states,
        pages=len(made.manifest),
        links=links,
        branches=counted.branches,
        tried=counted.tried,
        untold=counted.untold,
        is_read=made.flows > 0 or any(path.endswith(".md") and not is_in_workshop(path) for path in made.docs),
        folder=folder,
        warnings=warnings,
    )
