"""Width and height of pictures, as browsers show them."""

import re
from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree

from veiviser.reading.files.image_headers import KINDS, readable

Size = tuple[int, int]
"""Width and height in CSS pixels, each at least 1."""
_WIDEST = 1_200
"""Pixels; wider than a page's text, so that what has a shape and no size fills it, as it does without this."""
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)(?:px)?\s*")
_ORIENTATION = 0x0112
_KINDS = (*KINDS, "ICO")


@lru_cache(maxsize=512)  # a preview asks for all pictures at each save
def size_of(data: bytes) -> Size | None:
    """The size that a picture says it has; None where it says nothing that is known here."""
    return _size_of_drawing(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _size_of_photo(data)


def _size_of_photo(data: bytes) -> Size | None:
    from PIL import Image  # takes a while to import, and many sites have no photographs

    try:
        with Image.open(BytesIO(data), formats=[kind for kind in _KINDS if kind in readable()]) as image:
            width, height = image.size
            is_on_its_side = image.getexif().get(_ORIENTATION) in (5, 6, 7, 8)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError):
        return None
    return _at_least_one(height, width) if is_on_its_side else _at_least_one(width, height)


def _size_of_drawing(data: bytes) -> Size | None:
    """Of an SVG: its width and height, else those with the shape of its `viewBox`."""
    try:
        _, root = next(ElementTree.iterparse(BytesIO(data), events=("start",)))
    except (ElementTree.ParseError, StopIteration, ValueError, LookupError):
        return None
    width, height = (_length(root.get(name)) for name in ("width", "height"))
    box = [_length(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]]
    across, down = box if len(box) == 2 else (None, None)
    ratio = across / down if across and down else None
    if width and height:
        return _at_least_one(width, height)
    if ratio is None:
        return None
    if height and root.get("width") is None:
        return _at_least_one(height * ratio, height)
    if width is None and (root.get("width") or root.get("height")):
        return None  # in parts of something else, or in other units
    width = width or _WIDEST
    return _at_least_one(width, width / ratio)


def _length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) if found else None


def _at_least_one(width: float, height: float) -> Size:
    return max(1, round(width)), max(1, round(height))
