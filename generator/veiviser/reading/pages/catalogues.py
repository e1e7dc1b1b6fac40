"""What there is to translate of a flow, and its translations: catalogues `locale/LANGUAGE/FLOW.po` among the pages."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Dictionary
from pathlib import Path, PurePosixPath

from veiviser.journeys.texts.written import every_text
from veiviser.messages import Message as Told
from veiviser.messages import say
from veiviser.model.catalogue import Catalogue, Language, Message
from veiviser.model.flow import Flow, Text
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.files.entries import read_entries
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml

FOLDER = "locale"
ENDING = ".po"
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""A language, as pages name it in `lang`."""
_NAMED = re.compile(r"\{[^{}\s]+\}")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def catalogue_file(language: Language, flow: str) -> PurePosixPath:
    """Where a catalogue stands, relative to the folder of pages."""
    return PurePosixPath(FOLDER, language, f"{flow}{ENDING}")


def read_catalogue(path: Path, file: PurePosixPath, report: Report) -> Catalogue | None:
    """The catalogue, its language being the name of its folder; a translation with a problem of its own is left out."""
    found = read_entries(path, file, report)
    if found is None:
        return None
    words: dict[str, str] = {}
    fuzzy = set()
    for entry in found:
        if isinstance(entry.id, str) and isinstance(entry.string, str) and entry.id and entry.string:
            if lost := _lost(entry.id, entry.string):
                report.error(Place(file, entry.lineno or 1), "wrong-translation", lost)
                continue
            place = Place(file, entry.lineno or 1)
            shown = frozenset(name.strip("{}") for name in _NAMED.findall(entry.id))
            report += problems_in_text(Text(entry.string, place), markdown=True, names=shown)
            words[entry.id] = entry.string
            fuzzy |= {entry.id} if entry.fuzzy else set()
    return Catalogue(file.parent.name, file, words, frozenset(fuzzy))


def raw_texts(flow: Flow, text: str) -> Dictionary[Place, str]:
    """
    Every text of a flow that can be translated, by its place, as it stands in the file.

    Facts are in their places in a flow that was read; translators get their names. What has no word in it is left out,
    and so are the texts that components say by themselves.

    Args:
        text: the file's.
    """
    raw = {scalar.place: scalar.text for scalar in _scalars(read_yaml(text, flow.file, Report()))}
    said = ((found.place, raw[found.place]) for found in every_text(flow) if found.place in raw)
    return {place: words for place, words in said if _LETTERS.search(_NAMED.sub("", words))}


def messages_of(flow: Flow, text: str) -> tuple[Message, ...]:
    """The same, each once."""
    places: dict[str, list[Place]] = {}
    for place, words in sorted(raw_texts(flow, text).items()):
        places.setdefault(words, []).append(place)
    return tuple(Message(words, tuple(found)) for words, found in places.items())


def unused_catalogues(project: Project, flows: Collection[str]) -> Iterator[Problem]:
    """Those of no flow, and those of languages that the site shall not be in."""
    for flow, catalogues in project.catalogues.items():
        for language, catalogue in catalogues.items():
            if flow not in flows:
                message = say(
                    "a translation of `{flow}`, and there is no such flow{near}", flow=flow, near=nearest(flow, flows)
                )
                yield Problem(Place(catalogue.file), "left-out", message, "warning")
            elif language not in project.languages:
                message = say(
                    "`mkdocs.yml` names no language `{language}`; write `languages: [{language}]` there",
                    language=language,
                )
                yield Problem(Place(catalogue.file), "left-out", message, "warning")


def _scalars(node: Node | None) -> Iterator[Scalar]:
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Scalar):
            yield found
        elif isinstance(found, Sequence):
            waiting += found.items
        elif isinstance(found, Mapping):
            waiting += (entry.value for entry in found.items.values())


def _lost(text: str, translation: str) -> Told | None:
    """What is wrong with the names between braces."""
    here, there = Counter(_NAMED.findall(text)), Counter(_NAMED.findall(translation))
    if lost := sorted((here - there).elements()):
        return say("the translation of «{text}» has lost `{name}`; put it in", text=_short(text), name=lost[0])
    if added := sorted((there - here).elements()):
        return say(
            "the translation of «{text}» shows `{name}`, which the text does not; take it out",
            text=_short(text),
            name=added[0],
        )
    return None


def _short(words: str) -> str:
    found = " ".join(words.split())
    return found if len(found) <= 40 else found[:39] + "…"
