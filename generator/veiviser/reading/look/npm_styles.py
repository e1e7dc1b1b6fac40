"""Styles of others that a look is drawn with: named in its `package.json`, brought in by a package manager."""

import json
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.text import read_text


def package_styles(folder: Path, report: Report) -> str:
    """
    The styles listed under `veiviser.styles`, of the package that `veiviser.package` names, joined in their order.

    Args:
        folder: of the look, as it is packaged.
    """
    file = PurePosixPath(folder.name, "package.json")
    text = read_text(folder / "package.json", file, report)
    if text is None:
        return ""
    settings = json.loads(text)
    package = settings["veiviser"]["package"]
    styles: list[str] = []
    for name in settings["veiviser"]["styles"]:
        path = folder / "node_modules" / package / name
        if not path.is_file():
            message = say(
                "`{package}` is not installed; run `python -m pip install .` in the checkout again", package=package
            )
            report.error(Place(file), "missing-package", message)
            return ""
        styles.append(path.read_text(encoding="utf-8"))
    return "\n".join(styles)
