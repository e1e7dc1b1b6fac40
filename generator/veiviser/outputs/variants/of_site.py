"""Flows and their variants side by side: the same screen of each in one row."""

from collections.abc import Iterable, Iterator, Sequence

from veiviser.model.site import ASSETS, flow_folder, is_variant, way_up
from veiviser.outputs.contract import Files, SiteView
from veiviser.outputs.variants.of_flow import ShownScreen, ShownVariant
from veiviser.templating.contexts import VariantCell, VariantRow, VariantsContext, VariantWay


def draw(site: SiteView) -> Files:
    together: dict[str, list[ShownVariant]] = {}
    for shown in site.drawn.notes_of(ShownVariant):
        together.setdefault(shown.path, []).append(shown)
    template = site.environment.get_template("variants.html")
    return Files(site={path: template.render(_context(site, path, all)) for path, all in together.items()})


def _context(site: SiteView, path: str, shown: Sequence[ShownVariant]) -> VariantsContext:
    first = next((one for one in shown if not is_variant(one.flow)), shown[0])
    up = way_up(path)
    return {
        "lang": site.words.language,
        "assets": f"{up}{ASSETS}",
        "flow": {"name": first.flow, "title": first.title},
        "folder": f"{up}{flow_folder(first.flow)}",
        "variants": [{"href": f"{up}{flow_folder(one.flow)}/index.html", "words": one.label} for one in shown],
        "rows": list(_rows(shown)),
    }


def _rows(shown: Sequence[ShownVariant]) -> Iterator[VariantRow]:
    columns = [{screen.name: screen for screen in one.screens} for one in shown]
    for name in merged([[screen.name for screen in one.screens] for one in shown]):
        found = [column.get(name) for column in columns]
        yield {
            "title": next(screen.title for screen in found if screen is not None),
            "same": all(_look(screen) == _look(found[0]) for screen in found),
            "cells": [_cell(screen) if screen is not None else None for screen in found],
        }


def merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """All names once; each that the orders before it lack stands behind the one that it follows in its own."""
    rows: list[str] = []
    for order in orders:
        at = 0
        for name in order:
            if name not in rows:
                rows.insert(at, name)
            at = rows.index(name) + 1
    return rows


def _look(screen: ShownScreen | None) -> object:
    """What people see of it, and where it leads."""
    return screen and (screen.title, screen.html, screen.ways)


def _cell(screen: ShownScreen) -> VariantCell:
    return {
        "screen": screen.name,
        "title": screen.title,
        "ways": [VariantWay(answer=answer, to=to) for answer, to in screen.ways],
        "href": screen.href,
        "styles": screen.styles,
        "html": screen.html,
    }
