"""Ways to write a text in YAML, the one likest to how it stood first; whether one holds is for others to try."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import yaml

WIDEST = 120
"""Characters of a line that is broken anew, where no line of the file is longer."""
_LEAST = 80
_BETWEEN = re.compile(r"(?<=\S) (?=\S)")
"""Where a line may end, and be read as if it had not."""
_HEADER = re.compile(r"[|>](?P<indent>[1-9])?(?P<chomp>[-+])?(?P<deeper>[1-9])?(?P<rest>[^\n]*)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\0": "\\0"}
_UNSEEN = re.compile(r"[^\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x85\u2028\u2029\ufeff]")
_RESOLVER = yaml.SafeLoader("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text as it stands in a file."""

    text: str
    way: tuple[str | int, ...]
    """Keys and numbers, from 0, that lead to it from the top of the file; of a key, those to its value."""
    style: str
    """`'`, `"`, `|`, `>`, or empty where it has neither quotes nor a sign."""
    source: str
    """All of the file."""
    start: int
    """Offset of its first character, be it a quote or a sign."""
    end: int
    """Offset behind its last one; of a block, of the line break behind its last line with something in it."""
    indent: int
    """Columns before what it stands in; -1 where that is the whole file."""
    is_inline: bool
    """Whether it stands in brackets or is a key, and so has to stay on its line."""
    is_key: bool = False

    @property
    def raw(self) -> str:
        """As it is written."""
        return self.source[self.start : self.end]


def spellings(old: Written, words: str) -> Iterator[str]:
    """The whole file with the words in place of the text, again and again, in other spellings."""
    if old.style in ("|", ">"):
        yield from _blocks(old, words, old.style)
        yield from _blocks(old, words, "|")
    elif not old.is_inline and ("\n" in old.raw or "\n" in words):
        yield from _over_lines(old, words)
    elif not old.is_inline and _is_too_wide(old, words):
        yield from _blocks(old, words, ">")
    if "\n" not in words:
        yield from (_put(old, spelled) for spelled in _on_one_line(old, words))
    if not old.is_inline:
        yield from _blocks(old, words, "|")
    yield _put(old, double_quoted(words))


def _on_one_line(old: Written, words: str) -> Iterator[str]:
    quoted = {"'": _single(words), '"': double_quoted(words)}
    if old.style in quoted:
        yield quoted[old.style]
    elif is_text(words) or not (old.style or is_text(old.text)):
        yield words
    usual = _usual_quote(old.source)
    yield quoted[usual] if usual not in words else quoted["'" if usual == '"' else '"']
    yield from quoted.values()


def is_text(words: str) -> bool:
    """Whether every reader of YAML takes these words for a text where they stand without quotes."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, words, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


def _usual_quote(source: str) -> str:
    return "'" if source.count(" '") > source.count(' "') else '"'


def _single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def double_quoted(words: str) -> str:
    """A text between `"`, whatever is in it, on one line."""
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in words).replace("\n", "\\n")
    return '"' + _UNSEEN.sub(_escaped, escaped) + '"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _over_lines(old: Written, words: str) -> Iterator[str]:
    """Broken as it was, between the same quotes; where it was one line and is no longer, as a block."""
    if "\n" not in old.raw:
        yield from _blocks(old, words, "|")
        return
    spelled = {"'": _single(words)[1:-1], '"': double_quoted(words)[1:-1].replace("\\n", "\n")}.get(old.style, words)
    lines = old.raw.strip("'\"" if old.style else "").split("\n")
    indent = _indent_of(lines[1:], old)
    folded = _folded(spelled, lines, _width(old) - indent)
    yield _put(old, old.style + _laid_out(folded, indent).lstrip(" ") + old.style)


def _blocks(old: Written, words: str, style: str) -> Iterator[str]:
    """As `|` or `>`, its lines as they were wherever the words are."""
    header, *lines = old.raw.split("\n") if old.style in ("|", ">") else ("", *old.raw.split("\n"))
    sign = _HEADER.fullmatch(header)
    text = words.rstrip("\n")
    ending = len(words) - len(text)
    if not text.strip() or (style == ">" and re.search(r"(?m)^[ \t]", text)):
        return
    deeper = int((sign and (sign["indent"] or sign["deeper"])) or 0)
    indent = max(old.indent, 0) + deeper if deeper else _indent_of(lines if sign else [], old)
    mark = str(indent - max(old.indent, 0)) if text[0] in " \t\n" or deeper else ""
    chomp = {0: "-", 1: ""}.get(ending, "+")
    if style == "|":
        laid_out = _laid_out(text.split("\n"), indent)
    else:
        laid_out = _laid_out(_folded(text, lines if old.style != "|" else [], _width(old) - indent), indent)
    laid_out += "\n" * max(ending - 1, 0)
    behind = old.source[old.end : _end_of_line(old.source, old.end)]
    kept = sign["rest"] if sign else behind
    end = old.end if sign else old.end + len(behind)
    yield _put(replace(old, end=end), f"{style}{mark}{chomp}{kept}\n{laid_out}")


def _indent_of(lines: list[str], old: Written) -> int:
    """Columns before the first line with something in it, else two more than around it."""
    first = next((line for line in lines if line.strip()), None)
    return len(first) - len(first.lstrip(" ")) if first is not None else max(old.indent, 0) + 2


def _laid_out(lines: list[str], indent: int) -> str:
    return "\n".join(" " * indent + line if line else "" for line in lines)


def _folded(words: str, before: list[str], width: int) -> list[str]:
    """Lines that are read as these words where single breaks are blanks; those from before where they still fit."""
    known = _paragraphs(before)
    paragraphs, same = words.split("\n"), list[list[str]]()
    if len(known) == len([one for one in paragraphs if one]):
        same = list(known.values())
    lines, number = list[str](), 0
    for at, paragraph in enumerate(paragraphs):
        lines += [""] * (at > 0)
        if paragraph:
            stood = known.get(paragraph) or (same[number] if same else [])
            lines += _broken(paragraph, stood, width)
            number += 1
    return lines


def _paragraphs(lines: list[str]) -> Mapping[str, list[str]]:
    """Lines by what they are read as."""
    found: dict[str, list[str]] = {}
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", "\n".join(lines)):
        stripped = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if stripped:
            found[" ".join(stripped)] = stripped
    return found


def _broken(words: str, before: list[str], width: int) -> list[str]:
    """One paragraph in lines; lines from before stay as far as they agree, from the first on and from the last back."""
    first, last = list[str](), list[str]()
    left, stood = words, list(before)
    while stood and left.startswith(stood[0] + " "):
        first.append(stood.pop(0))
        left = left[len(first[-1]) + 1 :]
    while stood and left.endswith(" " + stood[-1]):
        last.insert(0, stood.pop())
        left = left[: -len(last[0]) - 1]
    if not stood and first:  # only new words: they go on where the line before them ended
        left = f"{first.pop()} {left}"
    elif len(stood) == 1 and len(left) <= width:
        return [*first, left, *last]
    return [*first, *_filled(left, width), *last]


def _filled(words: str, width: int) -> list[str]:
    lines: list[str] = []
    for piece in _BETWEEN.split(words):
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    return lines


def _is_too_wide(old: Written, words: str) -> bool:
    before = old.start - old.source.rfind("\n", 0, old.start) - 1
    return before + len(words) > _width(old) and len(words) > len(old.raw)


def _width(old: Written) -> int:
    return max(_LEAST, min(WIDEST, max(map(len, old.source.split("\n")))))


def _put(old: Written, spelled: str) -> str:
    between = " " if not old.raw and old.source[old.start - 1 : old.start] in (":", "-") else ""
    return old.source[: old.start] + between + spelled + old.source[old.end :]


def _end_of_line(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end
