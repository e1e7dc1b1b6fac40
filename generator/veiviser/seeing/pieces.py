"""HTML as the words and the marks that a reader sees, and what differs between two such."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape
from typing import Literal

Kind = Literal["tag", "word", "gap"]
Side = Literal["before", "after"]
_PARTS = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<tag></?(?P<name>[a-zA-Z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)"
    r"|(?P<gap>\s+)|(?P<word>[^\s<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_TOLD = frozenset(("alt", "aria-label", "placeholder", "title"))
"""Attributes whose words readers see or hear."""
_UNSEEN = re.compile(
    r"href|src|id|for|name|value|target|rel|markdown|tabindex|inert|aria-(?:labelledby|describedby|controls|owns)"
    r"|data-(?:control|file|screen|answer|value|when|unless|pagefind.*|table|column)"
)
"""Those that may change without anybody seeing anything of it."""
_NUMBER = re.compile(r'<span class="number">\d+</span>|(?:(?<=<a href="#steg-)\d+"[^>]*>[^<]*)(?=</a>)')
"""Numbers of steps, and references to them: they follow from the order, which is told once."""
_UNMARKED = frozenset(("option", "title", "textarea", "style", "script", "svg", "text", "tspan"))
"""Elements in which nothing can be marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a tag or white space."""

    kind: Kind
    text: str
    """As it stands in the HTML."""
    said: str = ""
    """Of a word, as it is compared; of a tag, what of it can be seen."""
    spoken: str = ""
    """Of a tag, the words in its attributes."""
    can_be_marked: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """Two texts, with what differs marked in both."""

    before: str
    after: str
    removed: tuple[str, ...]
    """Runs of words that are gone."""
    added: tuple[str, ...]


def pieces_of(html: str) -> tuple[Piece, ...]:
    """The HTML in pieces, nothing left out."""
    return tuple(_pieces(html))


def form_of(html: str) -> tuple[str, ...]:
    """What a reader sees of it, to be compared: the same for as long as it reads and looks the same."""
    return tuple(piece.said for piece in pieces_of(_NUMBER.sub("", html)) if piece.said)


def words_of(html: str) -> tuple[str, ...]:
    """Its words alone, those of attributes too."""
    pieces = pieces_of(_NUMBER.sub("", html))
    return tuple(word for one in pieces for word in ([one.said] if one.kind == "word" else one.spoken.split()))


def tags_of(html: str) -> tuple[str, ...]:
    """What is seen of its tags alone, without the words in them."""
    return tuple(piece.said for piece in pieces_of(html) if piece.kind == "tag" and piece.said)


def marked(before: str, after: str) -> Marked:
    """Both with `<mark>` around the words that are only in one of them."""
    old, new = pieces_of(before), pieces_of(after)
    at_old = [n for n, piece in enumerate(old) if piece.kind == "word"]
    at_new = [n for n, piece in enumerate(new) if piece.kind == "word"]
    matcher = SequenceMatcher(None, [old[n].said for n in at_old], [new[n].said for n in at_new], autojunk=False)
    gone, come = set[int](), set[int]()
    removed, added = list[str](), list[str]()
    for sign, first, end, begin, stop in matcher.get_opcodes():
        if sign != "equal":
            gone |= set(at_old[first:end])
            come |= set(at_new[begin:stop])
            removed += [_joined(old, at_old[first:end])] if end > first else []
            added += [_joined(new, at_new[begin:stop])] if stop > begin else []
    return Marked(_with_marks(old, gone, "before"), _with_marks(new, come, "after"), tuple(removed), tuple(added))


def _pieces(html: str) -> Iterator[Piece]:
    closed = ""
    for found in _PARTS.finditer(html):
        if tag := found["tag"]:
            name = found["name"].lower()
            if name in _UNMARKED and not closed and not tag.endswith("/>") and not tag.startswith("</"):
                closed = name
            elif name == closed and tag.startswith("</"):
                closed = ""
            seen, spoken = _seen(tag, name)
            yield Piece("tag", tag, seen, spoken)
        elif gap := found["gap"] or found["comment"]:
            yield Piece("gap", gap)
        else:
            yield Piece("word", found["word"], unescape(found["word"]), can_be_marked=not closed)


def _seen(tag: str, name: str) -> tuple[str, str]:
    """What of a tag can be seen, and what is said in it."""
    if tag.startswith("</"):
        return f"</{name}>", ""
    shown, spoken = [name], list[str]()
    for found in _ATTRIBUTE.finditer(tag, 1 + len(name)):
        value = unescape((found[2] or "").strip("\"'"))
        if found[1] in _TOLD:
            spoken.append(value)
        if not _UNSEEN.fullmatch(found[1]):
            shown.append(f"{found[1]}={value}")
    return f"<{' '.join([shown[0], *sorted(shown[1:])])}>", " ".join(spoken)


def _joined(pieces: Sequence[Piece], numbers: Sequence[int]) -> str:
    return " ".join(pieces[number].said for number in numbers)


def _with_marks(pieces: Sequence[Piece], numbers: "set[int]", side: Side) -> str:
    """Neighbours, with nothing but white space between them, share a mark."""
    made, is_open = list[str](), False
    for number, piece in enumerate(pieces):
        is_marked = number in numbers and piece.can_be_marked
        goes_on = piece.kind == "gap" and number + 1 in numbers and number + 1 < len(pieces)
        if is_marked and not is_open:
            made.append(f'<mark data-side="{escape(side)}">')
        elif is_open and not is_marked and not goes_on:
            made.append("</mark>")
        is_open = is_marked or (is_open and goes_on)
        made.append(piece.text)
    return "".join([*made, "</mark>"] if is_open else made)
