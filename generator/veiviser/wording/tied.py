"""Finds what pages say of a flow's screens, where a mark ties the text to a screen."""

from collections.abc import Iterator

from veiviser.model.project import Page, Project
from veiviser.model.tie import Tie
from veiviser.wording.placed import Placed, passages_of_page


def tied_passages(project: Project, flow: str) -> Iterator[tuple[Tie, Placed]]:
    """Each passage that a mark ties to the flow; the nearest mark above counts."""
    for page in project.pages.values():
        if any(tie.flow == flow for tie in page.ties):
            yield from _of_page(page, flow)


def _of_page(page: Page, flow: str) -> Iterator[tuple[Tie, Placed]]:
    for placed in passages_of_page(page):
        line = placed.passage.line
        tie = next((tie for tie in reversed(page.ties) if line in tie.lines), None) if line > page.head_lines else None
        if tie is not None and tie.flow == flow:
            yield tie, placed
