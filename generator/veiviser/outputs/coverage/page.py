"""The coverage page, for designers and editors: how far each flow is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from veiviser.model.approval import Held
from veiviser.model.coverage import COLUMNS, Colour, Column, FlowCoverage, figures
from veiviser.model.interface import InterfaceWords
from veiviser.model.site import COVERAGE, WORKSHOP, choices_path, way_up
from veiviser.outputs.coverage.approved import tell_approvals
from veiviser.outputs.coverage.in_words import NAMED, counted, name_of
from veiviser.templating.plain import one_line, plain


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
    lines += [f"**{counted(figures(flows), words)}** [{words('coverage.data')}](dekning.json)", ""]
    if not any(flow.was_run for flow in flows):
        lines += [words("coverage.not_run"), ""]
    if required:
        names = ", ".join(f"«{name_of(column, words)}»" for column in required)
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


def _meanings(columns: Sequence[Column], words: InterfaceWords) -> Iterator[str]:
    for column in columns:
        of = column if column in NAMED else "language"
        mend = words(f"coverage.{of}_mend", language=column)
        told = words("coverage.meaning", column=name_of(column, words), green=words(f"coverage.{of}_green"), mend=mend)
        yield f"- {told}"


def tell_flow_coverage(flow: FlowCoverage, words: InterfaceWords) -> str:
    """Markdown of a flow's part of the page."""
    return "\n".join(_flow(flow, words))


def _flow(flow: FlowCoverage, words: InterfaceWords) -> Iterator[str]:
    yield from (f"## {plain(flow.title)} {{ #{flow.name} }}", "", "<div data-pagefind-ignore markdown>", "")
    yield from (counted(figures([flow]), words), "")
    if flow.branches:
        yield from (*_bars(flow, words), "", f"<p>{_way_to(flow, words)}</p>")
    yield from ("", "</div>", "")


def _way_to(flow: FlowCoverage, words: InterfaceWords) -> str:
    """A link in raw HTML, for the site engine does not know the page."""
    from_here = f"{way_up(COVERAGE.removesuffix('.md') + '/')}{choices_path(flow.name).removeprefix(f'{WORKSHOP}/')}"
    return f'<a href="{from_here}">{words("coverage.show", flow=one_line(flow.title))}</a>'


def _bars(flow: FlowCoverage, words: InterfaceWords) -> Iterator[str]:
    """A bar for each column, and beside it the same in words."""
    heads = "".join(f'<th scope="col">{words(key)}</th>' for key in ("coverage.column", "coverage.branches"))
    yield f'<table class="coverage__bars"><thead><tr>{heads}</tr></thead><tbody>'
    for column in flow.columns:
        counts: dict[Colour, int] = {colour: flow.count(column, colour) for colour in get_args(Colour)}
        said = ", ".join(words(f"coverage.count_{colour}", count=count) for colour, count in counts.items() if count)
        bar = _bar(counts, len(flow.branches))
        yield f'<tr><th scope="row">{name_of(column, words)}</th><td>{bar}<span>{said}</span></td></tr>'
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
