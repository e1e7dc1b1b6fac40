"""Tiny pictures, real ones."""

from io import BytesIO
from typing import Any

from PIL import Image


def picture(size: tuple[int, int] = (4, 3), kind: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(file, kind, **more)
    return file.getvalue()


PNG = picture()
