"""Places on drawn pages that links lead to: whether they are there is known once the pages are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from veiviser.engine import address_of
from veiviser.links.elements import elements_of
from veiviser.links.fault import Names
from veiviser.links.judging import missing_fragment
from veiviser.links.names import anchors_of, ids_of
from veiviser.markdown.document import read
from veiviser.pipeline.results import Generated
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading.markdown.extensions import dialect_of
from veiviser.reading.pages.rendered import render


@dataclass(frozen=True, slots=True)
class Waiting:
    """A place on a page that is not drawn yet, which somebody leads to."""

    place: Place
    file: str
    """By path in the site."""
    fragment: str


def prove_places(waiting: Collection[Waiting], made: Generated) -> None:
    """
    Nothing, where all places that links lead to are on the pages that were drawn.

    Raises:
        ProblemsFound: with those that are not.
    """
    asked = {one.file for one in waiting}
    dialect = dialect_of(made.settings["markdown_extensions"])
    beside = {path: made.site_files[path] for path in asked & made.site_files.keys()}
    drawn = {**beside, **{path: made.framed_pages[path].html for path in asked & made.framed_pages.keys()}}
    html = {path: text for path, text in drawn.items() if isinstance(text, str)}
    for path, text in made.docs.items():
        if path.endswith(".md") and (out := address_of(path.removesuffix(".md"))) in asked and isinstance(text, str):
            html[out] = render(read(text, dialect)).html
    if problems := tuple(_missing(waiting, html)):
        raise ProblemsFound(problems)


def _missing(waiting: Collection[Waiting], drawn: Mapping[str, str]) -> Iterator[Problem]:
    names: dict[str, Names] = {}
    for one in waiting:
        if one.file in drawn:
            if one.file not in names:
                elements = elements_of(drawn[one.file])
                names[one.file] = Names(anchors_of(elements, ids_of(elements)[0]))
            if (found := missing_fragment(one.fragment, names[one.file], one.file)) is not None:
                yield Problem(one.place, found.id, found.message)
