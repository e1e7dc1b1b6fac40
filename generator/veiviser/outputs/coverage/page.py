"""The coverage page, for designers and editors."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError

from veiviser.model.catalogue import Language
from veiviser.model.coverage import COLUMNS, Colour, Column, Covered, FlowCoverage, percent
from veiviser.templating.plain import one_line, plain

_NAMES: Mapping[Column, str] = {
    "drawn": "Tegnet",
    "told": "Fortalt",
    "pictured": "På bilde",
    "described": "Bilde med tekst",
    "walked": "Prøvd av en test",
    "browser": "Prøvd i nettleser",
    "accessible": "Tilgjengelig",
    "promised": "Med i et løfte",
    "compared": "Sammenlignet",
}
_COLOURS: Mapping[Colour, str] = {"green": "grønn", "amber": "gul", "red": "rød"}
_MEANINGS: Mapping[Column, tuple[str, str]] = {
    "drawn": ("Valget er på skjermen i prototypen.", "Rett malen til komponenten."),
    "told": (
        "Veiledningen nevner svaret eller knappen. Gul: Den forteller om skjermen, men ikke om dette valget.",
        "Nevn valget i «…» under `guide` på skjermen.",
    ),
    "pictured": (
        "Et bilde i veiledningen viser valget. Gul: Skjermen er på bilde, men uten valget.",
        "Gi skjermen eller valget en `guide`.",
    ),
    "described": ("Bildene av skjermen har tekst for den som ikke ser dem.", "Gi skjermen en `guide`."),
    "walked": (
        "En test har tatt valget på alle sider der det står. Gul: Bare på noen av dem, eller sidene er endret etterpå.",
        "Kjør `pytest flows/`.",
    ),
    "browser": (
        "Valget er tatt i en ekte nettleser, på alle sider der det står. Gul: Bare på noen av dem, eller sidene er "
        "endret etterpå.",
        "Kjør `pytest flows/ --browser`.",
    ),
    "accessible": (
        "axe fant ingen feil på sidene valget står på. Gul: Noen av sidene er ikke prøvd, eller de er endret "
        "etterpå. Testen finner ikke alle slags feil.",
        "Kjør `pytest flows/ --browser` på en maskin som har axe.",
    ),
    "promised": ("Et løfte gjelder valget.", "Skriv et løfte under `promises`."),
    "compared": (
        "Reisen er sammenlignet med den ekte tjenesten. Gul: Reisen er endret etterpå.",
        "Sammenlign, og skriv dagen ved `checked`.",
    ),
}
_TRANSLATED = "Alt på skjermen, og det veiledningen sier om den, er oversatt. Gul: Noe er endret etterpå."
_HEAD = """\
---
title: Dekning
audience: staff
---

# Er alle valg tegnet, fortalt og prøvd?

Hver reise er delt i valg: et svar, en knapp eller en lenke. Her ser du hva som er laget av hvert valg, og hva testene
har prøvd.
"""
_NOT_RUN = "Ingen har kjørt testene her ennå. Derfor er det som testene skal fylle ut, rødt. Kjør `pytest flows/`."


def _name(column: Column) -> str:
    """What people call it; a language by its Norwegian name."""
    return _NAMES.get(column) or f"På {_in_norwegian(column)}"


def tell_coverage(flows: Sequence[FlowCoverage], parts: Sequence[str], required: Collection[Column]) -> str:
    """
    Markdown of the page.

    Args:
        parts: what `tell_flow_coverage` says of each flow.
        required: the columns that must be green.
    """
    lines = [_HEAD, f"**{percent(flows)} % er grønt.** [Tallene som datafil](dekning.json)", ""]
    if not any(flow.was_run for flow in flows):
        lines += [_NOT_RUN, ""]
    if required:
        names = ", ".join(f"«{_name(column)}»" for column in required)
        lines += [f"Dette må være grønt, ellers blir nettstedet ikke bygd: {names}.", ""]
    columns = flows[0].columns if flows else COLUMNS
    lines += [*parts, "## Hva kolonnene betyr { #kolonner }", "", *_meanings(columns), ""]
    return "\n".join(lines)


def _meanings(columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        green, mend = _MEANINGS.get(column) or (_TRANSLATED, f"Kjør `veiviser translate {column}`, og oversett fila.")
        yield f"- **{_name(column)}.** Grønn: {green} Er det ikke grønt? {mend}"


def tell_flow_coverage(flow: FlowCoverage) -> str:
    """Markdown of a flow's part of the page."""
    return "\n".join(_flow(flow))


def _flow(flow: FlowCoverage) -> Iterator[str]:
    yield from (f"## {plain(flow.title)} {{ #{flow.name} }}", "", "<div data-pagefind-ignore markdown>", "")
    yield from (f"{flow.percent} % er grønt.", "")
    yield from ("| Kolonne | Grønn | Gul | Rød |", "| --- | --- | --- | --- |")
    for column in flow.columns:
        green, amber, red = (flow.count(column, colour) for colour in ("green", "amber", "red"))
        yield f"| {_name(column)} | {green} | {amber} | {red} |"
    if flow.branches:
        yield from ("", *_branches(flow))
    yield from ("", "</div>", "")


def _branches(flow: FlowCoverage) -> Iterator[str]:
    """Raw HTML, which the site's engine lets be."""
    name = f"valg-{flow.name}"
    heads = "".join(f'<th scope="col">{_name(column)}</th>' for column in flow.columns)
    yield f'<details class="coverage"><summary id="{name}">Vis valgene i {one_line(flow.title)}</summary>'
    yield f'<div class="coverage__table" role="region" aria-labelledby="{name}" tabindex="0">'
    yield f'<table><thead><tr><th scope="col">Valg</th>{heads}</tr></thead><tbody>'
    yield from (_row(branch, flow.columns) for branch in flow.branches)
    yield "</tbody></table></div></details>"


def _row(branch: Covered, columns: Sequence[Column]) -> str:
    cells = "".join(
        f'<td class="{branch.cells[column]}" data-column="{_name(column)}">{_words(branch, column)}</td>'
        for column in columns
    )
    words = " ".join(f"{branch.screen}: {branch.label} → {branch.leads}".split())
    place = f"{branch.place.file}:{branch.place.line}"
    return f'<tr><th scope="row">{one_line(words)} <code>{one_line(place)}</code></th>{cells}</tr>'


def _words(branch: Covered, column: Column) -> str:
    """The colour, and what a run of the tests leaves to be done."""
    colour, whole = branch.cells[column], len(branch.cases(column))
    if colour != "amber" or column not in branch.passed:
        return _COLOURS[colour]
    passed = branch.passed[column]
    return f"gul: {passed} av {whole}" if passed < whole else "gul: endret etterpå"


def _in_norwegian(language: Language) -> str:
    """`nynorsk` for `nn`; the tag itself where nobody knows it."""
    try:
        return Locale.parse(language, sep="-").get_display_name("nb") or language
    except UnknownLocaleError:
        return language
