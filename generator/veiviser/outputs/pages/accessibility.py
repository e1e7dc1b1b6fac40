"""Puts the results of the last accessibility run where a page marks it."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from veiviser.model.last_run import Finding, LastRun
from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.reading.markdown.prose import without_code
from veiviser.reading.pages.misspelt_marks import ACCESSIBILITY
from veiviser.templating.words import Date


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=put_last_run(page.text, site.last_run, site.source))


def put_last_run(text: str, run: LastRun | None, source: str) -> str:
    """
    A page's Markdown, its marks replaced, but for those that it shows as code.

    Args:
        source: the digest of what the site is made from now.
    """
    if ACCESSIBILITY not in text:
        return text
    lines = zip(text.split("\n"), without_code(text), strict=True)
    return "\n".join("\n".join(_told(run, source)) if bare.rstrip() == ACCESSIBILITY else line for line, bare in lines)


def _told(run: LastRun | None, source: str) -> Iterator[str]:
    if run is None or not run.tests:
        yield "Ingen kjøring ennå. Derfor har vi ingen tall å vise."
        return
    day = Date(run.day)
    yield from ("<div data-pagefind-ignore markdown>", "")  # nobody who searches is looking for numbers of tests
    yield f'Testene ble sist kjørt <time datetime="{day.iso}">{day.short}</time>.'
    if run.source != source:
        yield "**Nettstedet er endret etterpå.** Tallene gjelder utgaven som ble testet."
    yield ""
    kinds: dict[str, list[Finding]] = {}
    for test in run.tests.values():
        kinds.setdefault(test.kind, []).append(test)
    for kind, tests in kinds.items():
        yield f"- **{escape(kind)}:** {_counted(tests)}{_axe(tests)}"
    yield from (f"- **{escape(kind)}:** Ikke kjørt for denne utgaven." for kind in run.missing)
    breaches = sorted({breach for test in run.tests.values() for breach in test.breaches})
    if breaches:
        yield from ("", "axe fant dette:", "", *(f"- {escape(breach)}" for breach in breaches))
    yield from ("", "</div>")


def _counted(tests: list[Finding]) -> str:
    failed = sum(not test.passed for test in tests)
    number = "Én test" if len(tests) == 1 else f"{len(tests)} tester"
    if not failed:
        return f"{number}, uten feil."
    return f"{number}. {failed} feilet." if len(tests) > 1 else "Én test. Den feilet."


def _axe(tests: list[Finding]) -> str:
    pages, screens = sum(test.pages for test in tests), sum(test.screens for test in tests)
    looks = sum(test.looks for test in tests)
    parts = [f"{pages} sider med tekst"] * bool(pages) + [f"{screens} skjermer i prototypen"] * bool(screens)
    if not parts:
        return ""
    open_too = " Skjermene ble også prøvd med feilmeldinger, og med alt åpnet." if screens else ""
    return f" axe gikk gjennom {' og '.join(parts)}, {looks} ganger til sammen.{open_too}"
