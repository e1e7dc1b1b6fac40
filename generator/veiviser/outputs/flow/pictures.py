"""Pictures of screens, for the guide and for pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from veiviser.journeys.telling.focus import blocks_spoken_of
from veiviser.journeys.telling.views import picked_labels
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, Guide, Mark, Remark, Step, View
from veiviser.model.project import Page
from veiviser.outputs.contract import Files, FlowView, SiteView, styles_of
from veiviser.templating.screens import Screens
from veiviser.templating.words import make_words


def paths(graph: Graph) -> tuple[str, ...]:
    return ()  # pictures stand in pages


def draw(flow: FlowView) -> Files:
    drawn = (*draw_pictures(flow.screens, flow.guide), *_draw_screens(flow.screens, flow.pages.values()))
    return Files(pictures=dict(drawn))


def put(page: Page, site: SiteView) -> Page:
    """The page with its marks as the finished site's pictures are put in by; with as many lines as before."""
    if not page.pictured:
        return page
    lines = page.text.split("\n")
    for pictured in page.pictured:
        lines[pictured.place.line - 1] = f"<!-- picture {_of_screen(pictured.flow, pictured.screen)} -->"
    return replace(page, text="\n".join(lines))


def draw_pictures(screens: Screens, guide: Guide) -> Iterator[tuple[str, str]]:
    """
    Name (`flow/step` or `flow/step-aside`) and HTML of every picture that the guide calls for.

    Where there is little room, those are folded that show nothing of which the words speak, or what only some meet.
    """
    seen = set[str]()
    for step in guide.steps:
        is_first = step.view.state.screen not in seen
        seen.add(step.view.state.screen)
        focus = blocks_spoken_of(screens.graph, step.view, step.text, step.marks, is_first=is_first)
        html = screens.figure(
            step.view,
            styles_of(screens),
            alt=_told(screens, step.view, step.marks),
            caption=_caption(screens, step.view),
            id=f"{step.number}",
            marks=_numbers(step.marks),
            focus=focus,
            is_folded=not focus or not step.is_main,
        )
        yield f"{screens.flow.name}/{step.number}", html
        for place, aside in enumerate(step.asides, 1):
            if aside.pictured:
                name = f"{step.number}-{place}"
                yield f"{screens.flow.name}/{name}", _draw_aside(screens, name, step, aside)


def _draw_aside(screens: Screens, name: str, step: Step, aside: Remark) -> str:
    """What is another than in the step's own picture, without what is marked there already."""
    marks = tuple(mark for mark in aside.marks if mark not in step.marks)
    labels = picked_labels(screens.flow, aside.view)
    words = screens.interface
    return screens.figure(
        aside.view,
        styles_of(screens),
        alt=_told(screens, aside.view, marks),
        caption=words("picture.part_picked", answers=_listed(labels, words)) if labels else words("picture.part"),
        id=name,
        marks=_numbers(marks),
        part_of=step.view,
        is_folded=True,
    )


def _numbers(marks: tuple[Mark, ...]) -> dict[str, int]:
    return {mark.control: mark.number for mark in marks}


def _draw_screens(screens: Screens, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Name and HTML of the pictures that pages show of the flow's screens, as they are at first."""
    named = {pictured.screen for page in pages for pictured in page.pictured if pictured.flow == screens.flow.name}
    for screen in sorted(named & screens.graph.by_screen.keys()):
        view = View(screens.graph.first_state(screen))
        html = screens.figure(view, styles_of(screens), alt=_told(screens, view, ()), caption=_caption(screens, view))
        yield _of_screen(screens.flow.name, screen), html


def _of_screen(flow: str, screen: str) -> str:
    return f"screen/{flow}/{screen}"


def _caption(screens: Screens, view: View) -> str:
    labels = picked_labels(screens.flow, view)
    if not labels:
        return screens.interface("picture.example")
    return screens.interface("picture.example_picked", answers=_listed(labels, screens.interface))


def _told(screens: Screens, view: View, marks: tuple[Mark, ...]) -> str:
    """What the picture shows, for those who cannot see it."""
    title = make_words(screens.flow.screens[view.state.screen].title.words, screens.told(view)).plain
    sentences = [screens.interface("picture.screen", title=title)]
    if labels := picked_labels(screens.flow, view):
        sentences.append(screens.interface("picture.picked", answers=_listed(labels, screens.interface)))
    sentences += [screens.interface("picture.marked", label=mark.label, number=mark.number) for mark in marks]
    return " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in sentences)


def _listed(labels: tuple[str, ...], words: InterfaceWords) -> str:
    """`«A», «B» og «C»`."""
    quoted = [f"«{label}»" for label in labels]
    return words("picture.and", answers=", ".join(quoted[:-1]), last=quoted[-1]) if quoted[1:] else quoted[-1]
