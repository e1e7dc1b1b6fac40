"""Notes on screens, as the browser asks for them."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from veiviser.messages import say

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import OpenFile
    from veiviser.model.project import Project

_MOST = 2000
"""Letters of one."""


def noted_as_asked(root: Path, project: "Project", asked: Mapping[str, Any]) -> "OpenFile | None":
    """
    The flow's file with the note `words` more on a screen, or without its note `number`; not yet written.

    Raises:
        CannotStand: when it cannot be done there.
    """
    from veiviser.correcting.files import CannotStand, OpenFile
    from veiviser.editing.notes import notes_of, with_note, without_note
    from veiviser.editing.pieces_of_yaml import OnOneLine

    flow = project.flows.get(str(asked.get("flow", "")))
    screen, words = str(asked.get("screen", "")), str(asked.get("words", ""))[:_MOST].strip()
    if flow is None or screen not in flow.screens or (root / flow.file).is_symlink():
        return None
    file = OpenFile.read(root, PurePosixPath(flow.file))
    way = _way_to(file.text, flow.name, screen)
    try:
        if "number" not in asked:
            made = with_note(file.text, way, words) if words else None
        else:
            number = int(asked["number"])
            if [one.strip() for one in notes_of(file.text, way)][number : number + 1] != [words]:
                return None  # somebody changed it meanwhile
            made = without_note(file.text, way, number)
    except OnOneLine:
        raise CannotStand(say("this is written on one line with others; change it in the file")) from None
    except (LookupError, TypeError, ValueError):
        return None
    if made is None:
        raise CannotStand(
            say("these words cannot stand here without changing what is around them; write them otherwise")
        )
    file.text = made
    return file


def _way_to(source: str, flow: str, screen: str) -> tuple[str | int, ...]:
    """To the screen in the file: in the variant, where it says anything of the screen."""
    from veiviser.editing.pieces_of_yaml import names_in

    variant = ("variants", flow.partition(".")[2], "screens")
    try:
        is_own = variant[1] != "" and screen in names_in(source, variant)
    except LookupError:
        is_own = False
    return (*variant, screen) if is_own else ("screens", screen)
