"""Photographs as they may be published: turned, no larger than a page shows, and without what a camera noted."""

import re
import struct
import warnings
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from veiviser.messages import Message, say
from veiviser.reading.files.moving import without_notes

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

PIXELS = 40_000_000
"""In one picture; more than that some browsers do not draw."""
PHOTOGRAPHED = 80_000_000
"""In one JPEG, which is read at the size that it gets."""
LONGEST = 2_400
"""Pixels of the longest side that is published: twice the width of a page's text, for sharp screens."""
_NOTED = {
    "exif",
    "xmp",
    "photoshop",
    "comment",
    "XML:com.adobe.xmp",
    "Raw profile type exif",
    "Raw profile type xmp",
}
"""What Pillow calls a camera's and an editor's notes."""
KINDS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_MOVES = say(
    "the picture's file holds what a camera noted, maybe the place, and it moves; save it anew as a WebP without that"
)
_UNREAD = say(
    "the picture's file holds what a camera noted, maybe the place, and nothing on this machine can take that out; "
    "save it anew as a JPEG"
)
_CUT = say("the picture cannot be read to its end; put the whole file here, or save it anew")
_GIF = re.compile(rb"GIF8[79]a(..)(..)", re.DOTALL)
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n....IHDR(....)(....)", re.DOTALL)
_JPEG = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]\x00[\x0b-\x20]\x08(..)(..)", re.DOTALL)
_NOTES = re.compile(rb"(?:Exif\0\0|eXIf|EXIF....)(II\*\0|MM\0\*)(....)", re.DOTALL)
"""Where the notes of a camera (EXIF 2.32, in a TIFF header) begin, in JPEG, PNG and WebP."""
_GPS = 0x8825


def pixels(data: bytes) -> int:
    """Width times height; 0 where the header does not say it in a way known here."""
    for pattern, order in ((_PNG, ">I"), (_GIF, "<H")):
        if found := pattern.match(data):
            return _number(order, found[1]) * _number(order, found[2])
    sizes = [_number(">H", one) * _number(">H", other) for one, other in _JPEG.findall(data)]
    return max(sizes, default=0) if data.startswith(b"\xff\xd8") else 0


class Unreadable(Exception):
    """
    A picture that cannot be used.

    Attributes:
        message: what is wrong with it, and what would mend it.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


@lru_cache(maxsize=128)  # a preview reads all pictures at each save
def published(data: bytes) -> bytes:
    """
    A picture as it is published: the very same bytes where nothing had to be done.

    What moves keeps its frames as they are, and loses the notes alone.

    Raises:
        Unreadable: when it is not whole, too large to be opened, or has notes that cannot be taken out.
    """
    from PIL import Image  # takes a while to import, and many sites have no photographs

    kinds = [kind for kind in KINDS if kind in readable()]
    if data[4:12] in (b"ftypavif", b"ftypavis") and "AVIF" not in kinds:
        if b"Exif" in data or b"rdf+xml" in data:
            raise Unreadable(_UNREAD)
        return data
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=kinds) as image:
                return _mended(image, data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        message = say(
            "the picture has more than {most} million pixels; make it smaller", most=PHOTOGRAPHED // 1_000_000
        )
        raise Unreadable(message) from error
    except (OSError, SyntaxError, ValueError, IndexError, struct.error) as error:
        raise Unreadable(_CUT) from error


def readable() -> set[str]:
    """Kinds of pictures that this Pillow was made for; some systems' own leave AVIF out."""
    from PIL import Image

    Image.init()
    return set(Image.OPEN)


def _mended(image: "ImageFile", data: bytes) -> bytes:
    if image.format == "GIF":
        return without_notes(data)
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":  # which is a JPEG with a second one behind it
        if image.format == "AVIF" and not _NOTED.isdisjoint(image.info):
            raise Unreadable(_MOVES)
        return data if image.format == "AVIF" else without_notes(data)
    is_large, is_noted = max(image.size) > LONGEST, not _NOTED.isdisjoint(image.info)
    if image.format in ("JPEG", "MPO"):
        image.draft(None, (LONGEST, LONGEST))
    image.load()
    is_noted = is_noted or not _NOTED.isdisjoint(image.info)  # a PNG may tell at its end
    if not is_large and not is_noted and image.format != "MPO" and image.mode not in ("CMYK", "YCCK"):
        return data
    return _saved(_fitting(image), "JPEG" if image.format == "MPO" else str(image.format))


def _fitting(image: "ImageFile") -> "Image":
    """Turned as it was held, in colours that browsers show, no larger than is published."""
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    turned: Image.Image = ImageOps.exif_transpose(image)
    if turned.mode == "CMYK":  # whose profile is of paper
        turned, profile = turned.convert("RGB"), None
    elif turned.mode.startswith("I"):  # 16 bits, which no screen shows
        turned = turned.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif turned.mode in ("P", "LA", "PA") and max(turned.size) > LONGEST:
        turned = turned.convert("RGBA")
    turned.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    turned.info = {name: value for name, value in turned.info.items() if name == "transparency"}
    if profile:
        turned.info["icc_profile"] = profile
    return turned


def _saved(image: "Image", kind: str) -> bytes:
    saved = BytesIO()
    profile = image.info.get("icc_profile")
    if kind == "PNG":
        image.save(saved, "PNG", optimize=True, icc_profile=profile)
    elif kind == "AVIF":  # by one thread, for others cut the picture into as many parts as the machine has cores
        image.save(saved, "AVIF", quality=75, max_threads=1, icc_profile=profile)
    elif kind == "WEBP":
        image.save(saved, "WEBP", quality=85, method=4, icc_profile=profile)
    else:
        image.save(saved, "JPEG", quality=85, optimize=True, progressive=True, icc_profile=profile)
    return saved.getvalue()


def tells_where(data: bytes) -> bool:
    """Whether a camera noted the place."""
    for found in _NOTES.finditer(data):
        order = "<" if found[1].startswith(b"I") else ">"
        notes = data[found.start(1) :]
        start = _number(f"{order}I", found[2])
        count = _number(f"{order}H", notes[start : start + 2])
        tags = (_number(f"{order}H", notes[at : at + 2]) for at in range(start + 2, start + 2 + 12 * count, 12))
        if _GPS in tags:
            return True
    return False


def _number(order: str, data: bytes) -> int:
    """0 where the data ends before."""
    return int(struct.unpack(order, data)[0]) if len(data) == struct.calcsize(order) else 0
