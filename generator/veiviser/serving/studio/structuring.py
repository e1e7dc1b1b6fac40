"""More than words, as the browser asks for it: what stands around a text, and what can be done with it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import OpenFile
    from veiviser.correcting.structure import Asked as Change
    from veiviser.editing.units import Unit
    from veiviser.model.flow import Flow
    from veiviser.model.project import Project
    from veiviser.reading import Opened

Asked = Mapping[str, Any]
_WITH_SCREEN = "screen"
_MOST = 4000
"""Letters of one line of a form."""


def units_told(opened: "Opened", project: "Project", asked: Asked) -> Mapping[str, Any]:
    """What stands around a text, the innermost first, with what can be done with each, and what a form offers."""
    found = _around(opened, project, asked)
    if found is None:
        return {"units": [], "screens": {}, "forms": [], "guide": ""}
    flow, units = found
    screen = next((flow.screens[unit.name] for unit in units if unit.kind == "screen"), None)
    button = _button_of(flow, screen.name) if screen is not None else ""
    return {
        "units": [{"kind": unit.kind, "name": unit.name, "can": list(_can(unit))} for unit in units],
        "screens": {name: screen.title.words for name, screen in flow.screens.items()},
        "forms": list(_forms(project)),
        "answers": list(flow.variables),
        "guide": project.look.words("follow.press", label=button),
    }


def _can(unit: "Unit") -> Iterator[str]:
    from veiviser.editing.in_variants import VARIANTS

    is_own_screen = unit.kind == "screen" and unit.way[0] == VARIANTS
    yield from ("delete",) if is_own_screen else ("earlier", "later", "delete")
    if unit.kind != "screen":
        yield "add"
    if unit.kind == "block" and isinstance(unit.way[-1], int):
        yield "put"
    if unit.leads:
        yield _WITH_SCREEN


def _forms(project: "Project") -> Iterator[Mapping[str, Any]]:
    from veiviser.editing.forms import components_with_forms

    for component, form in components_with_forms(project.look.components.values()):
        told = {"name": component.name, "title": component.title or component.name, "purpose": component.purpose}
        yield {**told, "main": component.main, "fields": [asdict(field) for field in form]}


def _button_of(flow: "Flow", screen: str) -> str:
    """What a screen's own button is called, as a new one beside it will be; else that of another screen."""
    for one in (flow.screens[screen], *flow.screens.values()):
        for block in one.body:
            words = getattr(block.options.get(block.component.main), "words", "")
            if block.component.name == "button" and words:
                return str(words)
    return "OK"


def prepared_as_asked(root: Path, opened: "Opened", project: "Project", asked: Asked) -> "OpenFile | None":
    """
    The file with what is asked for done, not yet written; None for what nobody can ask for here.

    Raises:
        CannotStand: when it cannot be done there.
        ProblemsFound: with what would be wrong afterwards.
    """
    from veiviser.correcting.structure import prepared

    found = _around(opened, project, asked)
    unit = next((one for one in found[1] if one.kind == asked.get("kind")), None) if found is not None else None
    if found is None or unit is None or asked.get("what") not in tuple(_can(unit)):
        return None
    change = _change(project, found[0], unit, asked)
    return prepared(root, opened, project, found[0], unit, change) if change is not None else None


def _change(project: "Project", flow: "Flow", unit: "Unit", asked: Asked) -> "Change | None":
    from veiviser.editing.restructuring import WHATS, Restructuring
    from veiviser.editing.screens_on_the_way import NewScreen

    what, words, to = asked.get("what"), _line(asked.get("words", "")), str(asked.get("to", ""))
    if what == _WITH_SCREEN:
        guide = _line(asked.get("guide", ""))
        new = NewScreen(title=words, guide=guide, button=_button_of(flow, unit.screen))
        return new if words else None
    if unit.kind == "screen" and what in ("earlier", "later"):
        return 1 if what == "later" else -1
    known = next((one for one in WHATS if one == what), None)
    if known is None or (known == "add" and not words) or (to and to not in flow.screens):
        return None
    filled = asked.get("filled")
    table = {str(name): str(said)[:_MOST] for name, said in filled.items()} if isinstance(filled, dict) else {}
    component = project.look.components.get(str(asked.get("component", "")))
    return Restructuring(what=known, unit=unit, words=words, to=to, component=component, filled=table)


def _line(words: object) -> str:
    return " ".join(str(words).split())


def _around(opened: "Opened", project: "Project", asked: Asked) -> "tuple[Flow, list[Unit]] | None":
    from veiviser.editing.units import units_around
    from veiviser.editing.yaml_texts import texts_of

    file = PurePosixPath(str(asked.get("file", "")))
    flows = [one for one in project.flows.values() if one.file == file]
    try:
        spot = (int(asked["line"]), int(asked["column"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    if not flows:
        return None
    source = opened.sources[flows[0].name].text
    there = texts_of(source).get(spot)
    is_same = there is not None and str(asked.get("before", "")) in there.text
    around = [(flow, units_around(source, flow, spot)) for flow in flows if is_same]
    return max(around, key=lambda one: len(one[1]), default=None)  # what a variant has of its own is in it alone
