"""The failure message for a drawn page that differs from its flow."""

from collections.abc import Iterable
from urllib.parse import quote

from veiviser.journeys.compiling.filling import Filled
from veiviser.messages import Message, render, say
from veiviser.model.journey import Graph, State
from veiviser.model.site import page_path
from veiviser.place import Place
from veiviser.pytest_plugin.site import PREVIEW


class Broken(Exception):
    """
    Something drawn differs from what the flow says.

    Attributes:
        place: where the author wrote it.
        lines: what was expected, what was found, and an address that shows it.
    """

    def __init__(self, place: Place, lines: Iterable[str]) -> None:
        self.place, self.lines = place, tuple(lines)
        super().__init__(str(place))

    def told(self) -> str:
        return "\n".join([str(self.place), *self.lines])


def broken(place: Place, expected: Message, found: str, replay: str) -> Broken:
    lines = [say("expected: {expected}", expected=expected), say("found:    {found}", found=found), replayed(replay)]
    return Broken(place, map(indented, lines))


def replayed(address: str) -> Message:
    """The line that says where to see it."""
    return say("replay:   {address}", address=address)


def indented(line: str, blanks: int = 2) -> str:
    """A line of what is told, in the language that was chosen."""
    return " " * blanks + render(line)


def address(graph: Graph, state: State, filled: Filled | None = None) -> str:
    """A state's page in the preview, its fields filled in by the query."""
    page = f"{PREVIEW}{page_path(graph.flow.name, quote(graph.pages[state]))}"
    answers = "&".join(_query(filled.picked if filled else ()))
    return f"{page}?{answers}" if answers else page


def _query(picked: Iterable[tuple[str, str]]) -> Iterable[str]:
    for variable, value in picked:
        name, _, box = variable.partition(".")
        yield f"{quote(name)}={quote(box or value)}"
