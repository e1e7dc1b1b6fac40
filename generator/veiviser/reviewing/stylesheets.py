"""Styles of two versions, by which the drawn screens are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from veiviser.model.project import Project
from veiviser.model.site import ASSETS, DESIGN_SYSTEM, PROTOTYPE_STYLE
from veiviser.outputs.whole_site.assets import make_assets
from veiviser.seeing.seen import Drawn

NAMES = (f"{ASSETS}/{DESIGN_SYSTEM}", f"{ASSETS}/{PROTOTYPE_STYLE}")
"""Paths of those of every screen, below the folder of a version."""
_LETTERS = "assets/source-sans-3-latin-wght-normal.woff2"
BEFORE, AFTER = "before", "after"
"""Folders of the two versions; of the earlier one nothing lies there where it is as the later."""


@dataclass(frozen=True, slots=True)
class Styled:
    """How both are drawn."""

    files: Mapping[str, str | bytes]
    """By path below the folder of the review."""
    is_changed: bool
    sample: tuple[Drawn, ...]
    """Screens that read as they did, and are drawn with both."""

    @property
    def folder_before(self) -> str:
        """Of the styles of the earlier version."""
        return BEFORE if self.is_changed else AFTER


def styles_of(before: Project, after: Project, sample: tuple[Drawn, ...]) -> Styled:
    """Those of two versions of a project."""
    then, now = dict(_files(before)), dict(_files(after))
    is_changed = any(then[name] != now[name] for name in NAMES)
    files = {f"{AFTER}/{path}": text for path, text in now.items()}
    if is_changed:
        files |= {f"{BEFORE}/{path}": text for path, text in then.items()}
    return Styled(files, is_changed, sample if is_changed else ())


def _files(project: Project) -> Iterator[tuple[str, str | bytes]]:
    made = make_assets(project.look)
    yield from ((name, made[name]) for name in NAMES)
    if _LETTERS in project.theme:
        yield _LETTERS, project.theme[_LETTERS]
