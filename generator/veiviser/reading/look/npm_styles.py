"""Styles of others that a look is drawn with: named in its `package.json`, brought in by a package manager."""

import json
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

_NAMED_IN = "package.json"


def package_styles(folder: Path, report: Report) -> str:
    """
    The styles listed under `veiviser.styles`, of the package that `veiviser.package` names, joined in their order.

    Args:
        folder: of the look, as it is packaged.
    """
    file = PurePosixPath(folder.name, _NAMED_IN)
    text = read_text(folder / _NAMED_IN, file, report)
    if text is None:
        return ""
    paths = _named(folder, text)
    if not all(path.is_file() for path in paths):
        message = say(
            "`{package}` is not installed; run `python -m pip install .` in the checkout again",
            package=json.loads(text)["veiviser"]["package"],
        )
        report.error(Place(file), "missing-package", message)
        return ""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def files_of_package_styles(folder: Path) -> list[Path]:
    """What `package_styles` would read, as far as it is there."""
    names = folder / _NAMED_IN
    return [names, *filter(Path.is_file, _named(folder, names.read_text("utf-8")))] if names.is_file() else []


def _named(folder: Path, text: str) -> list[Path]:
    settings = json.loads(text)["veiviser"]
    return [folder / "node_modules" / settings["package"] / name for name in settings["styles"]]
