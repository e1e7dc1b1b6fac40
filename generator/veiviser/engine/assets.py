"""Files that belong to the frame around pages."""

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path

from veiviser.engine.licences import FILE as LICENCES


def frame_files(theme: Collection[str]) -> frozenset[str]:
    """
    What the frame brings into a site, by path in it: Material's files and ours.

    Args:
        theme: paths of our own, templates among them.
    """
    return _of_material() | {LICENCES} | {path for path in theme if path.startswith("assets/")}


@cache
def _of_material() -> frozenset[str]:
    assets = Path(str(files("material") / "templates" / "assets"))
    return frozenset(f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file())
