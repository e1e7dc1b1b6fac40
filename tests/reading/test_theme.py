"""Of the folder with the frame around pages, what makes a frame is published, and nothing else that lies there."""

import os
from pathlib import Path

import pytest

from tests.pictures import PNG
from veiviser.problem import Report
from veiviser.reading.look.theme import read_theme
from veiviser.writing import write_files

SECRET = "dyp-hemmelighet"


def read(folder: Path) -> tuple[dict[str, str | bytes], list[str]]:
    problems = Report()
    theme = dict(read_theme([folder], problems))
    return theme, [f"{problem.place.file} {problem.severity} {problem.id}" for problem in sorted(problems)]


def test_templates_styles_scripts_pictures_and_fonts_are_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "main.html": "a",
        "assets/a.css": "b{}",
        "assets/b.js": "c",
        "assets/d.png": PNG,
        "e.woff2": b"wOF2",
    }
    write_files(tmp_path / "theme", files)
    write_files(tmp_path, {"styles/tokens.css": ":root {}"})
    assert read(tmp_path) == ({**files, "assets/tokens.css": ":root {}"}, [])


@pytest.mark.parametrize(
    "name",
    [
        *("key.pem", "id_rsa", "secrets.json", "main.html~", "main.html.orig", "main.html.bak", "notat.docx"),
        *("~$main.html", "#main.html#", "assets/data.csv", "LICENSE", "main.py", "site.css.map"),
    ],
)
def test_whatever_else_lies_there_is_left_out_and_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "theme" / name).parent.mkdir(parents=True)
    (tmp_path / "theme" / name).write_text(SECRET, "utf-8")
    assert read(tmp_path) == ({}, [f"{tmp_path.name}/theme/{name} warning left-out"])


@pytest.mark.parametrize("name", [".env", ".DS_Store", ".main.html.swp", ".git/config.html"])
def test_hidden_files_are_left_out(name: str, tmp_path: Path) -> None:
    write_files(tmp_path / "theme", {name: SECRET})
    assert read(tmp_path) == ({}, [])


@pytest.mark.skipif(os.name == "nt", reason="few may lay links there")
@pytest.mark.parametrize("name", ["main.html", "assets"])
def test_links_that_leave_it_are_refused(name: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"outside/thesis.html": SECRET, "look/theme/ok.html": ""})
    goal = tmp_path / "outside" / ("thesis.html" if "." in name else "")
    (tmp_path / "look" / "theme" / name).symlink_to(goal)
    assert read(tmp_path / "look") == ({"ok.html": ""}, [f"look/theme/{name} error outside-project"])


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("a.png", b"no picture", "bad-picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "bad-picture"),
        ("a.woff2", b"MZ", "bad-picture"),
        ("a.html", b"\xff\xfe\x00a", "wrong-encoding"),
        ("a.css", b"@import url(https://fonts.example/a.css);", "outside-request"),
        ("a.css", b"a { background: url('//example.org/a.png') }", "outside-request"),
        ("a.css", b"a{}\n" * 600_000, "too-large"),
    ],
)
def test_a_file_is_what_its_name_says_and_asks_nobody_else(name: str, content: bytes, id: str, tmp_path: Path) -> None:
    write_files(tmp_path / "theme", {name: content})
    assert read(tmp_path)[1] == [f"{tmp_path.name}/theme/{name} error {id}"]


def test_what_is_a_comment_fetches_nothing(tmp_path: Path) -> None:
    write_files(tmp_path / "theme", {"a.css": "/* url(https://example.org) */ a { background: url(b.png) }"})
    assert read(tmp_path)[1] == []


def test_a_name_that_windows_cannot_hold_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "con.html").write_text("", "utf-8")
    assert read(tmp_path)[1] == [f"{tmp_path.name}/theme/con.html error bad-file-name"]
