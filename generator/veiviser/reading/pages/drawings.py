"""Pictures that pages show, by marks `<!-- picture flow/screen -->` and `<!-- picture FILE.yaml -->`."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath

from veiviser.messages import say
from veiviser.model.component import Component
from veiviser.model.drawing import Drawing
from veiviser.model.flow import Block
from veiviser.model.tie import Pictured
from veiviser.place import Place
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.files.text import read_text
from veiviser.reading.flows.blocks import read_blocks
from veiviser.reading.flows.data_files import DataFile
from veiviser.reading.flows.reader import Draft, answers_with_boxes
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.markdown.prose import without_code
from veiviser.reading.pages.tables import ENDING
from veiviser.reading.shown.facts import Facts
from veiviser.reading.shown.mentions import put_facts
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import NAME
from veiviser.reading.yaml.parsing import read_yaml

KEYS = ("text", "caption", "body")
"""What may be said of a drawing."""
_SCREEN = re.compile(rf"<!-- picture (?P<flow>{NAME.pattern})/(?P<screen>{NAME.pattern}) -->")
_FILE = re.compile(rf"<!-- picture (?P<file>[^\s<>]+{re.escape(ENDING)}) -->")


def pictured_screens(text: str, file: PurePosixPath, head_lines: int) -> tuple[Pictured, ...]:
    """The screens of flows that a page shows pictures of, in reading order; a mark that is shown as code is none."""
    return tuple(
        Pictured(mark["flow"], mark["screen"], Place(file, number, mark.start("flow") + 1))
        for number, line in enumerate(without_code(text, head_lines), 1)
        if (mark := _SCREEN.fullmatch(line.rstrip()))
    )


def marked_drawings(page: PurePosixPath, text: str) -> Iterator[tuple[int, int, PurePosixPath]]:
    """Line, column and file, relative to the folder of pages, of each mark that names a file."""
    for number, line in enumerate(without_code(text), 1):
        if mark := _FILE.fullmatch(line.rstrip()):
            yield number, mark.start("file") + 1, PurePosixPath(normpath((page.parent / mark["file"]).as_posix()))


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a drawing can be made of."""

    components: Dictionary[str, Component] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """Those whose own declaration has problems."""
    data: Dictionary[str, DataFile] = field(default_factory=dict)
    """Data files by name."""


NOTHING = MadeOf()
_MISSING = say("; put the drawing there, in a file like drawing.yaml")


@dataclass(slots=True)
class Drawings:
    """The drawings of a project, each read once however many pages show it."""

    files: Dictionary[PurePosixPath, Path]
    """Those that can be named, relative to the folder of pages."""
    folder: PurePosixPath
    """Of pages, relative to the project."""
    made_of: MadeOf
    facts: Facts
    report: Report
    _read: dict[PurePosixPath, Drawing | None] = field(default_factory=dict)

    def on(self, page: PurePosixPath, text: str) -> dict[int, Drawing]:
        """Those of a page, by the line of their mark."""
        found: dict[int, Drawing] = {}
        for line, column, file in marked_drawings(page, text):
            if file not in self.files:
                near = nearest(str(file), map(str, self.files)) or _MISSING
                place = Place(self.folder / page, line, column)
                self.report.error(place, "bad-link", say("no file `{name}`{near}", name=file, near=near))
                continue
            if file not in self._read:
                self._read[file] = self._drawing(file)
            drawing = self._read[file]
            if drawing is not None:
                found[line] = drawing
        return found

    def _drawing(self, path: PurePosixPath) -> Drawing | None:
        file, before = self.folder / path, len(self.report)
        text = read_text(self.files[path], file, self.report)
        node = read_yaml(text, file, self.report) if text is not None else None
        if node is None or text is None or shapes.is_empty(node):
            if not self.report.has_error_since(before):
                self.report.error(Place(file), "empty-file", say("the file is empty; write `text:` and `body:`"))
            return None
        node, mentions = put_facts(node, text, self.facts, self.report)
        table = shapes.mapping(node, say("a drawing"), self.report)
        if table is None:
            return None
        shapes.only(table, KEYS, say("a drawing"), self.report)
        shapes.require(table, ("text", "body"), say("a drawing"), self.report)
        told, caption, body = (shapes.value(table, key) for key in KEYS)
        known = self.made_of
        boxes = answers_with_boxes(body, known.components) if body is not None else frozenset[str]()
        draft = Draft("", known.components, self.report, known.broken, known.data, is_example=True, boxes=boxes)
        words = shapes.text(told, "`text`", self.report) if told is not None else None
        under = shapes.text(caption, "`caption`", self.report) if caption is not None else None
        blocks = read_blocks(body, "`body`", draft) if body is not None else ()
        self.report += _out_of_place(draft, blocks)
        if words is None or self.report.has_error_since(before):
            return None
        for said in filter(None, (words, under)):
            self.report += problems_in_text(said, markdown=False)
        return Drawing(path=path, file=file, text=words, caption=under, body=blocks, mentions=mentions)


def _out_of_place(draft: Draft, blocks: Iterable[Block]) -> Iterator[Problem]:
    """What only a flow can have."""
    named = [*(name for name, _ in (*draft.asked, *draft.given))]
    for name in named:
        message = say(
            "a drawing has no answers and no situations, so nothing is `{name}`; leave it out", name=name.text
        )
        yield Problem(name.place, "unknown-name", message)
    for answer, text in draft.named:
        message = say(
            "a drawing has no answers to show, so nothing is `{name}`; write the words themselves", name=answer
        )
        yield Problem(text.place, "unknown-name", message)
    for telling in (telling for block in blocks for telling in block.tellings):
        message = say("no guide tells of a drawing; write it in the page that shows it")
        yield Problem(telling.text.place, "unknown-key", message)
