"""Styles and fonts of others that a look is drawn with: named in `package.json`, brought in by a package manager."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;}]+)")
_USED = re.compile(r"var\((--[\w-]+)\)")
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_LETTERS = re.compile(r"'[^']*'")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def package_styles(folder: Path, report: Report) -> str:
    """
    The styles listed under `veiviser.styles`, of the package that `veiviser.package` names, joined in their order.

    Args:
        folder: of the look, as it is packaged.
    """
    named = _named(folder, report)
    return _joined(folder, named, report) if named else ""


def package_tokens(folder: Path, look: str, report: Report) -> Mapping[str, str]:
    """
    What the package named under `veiviser.looks` says of each custom property, by name; nothing where a look has none.

    What is measured in rem is measured in `--px` instead, which pictures of screens follow, and letters are the page's.

    Args:
        folder: of the look, as it is packaged.
    """
    named = _named(folder, report).get("looks", {}).get(look)
    written = _PROPERTY.findall(_COMMENT.sub("", _joined(folder, named, report))) if named else ()
    return {name: _LETTERS.sub("var(--type)", _REM.sub(_in_px, value.strip())) for name, value in written}


def put_tokens(style: str, tokens: Mapping[str, str]) -> str:
    """A style with what a package says of a property in place of its name."""
    return _USED.sub(lambda found: tokens.get(found[1], found[0]), style)


def package_fonts(folder: Path, report: Report) -> Iterator[Path]:
    """The files listed under `veiviser.fonts`."""
    named = _named(folder, report).get("fonts", {"files": []})
    for name in named["files"]:
        path = folder / "node_modules" / named["package"] / name
        if _is_there(path, folder, named["package"], report):
            yield path


def packaged_files(folder: Path) -> Iterator[Path]:
    """Every file of packages that a look is drawn with, there or not."""
    named = _named(folder, Report())
    for part in [named, *named.get("looks", {}).values(), named.get("fonts", {})] if named else []:
        names = (*part.get("styles", ()), *part.get("files", ()))
        yield from (folder / "node_modules" / part["package"] / name for name in names)


def _named(folder: Path, report: Report) -> dict[str, Any]:
    """What `package.json` says to us; nothing where there is none."""
    path = folder / "package.json"
    text = read_text(path, PurePosixPath(folder.name, path.name), report) if path.is_file() else None
    said: dict[str, Any] = json.loads(text)["veiviser"] if text is not None else {}
    return said


def _joined(folder: Path, named: dict[str, Any], report: Report) -> str:
    """The styles of a package; empty, with one problem, where it is not there."""
    paths = [folder / "node_modules" / named["package"] / name for name in named["styles"]]
    if not all(_is_there(path, folder, named["package"], report) for path in paths):
        return ""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _is_there(path: Path, folder: Path, package: str, report: Report) -> bool:
    if not path.is_file():
        message = say(
            "`{package}` is not installed; run `python -m pip install .` in the checkout again", package=package
        )
        report.error(Place(PurePosixPath(folder.name, "package.json")), "missing-package", message)
    return path.is_file()


def _in_px(found: re.Match[str]) -> str:
    return f"calc({float(found[1]) * 16:g} * var(--px))"
