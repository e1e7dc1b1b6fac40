"""The example project with a brand of its own over another look."""

import shutil
from pathlib import Path

from tests.conftest import EXAMPLE

ACCENT, OF_LOGO, OF_RINGS = "#8c0f5c", "#f2c14e", "#62625f"
"""The brand's colour, one that is in its logo alone, and the grey that rings have in Helsenorge's look."""
_BRAND = f'{{colours: {{accent: "{ACCENT}"}}, corner: 2, logo: logo.svg}}'
_LOGO = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9" fill="{OF_LOGO}"/></svg>'


def branded_project(folder: Path) -> Path:
    """It is written there: the flow has Helsenorge's look, the site its usual one, and the brand lies over both."""
    shutil.copytree(EXAMPLE, folder)
    _rewrite(folder / "mkdocs.yml", "- veiviser\n", f"- veiviser:\n      brand: {_BRAND}\n")
    _rewrite(folder / "flows" / "savnet-katt.yaml", "\ntitle:", "\nlook: helsenorge\ntitle:")
    (folder / "content" / "logo.svg").write_text(_LOGO, encoding="utf-8")
    return folder


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
