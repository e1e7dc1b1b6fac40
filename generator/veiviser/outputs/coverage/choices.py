"""The page of a flow with a row for each of its choices: what is made of it, and what tests it."""

from collections.abc import Sequence
from typing import TypedDict

from markupsafe import Markup, escape

from veiviser.model.coverage import Column, Covered, FlowCoverage, figures
from veiviser.model.interface import InterfaceWords
from veiviser.model.site import ASSETS, COVERAGE, board_path, choices_path, flow_folder, in_workshop, way_up
from veiviser.outputs.coverage.in_words import counted, name_of
from veiviser.templating.contexts import NamedFlow
from veiviser.templating.interface import Worded


class ChoicesContext(TypedDict):
    """Of `choices.html`."""

    lang: str
    assets: str
    flow: NamedFlow
    folder: str
    """Of the flow's pages, from here."""
    board_href: str
    coverage_href: str
    counts: str
    columns: Sequence[str]
    rows: Markup


def draw_choices(flow: FlowCoverage, environment: Worded) -> tuple[str, str]:
    """Path in the site, and HTML."""
    words, path = environment.words, choices_path(flow.name)
    up = way_up(path)
    names = [name_of(column, words) for column in flow.columns]
    context: ChoicesContext = {
        "lang": words.language,
        "assets": f"{up}{ASSETS}",
        "flow": {"name": flow.name, "title": flow.title},
        "folder": f"{up}{flow_folder(flow.name)}",
        "board_href": f"{up}{board_path(flow.name)}",
        "coverage_href": f"{up}{in_workshop(COVERAGE).removesuffix('.md')}/index.html",
        "counts": counted(figures([flow]), words),
        "columns": names,
        "rows": Markup("\n").join(_row(branch, flow.columns, names, words) for branch in flow.branches),
    }
    return path, environment.get_template("choices.html").render(context)


def _row(branch: Covered, columns: Sequence[Column], names: Sequence[str], words: InterfaceWords) -> Markup:
    """Made here, not in the template, which would take ten times as long for a thousand of them."""
    cells = "".join(
        f'<td class="{branch.cells[column]}" data-column="{escape(name)}">{escape(_colour(branch, column, words))}</td>'
        for column, name in zip(columns, names, strict=True)
    )
    told = " ".join(f"{branch.screen}: {branch.label} → {branch.leads}".split())
    place = f"{branch.place.file}:{branch.place.line}"
    return Markup(f'<tr><th scope="row">{escape(told)} <code>{escape(place)}</code></th>{cells}</tr>')


def _colour(branch: Covered, column: Column, words: InterfaceWords) -> str:
    """The colour, and what a run of the tests leaves to be done."""
    colour, whole = branch.cells[column], len(branch.cases(column))
    if colour != "amber" or column not in branch.passed:
        return words(f"coverage.{colour}")
    passed = branch.passed[column]
    return words("coverage.partly", count=passed, whole=whole) if passed < whole else words("coverage.changed")
