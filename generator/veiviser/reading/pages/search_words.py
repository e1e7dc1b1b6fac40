"""`search.yaml` among the pages: words that people search by, and whom they can call."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath

from veiviser.messages import Message, say
from veiviser.model.fact import Mention
from veiviser.model.search import NO_WORDS, Call, Emergency, SearchWords
from veiviser.problem import Report, nearest
from veiviser.reading.files.text import read_text
from veiviser.reading.shown.facts import Facts
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Entry, Mapping, Node
from veiviser.reading.yaml.parsing import read_yaml

NAME = "search.yaml"
_KEYS = ("emergency", "harmless", "ignore", "numbers", "synonyms", "pages", "nothing")
_OF_EMERGENCY = ("title", "words", "call")
_NUMBER = re.compile(r"[0-9]{1,2}|100")
_PHONE = re.compile(r"\+?[0-9]{3,15}")


def read_search_words(
    path: Path, file: PurePosixPath, pages: Collection[str], guides: Collection[str], facts: Facts, report: Report
) -> SearchWords:
    """
    What the file says, without what has problems.

    Args:
        pages: those that people wrote, by path without ending.
        guides: those that are made, likewise.
        facts: the numbers that can be called.
    """
    text = read_text(path, file, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None or shapes.is_empty(node):
        return NO_WORDS
    table = shapes.mapping(node, f"`{NAME}`", report)
    if table is None:
        return NO_WORDS
    shapes.only(table, _KEYS, f"`{NAME}`", report)
    reader = _Reader(pages, guides, facts, report)
    harmless, ignored = shapes.value(table, "harmless"), shapes.value(table, "ignore")
    lost = reader.below(table, "nothing") or Mapping({}, table.place)
    shapes.only(lost, ("pages", "call"), "`nothing`", report)
    return SearchWords(
        emergencies=tuple(reader.emergencies(table)),
        harmless=reader.words(harmless, {}) if harmless is not None else (),
        ignored=reader.words(ignored, {}) if ignored is not None else (),
        numerals=reader.numerals(table),
        synonyms=reader.synonyms(table),
        pages=reader.words_of_pages(table),
        lost_pages=tuple(reader.lost_pages(lost)),
        lost_calls=reader.calls(lost),
        mentions=tuple(reader.mentions),
    )


class _Reader:
    """One file on its way."""

    def __init__(self, pages: Collection[str], guides: Collection[str], facts: Facts, report: Report) -> None:
        self.pages, self.guides, self.facts, self.report = pages, guides, facts, report
        self.mentions: list[Mention] = []

    def below(self, table: Mapping, key: str) -> Mapping | None:
        """The table behind a key; None where nothing stands there."""
        node = shapes.value(table, key)
        return None if node is None or shapes.is_empty(node) else shapes.mapping(node, f"`{key}`", self.report)

    def entries(self, table: Mapping, key: str) -> Iterator[Entry]:
        found = self.below(table, key)
        yield from found.items.values() if found is not None else ()

    def emergencies(self, table: Mapping) -> Iterator[Emergency]:
        taken: dict[str, int] = {}
        for entry in self.entries(table, "emergency"):
            what = say("the emergency `{name}`", name=entry.key.text)
            said = shapes.mapping(entry.value, what, self.report)
            if said is None:
                continue
            shapes.only(said, _OF_EMERGENCY, what, self.report)
            shapes.require(Mapping(said.items, entry.key.place), _OF_EMERGENCY, what, self.report)
            title = shapes.value(said, "title")
            head = shapes.plain(title, "`title`", self.report) if title is not None else None
            listed = shapes.value(said, "words")
            words = self.words(listed, taken) if listed is not None else ()
            calls = self.calls(said)
            if head is not None and words and calls:
                yield Emergency(title=head.text.strip(), words=words, calls=calls)

    def calls(self, table: Mapping) -> tuple[Call, ...]:
        return tuple(call for entry in self.entries(table, "call") if (call := self.call(entry)) is not None)

    def call(self, entry: Entry) -> Call | None:
        name, place = entry.key.text, entry.key.place
        fact = self.facts.by_name.get(name)
        when = shapes.plain(entry.value, say("what `{name}` is called for", name=name), self.report)
        if fact is None:
            if self.facts.is_whole and name not in self.facts.broken:
                near = nearest(name, self.facts.by_name) or say("; add it to `facts.yaml`, beside the pages")
                message = say("no fact is called `{name}`{near}", name=name, near=near)
                self.report.error(place, "unknown-fact", message)
            return None
        self.mentions.append(Mention(fact, place, f"{{fact.{name}}}", fact.words))
        if not _PHONE.fullmatch(fact.value):
            message = say("the fact `{name}` is no phone number; name one that is", name=name)
            self.report.error(place, "wrong-value", message)
            return None
        return Call(when.text.strip(), fact) if when is not None else None

    def numerals(self, table: Mapping) -> dict[str, int]:
        taken: dict[str, int] = {}
        found: dict[str, int] = {}
        for entry in self.entries(table, "numbers"):
            words = self.words(entry.value, taken)
            if _NUMBER.fullmatch(entry.key.text):
                found |= dict.fromkeys(words, int(entry.key.text))
            else:
                message = say("`{number}` is no number from 0 to 100; write one in digits", number=entry.key.text)
                self.report.error(entry.key.place, "wrong-value", message)
        return found

    def synonyms(self, table: Mapping) -> dict[str, str]:
        taken: dict[str, int] = {}
        found: dict[str, str] = {}
        entries = list(self.entries(table, "synonyms"))
        for entry in entries:
            meant = _small(entry.key.text)
            found |= dict.fromkeys(self.words(entry.value, taken, meant), meant)
        for entry in entries:
            if (line := taken.get(_small(entry.key.text))) is not None:
                message = say(
                    "`{word}` is itself another word for something, on line {line}; write all of them there",
                    word=entry.key.text,
                    line=line,
                )
                self.report.error(entry.key.place, "wrong-value", message)
        return found

    def words_of_pages(self, table: Mapping) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.entries(table, "pages"):
            page = self.page(entry.key, [*self.pages, *self.guides])
            words = self.words(entry.value, {})
            if page is not None:
                found[page] = words
        return found

    def lost_pages(self, table: Mapping) -> Iterator[str]:
        node = shapes.value(table, "pages")
        for item in shapes.sequence(node, "`pages`", self.report) if node is not None else ():
            if (page := self.page(item, self.pages)) is not None:
                yield page

    def page(self, node: Node, known: Collection[str]) -> str | None:
        named = shapes.scalar(node, say("a page"), self.report)
        if named is None:
            return None
        path = normpath(named.text.strip().removesuffix(".md"))
        if path in known:
            return path
        files = [f"{page}.md" for page in known]
        near = nearest(named.text, files) or say("; write it as it lies in the folder, such as `index.md`")
        self.report.error(named.place, "bad-link", say("no page `{name}`{near}", name=named.text, near=near))
        return None

    def words(self, node: Node, taken: dict[str, int], meant: str = "") -> tuple[str, ...]:
        """
        Those of a list.

        Args:
            taken: words that stand elsewhere already, each with its line; these are added.
            meant: what they all stand for.
        """
        before, items = len(self.report), shapes.sequence(node, say("a list of words"), self.report)
        found: list[str] = []
        for item in items:
            scalar = shapes.scalar(item, say("a word to search by"), self.report)
            if scalar is None:
                continue
            word = _small(scalar.text)
            if fault := _fault(word, taken, meant):
                self.report.error(scalar.place, "wrong-value", fault)
            else:
                taken[word] = scalar.place.line
                found.append(word)
        if not items and not self.report.has_error_since(before):
            self.report.error(node.place, "wrong-value", say("the list of words is empty; name at least one"))
        return tuple(found)


def _fault(word: str, taken: dict[str, int], meant: str) -> Message | None:
    if not re.search(r"\w", word):
        return say("`{word}` has neither letters nor digits; write a word that people search by", word=word)
    if word == meant:
        return say("`{word}` stands for itself; take it out", word=word)
    if word in taken:
        return say("`{word}` stands on line {line} already; take one of them out", word=word, line=taken[word])
    return None


def _small(text: str) -> str:
    return " ".join(text.lower().split())
