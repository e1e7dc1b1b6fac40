"""The size that a picture says it has."""

import pytest
from PIL import Image, features

from tests.pictures import picture
from veiviser.reading.files.dimensions import Size, size_of

ON_ITS_SIDE = Image.Exif()
ON_ITS_SIDE[0x0112] = 6


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "ICO", "AVIF"])
def test_of_each_kind_of_photograph(kind: str) -> None:
    if kind == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow does not read AVIF")
    assert size_of(picture((64, 32), kind, **({"sizes": [(64, 32)]} if kind == "ICO" else {}))) == (64, 32)


def test_one_that_browsers_turn_is_as_they_show_it() -> None:
    assert size_of(picture((64, 32), "JPEG", exif=ON_ITS_SIDE)) == (32, 64)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="640" height="320"', (640, 320)),
        ('width="640px" height="320.4" viewBox="0 0 1 1"', (640, 320)),
        ('width="300" viewBox="0 0 600 400"', (300, 200)),
        ('height="200" viewBox="0,0 600,400"', (300, 200)),
        ('viewBox="-10 -10 24 12"', (1200, 600)),  # fills the text's width, as browsers have it without attributes
        ('viewBox="0 0 1 100000"', (1200, 120_000_000)),
        ('width="100%" height="50%" viewBox="0 0 600 400"', None),
        ('width="10em" viewBox="0 0 600 400"', None),
        ('width="300"', None),
        ('viewBox="0 0 600"', None),
        ('viewBox="0 0 600 0"', None),
        ('viewBox="0 0 alt alt"', None),
        ('width="1e999" height="-3"', None),
        ("", None),
    ],
)
def test_of_a_drawing(attributes: str, size: Size | None) -> None:
    drawing = f'<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> --><svg {attributes}><path/></svg>'
    assert size_of(drawing.encode()) == size


@pytest.mark.parametrize(
    "data", [b"", b"<", b"<svg", b"\xff\xd8\xff", b"GIF89a", b"RIFF....WEBP", picture()[:20], b"\0" * 99, b"<\xff>"]
)
def test_what_is_no_whole_picture_has_none(data: bytes) -> None:
    assert size_of(data) is None
