"""More than words, as the browser asks for it."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import OpenFile
    from veiviser.editing.units import Unit
    from veiviser.model.flow import Flow
    from veiviser.model.project import Project
    from veiviser.reading import Opened

Asked = Mapping[str, Any]


def units_told(opened: "Opened", project: "Project", asked: Asked) -> Mapping[str, Any]:
    """What stands around a text, the innermost first, and the screens that a choice can lead to."""
    found = _around(opened, project, asked)
    if found is None:
        return {"units": [], "screens": {}}
    flow, units = found
    told = [{"kind": unit.kind, "name": unit.name} for unit in units]
    return {"units": told, "screens": {name: screen.title.words for name, screen in flow.screens.items()}}


def prepared_as_asked(root: Path, opened: "Opened", project: "Project", asked: Asked) -> "OpenFile | None":
    """
    The file with what is asked for done, not yet written; None for what nobody can ask for here.

    Raises:
        CannotStand: when it cannot be done there.
        ProblemsFound: with what would be wrong afterwards.
    """
    from veiviser.correcting.structure import prepared
    from veiviser.editing.restructuring import WHATS, Restructuring

    found = _around(opened, project, asked)
    what = next((one for one in WHATS if one == asked.get("what")), None)
    unit = next((one for one in found[1] if one.kind == asked.get("kind")), None) if found is not None else None
    words = " ".join(str(asked.get("words", "")).split())
    if found is None or what is None or unit is None or (what == "add" and (not words or unit.kind == "screen")):
        return None
    to = str(asked.get("to", ""))
    if to and to not in found[0].screens:
        return None
    return prepared(root, opened, project, found[0], Restructuring(what=what, unit=unit, words=words, to=to))


def _around(opened: "Opened", project: "Project", asked: Asked) -> "tuple[Flow, list[Unit]] | None":
    from veiviser.editing.units import units_around
    from veiviser.editing.yaml_texts import texts_of

    file = PurePosixPath(str(asked.get("file", "")))
    flow = next((one for one in project.flows.values() if one.file == file), None)
    try:
        spot = (int(asked["line"]), int(asked["column"]))
    except (KeyError, TypeError, ValueError):
        return None
    if flow is None:
        return None
    source = opened.sources[flow.name].text
    there = texts_of(source).get(spot)
    is_same = there is not None and str(asked.get("before", "")) in there.text
    return (flow, units_around(source, flow, spot)) if is_same else None
