"""Pictures that pages draw themselves, from a file beside them."""

from collections.abc import Iterator
from dataclasses import replace

from veiviser.journeys import compile_flow
from veiviser.journeys.examples import drawing_flow
from veiviser.model.drawing import Drawing
from veiviser.model.journey import View
from veiviser.model.project import Page
from veiviser.outputs.contract import Files, SiteView, styles_of
from veiviser.templating.screens import Screens


def draw(site: SiteView) -> Files:
    return Files(pictures=dict(_draw_drawings(site)))


def put(page: Page, site: SiteView) -> Page:
    """The page with its marks as the finished site's pictures are put in by; with as many lines as before."""
    if not page.drawings:
        return page
    lines = page.text.split("\n")
    for line, drawing in page.drawings.items():
        lines[line - 1] = f"<!-- picture {_name(drawing)} -->"
    return replace(page, text="\n".join(lines))


def _draw_drawings(site: SiteView) -> Iterator[tuple[str, str]]:
    """Name and HTML."""
    drawings = {drawing.path: drawing for page in site.project.pages.values() for drawing in page.drawings.values()}
    for drawing in drawings.values():
        graph = compile_flow(drawing_flow(drawing))
        screens = Screens(site.environment, graph, lambda target: target.address)
        view = View(graph.states[0])
        alt, caption = screens.words(drawing.text, view.state).plain, drawing.caption
        under = screens.words(caption, view.state) if caption is not None else site.environment.words("drawing.caption")
        yield _name(drawing), screens.figure(view, styles_of(screens), alt=alt, caption=under)


def _name(drawing: Drawing) -> str:
    return f"drawing/{drawing.path}"
