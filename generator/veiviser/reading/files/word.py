"""A Word document as Markdown: headings, paragraphs, lists, tables, links and pictures; never style."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MOST = 40_000_000
"""Bytes of one part of the document, unpacked."""
_SIGNS = re.compile(r"[\\`*_\[\]<>|]")
_STARTS_A_BLOCK = re.compile(r"^([-+#=~:]|\d+(?=[.)]))")
_OUTSIDE = re.compile(r"(?i)(?:https?|mailto|tel):")
_LEVELS = {f"heading {level}": level for level in range(1, 7)} | {"title": 1}
_LISTS = {"list bullet": "-", "list number": "1.", "list paragraph": ""}


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says."""

    blocks: tuple[str, ...]
    """Markdown; a picture is `![words](name)`, with a name of `pictures`."""
    pictures: Mapping[str, bytes]


@dataclass(slots=True)
class _Parts:
    """What its parts say of each other."""

    styles: Mapping[str, str] = field(default_factory=dict)
    """Names by id; in English whatever Word speaks."""
    numbered: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """Whether a list counts, by its id and the level in it."""
    links: Mapping[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)


def read_word(path: Path, file: PurePosixPath, report: Report) -> Document | None:
    """The document; None, with a problem, where it is none."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = _parts(packed)
            body = _part(packed, "word/document.xml")
            blocks = list(_blocks(body.find(f"{_W}body"), parts))
            there = {name: _bytes(packed, name) for name in parts.links.values() if name in packed.namelist()}
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, OSError, NotImplementedError):
        message = say("this is no Word document that can be read; save it as «Word-dokument (.docx)»")
        report.error(Place(file), "bad-document", message)
        return None
    text = "\n".join(blocks)
    return Document(tuple(_joined(blocks)), {name: data for name, data in there.items() if f"]({name})" in text})


def _parts(packed: zipfile.ZipFile) -> _Parts:
    names, parts = packed.namelist(), _Parts()
    if "word/styles.xml" in names:
        found = _part(packed, "word/styles.xml").iter(f"{_W}style")
        parts.styles = {one.get(f"{_W}styleId", ""): _val(one.find(f"{_W}name")).lower() for one in found}
    if "word/numbering.xml" in names:
        parts.numbered = dict(_numbered(_part(packed, "word/numbering.xml")))
    if "word/_rels/document.xml.rels" in names:
        for one in _part(packed, "word/_rels/document.xml.rels"):
            to = one.get("Target", "")
            name = to if one.get("TargetMode") == "External" else f"word/{to}".replace("word//word/", "word/")
            parts.links = {**parts.links, one.get("Id", ""): name}
    return parts


def _bytes(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > _MOST:
        raise ValueError(name)
    return packed.read(name)


def _part(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    data = _bytes(packed, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # Word writes none, and others could make much of little
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _numbered(root: ElementTree.Element) -> Iterator[tuple[tuple[str, str], bool]]:
    kinds = {
        one.get(f"{_W}abstractNumId", ""): {
            level.get(f"{_W}ilvl", ""): _val(level.find(f"{_W}numFmt")) != "bullet" for level in one.iter(f"{_W}lvl")
        }
        for one in root.iter(f"{_W}abstractNum")
    }
    for one in root.iter(f"{_W}num"):
        for level, counts in kinds.get(_val(one.find(f"{_W}abstractNumId")), {}).items():
            yield (one.get(f"{_W}numId", ""), level), counts


def _val(node: ElementTree.Element | None) -> str:
    return node.get(f"{_W}val", "") if node is not None else ""


def _blocks(body: ElementTree.Element | None, parts: _Parts) -> Iterator[str]:
    for node in body if body is not None else ():
        if node.tag == f"{_W}p":
            yield _paragraph(node, parts)
        elif node.tag == f"{_W}tbl":
            yield _table(node, parts)
        elif node.tag == f"{_W}sdt":
            yield from _blocks(node.find(f"{_W}sdtContent"), parts)


def _paragraph(node: ElementTree.Element, parts: _Parts) -> str:
    words = _words(node, parts)
    style = parts.styles.get(_val(node.find(f"{_W}pPr/{_W}pStyle")), "")
    if not words:
        return ""
    if level := _LEVELS.get(style):
        return f"{'#' * level} {words.replace('**', '')}"
    listed = node.find(f"{_W}pPr/{_W}numPr")
    depth = _val(listed.find(f"{_W}ilvl")) if listed is not None else "0"
    number = _val(listed.find(f"{_W}numId")) if listed is not None else ""
    sign = _LISTS.get(style, "")
    if number and number != "0":
        sign = "1." if parts.numbered.get((number, depth), False) else "-"
    if sign:
        return f"{'    ' * int(depth or 0)}{sign} {words}"
    return _STARTS_A_BLOCK.sub(lambda found: f"\\{found[0]}" if not found[0][0].isdigit() else f"{found[0]}\\", words)


def _table(node: ElementTree.Element, parts: _Parts) -> str:
    rows = [
        [" ".join(filter(None, (_words(line, parts) for line in cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc")]
        for row in node.iter(f"{_W}tr")
    ]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"| {' | '.join(['---'] * width)} |", *lines[1:]]) if width else ""


def _words(node: ElementTree.Element, parts: _Parts) -> str:
    pieces: list[tuple[str, str]] = []
    for words, sign in _pieces(node, parts, ""):
        if pieces and pieces[-1][1] == sign:
            pieces[-1] = (pieces[-1][0] + words, sign)
        else:
            pieces.append((words, sign))
    return " ".join("".join(_signed(words, sign) for words, sign in pieces).split())


def _signed(words: str, sign: str) -> str:
    """Signs stand close to the words, and the space outside of them."""
    bare = words.strip()
    return words.replace(bare, f"{sign}{bare}{sign}", 1) if bare and sign else words


def _pieces(node: ElementTree.Element, parts: _Parts, around: str) -> Iterator[tuple[str, str]]:
    """Words with their signs, what was struck out left out."""
    for child in node:
        if child.tag == f"{_W}r":
            yield from _run(child, parts)
        elif child.tag == f"{_W}hyperlink":
            words = _words(child, parts)
            address = parts.links.get(child.get(f"{_R}id", ""), "")
            is_led = words and _OUTSIDE.match(address) and not re.search(r"[\s()<>]", address)
            yield (f"[{words}]({address})" if is_led else words), ""
        elif child.tag in (f"{_W}ins", f"{_W}smartTag", f"{_W}sdt", f"{_W}sdtContent"):
            yield from _pieces(child, parts, around)


def _run(run: ElementTree.Element, parts: _Parts) -> Iterator[tuple[str, str]]:
    bold, italic = (_is_on(run.find(f"{_W}rPr/{_W}{name}")) for name in ("b", "i"))
    sign = "**" * bold + "*" * italic
    for node in run:
        if node.tag == f"{_W}t":
            yield _SIGNS.sub(r"\\\g<0>", node.text or ""), sign
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " ", sign
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-", sign
        elif node.tag == f"{_W}drawing":
            yield from ((words, "") for words in _drawings(node, parts))


def _drawings(node: ElementTree.Element, parts: _Parts) -> Iterator[str]:
    told = next((one.get("descr", "") for one in node.iter(_SHOWN)), "")
    for blip in node.iter(_BLIP):
        if name := parts.links.get(blip.get(f"{_R}embed", ""), ""):
            yield f"![{_SIGNS.sub('', ' '.join(told.split()))}]({name})"


def _is_on(node: ElementTree.Element | None) -> bool:
    return node is not None and _val(node) not in ("0", "false", "none")


def _joined(blocks: list[str]) -> Iterator[str]:
    """Items of one list as one block."""
    items: list[str] = []
    for block in (block for block in blocks if block.strip()):
        is_item = re.match(r" *(?:-|1\.) ", block) is not None
        if items and not is_item:
            yield "\n".join(items)
            items = []
        if is_item:
            items.append(block)
        else:
            yield block
    if items:
        yield "\n".join(items)
