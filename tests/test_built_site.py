"""What a site came to, read from its HTML alone: every link resolves, and the branches are the flow's."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import PROJECTS, BuiltSite, flows
from tests.somebody import Somebody
from veiviser.model.flow import Target
from veiviser.model.journey import Edge, State

CARRIERS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "use": "href"}
OUR_STYLES = ("prototype/assets/prototype.css", "assets/tokens.css", "assets/site.css")
OUTSIDE = ("https:", "mailto:", "tel:", "data:image/")
CALL = re.compile(r'<a [^>]*href="tel:(?P<number>[^"]*)"[^>]*>(?P<written>.*?)</a>', re.DOTALL)
GROUPED = re.compile(r"\d{3}|\d{3} \d{3}|\d{2}( \d{2}){3}|\d{3} \d{2} \d{3}")
"""Phone numbers as Norwegians write them."""


@lru_cache(maxsize=50)  # all of them take as much memory as everything else of a run
def read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def elements(path: Path) -> Iterator[LexborNode]:
    """All of a page, those in templates too, in the order of what holds them."""
    waiting = [read(path).root]
    while waiting:
        root = waiting.pop()
        for node in root.traverse() if root else ():
            if node.is_element_node:
                yield node
            if node.tag == "template":
                waiting += [part for fragment in node.template_fragments() for part in fragment.iter()]


def pages(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.rglob("*.html")))


@cache
def ids(path: Path) -> list[str]:
    """Of the page itself; a picture's own ids lie in a tree of their own."""
    return [str(tag.attributes["id"]) for tag in read(path).css("[id]")]


@pytest.mark.parametrize("project", PROJECTS)
def test_every_link_source_and_fragment_resolves(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    folder = site_of(project).folder
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    wrong: list[str] = []
    followed = 0
    for page in pages(folder):
        name = page.relative_to(folder).as_posix()
        for tag in elements(page):
            carrier = CARRIERS.get(tag.tag or "")
            address = tag.attributes.get(carrier) if carrier else None
            if address is None or address.startswith(OUTSIDE):
                continue
            followed += 1
            path, fragment = resolved(name, address)
            if path not in files:
                wrong.append(f"{name}: {address} is not there")
            elif fragment and fragment not in ids(folder / path):
                wrong.append(f"{name}: {address} has no such place")
    assert wrong == []
    assert followed > 100


def resolved(page: str, address: str) -> tuple[str, str]:
    """The file that an address on a page leads to, and the fragment in it."""
    parts = urlsplit(urljoin(f"http://site/{page}", address))
    if parts.netloc != "site":
        return address, ""
    path = unquote(parts.path).lstrip("/")
    return (f"{path}index.html" if path == "" or path.endswith("/") else path), unquote(parts.fragment)


@pytest.mark.parametrize("project", PROJECTS)
def test_no_id_stands_twice_on_a_page(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    folder = site_of(project).folder
    for page in pages(folder):
        found = ids(page)
        assert sorted(found) == sorted(set(found)), page.name


@pytest.mark.parametrize(("project", "flow"), flows())
def test_the_branch_links_are_the_edges_of_the_graph(
    project: str, flow: str, site_of: Callable[[str], BuiltSite]
) -> None:
    site = site_of(project)
    graph = site.graphs[flow]
    folder = site.folder / "verksted/prototype" / flow
    drawn = {
        (state_of(page), str(tag.attributes["data-control"]), leads(tag))
        for page in pages(folder)
        for tag in read(page).css(".screen [data-control]")
        if not href_of(tag).startswith("#feil") and (href_of(tag) or may_stop(tag))
    }
    names = {name: page for page, name in graph.pages.items()}
    wanted = {(graph.pages[edge.source], edge.control, where(edge, graph.pages)) for edge in graph.edges}
    assert drawn == wanted
    whole = [page for page in pages(folder) if state_of(page) == page.stem]
    links = [tag for page in whole for tag in read(page).css(".screen a[data-control]")]
    onward = [tag for tag in links if not href_of(tag).startswith("#feil")]
    assert len(onward) == sum(not isinstance(edge.target, str) for edge in graph.edges)
    assert set(names) == {page.stem for page in whole} - {"index"}
    assert set(names) == {state_of(page) for page in pages(folder)} - {"index"}


def state_of(page: Path) -> str:
    """The name of a state's page; where a long list is read part by part, the screen stands on each part's page."""
    return page.stem.partition(".")[0]


def href_of(tag: LexborNode) -> str:
    return tag.attributes.get("href") or ""


def leads(tag: LexborNode) -> str:
    """A screen's page, `outside`, or `stop`."""
    href = tag.attributes.get("href")
    if href is None:
        return "stop"
    return href.removesuffix(".html") if re.fullmatch(r"[a-z0-9-]+\.html", href) else "outside"


def may_stop(tag: LexborNode) -> bool:
    """Whether a control without an address is a choice that ends the journey."""
    return tag.attributes.get("aria-disabled") == "true"


def where(edge: Edge, names: Mapping[State, str]) -> str:
    if isinstance(edge.target, State):
        return names[edge.target]
    return "outside" if isinstance(edge.target, Target) else "stop"


@pytest.mark.parametrize(("project", "flow"), flows())
def test_each_answer_leads_where_the_flow_says(project: str, flow: str, site_of: Callable[[str], BuiltSite]) -> None:
    site = site_of(project)
    graph, folder = site.graphs[flow], site.folder / "verksted/prototype" / flow
    css = (folder / "choices.css").read_text(encoding="utf-8")
    for state, edges in graph.outgoing.items():
        somebody = Somebody((folder / f"{graph.pages[state]}.html").read_text(encoding="utf-8"), css)
        for edge in edges:
            assert [where_to(edge, way) for way in ways(somebody, edge)] == [where(edge, graph.pages)], edge


def ways(somebody: Somebody, edge: Edge) -> list[str]:
    """Where the edge's control leads for its answers; where it does not show, once something else is picked too."""
    for also in ("", *somebody.choices):
        somebody.answer(edge.picks, also)
        if found := somebody.ways(edge.control):
            return found
    return []


def where_to(edge: Edge, href: str) -> str:
    """A screen's page, `outside` or `stop`."""
    if isinstance(edge.target, Target) and edge.target.kind in ("web", "phone", "mail") and href != edge.target.address:
        return f"{href} instead of {edge.target.address}"
    return (
        href.removesuffix(".html") if re.fullmatch(r"[a-z0-9-]+\.html", href) else href if href == "stop" else "outside"
    )


@pytest.mark.parametrize("project", PROJECTS)
def test_every_page_says_its_language_and_its_name(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    folder = site_of(project).folder
    titles: dict[str, str] = {}
    for page in pages(folder):
        name, parsed = page.relative_to(folder).as_posix(), read(page)
        assert parsed.css_first('html[lang="nb"]'), name
        (title,) = (tag.text() for tag in parsed.css("head > title"))
        if screen := parsed.css_first(".screen > h1"):
            assert title.startswith(screen.text()), name
        elif not name.startswith(("prototype/", "steg/", "verksted/prototype/")):
            assert titles.setdefault(title, name) == name


@pytest.mark.parametrize("project", PROJECTS)
def test_every_page_has_one_title_and_headings_in_order(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    for page in pages(site_of(project).folder):
        levels = [int((tag.tag or "")[1]) for tag in read(page).css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, page
        assert all(later <= earlier + 1 for earlier, later in pairwise([1, *levels])), (page, levels)


def test_every_phone_number_can_be_called_and_is_written_as_norwegians_do(
    site_of: Callable[[str], BuiltSite],
) -> None:
    wrong, called = [], 0
    for page in pages(site_of("veiviser").folder):
        for link in CALL.finditer(page.read_text(encoding="utf-8")):
            called += 1
            written = re.sub(r"<[^>]*>", "", link["written"])
            number = link["number"].removeprefix("+47")
            numbers = [found for found in re.findall(r"[+\d][\d ]*\d", written) if number in found.replace(" ", "")]
            eight = len(number) == 8
            if eight != link["number"].startswith("+47") or any(not GROUPED.fullmatch(found) for found in numbers):
                wrong.append(f"{page.name}: {link[0]}")
    assert wrong == []
    assert called > 0


@pytest.mark.parametrize("project", PROJECTS)
def test_every_property_that_a_style_reads_is_set_by_one(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    folder = site_of(project).folder
    ours = "".join((folder / name).read_text(encoding="utf-8") for name in OUR_STYLES)
    every = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.css")))
    read_alone = set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", ours))
    assert read_alone - set(re.findall(r"(--[\w-]+)\s*:", every)) == set()
    assert len(read_alone) > 20


@pytest.mark.parametrize("project", PROJECTS)
def test_no_prototype_page_allows_inline_code_or_asks_another_site(
    project: str, site_of: Callable[[str], BuiltSite]
) -> None:
    for page in pages(site_of(project).folder / "verksted/prototype"):
        parsed = read(page)
        policy = parsed.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert policy is not None
        assert "unsafe" not in (policy.attributes["content"] or "")
        assert parsed.css_first('meta[name="robots"][content="noindex"]') is not None
        every = list(elements(page))
        assert [
            tag.html for tag in every if tag.tag == "style" or (tag.tag == "script" and "src" not in tag.attributes)
        ] == []
        assert [tag.html for tag in every if any(a == "style" or a.startswith("on") for a in tag.attributes)] == []
        assert "Prototype – ikke en ekte" in parsed.text()


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_in_the_site_names_a_machine_or_asks_a_third_party(
    project: str, site_of: Callable[[str], BuiltSite]
) -> None:
    site = site_of(project)
    home = str(PROJECTS[project].resolve())
    for path in site.folder.rglob("*"):
        if path.suffix in (".html", ".css", ".xml", ".json"):
            text = path.read_text(encoding="utf-8")
            assert home not in text, path
            assert not re.search(r"(?:src|@import|url)\s*[=(]\s*[\"']?https?:", text), path
