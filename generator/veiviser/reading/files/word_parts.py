"""The parts of a Word document: styles, lists, links, notes and comments, and what each says of the others."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 40_000_000
"""Bytes of one part of the document, unpacked."""
_DEEPEST = 20
"""Styles that are based on one another; Word itself stops at ten."""


class Level(NamedTuple):
    """Where in which list something stands."""

    list: str
    depth: int


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document has beside its text."""

    styles: Mapping[str, str] = field(default_factory=dict)
    """Names by id; in English whatever Word speaks."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Of styles that make a list, by id."""
    counted: Mapping[Level, bool] = field(default_factory=dict)
    """Whether a list counts."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Addresses, and names of files in the document, by id."""
    notes: Mapping[str, Element] = field(default_factory=dict)
    """Footnotes and endnotes, by kind and id: `footnote 2`."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """Words by id."""
    margins: str = ""
    """What is said above and below each page."""


def read_parts(packed: zipfile.ZipFile) -> Parts:
    """
    Raises:
        KeyError, ValueError, ElementTree.ParseError: where it is no document.
    """
    names = set(packed.namelist())

    def root(name: str) -> Element | None:
        return part(packed, f"word/{name}.xml") if f"word/{name}.xml" in names else None

    styles, numbering = root("styles"), root("numbering")
    notes = {
        f"{kind} {one.get(f'{W}id', '')}": one
        for kind in ("footnote", "endnote")
        if (all := root(f"{kind}s")) is not None
        for one in all
        if one.get(f"{W}type", "normal") == "normal"
    }
    comments = root("comments")
    edges = [part(packed, name) for name in sorted(names) if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
    return Parts(
        styles={one.get(f"{W}styleId", ""): val(one.find(f"{W}name")).lower() for one in _each(styles, "style")},
        levels=dict(_levels(styles)),
        counted=dict(_counted(numbering)) if numbering is not None else {},
        links=dict(_links(packed)) if "word/_rels/document.xml.rels" in names else {},
        notes=notes,
        comments={one.get(f"{W}id", ""): said(one) for one in comments} if comments is not None else {},
        margins=" ".join(dict.fromkeys(words for edge in edges if (words := said(edge)))),
    )


def part(packed: zipfile.ZipFile, name: str) -> Element:
    """
    One of its files.

    Raises:
        ValueError: when it is too large, or could unfold itself.
    """
    data = bytes_of(packed, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # Word writes none, and others could make much of little
        raise ValueError(name)
    return fromstring(data)


def bytes_of(packed: zipfile.ZipFile, name: str) -> bytes:
    """
    Raises:
        ValueError: when it is too large.
    """
    if packed.getinfo(name).file_size > _MOST:
        raise ValueError(name)
    return packed.read(name)


def val(node: Element | None) -> str:
    """What stands in `w:val`."""
    return node.get(f"{W}val", "") if node is not None else ""


def said(node: Element) -> str:
    """All words below a node, without anything else."""
    lines = ("".join(text.text or "" for text in line.iter(f"{W}t")) for line in node.iter(f"{W}p"))
    return " ".join(" ".join(lines).split())


def level_in(properties: Element | None) -> Level | None:
    """What properties of a paragraph or style say of a list; one that is called `0` is none."""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    if listed is None:
        return None
    depth = val(listed.find(f"{W}ilvl"))
    return Level(val(listed.find(f"{W}numId")), int(depth) if depth.isdecimal() else 0)


def _each(root: Element | None, name: str) -> Iterator[Element]:
    yield from root.iter(f"{W}{name}") if root is not None else ()


def _levels(styles: Element | None) -> Iterator[tuple[str, Level]]:
    """Those of styles, their own or those of what they are based on."""
    by_id = {one.get(f"{W}styleId", ""): one for one in _each(styles, "style")}
    for name in by_id:
        at: str = name
        for _ in range(_DEEPEST):
            style = by_id.get(at)
            if style is None:
                break
            if (level := level_in(style.find(f"{W}pPr"))) is not None and level.list:
                yield name, level
                break
            at = val(style.find(f"{W}basedOn"))


def _counted(root: Element) -> Iterator[tuple[Level, bool]]:
    kinds = {
        one.get(f"{W}abstractNumId", ""): {
            level.get(f"{W}ilvl", ""): val(level.find(f"{W}numFmt")) not in ("bullet", "none")
            for level in one.iter(f"{W}lvl")
        }
        for one in root.iter(f"{W}abstractNum")
    }
    for one in root.iter(f"{W}num"):
        for depth, counts in kinds.get(val(one.find(f"{W}abstractNumId")), {}).items():
            if depth.isdecimal():
                yield Level(one.get(f"{W}numId", ""), int(depth)), counts


def _links(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for one in part(packed, "word/_rels/document.xml.rels"):
        to = one.get("Target", "")
        is_outside = one.get("TargetMode") == "External"
        yield one.get("Id", ""), to if is_outside else f"word/{to}".replace("word//word/", "word/")
