"""Photographs as they are published: made here as cameras and drawing programs make them."""

from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from PIL import Image

from veiviser.problem import Report
from veiviser.reading import read_content
from veiviser.reading.files.images import read_picture

PLACE = {0x8825: {1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 44.0, 0.0)}}


def picture(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """Of two colours, the first on its left half."""
    image = Image.new(mode, size)
    if mode == "RGB":
        image.paste((200, 30, 30), (0, 0, size[0] // 2, size[1]))
    return image


def noted(orientation: int = 1) -> Image.Exif:
    """What a phone notes: its make, how it was held, and where."""
    notes = Image.Exif()
    notes[0x010F], notes[0x0112] = "Telefon", orientation
    notes.get_ifd(0x8825).update(PLACE[0x8825])
    return notes


def saved(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def read(data: bytes, folder: Path, name: str = "kart.jpg") -> tuple[Image.Image | None, bytes, list[str]]:
    """The picture that is published, its bytes, and what is wrong."""
    (folder / name).write_bytes(data)
    problems = Report()
    given = read_picture(folder / name, PurePosixPath("content", name), problems) or b""
    return (None if problems else Image.open(BytesIO(given))), given, [problem.message for problem in problems]


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")])
def test_what_a_camera_noted_is_left_out(kind: str, ending: str, tmp_path: Path) -> None:
    data = saved(picture(), kind, exif=noted())
    assert b"Telefon" in data
    image, given, _ = read(data, tmp_path, f"kart.{ending}")
    assert image is not None
    assert (image.format, dict(image.getexif()), b"Telefon" in given) == (kind, {}, False)


def test_a_photograph_is_turned_as_it_was_held(tmp_path: Path) -> None:
    image, _, _ = read(saved(picture((300, 200)), exif=noted(orientation=6)), tmp_path)
    assert image is not None
    assert image.size == (200, 300)
    top, bottom = (min(image.convert("L").crop(part).tobytes()) for part in ((0, 0, 200, 90), (0, 210, 200, 300)))
    assert top > bottom, "what was on its left is now above"


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_large_one_is_shrunk_in_its_proportions(kind: str, ending: str, tmp_path: Path) -> None:
    image, given, _ = read(saved(picture((4_800, 3_200)), kind), tmp_path, f"kart.{ending}")
    assert image is not None
    assert image.size == (2_400, 1_600)
    assert len(given) < 1_000_000


def test_what_needs_nothing_is_published_byte_for_byte(tmp_path: Path) -> None:
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif")):
        data = saved(picture(), kind)
        assert read(data, tmp_path, f"kart.{ending}")[1] == data


def test_the_same_photograph_gives_the_same_bytes(tmp_path: Path) -> None:
    data = saved(picture((3_000, 2_000)), exif=noted(3))
    assert read(data, tmp_path)[1] == read(bytes([*data]), tmp_path)[1]


def test_the_colours_of_print_become_those_of_screens(tmp_path: Path) -> None:
    image, _, _ = read(saved(Image.new("CMYK", (30, 20))), tmp_path)
    assert image is not None
    assert image.mode == "RGB"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_so(mode: str, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (3_000, 20), (0, 0, 0, 0)).convert(mode)
    more = {"transparency": 0} if mode == "P" else {}
    image, _, _ = read(saved(clear, "PNG", **more), tmp_path, "kart.png")
    assert image is not None
    assert image.width == 2_400
    assert image.convert("RGBA").getpixel((10, 10)) == (0, 0, 0, 0)


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    deep = Image.new("I;16", (3_000, 20), 0x8000)
    image, _, _ = read(saved(deep, "PNG"), tmp_path, "kart.png")
    assert image is not None
    assert (image.mode, image.getpixel((10, 5))) == ("L", 128)


def test_what_moves_is_left_as_it_is(tmp_path: Path) -> None:
    data = saved(picture(), "WEBP", save_all=True, append_images=[Image.new("RGB", (300, 200))])
    assert read(data, tmp_path, "kart.webp")[1] == data


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="59,54N"/></x:xmpmeta>'
IN_GIF = b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""As Adobe's XMP specification has it, part 3: readers of GIF come out of it by its last 257 bytes."""


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_goes_on_moving_without_what_was_noted(kind: str, tmp_path: Path) -> None:
    plain = saved(picture(), kind, save_all=True, append_images=[Image.new("RGB", (300, 200))], duration=200, loop=3)
    data = saved(
        picture(),
        kind,
        save_all=True,
        append_images=[Image.new("RGB", (300, 200))],
        duration=200,
        loop=3,
        **({"comment": "Telefon"} if kind == "GIF" else {"exif": noted()} | ({"xmp": XMP} if kind == "WEBP" else {})),
    )
    data = data[:-1] + IN_GIF + b";" if kind == "GIF" else data
    assert b"Telefon" in data
    image, given, _ = read(data, tmp_path, f"kart.{kind.lower()}")
    assert image is not None
    assert (getattr(image, "n_frames", 1), image.info.get("loop")) == (2, 3)
    assert (b"Telefon" in given, b"GPS" in given) == (False, False)
    assert len(given) <= len(plain) + 18  # WebP's header for notes, which says now that there are none
    assert read(plain, tmp_path, f"ren.{kind.lower()}")[1] == plain


def test_a_gif_that_stands_still_loses_its_notes_too(tmp_path: Path) -> None:
    plain = saved(picture().convert("P"), "GIF")
    noted_one = plain[:-1] + IN_GIF + b";"
    assert read(noted_one, tmp_path, "kart.gif")[1:] == (plain, [])


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_gif_that_is_cut_off_is_refused(part: float, tmp_path: Path) -> None:
    data = saved(Image.effect_noise((300, 200), 90), "GIF")
    (message,) = read(data[: int(len(data) * part)], tmp_path, "kart.gif")[2]
    assert "cannot be read to its end" in message


def test_an_avif_that_moves_and_was_noted_is_refused(tmp_path: Path) -> None:
    frames = {"save_all": True, "append_images": [Image.new("RGB", (300, 200))]}
    plain = saved(picture(), "AVIF", **frames)
    assert read(plain, tmp_path, "kart.avif")[1:] == (plain, [])
    (message,) = read(saved(picture(), "AVIF", exif=noted(), **frames), tmp_path, "kart.avif")[2]
    assert message.endswith("what a camera noted, maybe the place, and it moves; save it anew as a WebP without that")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_one_that_is_cut_off_is_refused(part: float, tmp_path: Path) -> None:
    data = saved(Image.effect_noise((300, 200), 90).convert("RGB"))
    assert read(data[: int(len(data) * part)], tmp_path)[2] == [
        "the picture cannot be read to its end; put the whole file here, or save it anew"
    ]


@pytest.mark.parametrize("name", ["kart.jpg", "kart.png", "kart.avif", "kart.heic"])
def test_a_heic_photograph_is_told_apart_whatever_its_name_says(name: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Hei\n", "utf-8")
    (tmp_path / "content" / name).write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))
    problems = Report()
    read_content(tmp_path / "content", problems)
    assert [str(problem) for problem in problems] == [
        f"content/{name}:1:1: error: this is a HEIC photograph, which few browsers show; "
        "save it as a JPEG and use that [bad-picture]"
    ]


def test_a_small_file_of_very_many_pixels_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    (message,) = read(saved(Image.new("1", (30_000, 30_000)), "PNG"), tmp_path, "kart.png")[2]
    assert "40 million pixels" in message
