"""The reading site's frame: our templates and styles over Material's."""

import shutil
from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "look", _PACKAGE.parent.parent / "prototype")
"""Inside an installed wheel; beside the package, in a checkout."""
_TOKENS = Path("styles", "tokens.css")


def lay_theme(folder: Path, own_look: Path) -> None:
    """
    Fill a folder with the packaged frame, a project's own over it, and the colours that both build on.

    Args:
        folder: what an engine is given as its `custom_dir`.
        own_look: the project's `prototype`, which need not be there.
    """
    for look in (_packaged_look(), own_look):
        if (look / "theme").is_dir():
            shutil.copytree(look / "theme", folder, dirs_exist_ok=True)
        if (look / _TOKENS).is_file():
            (folder / "assets").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(look / _TOKENS, folder / "assets" / _TOKENS.name)


def frame_files(own_look: Path) -> frozenset[str]:
    """What the frame brings into a site, by path in it: Material's files and those of `lay_theme`."""
    material = files("material") / "templates" / "assets"
    found = {f"assets/{path}" for path in _within(Path(str(material)))}
    for look in (_packaged_look(), own_look):
        found |= {path for path in _within(look / "theme") if path.startswith("assets/")}
    return frozenset({*found, f"assets/{_TOKENS.name}"})


def _within(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _packaged_look() -> Path:
    return next(place for place in _PLACES if place.is_dir())
