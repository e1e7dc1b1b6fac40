"""What each kind of picture is built of, and what is wrong with one that is not."""

import struct
import zlib
from collections.abc import Callable
from functools import partial
from xml.parsers import expat

from veiviser.messages import Message, say
from veiviser.messages.foreign import in_our_words

Says = Callable[[str], Message]
"""What is wrong, said of the file that is given."""


def broken(kind: str, file: str, content: bytes) -> Message | None:
    """What is wrong with a file that begins as its kind does; nothing is drawn."""
    says = _STRUCTURES[kind](content)
    return says(file) if says else None


def _of_png(content: bytes) -> Says | None:
    """Chunks with their checksums, from IHDR by way of IDAT to IEND (PNG, 3rd edition)."""
    at, seen = 8, set[bytes]()
    while at + 12 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if at + 12 + size > len(content):
            return _cut
        (sum,) = struct.unpack_from(">I", content, at + 8 + size)
        if zlib.crc32(content[at + 4 : at + 8 + size]) != sum:
            return partial(_damaged_part, repr(name.decode("latin-1")))
        if name == b"IHDR" and 0 in struct.unpack_from(">II", content, at + 8):
            return _sizeless
        seen.add(name)
        at += 12 + size
        if name == b"IEND":
            return None if {b"IHDR", b"IDAT"} <= seen else _hollow
    return _cut


def _of_jpeg(content: bytes) -> Says | None:
    """Segments up to the scan, and the end of the image behind it (ITU T.81)."""
    at, sized = 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return _damaged
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xDA:
            if not sized:
                return _sizeless
            return None if content.find(b"\xff\xd9", at) >= 0 else _cut
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            (size,) = struct.unpack_from(">H", content, at + 2)
            sized = sized or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC))
            if size < 2:
                return _damaged
            at += 2 + size
    return _cut


def _of_gif(content: bytes) -> Says | None:
    """Blocks up to the trailer (GIF89a)."""
    if len(content) < 13:
        return _cut
    if 0 in struct.unpack_from("<HH", content, 6):
        return _sizeless
    at, shown = 13 + _colours(content[10]), False
    while at < len(content):
        block = content[at]
        if block == 0x3B:
            return None if shown else _hollow
        if block == 0x2C and at + 10 < len(content):
            shown = True
            at += 11 + _colours(content[at + 9])
        elif block == 0x21:
            at += 2
        else:
            return _damaged if at + 10 < len(content) else _cut
        while at < len(content) and content[at]:
            at += 1 + content[at]
        at += 1
    return None if shown and at == len(content) else _cut  # browsers do without a trailer


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _of_webp(content: bytes) -> Says | None:
    (size,) = struct.unpack_from("<I", content, 4)
    if size + 8 > len(content) + (size & 1):
        return _cut
    return None if content[12:16] in (b"VP8 ", b"VP8L", b"VP8X") else _damaged


def _of_avif(content: bytes) -> Says | None:
    """Boxes that fill the file (ISO 14496-12)."""
    at, seen = 0, set[bytes]()
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if size == 1 and at + 16 <= len(content):
            (size,) = struct.unpack_from(">Q", content, at + 8)
        size = size or len(content) - at  # the last one may reach to the end
        if size < 8:
            return _damaged
        seen.add(name)
        at += size
    return _cut if at > len(content) else None if {b"meta", b"mdat"} <= seen or b"moov" in seen else _hollow


def _of_ico(content: bytes) -> Says | None:
    (count,) = struct.unpack_from("<H", content, 4) if len(content) >= 6 else (0,)
    if not count:
        return _hollow
    if len(content) < 6 + 16 * count:
        return _cut
    parts = [struct.unpack_from("<II", content, 6 + 16 * number + 8) for number in range(count)]
    return _cut if any(start + size > len(content) for size, start in parts) else None


def _of_bmp(content: bytes) -> Says | None:
    if len(content) < 26:
        return _cut
    size, start = struct.unpack_from("<I", content, 2)[0], struct.unpack_from("<I", content, 10)[0]
    return _cut if max(size, start) > len(content) else None


def _of_svg(content: bytes) -> Says | None:
    """XML whose root is `svg` in its namespace, without which `<img>` shows nothing."""
    root: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        root.append(name)
        parser.StartElementHandler = None

    parser.StartElementHandler = start  # expat bounds what entities multiply to, and fetches none
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        return partial(_no_xml, expat.ErrorString(error.code), error.lineno)
    except (LookupError, ValueError):
        return _unknown_encoding
    return None if root == ["http://www.w3.org/2000/svg svg"] else _no_drawing


def _cut(file: str) -> Message:
    return say("`{address}` ends too early; save the picture anew", address=file)


def _damaged(file: str) -> Message:
    return say("`{address}` is damaged; save the picture anew", address=file)


def _damaged_part(part: str, file: str) -> Message:
    return say("`{address}` is damaged in its part {part}; save the picture anew", address=file, part=part)


def _sizeless(file: str) -> Message:
    return say("`{address}` has no size; save the picture anew", address=file)


def _hollow(file: str) -> Message:
    return say("`{address}` holds no picture; save the picture anew", address=file)


def _no_xml(told: str, line: int, file: str) -> Message:
    return say(
        "`{address}` is no XML ({told}, line {line}); save the picture anew",
        address=file,
        told=in_our_words(told),
        line=line,
    )


def _unknown_encoding(file: str) -> Message:
    return say("`{address}` names an encoding that not every reader of XML knows; save the picture anew", address=file)


def _no_drawing(file: str) -> Message:
    return say(
        '`{address}` does not begin with <svg xmlns="http://www.w3.org/2000/svg">; save the picture anew', address=file
    )


_STRUCTURES: dict[str, Callable[[bytes], Says | None]] = {
    "PNG": _of_png,
    "JPEG": _of_jpeg,
    "GIF": _of_gif,
    "WebP": _of_webp,
    "AVIF": _of_avif,
    "ICO": _of_ico,
    "BMP": _of_bmp,
    "SVG": _of_svg,
}
