"""Whether a picture's file is what its name says, from its first byte to its last; nothing is drawn."""

import re
from functools import lru_cache

from veiviser.links.fault import Found
from veiviser.links.folder import Folder
from veiviser.links.structures import broken
from veiviser.messages import Message, say

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
    (say("an archive"), re.compile(rb"PK\x03\x04|\x1f\x8b")),
    (say("an address of Git LFS"), re.compile(rb"version https://git-lfs")),
    (say("a web page"), re.compile(rb"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)),
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
            return _wrong(say("`{address}` is empty; put the picture there again", address=file))
        found = next((name for name, head in _HEADS if head.match(content)), "")
        if found != kind:
            if kind == "ICO" and found in _READS_ANY:
                return None  # browsers have read all kinds under that name since there are icons
            return _wrong(_of_another_kind(file, kind, found))
        message = broken(kind, file, content)
        return _wrong(message) if message else None


def _of_another_kind(file: str, kind: str, found: str) -> Message:
    if found:
        return say(
            "`{address}` is {found}, not {kind}; save the picture anew, or name it as what it is",
            address=file,
            found=found,
            kind=kind,
        )
    return say(
        "`{address}` does not begin as {kind} does; save the picture anew, or name it as what it is",
        address=file,
        kind=kind,
    )


def is_named_as_picture(file: str) -> bool:
    """Whether its name ends as one of a picture."""
    return _kind(file) is not None


def _kind(file: str) -> str | None:
    return _ENDINGS.get(file.rpartition(".")[2].lower()) if "." in file else None


def _wrong(message: Message) -> Found:
    return Found("wrong-picture", message)
