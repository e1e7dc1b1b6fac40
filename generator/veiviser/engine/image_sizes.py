"""Gives each picture its width and height, so that pages do not jump while loading."""

from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import accumulate
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from veiviser.reading.files.dimensions import Size, size_of

_OPENING = "<img"


def sizes_of(files: Mapping[str, str | bytes]) -> dict[str, Size]:
    """Of the pictures among files, by path in the site."""
    sizes = {path: size_of(data) for path, data in files.items() if isinstance(data, bytes)}
    return {path: size for path, size in sizes.items() if size is not None}


def give_sizes(name: str, html: str, sizes: Mapping[str, Size]) -> str:
    """
    A page with `width` and `height` at each `<img>` of a known picture; what an author gave one stays.

    Args:
        name: the page's path in the site.
        sizes: by path in the site.
    """
    if not sizes or _OPENING not in html.lower():
        return html
    images = _Images(html)
    parts, end = [], 0
    for start, attributes in images.found:
        parts.append(html[end:start])
        parts += [f' {key}="{value}"' for key, value in _missing(name, attributes, sizes).items()]
        end = start
    return "".join([*parts, html[end:]])


def _missing(name: str, attributes: Mapping[str, str | None], sizes: Mapping[str, Size]) -> dict[str, int]:
    """The attributes that a picture lacks; the second follows the first in the picture's own shape."""
    size = sizes.get(_path(name, attributes.get("src") or ""))
    if size is None or {"width", "height"} <= attributes.keys():
        return {}
    width, height = size
    if "width" in attributes:
        given = attributes["width"] or ""
        return {"height": max(1, round(int(given) * height / width))} if _is_number(given) else {}
    if "height" in attributes:
        given = attributes["height"] or ""
        return {"width": max(1, round(int(given) * width / height))} if _is_number(given) else {}
    return {"width": width, "height": height}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6


def _path(page: str, address: str) -> str:
    """In the site; empty for what is elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return normpath(join(dirname(page), unquote(parts.path)))


class _Images(HTMLParser):
    """Where each `<img` of a page ends, and its attributes; not those in comments, scripts and other attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[int, dict[str, str | None]]] = []
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            line, column = self.getpos()
            start = self._lines[line - 1] + line - 1 + column
            self.found.append((start + len(_OPENING), dict(reversed(attrs))))  # of two alike the first counts
