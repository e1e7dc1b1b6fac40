"""The files of the frame around pages: templates, styles, scripts, pictures and fonts, and nothing else."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from veiviser.messages import Count, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.images import ENDINGS as PICTURES
from veiviser.reading.files.images import read_picture
from veiviser.reading.files.names import check_file_names
from veiviser.reading.files.text import LIMIT, files_in, read_bytes, read_text
from veiviser.reading.look.npm_styles import package_fonts

FOLDER = "theme"
_RELEASES = PurePosixPath("node_modules", "browsers.js")
"""When versions of browsers came; written when the tool is installed."""
_TEXTS = frozenset({".html", ".css", ".js"})
_FONTS = frozenset({".woff", ".woff2"})
_COPIES = ("~", "#")
"""What names begin with that Word and other editors give to copies of their own."""
_FETCHED = re.compile(r"(?:@import\s+|url\(\s*)[\"']?\s*((?:https?:)?//[^\"')\s;]+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def read_theme(folders: Sequence[Path], report: Report) -> Mapping[str, str | bytes]:
    """
    By path in the frame; a file of a later folder wins.

    Args:
        folders: of the look, each of which may have a folder `theme` and the colours that it builds on.
    """
    found: dict[str, str | bytes] = {}
    for folder in folders:
        shown = PurePosixPath(folder.name)
        within, files = folder / FOLDER, set[PurePosixPath]()
        for path, file in files_in(within, shown / FOLDER, folder, report) if within.is_dir() else ():
            content = _content(path, file, report)
            if content is not None:
                files.add(file.relative_to(shown / FOLDER))
                found[file.relative_to(shown / FOLDER).as_posix()] = content
        check_file_names(files, shown / FOLDER, report)
        tokens = folder / "styles" / "tokens.css"
        if tokens.is_file() and tokens.resolve().is_relative_to(folder.resolve()):
            found["assets/tokens.css"] = read_text(tokens, shown / "styles" / "tokens.css", report) or ""
        for font in package_fonts(folder, report):
            found[f"assets/{font.name}"] = font.read_bytes()
        releases = folder / _RELEASES
        if releases.is_file():
            found["assets/browsers.js"] = read_text(releases, shown / _RELEASES, report) or ""
    return found


def read_style(path: Path, file: PurePosixPath, report: Report) -> str | None:
    """A stylesheet, with a problem for each thing that it would have fetched from another server."""
    text = read_text(path, file, report)
    for fetched in _FETCHED.finditer(_COMMENT.sub(_blank, text or "")):
        start = fetched.start(1)
        place = Place(file, (text or "").count("\n", 0, start) + 1, start - (text or "").rfind("\n", 0, start))
        message = say(
            "`{address}` would be fetched from another server; put the file in the project", address=fetched[1][:60]
        )
        report.error(place, "outside-request", message)
    return text


def _content(path: Path, file: PurePosixPath, report: Report) -> str | bytes | None:
    ending = path.suffix.lower()
    if path.name.startswith(_COPIES):
        report.append(_left_out(file))
        return None
    if ending == ".css":
        return read_style(path, file, report)
    if ending in _TEXTS:
        return read_text(path, file, report)
    if ending in PICTURES:
        return read_picture(path, file, report)
    if ending in _FONTS:
        return _font(path, file, report)
    report.append(_left_out(file))
    return None


def _left_out(file: PurePosixPath) -> Problem:
    message = say(
        "neither a template, style, script, picture nor font, so it is not published; move it out of the theme"
    )
    return Problem(Place(file), "left-out", message, "warning")


def _font(path: Path, file: PurePosixPath, report: Report) -> bytes | None:
    data = read_bytes(path, file, report, LIMIT + 1)
    if data is not None and not data.startswith((b"wOFF", b"wOF2")):
        message = say("this is not a {kind} font whatever its name says; put the right file here", kind=path.suffix[1:])
        report.error(Place(file), "bad-picture", message)
    elif data is not None and len(data) > LIMIT:
        report.error(
            Place(file), "too-large", say("the font is larger than {most} bytes; use a smaller one", most=Count(LIMIT))
        )
    return data


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
