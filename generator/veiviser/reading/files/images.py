"""Pictures: whether they are what their names say."""

import re
from pathlib import Path, PurePosixPath

from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.door import fault_of_drawing
from veiviser.reading.files.image_headers import PHOTOGRAPHED, PIXELS, Unreadable, pixels, published, tells_where
from veiviser.reading.files.text import read_bytes

BYTES = 5_000_000
"""In one picture that is published."""
_TAKEN = 40_000_000
"""Bytes of a photograph as a camera gives it."""
_SHRUNK = {".png", ".jpg", ".jpeg", ".webp", ".avif"}
_CLEANED = {*_SHRUNK, ".gif"}
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
HEIC = say("this is a HEIC photograph, which few browsers show; save it as a JPEG and use that")
_STILL = say("browsers do not show pictures of this kind; save it as a PNG or a JPEG and use that")
UNSHOWN = {
    **dict.fromkeys((".heic", ".heif", ".hif"), HEIC),
    **dict.fromkeys((".tif", ".tiff", ".bmp", ".psd", ".eps"), _STILL),
}
"""What is told of pictures that few browsers show, by the ending of their names."""
_HEIC = re.compile(rb"....ftyp.{0,40}he[iv][cxms]", re.DOTALL)


def read_picture(path: Path, file: PurePosixPath, report: Report) -> bytes | None:
    """The picture as it is published; a problem where that cannot be."""
    ending = path.suffix.lower()
    most = _TAKEN if ending in _SHRUNK else BYTES
    data = read_bytes(path, file, report, most + 1)
    if data is None:
        return None
    wrong = _wrong(data, ending, most)
    if wrong is None and ending in _CLEANED:
        try:
            data = published(data)
        except Unreadable as error:
            wrong = "bad-picture", error.message
    wrong = wrong or _wrong_still(data)
    if wrong is not None:
        report.append(Problem(Place(file), *wrong))
    elif ending == ".svg" and (flaw := fault_of_drawing(data)):
        report.error(Place(file, flaw.line, flaw.column), "bad-picture", say("the picture {what}", what=flaw.what))
    return data


def _wrong(data: bytes, ending: str, most: int) -> tuple[str, Message] | None:
    """ID and message of what no work on the picture could mend."""
    limit = PHOTOGRAPHED if ending in (".jpg", ".jpeg") else PIXELS
    if not data:
        return "bad-picture", say("the picture is empty; put the right file here")
    if len(data) > most:
        return "too-large", say("the picture is larger than {most} bytes; make it smaller", most=Count(most))
    if not _BEGINNINGS[ending].match(data):
        if _HEIC.match(data):
            return "bad-picture", HEIC
        return "bad-picture", say(
            "this is not a {kind} picture whatever its name says; save it as one", kind=ending[1:]
        )
    if pixels(data) > limit:
        return "too-large", say(
            "the picture has more than {most} million pixels; make it smaller", most=limit // 1_000_000
        )
    return None


def _wrong_still(data: bytes) -> tuple[str, Message] | None:
    """What is wrong with the picture as it would be published."""
    if len(data) > BYTES:
        return "too-large", say("the picture is larger than {most} bytes; make it smaller", most=Count(BYTES))
    if tells_where(data):
        return "bad-picture", (
            say("the picture's file tells where it was taken; save it anew without that (a picture of the screen does)")
        )
    return None
