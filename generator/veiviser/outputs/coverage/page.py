"""The coverage page, for designers and editors."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from babel import Locale, UnknownLocaleError

from veiviser.model.approval import Held
from veiviser.model.catalogue import Language
from veiviser.model.coverage import APPROVED, COLUMNS, Colour, Column, Covered, Figures, FlowCoverage, figures
from veiviser.model.interface import InterfaceWords
from veiviser.outputs.coverage.approved import tell_approvals
from veiviser.templating.plain import one_line, plain

_TOLD = frozenset({*COLUMNS, APPROVED})
"""Those that have words of their own; the others are languages."""


def _name(column: Column, words: InterfaceWords) -> str:
    """What people call it; a language by its Norwegian name."""
    return (
        words(f"coverage.{column}") if column in _TOLD else words("coverage.language", language=_named(column, words))
    )


def tell_coverage(
    flows: Sequence[FlowCoverage],
    parts: Sequence[str],
    required: Collection[Column],
    held: Sequence[Held],
    words: InterfaceWords,
) -> str:
    """
    Markdown of the page.

    Args:
        parts: what `tell_flow_coverage` says of each flow.
        required: the columns that must be green.
        held: how each approval stands.
        words: of the interface.
    """
    lines = ["---", f"title: {words('coverage.title')}", "audience: staff", "---", ""]
    lines += [f"# {words('coverage.heading')}", "", words("coverage.lead"), ""]
    lines += [f"**{_counted(figures(flows), words)}** [{words('coverage.data')}](dekning.json)", ""]
    if not any(flow.was_run for flow in flows):
        lines += [words("coverage.not_run"), ""]
    if required:
        names = ", ".join(f"«{_name(column, words)}»" for column in required)
        lines += [words("coverage.required", columns=names), ""]
    columns = flows[0].columns if flows else COLUMNS
    lines += [
        *tell_approvals(held, words),
        *parts,
        f"## {words('coverage.columns')} {{ #kolonner }}",
        "",
        *_meanings(columns, words),
        "",
    ]
    return "\n".join(lines)


def _counted(figures: Figures, words: InterfaceWords) -> str:
    """«Alle 162 valg er prøvd, 97 er ikke nevnt i veiledningen.»"""
    of_all = figures.tried == figures.branches > 1
    tried = "coverage.all_tried" if of_all else "coverage.tried" if figures.tried else "coverage.none_tried"
    told = "coverage.untold" if figures.untold else "coverage.all_told"
    return words(
        "coverage.figures",
        tried=words(tried, tried=figures.tried, count=figures.branches),
        told=words(told, count=figures.untold),
    )


def _meanings(columns: Sequence[Column], words: InterfaceWords) -> Iterator[str]:
    for column in columns:
        of = column if column in _TOLD else "language"
        mend = words(f"coverage.{of}_mend", language=column)
        told = words("coverage.meaning", column=_name(column, words), green=words(f"coverage.{of}_green"), mend=mend)
        yield f"- {told}"


def tell_flow_coverage(flow: FlowCoverage, words: InterfaceWords) -> str:
    """Markdown of a flow's part of the page."""
    return "\n".join(_flow(flow, words))


def _flow(flow: FlowCoverage, words: InterfaceWords) -> Iterator[str]:
    yield from (f"## {plain(flow.title)} {{ #{flow.name} }}", "", "<div data-pagefind-ignore markdown>", "")
    yield from (_counted(figures([flow]), words), "")
    if flow.branches:
        yield from (*_bars(flow, words), "", *_branches(flow, words))
    yield from ("", "</div>", "")


def _bars(flow: FlowCoverage, words: InterfaceWords) -> Iterator[str]:
    """A bar for each column, and beside it the same in words."""
    heads = "".join(f'<th scope="col">{words(key)}</th>' for key in ("coverage.column", "coverage.branches"))
    yield f'<table class="coverage__bars"><thead><tr>{heads}</tr></thead><tbody>'
    for column in flow.columns:
        counts: dict[Colour, int] = {colour: flow.count(column, colour) for colour in get_args(Colour)}
        said = ", ".join(words(f"coverage.count_{colour}", count=count) for colour, count in counts.items() if count)
        bar = _bar(counts, len(flow.branches))
        yield f'<tr><th scope="row">{_name(column, words)}</th><td>{bar}<span>{said}</span></td></tr>'
    yield "</tbody></table>"


def _bar(counts: Mapping[Colour, int], whole: int) -> str:
    parts, x = list[str](), 0
    for colour, count in counts.items():
        parts += [f'<rect class="{colour}" x="{x}" width="{count}" height="1"/>'] if count else []
        x += count
    return (
        f'<svg class="coverage__bar" viewBox="0 0 {whole} 1" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(parts)}</svg>'
    )


def _branches(flow: FlowCoverage, words: InterfaceWords) -> Iterator[str]:
    """Raw HTML, which the site's engine lets be."""
    name = f"valg-{flow.name}"
    heads = "".join(f'<th scope="col">{_name(column, words)}</th>' for column in flow.columns)
    show = words("coverage.show", flow=one_line(flow.title))
    yield f'<details class="coverage"><summary id="{name}">{show}</summary>'
    yield f'<div class="coverage__table" role="region" aria-labelledby="{name}" tabindex="0">'
    yield f'<table><thead><tr><th scope="col">{words("coverage.choice")}</th>{heads}</tr></thead><tbody>'
    yield from (_row(branch, flow.columns, words) for branch in flow.branches)
    yield "</tbody></table></div></details>"


def _row(branch: Covered, columns: Sequence[Column], words: InterfaceWords) -> str:
    cells = "".join(
        f'<td class="{branch.cells[column]}" data-column="{_name(column, words)}">{_colour(branch, column, words)}</td>'
        for column in columns
    )
    told = " ".join(f"{branch.screen}: {branch.label} → {branch.leads}".split())
    place = f"{branch.place.file}:{branch.place.line}"
    return f'<tr><th scope="row">{one_line(told)} <code>{one_line(place)}</code></th>{cells}</tr>'


def _colour(branch: Covered, column: Column, words: InterfaceWords) -> str:
    """The colour, and what a run of the tests leaves to be done."""
    colour, whole = branch.cells[column], len(branch.cases(column))
    if colour != "amber" or column not in branch.passed:
        return words(f"coverage.{colour}")
    passed = branch.passed[column]
    return words("coverage.partly", count=passed, whole=whole) if passed < whole else words("coverage.changed")


def _named(language: Language, words: InterfaceWords) -> str:
    """`nynorsk` for `nn`; the tag itself where nobody knows it."""
    try:
        return Locale.parse(language, sep="-").get_display_name(words.language) or language
    except UnknownLocaleError:
        return language
