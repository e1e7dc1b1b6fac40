"""The clickable prototype: one page for each state."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from veiviser.journeys.compiling.states import usual
from veiviser.journeys.telling.sets import Others, told_ways
from veiviser.journeys.telling.stories import stories, story_of
from veiviser.journeys.texts.shown import digest_of_questions
from veiviser.model.flow import Flow, Target
from veiviser.model.journey import Edge, Graph, Guide, State, Step
from veiviser.model.site import (
    ASSETS,
    RULES,
    WORKSHOP,
    flow_folder,
    guide_path,
    is_variant,
    page_path,
    step_path,
    steps_folder,
    style_in,
    task_path,
    variants_path,
)
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.carrying import carrying
from veiviser.templating.checked import last_checked
from veiviser.templating.contexts import (
    Back,
    GivenAnswer,
    Kind,
    Lead,
    PageContext,
    PageFrame,
    PracticeContext,
    Situation,
    SituationValue,
    Told,
)
from veiviser.templating.interface import Worded
from veiviser.templating.screens import Screens
from veiviser.templating.sets import others_in_words
from veiviser.templating.state_pages import StatePage, first_page, pages_of
from veiviser.templating.words import any_in_words, banner, end_in_words, in_groups, practice_banner
from veiviser.templating.workbench import as_from_workbench


def paths(graph: Graph) -> Iterator[str]:
    """Paths in the site of what is drawn, without drawing it."""
    name = graph.flow.name
    yield from (page_path(name, page.name) for page in pages_of(graph))
    if not graph.flow.is_help:
        yield from (step_path(name, page.name) for page in pages_of(graph))
        yield step_path(name, "index")
    yield from (f"{folder(name)}/{RULES}" for folder in _folders(graph.flow))


def draw(flow: FlowView) -> Files:
    return Files(site=dict(_draw_each(flow)))


def _draw_each(flow: FlowView) -> Iterator[tuple[str, str]]:
    titles = {name: page.title for name, page in flow.pages.items()}
    for path, page in draw_prototype(flow.environment, flow.screens, flow.graph, flow.guide, titles):
        flow.checkpoint()
        yield path, page


def draw_page(flow: FlowView, path: str) -> dict[str, str]:
    """One page with the rules that it needs, by path in the site; nothing where it is not there."""
    titles = {name: page.title for name, page in flow.pages.items()}
    files = dict(draw_prototype(flow.environment, flow.screens, flow.graph, flow.guide, titles, only=path))
    return files if path in files else {}


def draw_prototype(
    environment: Worded,
    screens: Screens,
    graph: Graph,
    guide: Guide,
    titles: Mapping[str, str],
    only: str | None = None,
) -> Iterator[tuple[str, str]]:
    """
    Path in the site and text: for every state, its page and its screen alone; for the stylesheet that goes with them.

    Args:
        titles: of the site's other pages, by path without ending.
        only: the path of the one page that is wanted; left out, all are.
    """
    template, alone = environment.get_template("page.html"), environment.get_template("practice.html")
    desk, name = _Desk(screens, graph, guide, titles), graph.flow.name
    first = first_page(graph)
    for page in pages_of(graph):
        here = page_path(name, page.name)
        tried = [] if graph.flow.is_help else [page.name, *(["index"] if page == first else [])]
        wanted = [one for one in (here, *(step_path(name, each) for each in tried)) if only in (None, one)]
        if wanted:
            context = desk.context(page)
            drawn = as_from_workbench(template.render(context)) if here in wanted else ""
            screen = alone.render(desk.alone(context, page.state)) if wanted != [here] else ""
            screen = as_from_workbench(screen) if is_variant(name) else screen
            yield from ((one, drawn if one == here else screen) for one in wanted)
    rules = screens.stylesheet.css()
    yield from ((f"{folder(name)}/{RULES}", rules) for folder in _folders(graph.flow))


def _folders(flow: Flow) -> tuple[Callable[[str], str], ...]:
    return (flow_folder,) if flow.is_help else (flow_folder, steps_folder)


class _Desk:
    """What lies around the phone."""

    def __init__(self, screens: Screens, graph: Graph, guide: Guide, titles: Mapping[str, str]) -> None:
        self.titles = titles
        self.screens, self.graph, self.flow = screens, graph, graph.flow
        self.said = screens.interface
        self.steps: dict[str, list[Step]] = {}
        for step in guide.steps:
            self.steps.setdefault(step.view.state.screen, []).append(step)
        self.total = len(guide.steps)
        entry = next(iter(graph.entries.values()))
        self.frame: PageFrame = {
            "lang": self.said.language,
            "assets": f"../../{ASSETS}",
            "style": screens.style,
            "schemes": {
                "light": f"../../{style_in('light', screens.style)}",
                "dark": f"../../{style_in('dark', screens.style)}",
            },
            "choices_css": RULES,
            "phone": {"clock": self.flow.clock, "address": self.flow.address},
            "flow": {"title": self.flow.title.words},
            "steps_total": self.total,
            "walks": [
                {"name": walk.name, "title": walk.title.words, "href": f"{graph.pages[start]}.html"}
                for walk in self.flow.walks
                if (start := graph.start_of(walk)) is not None
            ],
            "start_href": f"{graph.pages[entry]}.html",
            "map_href": "index.html",
            "guide_href": f"../../{guide_path(self.flow.name)}" if guide.steps else None,
            "workshop_href": f"../../{WORKSHOP}/index.html",
            "tests_href": f"../../{task_path(self.flow.name, 'index')}" if self.flow.tasks else None,
            "variants_href": f"../../{variants_path(self.flow.name)}" if self.flow.variants else None,
            "band": banner(self.flow, self.said),
        }

    def context(self, page: StatePage) -> PageContext:
        state, part = page.state, page.part
        screen = self.flow.screens[state.screen]
        title = self.screens.words(screen.title, state)
        back = self.graph.previous.get(state)
        return {
            **self.frame,
            "title": " – ".join(
                [
                    title.plain,
                    *([self.said("page.part", part=part, parts=page.parts)] if part else []),
                    *self._unusual(state),
                ]
            ),
            "screen_html": self.screens.page(state, part),
            "alone_href": f"../../{step_path(self.flow.name, page.name)}",
            "told": [self._told(step) for step in self._steps(state)],
            "checked": Markup(last_checked(screen.mentions, self.said)),
            "variants": list(self._variants(state)),
            "notes": [note.words for note in screen.notes],
            "answers": self._answers(state),
            "asks": any(self.graph.fields.values()),
            "version": digest_of_questions(self.flow),
            "carrying": carrying(self.graph, state),
            "situations": self._situations(state),
            "leads": [
                *map(self._told_way, told_ways(self.graph.outgoing[state])),
                *self._errors(state),
                *self._end(state),
            ],
            "back_href": f"{self.graph.pages[back]}.html" if back is not None else None,
        }

    def alone(self, page: PageContext, state: State) -> PracticeContext:
        """The same screen, for readers to try."""
        return {
            "lang": page["lang"],
            "assets": page["assets"],
            "style": page["style"],
            "choices_css": page["choices_css"],
            "phone": page["phone"],
            "flow": page["flow"],
            "start_href": page["start_href"],
            "band": practice_banner(self.flow, self.said),
            "title": page["title"],
            "screen_html": page["screen_html"],
            "carrying": page["carrying"],
            "back_href": page["back_href"],
            "way_back": self._way_back(state),
            "tested": bool(self.flow.tasks),
        }

    def _way_back(self, state: State) -> Back:
        """To the step that tells of the screen, else to the guide; where there is none, to the front page."""
        guide = self.frame["guide_href"]
        if guide is None:
            return {"href": "../../index.html", "words": self.said("practice.home")}
        numbers = [step.number for step in self._steps(state) if step.number]
        if not numbers:
            return {"href": guide, "words": self.said("practice.to_guide")}
        return {"href": f"{guide}#steg-{numbers[0]}", "words": self.said("practice.to_step", number=numbers[0])}

    def _unusual(self, state: State) -> Iterator[str]:
        """Each situation that is not the usual one, so that the page's title tells it from the screen's others."""
        for name in self.flow.situations:
            value, label = dict(state.values).get(name), self.flow.variables[name].label
            if value is not None and label is not None and value != usual(self.flow, name):
                yield f"{label.words} {self.screens.samples.words_of(name, value)}"

    def _steps(self, state: State) -> list[Step]:
        """Those told of just this state, else of its screen."""
        steps = self.steps.get(state.screen, [])
        return [step for step in steps if step.view.state == state] or steps

    def _told(self, step: Step) -> Told:
        text = self.screens.markdown(step.text, self.screens.told(step.view))
        heading = self.screens.samples.filled(step.heading, story_of(self.graph, step.view))
        href = f"{self.frame['guide_href']}#steg-{step.number}"
        return {"number": step.number, "heading": heading, "html": text, "guide_href": href}

    def _answers(self, state: State) -> list[GivenAnswer]:
        """What was answered on the walk that the state's examples are of; the script tells what was answered really."""
        own = self.graph.local[state.screen]
        story = stories(self.graph).get(state, {})
        names = dict.fromkeys(name.partition(".")[0] for name in story if name not in own and f"{name}?" not in own)
        said = self.screens.said(state)
        return [
            {"label": self.screens.samples.filled(label, story), "html": said[name].html}
            for name in names
            if (label := self.screens.samples.question(name)) is not None and name not in self.flow.situations
        ]

    def _variants(self, state: State) -> Iterator[SituationValue]:
        """The same screen in each of the flow's variants; where it is not there, the map."""
        for variant in self.flow.variants:
            there = Target(kind="screen", address=state.screen, place=self.flow.title.place, flow=variant.flow)
            is_here = variant.flow == self.flow.name
            led = f"{self.graph.pages[state]}.html" if is_here else self.screens.ways.address(there)
            yield {
                "label": variant.label.words if variant.label is not None else self.said("variants.as_is"),
                "href": led if led.endswith(".html") else f"../{variant.flow}/index.html",
                "current": is_here,
            }

    def _situations(self, state: State) -> list[Situation]:
        values = dict(state.values)
        situations = list[Situation]()
        for name in self.flow.situations:
            variable = self.flow.variables[name]
            others = self.graph.siblings(state, name) if name in values else {}
            if len(others) < 2 or variable.label is None:
                continue
            options: list[SituationValue] = [
                {
                    "label": variable.labels[value].words,
                    "href": f"{self.graph.pages[other]}.html",
                    "current": value == values[name],
                }
                for value, other in others.items()
            ]
            situations.append({"label": variable.label.words, "values": options})
        return situations

    def _told_way(self, way: Edge | Others) -> Lead:
        if not isinstance(way, Others):
            return self._lead(way)
        leads = [self._lead(edge) for edge in way.firsts]
        to = any_in_words((lead["to"] for lead in leads), self.said)
        return _lead(others_in_words(self.flow, way, self.said), to, None, leads[0]["kind"])

    def _lead(self, edge: Edge) -> Lead:
        if isinstance(edge.target, State):
            to = self.flow.screens[edge.target.screen].title
            href = f"{self.graph.pages[edge.target]}.html"
            words = self.screens.words(to, edge.target).plain
            return _lead(edge.label, words, href, "way", edge)
        if isinstance(edge.target, Target):
            href = self.screens.ways.href(edge)
            return _lead(edge.label, self._outside(edge.target), href, "outside", edge)
        return _lead(edge.label, end_in_words(edge.target, self.said), None, "stop")

    def _outside(self, target: Target) -> str:
        if target.kind == "page":
            return self.said("lead.page", title=self.titles.get(target.address, target.address))
        if target.kind == "screen":
            return self.said("lead.flow", flow=target.flow)
        address = target.address.partition(":")[2].removeprefix("//")
        if target.kind == "phone":
            return self.said("lead.phone", number=in_groups(address))
        return self.said("lead.mail" if target.kind == "mail" else "lead.web", address=address)

    def _errors(self, state: State) -> Iterator[Lead]:
        if not any(control.target.kind == "next" for control in self.graph.controls[state.screen]):
            return
        for variable in self.screens.ways.asked(state):
            label = self.screens.samples.question(variable)
            to = self.said("lead.error", question=label) if label is not None else self.said("lead.some_error")
            yield _lead(self.said("samples.nobody"), to, f"#feil--{variable}", "error")

    def _end(self, state: State) -> Iterator[Lead]:
        end = self.flow.screens[state.screen].end
        if end is not None:
            yield _lead(end_in_words(end, self.said), self.said("lead.end"), None, "end")


def _lead(answer: str, to: str, href: str | None, kind: Kind, pressed: Edge | None = None) -> Lead:
    """
    A line of the panel.

    Args:
        pressed: what its script gives and presses; left out of what cannot be pressed.
    """
    control, picks = (pressed.control, urlencode(pressed.picks, safe="/")) if pressed is not None else ("", "")
    return {"answer": answer, "to": to, "href": href, "kind": kind, "control": control, "picks": picks}
