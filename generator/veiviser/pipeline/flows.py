"""The flows of a project that one process reads, checks and draws."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from veiviser.checks import find_problems
from veiviser.journeys import compile_flows
from veiviser.journeys.texts.written import MarkdownLink, links, targets
from veiviser.messages import Message, say
from veiviser.model.approval import Approvals
from veiviser.model.catalogue import Catalogue, Language, Translated
from veiviser.model.coverage import Ran
from veiviser.model.earlier import Earlier
from veiviser.model.fact import Mention
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph
from veiviser.model.project import Outline, Page, Project
from veiviser.model.rendered import NOT_RENDERED
from veiviser.model.site import main_flow, page_path, steps_folder
from veiviser.model.wordlist import Wordlist
from veiviser.outputs import OF_FLOWS
from veiviser.outputs.coverage import digest_of_files
from veiviser.outputs.whole_site.assets import make_assets, make_style
from veiviser.pipeline.approvals import with_approvals, with_changes
from veiviser.pipeline.drawing import draw_flow, draw_page, outline_of, view_of
from veiviser.pipeline.results import Drawn
from veiviser.place import Place
from veiviser.problem import Problem, Report, nearest
from veiviser.reading import Opened, read_flow
from veiviser.reading.pages.catalogues import raw_texts
from veiviser.templating.environment import LookEnvironment, make_environment
from veiviser.writing import CannotWrite, check_path


@dataclass(frozen=True, slots=True)
class Outlined:
    """What is known of a flow once it is read and compiled."""

    outline: Outline | None
    """None where it has problems of its own."""
    file: PurePosixPath
    problems: tuple[Problem, ...]
    flows: frozenset[str] = frozenset()
    """Names of other flows that it leads to, there or not."""
    pages: frozenset[str] = frozenset()
    """The same of pages, by path without ending."""
    mentions: tuple[Mention, ...] = ()
    """Of facts."""
    pictures: tuple[MarkdownLink, ...] = ()
    """In its texts."""
    addresses: tuple[tuple[str, Place], ...] = ()
    """Those with a scheme that it leads to."""
    files: frozenset[str] = frozenset()
    """What will be drawn of it, by path in the site; nothing where it has problems of its own."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a flow needs to know of the rest of its project: as long as it is the same, the flow's results are."""

    flows: Mapping[str, Outline] = field(default_factory=dict)
    """Those that it leads to; all, where one of these is not there and the nearest name is wanted."""
    unread: frozenset[str] = frozenset()
    """Those that it leads to and that have problems of their own."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """As with the flows."""
    absent: Mapping[str, Message] = field(default_factory=dict)
    """Pages that it leads to and that are not there on this day, each with why."""
    editing: str = ""
    updated: date | None = None
    wordlist: Wordlist = ()
    ran: Ran | None = None
    """What tests of it left behind."""
    catalogues: Mapping[Language, Catalogue | None] = field(default_factory=dict)
    """By each language that it shall be in; None where nobody has begun."""
    approvals: Approvals | None = None
    """Its own; None where the project has none, and asks for none."""
    earlier: Earlier | None = None
    """The version that a review compared it with."""
    problems: tuple[Problem, ...] = ()
    """What checks warn of in it, once they are done."""


class Flows:
    """
    The flows of an opened project, each asked for by its name.

    What was read and compiled is remembered, until it is drawn.

    Args:
        before: of the same project, and of another moment: flows that are made from the same are taken over.
        keep: whether to remember those that are drawn, too; else, what is drawn takes as little memory as it can.
        checkpoint: called at each step, and beside each page that is drawn; it may raise.
    """

    def __init__(
        self,
        opened: Opened,
        environment: LookEnvironment,
        before: "Flows | None" = None,
        *,
        keep: bool = False,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> None:
        self.opened, self.environment, self.keep, self.checkpoint = opened, environment, keep, checkpoint
        self._environments: dict[str, LookEnvironment] = {}
        """Of other looks than the site's."""
        self._compiled: dict[str, tuple[Project, Graph | None, tuple[Problem, ...]]] = {}
        if before is not None:
            self._compiled = {
                name: compiled
                for name, compiled in before._compiled.items()
                if name in opened.sources and read_from(opened, name) == read_from(before.opened, name)
            }

    def outline(self, name: str) -> Outlined:
        """The first step: read and compile it."""
        self.checkpoint()
        project, graph, problems = self._read(name)
        flow, file = project.flows.get(name), self.opened.sources[name].file
        if flow is None:
            return Outlined(None, file, problems)
        asked = targets(flow)
        lost = [t for t in asked if t.kind == "screen" and t.flow is None and t.address not in flow.screens]
        return Outlined(
            outline_of(graph) if graph is not None else dict.fromkeys(flow.screens, ""),
            file,
            problems,
            frozenset(target.flow for target in asked if target.kind == "screen" and target.flow is not None)
            | {one.flow for one in flow.variants if one.flow != name},
            frozenset(target.address for target in asked if target.kind == "page" or target in lost),
            flow.mentions,
            tuple(link for link in links(flow) if link.is_image),
            tuple((target.address, target.place) for target in asked if target.kind in ("web", "phone", "mail")),
            frozenset(path for output in OF_FLOWS for path in output.paths(graph))
            if graph is not None
            else frozenset(),
        )

    def check(self, name: str, around: Around) -> tuple[Problem, ...]:
        """The second: what is wrong with it, beyond what could be seen when it was read."""
        self.checkpoint()
        project, graph, _ = self._read(name)
        placed = Project(
            name="",
            flows=project.flows,
            look=self.opened.look,
            pages=around.pages,
            absent=around.absent,
            unread=around.unread,
            wordlist=around.wordlist,
            elsewhere=around.flows,
        )
        found = find_problems(placed, {name: graph} if graph is not None else {})
        return (*found, *(_too_long(graph) if graph is not None else ()))

    def draw(self, name: str, around: Around) -> Drawn:
        """The last: all that is made of it."""
        _, graph, _ = self._read(name)
        if not self.keep:
            del self._compiled[name]
        assert graph is not None
        view = replace(
            view_of(self.environment_of(graph.flow), graph, around.flows, around.pages),
            updated=around.updated,
            editing=around.editing,
            ran=around.ran,
            assets=self.assets,
            translations=self._translations(name, graph, around),
            problems=around.problems,
            checkpoint=self.checkpoint,
        )
        drawn = draw_flow(with_changes(with_approvals(view, around.approvals), around.earlier))
        return drawn if self.keep else drawn.compressed

    def page(self, name: str, around: Around, path: str) -> dict[str, str]:
        """One page of it, before all the others: the one that somebody looks at."""
        _, graph, _ = self._read(name)
        assert graph is not None
        return draw_page(view_of(self.environment_of(graph.flow), graph, around.flows, around.pages), path)

    @cached_property
    def assets(self) -> str:
        """The digest of the styles and scripts that all pages share."""
        styles = [make_style(look) for look in self.opened.looks.values()]
        of_all = make_assets(self.opened.look)
        return digest_of_files({**of_all, **{path: text for made in styles for path, text in made.items()}})

    def environment_of(self, flow: Flow) -> LookEnvironment:
        """The templates of the flow's look, compiled at most once."""
        if flow.look not in self.opened.looks:
            return self.environment
        if flow.look not in self._environments:
            self._environments[flow.look] = make_environment(self.opened.looks[flow.look])
        return self._environments[flow.look]

    def _translations(self, name: str, graph: Graph, around: Around) -> Mapping[Language, Mapping[Place, Translated]]:
        if not around.catalogues:
            return {}
        said = raw_texts(graph.flow, self.opened.sources[name].text)
        return {
            language: {place: catalogue.status(text) if catalogue else "missing" for place, text in said.items()}
            for language, catalogue in around.catalogues.items()
        }

    def _read(self, name: str) -> tuple[Project, Graph | None, tuple[Problem, ...]]:
        if name not in self._compiled:
            source, look = self.opened.sources[name], self.opened.look
            problems = Report()
            flow = read_flow(
                source.text,
                source.file,
                look,
                problems,
                self.opened.broken,
                self.opened.facts,
                self.opened.data,
                variant=source.variant,
                day=source.day,
            )
            project = Project(name="", flows={name: flow} if flow is not None else {}, look=look)
            graphs, too_large = compile_flows(project)
            self._compiled[name] = (project, graphs.get(name), (*problems, *too_large))
        return self._compiled[name]


def read_from(opened: Opened, name: str) -> object:
    """What a flow is read from."""
    return (
        opened.sources[name],
        opened.look.components,
        opened.look.words.digest,
        opened.look.among,
        opened.broken,
        opened.facts,
        opened.data,
    )


def _too_long(graph: Graph) -> Iterator[Problem]:
    """Screens whose pages no computer could hold."""
    for state in graph.states:
        path = page_path(graph.flow.name, graph.pages[state])
        try:
            check_path(path)
        except CannotWrite:
            message = say(
                "Windows cannot hold its page `{path}…`; shorten its name, or those of what is asked before",
                path=path[:80],
            )
            yield Problem(graph.flow.screens[state.screen].title.place, "bad-name", message)


def surroundings(project: Project, outlined: Mapping[str, Outlined]) -> dict[str, Around]:
    """For each flow without problems of its own, what it needs to know."""
    outlines = {name: found.outline for name, found in outlined.items() if found.outline is not None}
    unread = project.unread | (outlined.keys() - outlines.keys())
    around: dict[str, Around] = {}
    known = {path: _without_what_no_flow_asks_for(page) for path, page in project.pages.items()}
    for name in outlines:
        found = outlined[name]
        asked = found.flows - unread
        is_there = asked <= outlines.keys()
        pages = found.pages | {
            path for path, page in known.items() if any(named.flow == name for named in page.spoken_of)
        }
        around[name] = Around(
            {other: outlines[other] for other in sorted(asked)} if is_there else outlines,
            found.flows & unread,
            {page: known[page] for page in sorted(pages)} if is_there and pages <= known.keys() else known,
            {page: why for page, why in project.absent.items() if page in pages},
            project.editing,
            project.updated.get(found.file),
            project.wordlist,
            project.results.get(name),
            {language: project.catalogues.get(main_flow(name), {}).get(language) for language in project.languages},
            project.approvals.of_flow(name) if project.approvals is not None else None,
            project.earlier.get(name),
        )
    return around


def lost_pictures(project: Project, outlined: Mapping[str, Outlined]) -> Iterator[Problem]:
    """Those that flows show in their texts and that are not there, seen from a flow's pages."""
    for name, found in outlined.items():
        for link in found.pictures:
            where = normpath(f"{steps_folder(name)}/{unquote(link.address.partition('#')[0].partition('?')[0])}")
            is_elsewhere = re.match(r"/|.*[:\\&]", link.address) or where.startswith("assets/")  # told elsewhere
            if not is_elsewhere and where not in project.pictures:
                near = nearest(f"../../{link.address.lstrip('./')}", [f"../../{path}" for path in project.pictures])
                near = near or say("; put it among the pages, and write ../../ and its path from there")
                yield Problem(link.place, "bad-link", say("no picture `{file}`{near}", file=link.address, near=near))


def _without_what_no_flow_asks_for(page: Page) -> Page:
    return replace(page, drawings={}, rendered=NOT_RENDERED, link_places=())
