"""A Word document as Markdown: headings, paragraphs, lists, tables, links and pictures; never style."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.word_parts import Level, Parts, W, bytes_of, level_in, part, read_parts, val
from veiviser.reading.files.word_words import Words, boxes_in

_STARTS_A_BLOCK = re.compile(r"^([-+#=~:]|\d+(?=[.)]))")
_LEVELS = {f"heading {level}": min(level, 6) for level in range(1, 10)} | {"title": 1}
_LISTS = {"list bullet": "-", "list number": "1."}
_MARK = re.compile("\ue000([0-9]+)\ue001")
"""Where something was lost; characters that no document has, as each program means something else by them."""
_ITEM = re.compile(r" *(?:-|[0-9]+\.) ")
_HEAD = re.compile(r"(?:#+|-|[0-9]+\.|\|) +| +(?:-|[0-9]+\.) +")
"""What a block begins with before its words."""
_BETWEEN = "<!-- ny liste -->"
"""Without it, two numbered lists would be one."""
_BOLD = re.compile(r"\*\*[^*]{1,80}\*\*")


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says."""

    blocks: tuple[str, ...]
    """Markdown; a picture is `![words](name)`, with a name of `pictures`."""
    pictures: Mapping[str, bytes]
    lost: tuple[Message, ...] = ()
    """What could not be taken along as it was; `without_marks` tells where."""


def read_word(path: Path, file: PurePosixPath, report: Report) -> Document | None:
    """The document; None, with a problem, where it is none."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = read_parts(packed)
            body = part(packed, "word/document.xml").find(f"{W}body")
            reader = _Reader(parts)
            blocks = tuple(_joined(reader.whole(body)))
            names = set(packed.namelist())
            there = {name: bytes_of(packed, name) for name in parts.links.values() if name in names}
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, NotImplementedError):
        message = say("this is no Word document that can be read; save it as «Word-dokument (.docx)»")
        report.error(Place(file), "bad-document", message)
        return None
    text = "\n".join(blocks)
    shown = {name: data for name, data in there.items() if f"]({name})" in text}
    return Document(blocks, shown, tuple(reader.lost))


def mark(number: int) -> str:
    """What stands where something was lost, by its number."""
    return f"\ue000{number}\ue001"


def without_marks(text: str, lost: Sequence[Message]) -> tuple[str, list[tuple[int, Message]]]:
    """A text as people read it, and what was lost, each with its line, from 1."""
    lines = [
        re.sub(r"(?<=\S) +(?= )|(?<=\S) +$", "", _MARK.sub("", line)) if _MARK.search(line) else line
        for line in text.split("\n")
    ]
    found = [(number, lost[int(one)]) for number, line in enumerate(text.split("\n"), 1) for one in _MARK.findall(line)]
    return "\n".join(lines), found


class _Reader:
    """One document on its way."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.lost = parts, list[Message]()
        self.words = Words(parts, self._lose)
        self._last: Level | None = None
        """Where the list stands that the last paragraph was of."""
        self._counts: dict[str, int] = {}
        """How many items each list has so far, those within others left out."""
        self._pending = ""
        """Marks of paragraphs that have no words, for the next one that has."""

    def _lose(self, message: Message) -> str:
        self.lost.append(message)
        return mark(len(self.lost) - 1)

    def whole(self, body: Element | None) -> Iterator[str]:
        """Its blocks, items of lists one by one; what stands on every page is told of at the first."""
        if self.parts.margins:
            message = say("what stands above and below each page is left out: «{words}»", words=self.parts.margins[:60])
            self._pending = self._lose(message)
        yield from self.blocks(body)
        yield self._pending

    def blocks(self, body: Element | None) -> Iterator[str]:
        for node in body if body is not None else ():
            if node.tag == f"{W}p":
                yield self.paragraph(node)
                for box in boxes_in(node):
                    self._pending += self._lose(say("a text box stands here as ordinary text"))
                    yield from self.blocks(box)
            elif node.tag == f"{W}tbl":
                self._last = None
                yield self._taken(self.table(node))
            elif node.tag == f"{W}sdt":
                yield from self.blocks(node.find(f"{W}sdtContent"))

    def _taken(self, block: str) -> str:
        """With the marks that wait for something to stand at."""
        head = _HEAD.match(block)
        at = head.end() if head else 0
        marks, self._pending = self._pending, ""
        return block[:at] + marks + block[at:]

    def paragraph(self, node: Element) -> str:
        about = node.find(f"{W}pPr")
        id = val(about.find(f"{W}pStyle")) if about is not None else ""
        style = self.parts.styles.get(id, "")
        if re.fullmatch(r"toc \d+", style):
            self._pending = self._pending or self._lose(say("the list of contents is left out; a page makes its own"))
            return ""
        words = self.words.of(node)
        if not _MARK.sub("", words):
            self._pending += words
            return ""
        own = level_in(about)
        named, depth = (style[:-2], int(style[-1]) - 1) if re.fullmatch(r"list \w+ [2-9]", style) else (style, 0)
        level = own if own is not None else self.parts.levels.get(id)
        if rank := _LEVELS.get(style):
            self._last = None
            return self._taken(f"{'#' * rank} {words.replace('**', '')}")
        if level is not None and level.list not in ("", "0"):
            sign = "1." if self.parts.counted.get(level, False) else "-"
            return self._item(words, level if own is not None else level._replace(depth=depth), sign)
        if named in _LISTS and own is None:
            return self._item(words, Level(named, depth), _LISTS[named])
        self._last = None
        if _BOLD.fullmatch(_MARK.sub("", words)):
            words += self._lose(say("a line in bold alone; write ## in front instead, if it is a heading"))
        return self._taken(_STARTS_A_BLOCK.sub(_escaped, words))

    def _item(self, words: str, level: Level, sign: str) -> str:
        """Of a list, which counts on after a text; no deeper than a step below the item before, or it would be code."""
        before, self._last = (
            self._last,
            level._replace(depth=min(level.depth, self._last.depth + 1 if self._last else 0)),
        )
        depth, list = self._last.depth, level.list
        between = ""
        if depth == 0:
            count = self._counts.get(list, 0)
            between = f"{_BETWEEN}\n\n" if before is not None and not count and sign != "-" and self._counts else ""
            sign = f"{count + 1}." if before is None and count and sign != "-" else sign
            self._counts[list] = count + 1
        return between + self._taken(f"{'    ' * depth}{sign} {words}")

    def table(self, node: Element) -> str:
        """A cell of several rows or columns says the same in each of them."""
        rows, mark = list[list[str]](), ""
        for row in node.findall(f"{W}tr"):
            cells = list[str]()
            for cell in row.findall(f"{W}tc"):
                span, merged = val(cell.find(f"{W}tcPr/{W}gridSpan")), cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and val(merged) != "restart"
                is_above = goes_on and rows and len(cells) < len(rows[-1])
                words = _MARK.sub("", rows[-1][len(cells)]) if is_above else self._cell(cell)
                cells += [words] * (int(span) if span.isdecimal() else 1)
                if (goes_on or span.isdecimal()) and not mark:
                    mark = self._lose(say("cells of this table were one; look at what each says now"))
            rows.append([_MARK.sub("", words) if n and words in cells[:n] else words for n, words in enumerate(cells)])
        width = max(map(len, rows), default=0)
        if not width:
            return ""
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n".join([f"| {mark}{lines[0][2:]}", f"| {' | '.join(['---'] * width)} |", *lines[1:]])

    def _cell(self, cell: Element) -> str:
        words = " ".join(filter(None, (self.words.of(line) for line in cell.iter(f"{W}p"))))
        if next(cell.iter(f"{W}tbl"), None) is not None:
            words += self._lose(say("a table within this one is only words now"))
        return words


def _escaped(found: re.Match[str]) -> str:
    """What begins a block in Markdown, and not in Word."""
    return f"{found[0]}\\" if found[0][0].isdigit() else f"\\{found[0]}"


def _joined(blocks: Iterator[str]) -> Iterator[str]:
    """Items of one list as one block."""
    items: list[str] = []
    for block in (one for whole in blocks for one in whole.split("\n\n") if one.strip()):
        is_item = _ITEM.match(block) is not None
        if items and not is_item:
            yield "\n".join(items)
            items = []
        if is_item:
            items.append(block)
        else:
            yield block
    if items:
        yield "\n".join(items)
