"""The page that shows how hard each guide and page is to read."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, relpath
from urllib.parse import quote

from veiviser.model.project import Page
from veiviser.model.site import READABILITY, in_workshop
from veiviser.outputs.contract import Files, SiteView, ToldGuide
from veiviser.templating.plain import plain
from veiviser.wording.placed import NORWEGIAN
from veiviser.wording.readability import AIM_OF_A_GUIDE, AIM_OF_A_PAGE, Readability, of_page
from veiviser.wording.sentences import ENOUGH

_FOLDER = dirname(in_workshop(READABILITY))
_HEAD = f"""\
---
title: Lesbarhet
audience: staff
---

# Hvor lett er teksten å lese?

LIX er et tall for hvor tung en tekst er. Tallet øker med lange setninger og lange ord. Under 30 er lett å lese.
Over 40 er tungt.

Målet er høyst {AIM_OF_A_GUIDE} for stegene i en veiledning, og høyst {AIM_OF_A_PAGE} for en side. Er tallet høyere,
sier `veiviser check` hvilke setninger du bør rette.

En tekst på mindre enn {ENOUGH} ord er for kort til å måles. Overskrifter teller ikke med.
"""


def draw(site: SiteView) -> Files:
    page = tell_readability(site.drawn.notes_of(ToldGuide), site.project.pages)
    return Files(docs={READABILITY: page}, menu=(READABILITY,))


def tell_readability(guides: Iterable[ToldGuide], pages: Mapping[str, Page]) -> str:
    """Markdown of the page: first what is hardest to read."""
    told = [(guide.path, guide.title, guide.readability) for guide in guides]
    addressed = (page for name, page in pages.items() if name != "404")  # which no link can lead to
    written = [(page.stands, page.title, of_page(page)) for page in addressed if page.language in NORWEGIAN]
    return "\n".join([_HEAD, *_table("Veiledninger", "veiledninger", told), *_table("Sider", "sider", written)])


def _table(heading: str, anchor: str, rows: Iterable[tuple[str, str, Readability]]) -> Iterator[str]:
    by_weight = sorted(rows, key=lambda row: (row[2].measure.words < ENOUGH, -row[2].measure.weight, row[0]))
    if by_weight:
        yield from (f"## {heading} {{ #{anchor} }}", "", "| Tekst | LIX | Mål | Ord |", "| --- | --- | --- | --- |")
        for path, title, readability in by_weight:
            words, led = readability.measure.words, quote(relpath(path, _FOLDER))
            yield f"| [{plain(title)}]({led}) | {_lix(readability)} | {readability.aim} | {words} |"
        yield ""


def _lix(readability: Readability) -> str:
    if readability.measure.words < ENOUGH:
        return "for kort"
    lix = readability.measure.lix
    return f"**{lix}, over målet**" if lix > readability.aim else str(lix)
