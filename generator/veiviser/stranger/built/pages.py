"""Pages that people write: every word and address of them, in their order, and none beside."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

from selectolax.lexbor import LexborHTMLParser

from veiviser.messages import Message, say
from veiviser.model.project import Page
from veiviser.model.table import Table
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.saying import bare

_NOT_WRITTEN = "script, style, template, .headerlink, figure.picture, .meta, table[data-table], [data-pagefind-ignore]"
"""What the tool puts on a page beside its words: pictures, tables, days, results of tests."""
_RESULTS = "<!-- accessibility -->"
"""Where a page has this, the tool tells of the last run of its tests."""
_MOST = 6


def file_of(stands: str) -> str:
    """Where a page comes out, by its path among the docs."""
    name = stands.removesuffix(".md")
    if name == "404":
        return "404.html"
    folder = re.sub(r"(^|/)(?:index|README)$", "", name)
    return f"{folder}/index.html" if folder else "index.html"


def find_wrong_pages(site: BuiltSite, page: Page) -> Iterator[Problem]:
    """What a page lost, has in another place, or says beside."""
    file = file_of(page.stands)
    if file not in site.files:
        message = say("the page is not there (written in {place})", place=page.place)
        yield Problem(site.place(file), "lost-page", message)
        return
    article = LexborHTMLParser(site.read(file)).css_first("article, main")
    html = (article.html if article is not None else None) or ""
    written = page.rendered.finished(lambda address: escape(address))[0]
    found = [*_words(written, html, _RESULTS in page.text), *_addresses(written, html), *_tables(page, html)]
    for message, near, source in found[:_MOST]:
        told = say("{message} (written in {place})", message=message, place=_place(page, source))
        yield Problem(site.place(file, near), "wrong-page", told)


def _words(written: str, html: str, has_results: bool) -> Iterator[tuple[Message, str, str]]:
    want, got = _said(written), _said(html)
    for kind, a, b, c, d in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        lost, more = " ".join(want[a:b]), " ".join(got[c:d])
        near = bare(" ".join(got[max(c - 1, 0) : c + 2]))
        if kind == "delete":
            yield say("«{lost}» is not on the page", lost=lost), near, lost
        elif kind == "insert" and not has_results:
            yield say("«{more}» is on the page, and nobody wrote it", more=more), bare(more), " ".join(want[a : a + 3])
        elif kind == "replace":
            yield say("«{more}» is on the page in the place of «{lost}»", more=more, lost=lost), bare(more), lost


def _said(html: str) -> list[str]:
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css(_NOT_WRITTEN):
        node.decompose()
    return tree.body.text(separator=" ").split() if tree.body is not None else []


def _addresses(written: str, html: str) -> Iterator[tuple[Message, str, str]]:
    """Addresses out of the site; those within it are for who checks links."""
    want, got = _out(written), _out(html)
    for kind, a, b, c, d in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if kind != "equal":
            lost, more = " ".join(want[a:b]), " ".join(got[c:d])
            yield (
                say("a link leads to «{more}», not to «{lost}»", more=more, lost=lost),
                bare(more.partition(" ")[0]),
                lost,
            )


def _out(html: str) -> Sequence[str]:
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css(_NOT_WRITTEN):
        node.decompose()
    hrefs = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    return [href for href in hrefs if re.match(r"(?!prototype:)[a-z][a-z0-9+.-]*:", href, re.IGNORECASE)]


def _tables(page: Page, html: str) -> Iterator[tuple[Message, str, str]]:
    tree = LexborHTMLParser(f"<body>{html}</body>")
    shown = [
        (node.attributes.get("data-table"), bare(node.text(separator=" "))) for node in tree.css("table[data-table]")
    ]
    wanted = [(table.name, _all_of(table)) for table in page.tables.values()]
    for name, words in wanted:
        if (name, words) not in shown:
            yield say("the table `{name}` is not on the page as its data file has it", name=name), "", name


def _all_of(table: Table) -> str:
    cells = (row.cells[name] for row in table.rows for name in table.columns)
    return bare(" ".join([table.caption, *table.columns.values(), *cells]))


def _place(page: Page, words: str) -> Place:
    """The line where the first of these words stand, as far as they stand on one."""
    parts = words.split()
    for length in (3, 2, 1):
        sought = " ".join(parts[:length])
        for number, line in enumerate(page.text.split("\n"), 1):
            if sought and sought in line:
                return Place(page.place.file, number)
    return page.place
