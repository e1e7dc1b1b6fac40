"""Rows of the list of threats that are about pages, and need the whole site to be kept."""

import struct
from pathlib import Path

import pytest
from PIL import Image

from tests.bad_input.running import files, veiviser
from tests.pictures import picture
from tests.projects import SETTINGS, write_project

GPS = struct.pack("<HHII", 0x8825, 4, 1, 26)
NOTES = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + GPS + bytes(4)
JPEG = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(NOTES) + 8) + b"Exif\0\0" + NOTES

MOVING = [Image.new("RGB", (4, 3))]
"""The second picture of one that moves, which is left as it is."""


def png(width: int, height: int, *chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + b"IHDR" + struct.pack(">II", width, height) + b"".join(chunks)


@pytest.mark.parametrize(
    ("setting", "name"),
    [("exclude_docs: skjult.md", "skjult.md"), ("", ".skjult.md")],
)
def test_row_46_a_link_to_what_is_not_published_is_refused(setting: str, name: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, f"{SETTINGS}{setting}\n", page=f"# Hei\n\nSe [mer]({name}).\n")
    (project / "content" / name).write_text("# Hemmelig", encoding="utf-8")
    ended = veiviser("build", at=project)
    assert ended.returncode == 1
    assert "skjult" in ended.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("kart.png", png(10_000, 6_000), "40 million pixels"),
        ("kart.gif", b"GIF89a" + struct.pack("<HH", 10_000, 6_000), "40 million pixels"),
        ("kart.jpg", b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", 10_000, 10_000), "80 million pixels"),
        ("kart.jpg", JPEG, "cannot be read to its end"),
        ("kart.png", picture(save_all=True, append_images=MOVING, exif=NOTES), ""),  # the notes are taken out
        ("kart.webp", picture(kind="WEBP", save_all=True, append_images=MOVING, exif=NOTES), ""),
        ("kart.gif", b"GIF89a" + struct.pack("<HH", 10, 10) + b"Exif\0\0" + NOTES, "cannot be read to its end"),
        ("kart.png", png(400, 400), "cannot be read to its end"),
    ],
)
def test_row_47_a_picture_is_not_too_large_and_tells_nothing(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    project = write_project(tmp_path, page=f"# Hei\n\n![Et kart]({name})\n")
    (project / "content" / name).write_bytes(data)
    ended = veiviser("check", at=project)
    assert ended.returncode == bool(words), ended.stdout
    assert words in ended.stdout


def test_row_48_a_bad_byte_leaves_the_old_site(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert veiviser("build", at=project).returncode == 0
    before = files(project / "site")
    (project / "content" / "side.md").write_bytes(b"# Hei\n\nBl\xe5b\xe6r\n")
    ended = veiviser("build", at=project)
    assert ended.returncode == 1
    assert "content/side.md:3:3: error: byte 0xe5 is not UTF-8" in ended.stderr
    assert files(project / "site") == before


@pytest.mark.parametrize(
    "text", ['--8<-- "mkdocs.yml"', '--8<-- "../hemmelig.md"', "--8<--\n../hemmelig.md\n--8<--", "{! ../hemmelig.md !}"]
)
def test_rows_51_52_nothing_is_put_in_from_elsewhere(text: str, tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project", page=f'# Hei\n\n{text}\n\n`{{% include "/etc/passwd" %}} {{{{ 7*7 }}}}`\n'
    )
    (tmp_path / "hemmelig.md").write_text("dyp-hemmelighet", encoding="utf-8")
    ended = veiviser("build", at=project)
    if ended.returncode:
        assert "content/index.md:3:1: error:" in ended.stderr
    else:
        page = (project / "site" / "index.html").read_text("utf-8")
        assert "dyp-hemmelighet" not in page
        assert "site_name" not in page
        assert "{{ 7*7 }}" in page
        assert "{% include" in page


def test_row_52_snippets_that_are_switched_on_stay_within_the_project(tmp_path: Path) -> None:
    settings = SETTINGS.replace("[attr_list,", "[pymdownx.snippets, attr_list,")
    for number, text in enumerate(('--8<-- "../../hemmelig.md"', "--8<--\n../../hemmelig.md\n--8<--", ";--8<-- x")):
        project = write_project(tmp_path / str(number) / "project", settings, page=f"# Hei\n\n{text}\n")
        (tmp_path / str(number) / "hemmelig.md").write_text("dyp-hemmelighet", encoding="utf-8")
        veiviser("build", at=project)
        site = files(project / "site") if (project / "site").exists() else {}
        assert not [name for name, data in site.items() if b"dyp-hemmelighet" in data]


@pytest.mark.parametrize(
    "address",
    [
        "screen:start",
        "flow:prove",
        "prototype:prove/borte.html",
        "verksted/prototype/prove/borte.html",
        "guide/borte/index.md",
    ],
)
def test_row_53_a_link_to_a_screen_that_no_flow_has_is_refused(address: str, tmp_path: Path) -> None:
    ended = veiviser("build", at=write_project(tmp_path, page=f"# Hei\n\nSe [mer]({address}).\n"))
    assert ended.returncode == 1
    assert "content/index.md:3:" in ended.stderr


def test_row_53_a_link_to_a_guide_that_is_there_is_followed(tmp_path: Path) -> None:
    page = "# Hei\n\nSe [veiledningen](guide/prove/index.md#steg-1).\n"
    ended = veiviser("build", at=write_project(tmp_path, page=page))
    assert ended.returncode == 0, ended.stderr
