"""Bytes of a file that get other lines and keep their line breaks and byte order mark."""

import re

_MARK = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")


def with_lines(data: bytes, text: str) -> bytes:
    """
    The file with this text.

    Args:
        data: as it stands on the disk: UTF-8, with any line breaks, with or without a byte order mark.
        text: with `\\n` as the only line break; lines that stood before keep their break.
    """
    mark = _MARK if data.startswith(_MARK) else b""
    before = data.removeprefix(_MARK).decode()
    lines, breaks = _BREAK.split(before), _BREAK.findall(before)
    wanted = text.split("\n")
    first = _alike(lines, wanted)
    last = _alike(lines[first:][::-1], wanted[first:][::-1])
    behind = dict(enumerate(breaks[:first]))
    behind |= {len(wanted) - 1 - back: breaks[-back] for back in range(1, last)}
    usual = (*breaks[:1], "\n", "\r\n")  # behind a lone `\r`, `\n` would be no line of its own
    made = ("".join(line + behind.get(n, one) for n, line in enumerate(wanted[:-1])) + wanted[-1] for one in usual)
    return mark + next(text for text in made if _BREAK.split(text) == wanted).encode()


def _alike(some: list[str], others: list[str]) -> int:
    """How many lines from the first on are the same."""
    both = zip(some, others, strict=False)
    return next((n for n, (one, other) in enumerate(both) if one != other), min(len(some), len(others)))
