"""Pictures that may move, kept bit by bit as they are, but for what a camera or an editor noted in them."""

import struct
from collections.abc import Iterator

_NOTED = {b"EXIF", b"XMP ", b"eXIf", b"iTXt", b"tEXt", b"zTXt", b"tIME"}
"""Chunks of WebP and PNG that say something beside the picture."""
_SAYS_NOTED = 0b1100
"""The flags of a WebP for both of its kinds."""
_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""What a GIF may say beside the picture: how often it comes again, and of its colours."""
_COMMENT, _OF_PROGRAMS = 0xFE, 0xFF


def without_notes(data: bytes) -> bytes:
    """
    A GIF, PNG or WebP without notes; the very same bytes where there are none.

    Raises:
        IndexError, struct.error: when it ends before it should.
    """
    kept = b"".join(_of_gif(data) if data.startswith(b"GIF") else _of_png(data) if data[:1] == b"\x89" else _webp(data))
    return data if len(kept) == len(data) else kept


def _of_png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + size + 12  # its length, kind and checksum
        if kind not in _NOTED:
            yield data[at:end]
        at = end


def _webp(data: bytes) -> list[bytes]:
    chunks, at = [], 12
    while at < len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if kind == b"VP8X":
            chunks.append(data[at : at + 8] + bytes([data[at + 8] & ~_SAYS_NOTED]) + data[at + 9 : end])
        elif kind not in _NOTED:
            chunks.append(data[at:end])
        at = end
    return [data[:4], struct.pack("<I", 4 + sum(map(len, chunks))), data[8:12], *chunks]


def _of_gif(data: bytes) -> Iterator[bytes]:
    """GIF89a, 12 to 27: a header, and blocks of which each says how it goes on."""
    at = 13 + _colours(data[10])
    yield data[:at]
    while at < len(data):
        start, kind = at, data[at]
        if kind == 0x2C:  # an image: where, its colours, the size of its codes
            at = _behind_parts(data, at + 11 + _colours(data[at + 9]))
            yield data[start:at]
        elif kind == 0x21:
            label = data[at + 1]
            at = _behind_parts(data, at + 2)
            is_note = label == _COMMENT or (label == _OF_PROGRAMS and data[start + 3 : start + 14] not in _KEPT)
            yield b"" if is_note else data[start:at]
        else:
            yield data[at:]
            return


def _colours(flags: int) -> int:
    """Bytes of the table of colours that follows."""
    return 3 * 2 ** (flags % 8 + 1) if flags & 0x80 else 0


def _behind_parts(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
