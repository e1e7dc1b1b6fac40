"""Puts the results of the last accessibility run where a page marks it."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from veiviser.model.interface import InterfaceWords
from veiviser.model.last_run import Finding, LastRun
from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.reading.markdown.prose import without_code
from veiviser.reading.pages.misspelt_marks import ACCESSIBILITY
from veiviser.templating.words import Date


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=put_last_run(page.text, site.last_run, site.source, site.words))


def put_last_run(text: str, run: LastRun | None, source: str, words: InterfaceWords) -> str:
    """
    A page's Markdown, its marks replaced, but for those that it shows as code.

    Args:
        source: the digest of what the site is made from now.
    """
    if ACCESSIBILITY not in text:
        return text
    lines = zip(text.split("\n"), without_code(text), strict=True)
    return "\n".join(
        "\n".join(_told(run, source, words)) if bare.rstrip() == ACCESSIBILITY else line for line, bare in lines
    )


def _told(run: LastRun | None, source: str, words: InterfaceWords) -> Iterator[str]:
    if run is None or not run.tests:
        yield words("accessibility.not_run")
        return
    yield from ("<div data-pagefind-ignore markdown>", "")  # nobody who searches is looking for numbers of tests
    yield words("accessibility.run", day=Date(run.day, words).html)
    if run.source != source:
        yield words("accessibility.changed")
    yield ""
    kinds: dict[str, list[Finding]] = {}
    for test in run.tests.values():
        kinds.setdefault(test.kind, []).append(test)
    for kind, tests in kinds.items():
        yield f"- **{escape(kind)}:** {_counted(tests, words)}{_axe(tests, words)}"
    yield from (f"- **{escape(kind)}:** {words('accessibility.missing')}" for kind in run.missing)
    breaches = sorted({breach for test in run.tests.values() for breach in test.breaches})
    if breaches:
        yield from ("", words("accessibility.breaches"), "", *(f"- {escape(breach)}" for breach in breaches))
    yield from ("", "</div>")


def _counted(tests: list[Finding], words: InterfaceWords) -> str:
    failed = sum(not test.passed for test in tests)
    if len(tests) == 1:
        return words("accessibility.one_failed" if failed else "accessibility.one_passed")
    if failed:
        return words("accessibility.some_failed", count=len(tests), failed=failed)
    return words("accessibility.all_passed", count=len(tests))


def _axe(tests: list[Finding], words: InterfaceWords) -> str:
    pages, screens = sum(test.pages for test in tests), sum(test.screens for test in tests)
    looks = sum(test.looks for test in tests)
    if not pages and not screens:
        return ""
    if not screens:
        return f" {words('accessibility.axe_pages', pages=pages, looks=looks)}"
    seen = words("accessibility.axe_both", pages=pages, screens=screens, looks=looks) if pages else ""
    seen = seen or words("accessibility.axe_screens", screens=screens, looks=looks)
    return f" {seen} {words('accessibility.open_too')}"
