"""The page that shows how hard each guide and page is to read."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, relpath
from urllib.parse import quote

from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Page
from veiviser.model.site import READABILITY, in_workshop
from veiviser.outputs.contract import Files, SiteView, ToldGuide
from veiviser.templating.plain import plain
from veiviser.wording.placed import NORWEGIAN
from veiviser.wording.readability import AIM_OF_A_GUIDE, AIM_OF_A_PAGE, Readability, of_page
from veiviser.wording.sentences import ENOUGH

_FOLDER = dirname(in_workshop(READABILITY))


def draw(site: SiteView) -> Files:
    page = tell_readability(site.drawn.notes_of(ToldGuide), site.project.pages, site.words)
    return Files(docs={READABILITY: page}, menu=(READABILITY,))


def tell_readability(guides: Iterable[ToldGuide], pages: Mapping[str, Page], words: InterfaceWords) -> str:
    """Markdown of the page: first what is hardest to read."""
    told = [(guide.path, guide.title, guide.readability) for guide in guides]
    addressed = (page for name, page in pages.items() if name != "404")  # which no link can lead to
    written = [(page.stands, page.title, of_page(page)) for page in addressed if page.language in NORWEGIAN]
    aims = words("readability.aims", guide=AIM_OF_A_GUIDE, page=AIM_OF_A_PAGE)
    return "\n".join(
        [
            *("---", f"title: {words('readability.title')}", "audience: staff", "---", ""),
            *(f"# {words('readability.heading')}", "", words("readability.lix"), "", aims, ""),
            *(words("readability.short_texts", count=ENOUGH), ""),
            *_table(words("readability.guides"), "veiledninger", told, words),
            *_table(words("readability.pages"), "sider", written, words),
        ]
    )


def _table(
    heading: str, anchor: str, rows: Iterable[tuple[str, str, Readability]], words: InterfaceWords
) -> Iterator[str]:
    by_weight = sorted(rows, key=lambda row: (row[2].measure.words < ENOUGH, -row[2].measure.weight, row[0]))
    if by_weight:
        yield from (f"## {heading} {{ #{anchor} }}", "", words("readability.table"), "| --- | --- | --- | --- |")
        for path, title, readability in by_weight:
            lix, count = _lix(readability, words), readability.measure.words
            led = quote(relpath(path, _FOLDER))
            yield f"| [{plain(title)}]({led}) | {lix} | {readability.aim} | {count} |"
        yield ""


def _lix(readability: Readability, words: InterfaceWords) -> str:
    if readability.measure.words < ENOUGH:
        return words("readability.too_short")
    lix = readability.measure.lix
    return words("readability.over", lix=lix) if lix > readability.aim else str(lix)
