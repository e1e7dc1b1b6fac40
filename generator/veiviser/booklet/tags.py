"""Mends the tags that Chromium gives a PDF, where readers of it ask for more."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

_WITHIN_LINES = frozenset(
    ("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Link", "/Span", "/Strong", "/Em", "/Caption")
)
"""What stands in these is a part of a line."""
_ROLES = {"/Strong": "/Span", "/Em": "/Span"}
"""Types of PDF 2.0, and what they are in earlier ones."""


def mend_tags(writer: PdfWriter) -> None:
    """
    Name each tag as what it is, and give each item of a list its body (ISO 32000-1, 14.8.4.3).

    Chromium calls `NonStruct` whatever has no role; some programs skip those with the words in them.
    """
    root = writer.root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    roles = DictionaryObject({NameObject(new): NameObject(old) for new, old in _ROLES.items()})
    root[NameObject("/RoleMap")] = roles
    for child in _children(root):
        _mend(writer, child, within_lines=False)


def _mend(writer: PdfWriter, tag: DictionaryObject, *, within_lines: bool) -> None:
    if _type(tag) == "/NonStruct":
        tag[NameObject("/S")] = NameObject("/Span" if within_lines else "/Div")
    within = within_lines or _type(tag) in _WITHIN_LINES
    for child in _children(tag):
        _mend(writer, child, within_lines=within or _type(tag) == "/Lbl")
    if _type(tag) == "/LI" and all(_type(child) != "/LBody" for child in _children(tag)):
        _give_body(writer, tag)


def _give_body(writer: PdfWriter, item: DictionaryObject) -> None:
    kids = list(_kids(item))
    labels = [kid for kid in kids if _is_tag(kid) and _type(kid.get_object()) == "/Lbl"]
    body = DictionaryObject({NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject("/LBody")})
    body[NameObject("/P")] = item.indirect_reference or item
    if "/Pg" in item:
        body[NameObject("/Pg")] = item.raw_get("/Pg")
    inside = ArrayObject(kid for kid in kids if kid not in labels)
    body[NameObject("/K")] = inside
    reference = writer._add_object(body)
    for kid in inside:
        if _is_tag(kid):
            kid.get_object()[NameObject("/P")] = reference
    item[NameObject("/K")] = ArrayObject([*labels, reference])


def _kids(tag: DictionaryObject) -> Iterator[Any]:
    """Tags, marked pieces and links within, references as they are."""
    if "/K" in tag:
        kids = tag["/K"]
        yield from kids if isinstance(kids, ArrayObject) else [tag.raw_get("/K")]


def _children(tag: DictionaryObject) -> Iterator[DictionaryObject]:
    for kid in _kids(tag):
        if _is_tag(kid):
            yield kid.get_object()


def _type(tag: DictionaryObject) -> str:
    return str(tag["/S"])


def _is_tag(kid: Any) -> bool:
    found = kid.get_object()
    return isinstance(found, DictionaryObject) and "/S" in found
