"""What of a page's words its readers do not get, and what they get as it was typed though it was meant as markup."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from veiviser.markdown.document import Document, Spot
from veiviser.markdown.links import definitions_of
from veiviser.markdown.tables import lost_cells
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.literals import literal_problem, literals_in


def find_losses(document: Document, file: PurePosixPath) -> Iterator[Problem]:
    """A problem at all that no reader gets, and at each mark that shows as it was typed."""
    for definition in definitions_of(document):
        if not definition.is_used:
            name = " ".join(definition.name.split())
            message = say("nothing on the page refers to `[{name}]`, so nobody sees this line; leave it out", name=name)
            yield Problem(_place(file, definition.start), "lost-text", message)
    for spot, words in lost_cells(document):
        message = say("«{words}» is lost: Markdown shows it to nobody; write this line in another way", words=words)
        yield Problem(_place(file, spot), "lost-text", message)
    for number, start, words, mend in literals_in(document):
        yield literal_problem(Place(file, number + 1, start + 1), words, mend)


def _place(file: PurePosixPath, spot: Spot) -> Place:
    return Place(file, spot.line + 1, spot.column + 1)
