"""Whether a picture's file is what its name says, from its first byte to its last; nothing is drawn."""

import re
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from veiviser.links.fault import Found
from veiviser.links.folder import Folder

_ENDINGS = {
    "png": "PNG", "apng": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "gif": "GIF",
    "webp": "WebP", "avif": "AVIF", "ico": "ICO", "bmp": "BMP", "svg": "SVG",
}  # fmt: skip
_HEADS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WebP", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("AVIF", re.compile(rb"....ftyp(?:avif|avis|mif1|msf1|miaf)", re.DOTALL)),
    ("HEIC", re.compile(rb"....ftyp(?:heic|heix|hevc|heim)", re.DOTALL)),
    ("BMP", re.compile(rb"BM.{4}\x00{4}", re.DOTALL)),
    ("ICO", re.compile(rb"\x00\x00[\x01\x02]\x00")),
    ("TIFF", re.compile(rb"II\*\0|MM\x00\*")),
    ("PDF", re.compile(rb"%PDF-")),
    ("an archive", re.compile(rb"PK\x03\x04|\x1f\x8b")),
    ("an address of Git LFS", re.compile(rb"version https://git-lfs")),
    ("a web page", re.compile(rb"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)),
    ("SVG", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype\s+svg|<svg\b)", re.IGNORECASE)),
)
"""What a file begins with."""
_READS_ANY = frozenset(("PNG", "JPEG", "GIF", "WebP", "BMP", "ICO"))


class Pictures:
    """A folder's pictures, each read once and only when something names it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.fault_of = lru_cache(maxsize=None)(self._fault_of)

    def _fault_of(self, file: str) -> Found | None:
        """What is wrong with a file that is named as a picture; nothing is, where it is named as something else."""
        kind = _kind(file)
        if kind is None:
            return None
        content = self._folder.read(file)
        if not content.strip(b"\0\t\n\r "):
            return _wrong(f"`{file}` is empty; put the picture there again")
        found = next((name for name, head in _HEADS if head.match(content)), "")
        if found != kind:
            if kind == "ICO" and found in _READS_ANY:
                return None  # browsers have read all kinds under that name since there are icons
            what = f"is {found}, not {kind}" if found else f"does not begin as {kind} does"
            return _wrong(f"`{file}` {what}; save the picture anew, or name it as what it is")
        broken = _STRUCTURES[kind](content)
        return _wrong(f"`{file}` {broken}; save the picture anew") if broken else None


def is_named_as_picture(file: str) -> bool:
    """Whether its name ends as one of a picture."""
    return _kind(file) is not None


def _kind(file: str) -> str | None:
    return _ENDINGS.get(file.rpartition(".")[2].lower()) if "." in file else None


def _wrong(message: str) -> Found:
    return Found("wrong-picture", message)


# -- What each kind is built of; the answer is what is wrong, or nothing -----------------------------------------------

_CUT = "ends too early"


def _of_png(content: bytes) -> str:
    """Chunks with their checksums, from IHDR by way of IDAT to IEND (PNG, 3rd edition)."""
    at, seen = 8, set[bytes]()
    while at + 12 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if at + 12 + size > len(content):
            return _CUT
        (sum,) = struct.unpack_from(">I", content, at + 8 + size)
        if zlib.crc32(content[at + 4 : at + 8 + size]) != sum:
            return f"is damaged in its part {name.decode('latin-1')!r}"
        if name == b"IHDR" and 0 in struct.unpack_from(">II", content, at + 8):
            return "has no size"
        seen.add(name)
        at += 12 + size
        if name == b"IEND":
            return "" if {b"IHDR", b"IDAT"} <= seen else "holds no picture"
    return _CUT


def _of_jpeg(content: bytes) -> str:
    """Segments up to the scan, and the end of the image behind it (ITU T.81)."""
    at, sized = 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return "is damaged"
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xDA:
            if not sized:
                return "has no size"
            return "" if content.find(b"\xff\xd9", at) >= 0 else _CUT
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            (size,) = struct.unpack_from(">H", content, at + 2)
            sized = sized or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC))
            if size < 2:
                return "is damaged"
            at += 2 + size
    return _CUT


def _of_gif(content: bytes) -> str:
    """Blocks up to the trailer (GIF89a)."""
    if len(content) < 13:
        return _CUT
    if 0 in struct.unpack_from("<HH", content, 6):
        return "has no size"
    at, shown = 13 + _colours(content[10]), False
    while at < len(content):
        block = content[at]
        if block == 0x3B:
            return "" if shown else "holds no picture"
        if block == 0x2C and at + 10 < len(content):
            shown = True
            at += 11 + _colours(content[at + 9])
        elif block == 0x21:
            at += 2
        else:
            return "is damaged" if at + 10 < len(content) else _CUT
        while at < len(content) and content[at]:
            at += 1 + content[at]
        at += 1
    return "" if shown and at == len(content) else _CUT  # browsers do without a trailer


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _of_webp(content: bytes) -> str:
    (size,) = struct.unpack_from("<I", content, 4)
    if size + 8 > len(content) + (size & 1):
        return _CUT
    return "" if content[12:16] in (b"VP8 ", b"VP8L", b"VP8X") else "is damaged"


def _of_avif(content: bytes) -> str:
    """Boxes that fill the file (ISO 14496-12)."""
    at, seen = 0, set[bytes]()
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if size == 1 and at + 16 <= len(content):
            (size,) = struct.unpack_from(">Q", content, at + 8)
        size = size or len(content) - at  # the last one may reach to the end
        if size < 8:
            return "is damaged"
        seen.add(name)
        at += size
    return _CUT if at > len(content) else "" if {b"meta", b"mdat"} <= seen or b"moov" in seen else "holds no picture"


def _of_ico(content: bytes) -> str:
    (count,) = struct.unpack_from("<H", content, 4) if len(content) >= 6 else (0,)
    if not count:
        return "holds no picture"
    if len(content) < 6 + 16 * count:
        return _CUT
    parts = [struct.unpack_from("<II", content, 6 + 16 * number + 8) for number in range(count)]
    return _CUT if any(start + size > len(content) for size, start in parts) else ""


def _of_bmp(content: bytes) -> str:
    if len(content) < 26:
        return _CUT
    size, start = struct.unpack_from("<I", content, 2)[0], struct.unpack_from("<I", content, 10)[0]
    return _CUT if max(size, start) > len(content) else ""


def _of_svg(content: bytes) -> str:
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
        return f"is no XML ({expat.ErrorString(error.code)}, line {error.lineno})"
    except (LookupError, ValueError):
        return "names an encoding that not every reader of XML knows"
    return (
        ""
        if root == ["http://www.w3.org/2000/svg svg"]
        else 'does not begin with <svg xmlns="http://www.w3.org/2000/svg">'
    )


_STRUCTURES: dict[str, Callable[[bytes], str]] = {
    "PNG": _of_png,
    "JPEG": _of_jpeg,
    "GIF": _of_gif,
    "WebP": _of_webp,
    "AVIF": _of_avif,
    "ICO": _of_ico,
    "BMP": _of_bmp,
    "SVG": _of_svg,
}
