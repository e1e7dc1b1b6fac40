"""The words of a Word document's paragraphs as Markdown, and what of them cannot be taken along."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from veiviser.messages import Message, say
from veiviser.reading.files.word_parts import Parts, W, said, val

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BOX = f"{W}txbxContent"
_SIGNS = re.compile(r"[\\`*_\[\]<>|]")
_OUTSIDE = re.compile(r"(?i)(?:https?|mailto|tel):")
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)) | {0x201C: "«", 0x201E: "«", 0x201D: "»"}
"""Hyphens that only may be there and characters without width go; crooked quotes become those of Norwegian."""
_SHORT = 60

Lose = Callable[[Message], str]
"""Given what is lost: a mark for the place, which stands in the words until somebody asks for its line."""


class Words:
    """Takes paragraphs apart, one document's."""

    def __init__(self, parts: Parts, lose: Lose) -> None:
        self.parts, self.lose = parts, lose
        self._fields: list[tuple[str, bool]] = []
        """What fields that are open say, and whether they have come to what they show."""

    def of(self, node: Element) -> str:
        """Those of a paragraph, in one line."""
        pieces: list[tuple[str, str]] = []
        for words, sign in self._pieces(node):
            if pieces and pieces[-1][1] == sign:
                pieces[-1] = (pieces[-1][0] + words, sign)
            else:
                pieces.append((words, sign))
        return " ".join("".join(_signed(words, sign) for words, sign in pieces).split())

    def _pieces(self, node: Element) -> Iterator[tuple[str, str]]:
        """Words with their signs, what was struck out left out."""
        for child in node:
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{W}hyperlink":
                yield self._link(self.of(child), self.parts.links.get(child.get(f"{_R}id", ""), "")), ""
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                gone = "".join(one.text or "" for one in child.iter() if one.tag in (f"{W}delText", f"{W}t"))
                if gone.strip():
                    yield self.lose(say("«{words}» was struck out and is left out", words=_short(gone))), ""
            elif child.tag in (f"{W}ins", f"{W}moveTo"):
                if new := said_in_runs(child):
                    yield self.lose(say("«{words}» was put in and is taken along", words=_short(new))), ""
                yield from self._pieces(child)
            elif child.tag in (f"{W}smartTag", f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple"):
                yield from self._pieces(child)
            elif child.tag.startswith(_FORMULA):
                yield self.lose(say("a formula is left out; write it in words")), ""

    def _run(self, run: Element) -> Iterator[tuple[str, str]]:
        about = run.find(f"{W}rPr")
        if _is_on(about, "vanish"):
            if hidden := said_in_runs(run):
                yield self.lose(say("«{words}» was hidden and is left out", words=_short(hidden))), ""
            return
        if _is_on(about, "strike"):
            yield self.lose(say("«{words}» was crossed out and is taken along", words=_short(said_in_runs(run)))), ""
        sign = "**" * _is_on(about, "b") + "*" * _is_on(about, "i")
        for node in run:
            yield from self._part(node, sign)

    def _part(self, node: Element, sign: str) -> Iterator[tuple[str, str]]:
        name = node.tag.removeprefix(W)
        if name == "t":
            words = _SIGNS.sub(r"\\\g<0>", (node.text or "").translate(_UNSEEN))
            address = next((to for to, is_shown in reversed(self._fields) if is_shown and to), "")
            yield (self._link(words, address), "") if address and words.strip() else (words, sign)
        elif name in ("tab", "br", "cr"):
            yield " ", sign
        elif name == "noBreakHyphen":
            yield "-", sign
        elif name in ("fldChar", "instrText"):
            self._field(node)
        elif name in ("footnoteReference", "endnoteReference"):
            yield from self._note(f"{name.removesuffix('Reference')} {node.get(f'{W}id', '')}")
        elif name == "commentReference":
            comment = self.parts.comments.get(node.get(f"{W}id", ""), "")
            yield self.lose(say("the comment «{words}» is left out", words=_short(comment))), ""
        elif name == "sym":
            yield self.lose(say("a sign of a font of its own is left out")), ""
        elif name in ("drawing", "pict", "object") or node.tag == f"{_CHOICES}AlternateContent":
            yield from ((words, "") for words in self._drawn(node))

    def _field(self, node: Element) -> None:
        kind = node.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(("", False))
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif self._fields and (found := _FIELD_LINK.match(node.text or "")):
            self._fields[-1] = (found[1], False)

    def _link(self, words: str, address: str) -> str:
        if not words:
            return ""
        if _OUTSIDE.match(address) and not re.search(r"[\s()<>]", address):
            return f"[{words}]({address})"
        message = say("«{words}» led to a place in the document, or to a file, and is no link now", words=_short(words))
        return words + self.lose(message)

    def _note(self, which: str) -> Iterator[tuple[str, str]]:
        note = self.parts.notes.get(which)
        if note is None:
            return
        words = " ".join(filter(None, map(self.of, note.iter(f"{W}p"))))
        if words:
            yield self.lose(say("the note «{words}» stands in brackets", words=_short(said(note)))), ""
            yield f" ({words})", ""

    def _drawn(self, node: Element) -> Iterator[str]:
        """Pictures; a text box comes below its paragraph, and tells of itself."""
        choice = node.find(f"{_CHOICES}Choice")
        found = choice if choice is not None else node
        told = next((one.get("descr", "") for one in found.iter(_SHOWN)), "")
        pictures = [one.get(f"{_R}embed", "") for one in found.iter(_BLIP)]
        pictures += [one.get(f"{_R}id", "") for one in found.iter(_OLD_PICTURE)]
        names = [name for id in pictures if (name := self.parts.links.get(id, ""))]
        yield from (f"![{_SIGNS.sub('', ' '.join(told.split()))}]({name})" for name in names)
        if not names and next(found.iter(BOX), None) is None:
            yield self.lose(say("a drawing or chart is left out; put it in as a picture"))


def boxes_in(node: Element) -> Iterator[Element]:
    """Text boxes below a paragraph; each is written twice, for new and for old programs."""
    for child in node:
        if child.tag == f"{_CHOICES}Fallback":
            continue
        if child.tag == BOX:
            yield child
        else:
            yield from boxes_in(child)


def said_in_runs(node: Element) -> str:
    """All words below a node that is no paragraph."""
    return "".join(text.text or "" for text in node.iter(f"{W}t")).strip()


def _signed(words: str, sign: str) -> str:
    """Signs stand close to the words, and the space outside of them."""
    bare = words.strip()
    return words.replace(bare, f"{sign}{bare}{sign}", 1) if bare and sign else words


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()} …"


def _is_on(about: Element | None, name: str) -> bool:
    node = about.find(f"{W}{name}") if about is not None else None
    return node is not None and val(node) not in ("0", "false", "none")
