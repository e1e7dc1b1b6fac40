"""What a site came to, read from its HTML alone: every link resolves, and the branches are the flow's."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.sites import PROJECTS, BuiltSite, flows
from veiviser.model.flow import Target
from veiviser.model.journey import Edge, State

CARRIERS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "use": "href"}
OUTSIDE = ("https:", "mailto:", "tel:", "data:image/")


@cache
def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def pages(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.rglob("*.html")))


def ids(path: Path) -> list[str]:
    """Of the page itself; a picture's own ids lie in a tree of their own."""
    return [str(tag["id"]) for tag in read(path).select("[id]") if not tag.find_parent("template")]


@pytest.mark.parametrize("project", PROJECTS)
def test_every_link_source_and_fragment_resolves(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    folder = site_of(project).folder
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    wrong: list[str] = []
    followed = 0
    for page in pages(folder):
        name = page.relative_to(folder).as_posix()
        for tag in read(page).find_all(list(CARRIERS)):
            address = tag.get(CARRIERS[tag.name])
            if address is None or str(address).startswith(OUTSIDE):
                continue
            followed += 1
            path, fragment = resolved(name, str(address))
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
    folder = site.folder / "prototype" / flow
    drawn = {
        (page.stem, str(tag["data-control"]), leads(tag))
        for page in pages(folder)
        for tag in read(page).select(".screen [data-control]")
        if not str(tag.get("href", "")).startswith("#feil--") and (tag.get("href") or may_stop(tag))
    }
    names = {name: page for page, name in graph.pages.items()}
    wanted = {(graph.pages[edge.source], edge.control, where(edge, graph.pages)) for edge in graph.edges}
    assert drawn == wanted
    links = [tag for page in pages(folder) for tag in read(page).select(".screen a[data-control]")]
    onward = [tag for tag in links if not str(tag["href"]).startswith("#feil--")]
    assert len(onward) == sum(not isinstance(edge.target, str) for edge in graph.edges)
    assert set(names) == {page.stem for page in pages(folder)} - {"index"}


def leads(tag: Tag) -> str:
    """A screen's page, `outside`, or `stop`."""
    href = tag.get("href")
    if href is None:
        return "stop"
    return str(href).removesuffix(".html") if re.fullmatch(r"[a-z0-9-]+\.html", str(href)) else "outside"


def may_stop(tag: Tag) -> bool:
    """Whether a control without an address is a choice that ends the journey."""
    return tag.get("aria-disabled") == "true"


def where(edge: Edge, names: Mapping[State, str]) -> str:
    if isinstance(edge.target, State):
        return names[edge.target]
    return "outside" if isinstance(edge.target, Target) else "stop"


@pytest.mark.parametrize("project", PROJECTS)
def test_no_prototype_page_allows_inline_code_or_asks_another_site(
    project: str, site_of: Callable[[str], BuiltSite]
) -> None:
    for page in pages(site_of(project).folder / "prototype"):
        soup = read(page)
        policy = soup.select_one('meta[http-equiv="Content-Security-Policy"]')
        assert policy is not None
        assert "unsafe" not in str(policy["content"])
        assert soup.select_one('meta[name="robots"][content="noindex"]') is not None
        assert soup.select("style, script:not([src])") == []
        assert [tag for tag in soup.find_all(True) if any(a == "style" or a.startswith("on") for a in tag.attrs)] == []
        assert "Prototype – ikke en ekte" in soup.get_text()


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
