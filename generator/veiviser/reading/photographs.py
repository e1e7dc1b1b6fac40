"""What a picture's own header says: how large it is, and whether it tells where it was taken."""

import re
import struct

PIXELS = 40_000_000
"""In one picture; more than that some browsers do not draw."""
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
