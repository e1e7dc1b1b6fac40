"""Pictures on pages say how large they are, so that nothing jumps when they have loaded."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bad_input.running import mkdocs, veiviser
from tests.engine_sample import Sample
from tests.pictures import picture
from tests.sites import ROOT
from veiviser.engine import Again, build_generated
from veiviser.engine.image_sizes import give_sizes

SIZES = {"bilder/kart å.png": (640, 320), "kart.png": (64, 32)}
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><path d="M0 0h30v10H0z"/></svg>'
TEXT = """# Hjelp

![Kart](kart.jpg)

<img src="../bilder/pil.svg" alt="Pil">

![Liten](kart.jpg){ width=300 }

Skriv `<img src="kart.jpg">`.
"""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="../kart.png">', '<img width="64" height="32" src="../kart.png">'),
        ("<IMG alt='a > b'\n src=../kart.png />", "<IMG width=\"64\" height=\"32\" alt='a > b'\n src=../kart.png />"),
        (
            '<img src="../bilder/kart%20%C3%A5.png?v=1#x">',
            '<img width="640" height="320" src="../bilder/kart%20%C3%A5.png?v=1#x">',
        ),
        ('é\n\n<p>\r\n<img src="../kart.png">', 'é\n\n<p>\r\n<img width="64" height="32" src="../kart.png">'),
        ('<img src="../kart.png" width="20">', '<img height="10" src="../kart.png" width="20">'),
        ('<img src="../kart.png" height="8">', '<img width="16" src="../kart.png" height="8">'),
        ('<img src="../kart.png" src="x.png">', '<img width="64" height="32" src="../kart.png" src="x.png">'),
    ],
)  # fmt: skip
def test_a_picture_is_given_what_it_lacks(html: str, expected: str) -> None:
    assert give_sizes("hjelp/index.html", html, SIZES) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../kart.png" width="1" height="2">',
        '<img src="../kart.png" width="50%">',
        '<img src="../kart.png" height="">',
        '<img src="x.png" src="../kart.png">',
        '<img src="/kart.png"><img src="//a/kart.png"><img src="https://a.no/kart.png"><img src="http://[kart.png">',
        '<img src="data:image/png;base64,AAAA"><img src><img>',
        '<img src="../../kart.png">',
        "<!-- <img src='../kart.png'> --><script>'<img src=\"../kart.png\">'</script>",
        '<p title="<img src=\'../kart.png\'>">&lt;img src="../kart.png"&gt;</p>',
        '<imgs src="../kart.png"><img src="../kart.png',
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert give_sizes("hjelp/index.html", html, SIZES) == html


def images(html: str) -> list[str]:
    return [re.sub(r' (?:alt|src)="[^"]*"| /', "", image) for image in re.findall(r"<img[^>]*>", html)]


EXPECTED = ['<img width="600" height="400">', '<img width="30" height="10">', '<img height="200" width="300">']


def test_pages_of_a_build_and_of_a_preview_have_them(tmp_path: Path) -> None:
    shown: dict[str, str | bytes] = {
        "hjelp.md": TEXT,
        "kart.jpg": picture((600, 400), "JPEG"),
        "bilder/pil.svg": DRAWING,
    }
    made, again = replace(Sample(), docs={**Sample().docs, **shown}), Again()
    (tmp_path / "site").mkdir()
    build_generated(made, tmp_path / "site", again=again)
    built = (tmp_path / "site" / "hjelp" / "index.html").read_text("utf-8")
    assert images(built) == EXPECTED
    assert again.render("hjelp.md", TEXT, made.pictures) == {"hjelp/index.html": built}


@pytest.mark.parametrize("program", [veiviser, mkdocs])
def test_so_have_those_of_both_commands_and_of_the_picture_as_it_is_published(
    program: Callable[..., "subprocess.CompletedProcess[str]"], tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "example", project, ignore=shutil.ignore_patterns(".veiviser"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("  sender:")[0]
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    (project / "content" / "bilder").mkdir()
    (project / "content" / "bilder" / "pil.svg").write_bytes(DRAWING)
    (project / "content" / "kart.jpg").write_bytes(picture((4_800, 3_200), "JPEG"))
    (project / "content" / "kartet.md").write_text(f"---\ntitle: Kartet\n---\n\n{TEXT}", "utf-8")
    index = project / "content" / "index.md"
    index.write_text(index.read_text("utf-8") + "\n\n[Kartet](kartet.md)\n", "utf-8")
    ended = program("build", at=project)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    built = (project / "site" / "kartet" / "index.html").read_text("utf-8")
    assert images(built) == ['<img width="2400" height="1600">', *EXPECTED[1:]]
