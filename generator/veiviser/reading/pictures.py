"""Pictures: whether they are what their names say."""

import re
from pathlib import Path, PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.door import fault_of_drawing
from veiviser.reading.files import read_bytes
from veiviser.reading.photographs import PIXELS, pixels, tells_where

BYTES = 5_000_000
"""In one picture."""
_BEGINNINGS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    ".ico": re.compile(rb"\x00\x00\x01\x00"),
    ".svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", re.IGNORECASE),
}
ENDINGS = frozenset(_BEGINNINGS)


def read_picture(path: Path, file: PurePosixPath, problems: list[Problem]) -> bytes | None:
    """The picture; a problem where it is empty, too large, of another kind than its name says, or does something."""
    data = read_bytes(path, file, problems, BYTES + 1)
    if data is None:
        return None
    ending = path.suffix.lower()
    if not data:
        problems.append(Problem(Place(file), "bad-picture", "the picture is empty; put the right file here"))
    elif len(data) > BYTES:
        message = f"the picture is larger than {BYTES:,} bytes; make it smaller"
        problems.append(Problem(Place(file), "too-large", message))
    elif not _BEGINNINGS[ending].match(data):
        message = f"this is not a {ending[1:]} picture whatever its name says; save it as one"
        problems.append(Problem(Place(file), "bad-picture", message))
    elif pixels(data) > PIXELS:
        message = f"the picture has more than {PIXELS // 1_000_000} million pixels; make it smaller"
        problems.append(Problem(Place(file), "too-large", message))
    elif tells_where(data):
        message = (
            "the picture's file tells where it was taken; save it anew without that (a picture of the screen does)"
        )
        problems.append(Problem(Place(file), "bad-picture", message))
    elif ending == ".svg" and (flaw := fault_of_drawing(data)):
        problems.append(Problem(Place(file, flaw.line, flaw.column), "bad-picture", f"the picture {flaw.what}"))
    return data
