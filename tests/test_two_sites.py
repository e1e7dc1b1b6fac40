"""Two sites of one project: readers meet nothing of the workshop, and the workshop finds its way back."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.bad_input.running import veiviser
from tests.sites import PROJECTS, BuiltSite
from veiviser.model.site import GENERATED_PAGES, WORKSHOP, in_workshop, is_in_workshop
from veiviser.pipeline import build_site, check_site
from veiviser.problem import ProblemsFound

SETTINGS = """\
site_name: Prøve
site_url: https://example.no/
extra:
  sender: Levert av prøven
  footer: [{title: Mer, page: skriver/index.md}, {title: Mer, page: skriver/mer/}]
"""
FLOW = "title: Prøve\nentries: {start: Fra siden}\nscreens:\n  start:\n    title: Start\n    end: done\n"
STAFF = "---\naudience: staff\n---\n\n"
HINT = "[Prøv](prototype:prove) og [start](prototype:prove/start)"
PAGES = {
    "index.md": "# Hei\n\nSe [siden](hjelp/side.md).\n",
    "om.md": f"# Om\n\n{HINT}\n",
    "hjelp/side.md": "# Side\n\nBare hjulvisp.\n",
    "skriver/index.md": f"{STAFF}# For oss\n\nSe [siden](../hjelp/side.md#side) og [mer][m].\n\n[m]: mer.md\n",
    "skriver/mer.md": "# Mer\n\nBare stekepanne. [A](index.md), [b](../index.md), [c](../redaktor/lesbarhet.md)\n",
    "hjelp/intern.md": f"{STAFF}# Intern\n\n[Siden](side.md) og [for oss](../skriver/index.md).\n",
    "skriver/øve.md": f"# Øve\n\n{HINT}\n",
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n'
SiteOf = Callable[[str], BuiltSite]


def project(root: Path, pages: Mapping[str, str]) -> Path:
    files = {f"content/{name}": text for name, text in pages.items()}
    for name, text in {"mkdocs.yml": SETTINGS, "flows/prove.yaml": FLOW, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("two"), PAGES)
    build_site(root, target=root / "site")
    return root / "site"


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Path and tree of each page that the site engine made."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith(
            ("prototype/", "steg/", *(f"verksted/{own}/" for own in ("prototype", "tavle", "test", "valg")))
        ):
            yield name, LexborHTMLParser(path.read_text("utf-8"))


def led(page: LexborHTMLParser, within: str = "body") -> list[str]:
    return [str(link.attributes["href"]) for link in page.css(f"{within} a[href]")]


@pytest.mark.parametrize("name", PROJECTS)
def test_public_pages_lead_to_the_workshop_from_the_footer_alone(name: str, site_of: SiteOf) -> None:
    public = [(path, page) for path, page in pages(site_of(name).folder) if not is_in_workshop(path)]
    assert len(public) > 3
    for path, page in public:
        into = [href for href in led(page) if WORKSHOP in href]
        assert [href for href in led(page, ".foot") if WORKSHOP in href] == into, path
        assert len(into) == 1, path
        assert page.css_first("meta[name=robots]") is None, path


@pytest.mark.parametrize("name", PROJECTS)
def test_pages_of_the_workshop_are_not_listed_and_lead_back(name: str, site_of: SiteOf) -> None:
    inside = [(path, page) for path, page in pages(site_of(name).folder) if is_in_workshop(path)]
    assert len(inside) >= len(GENERATED_PAGES)
    for path, page in inside:
        robots = page.css_first("meta[name=robots]")
        assert robots is not None, path
        assert robots.attributes["content"] == "noindex", path
        assert normpath("../" * path.count("/")) in map(normpath, led(page, ".foot")), path
        menu = [normpath(join(dirname(path), href.partition("#")[0])) for href in led(page, ".nav")]
        assert all(goal.split("/")[0] == WORKSHOP for goal in menu), path


def test_a_page_for_staff_and_all_in_its_folder_stand_in_the_workshop(site: Path) -> None:
    made = {path for path, _ in pages(site)}
    assert {f"{WORKSHOP}/{name}/index.html" for name in ("skriver", "skriver/mer", "hjelp/intern")} <= made
    assert {"index.html", "hjelp/side/index.html", "om/index.html"} <= made
    assert {"skriver/index.html", "skriver/mer/index.html", "hjelp/intern/index.html"}.isdisjoint(made)


def test_links_across_the_border_lead_on(site: Path) -> None:
    page = dict(pages(site))
    assert {"../../hjelp/side/#side", "mer/"} <= {*led(page[f"{WORKSHOP}/skriver/index.html"], "article")}
    assert led(page[f"{WORKSHOP}/hjelp/intern/index.html"], "article") == ["../../../hjelp/side/", "../../skriver/"]
    mer = led(page[f"{WORKSHOP}/skriver/mer/index.html"], "article")
    assert [normpath(href) for href in mer] == ["..", "../../..", "../../redaktor/lesbarhet"]


def test_the_menus_know_nothing_of_each_other(site: Path) -> None:
    page = dict(pages(site))
    public = [link.text() for link in page["om/index.html"].css(".beside .nav a")]
    inside = [link.text() for link in page[f"{WORKSHOP}/skriver/index.html"].css(".beside .nav a")]
    assert public == ["Hei", "hjelp", "Om"]
    assert inside == ["Verksted", "hjelp", "For oss", "Mer", "Øve", "Komponenter", "Dekning", "Lesbarhet"]


def test_each_search_knows_its_own_words_and_the_sitemap_the_public_pages(site: Path) -> None:
    public = json.loads((site / "pagefind" / "words.json").read_text("utf-8"))["words"]
    inside = json.loads((site / WORKSHOP / "pagefind" / "words.json").read_text("utf-8"))["words"]
    assert ("hjulvisp" in public, "stekepanne" in public) == (True, False)
    assert ("hjulvisp" in inside, "stekepanne" in inside) == (False, True)
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert "hjelp/side/" in listed
    assert WORKSHOP not in listed


def test_each_page_searches_in_its_own_site(site: Path) -> None:
    index = {
        path: normpath(join(dirname(path), str(form.attributes["data-index"])))
        for path, page in pages(site)
        if path != "404.html"
        for form in page.css(".search")
    }
    assert len(index) > len(PAGES)
    assert len({*index.values()}) == 2
    for path, led_to in index.items():
        assert led_to == (f"{WORKSHOP}/" if is_in_workshop(path) else "") + "pagefind/pagefind.js"


def test_the_front_page_of_the_workshop_names_all_that_is_in_it(site: Path) -> None:
    front = led(dict(pages(site))[f"{WORKSHOP}/index.html"], "article")
    assert {"skriver/", "skriver/mer/", "hjelp/intern/", "../", "prototype/prove/index.html"} <= {*front}


def test_a_link_of_the_footer_follows_its_page(site: Path) -> None:
    foot = led(dict(pages(site))["om/index.html"], ".foot")
    assert foot[:2] == [f"../{WORKSHOP}/skriver/", f"../{WORKSHOP}/skriver/mer/"]


def test_who_is_behind_the_site_stands_at_the_top_and_the_foot(site: Path) -> None:
    page = dict(pages(site))["om/index.html"]
    for part in (".top", ".foot"):
        assert "Levert av prøven" in "".join(node.text() for node in page.css(part))


def test_the_folder_of_the_workshop_is_the_tools(tmp_path: Path) -> None:
    said = [str(problem) for problem in check_site(project(tmp_path, {**PAGES, "verksted/min.md": "# Min\n"}))]
    assert [line for line in said if "same-name" in line and "content/verksted/min.md" in line]


def test_what_is_in_the_workshop_stays_there() -> None:
    assert in_workshop(in_workshop("designer/dekning.md")) == "verksted/designer/dekning.md"


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {**PAGES, "skriver/kart.svg": PICTURE, "hjelp/kart.svg": PICTURE}
    pages["hjelp/side.md"] += "\n![Et kart](kart.svg)\n"
    pages["skriver/mer.md"] += "\n![Et kart](kart.svg)\n"
    root = project(tmp_path_factory.mktemp("public"), pages)
    build_site(root, target=root / "site", public=True)
    return root / "site"


def test_a_site_for_readers_alone_has_no_file_of_the_workshop_and_no_link_to_it(public_site: Path) -> None:
    files = {path.relative_to(public_site).as_posix() for path in public_site.rglob("*") if path.is_file()}
    assert {"index.html", "hjelp/side/index.html", "om/index.html", "hjelp/kart.svg"} <= files
    assert {"steg/prove/index.html", "steg/prove/start.html", "prototype/assets/prototype.css"} <= files
    assert [name for name in files if WORKSHOP in name or name.startswith("skriver/")] == []
    assert {name for name in files if name.startswith("prototype/prove/")} == {"prototype/prove/start.html"}
    for path, page in pages(public_site):
        assert [href for href in led(page) if WORKSHOP in href or "skriver" in href] == [], path


def test_a_site_for_readers_alone_is_as_its_project_says(public_site: Path) -> None:
    ended = veiviser("prove", at=public_site.parent)
    assert (ended.returncode, "no problems" in ended.stderr) == (0, True)


def test_a_page_for_readers_that_leads_to_the_workshop_stops_a_site_for_readers_alone(tmp_path: Path) -> None:
    root = project(tmp_path, {**PAGES, "om.md": "# Om\n\nSe [for oss](skriver/index.md) og [side](hjelp/side.md).\n"})
    with pytest.raises(ProblemsFound) as found:
        build_site(root, target=root / "site", public=True)
    assert [str(problem.place) for problem in found.value.problems] == ["content/om.md:3:14"]
    assert "--public" in str(found.value)
    build_site(root, target=root / "site")


def test_what_publishes_a_new_site_publishes_what_readers_shall_see(tmp_path: Path) -> None:
    for where, file in (("github", ".github/workflows/publiser.yml"), ("gitlab", ".gitlab-ci.yml")):
        assert veiviser("new", where, "--publish", where, at=tmp_path).returncode == 0
        assert "veiviser build --public" in (tmp_path / where / file).read_text("utf-8")


def test_readers_are_led_to_the_screens_alone_and_the_workshop_to_the_workbench(site: Path) -> None:
    page = dict(pages(site))
    assert led(page["om/index.html"], "article") == ["../steg/prove/index.html", "../steg/prove/start.html"]
    inside = led(page[f"{WORKSHOP}/skriver/øve/index.html"], "article")
    assert inside == ["../../prototype/prove/index.html", "../../prototype/prove/start.html"]


def test_addresses_that_a_prototype_had_lead_on(site: Path, public_site: Path) -> None:
    def onward(folder: Path) -> dict[str, str]:
        earlier = {path.name: path.read_text("utf-8") for path in (folder / "prototype/prove").iterdir()}
        led_to = {name: LexborHTMLParser(html).css_first("meta[http-equiv=refresh]") for name, html in earlier.items()}
        return {name: str(meta.attributes["content"]).removeprefix("0; url=") for name, meta in led_to.items() if meta}

    on_a_screen = {"start.html": "../../steg/prove/start.html"}
    assert onward(site) == {"index.html": "../../verksted/prototype/prove/index.html", **on_a_screen}
    assert onward(public_site) == on_a_screen


@pytest.mark.parametrize("name", PROJECTS)
def test_a_screen_alone_has_a_band_a_way_back_and_no_panels(name: str, site_of: SiteOf) -> None:
    site = site_of(name)
    practised = {flow: graph for flow, graph in site.graphs.items() if not graph.flow.is_help}
    for flow, graph in practised.items():
        for state_page in graph.pages.values():
            page = LexborHTMLParser((site.folder / "steg" / flow / f"{state_page}.html").read_text("utf-8"))
            whole = LexborHTMLParser(
                (site.folder / "verksted" / "prototype" / flow / f"{state_page}.html").read_text("utf-8")
            )
            assert [band.text() for band in page.css(".band")] == [
                f"Øvelse – {graph.flow.band or 'ikke en ekte tjeneste'}"
            ]
            deeper = [(node.html or "").replace('="../../', '="../../../') for node in page.css(".screen")]
            assert deeper == [node.html for node in whole.css(".screen")]
            assert page.css(".panels, .side, .tools") == []
            assert whole.css(".panels")
            assert [link for link in led(page, ".bar") if link.startswith(f"../../guide/{flow}/")]
            assert [link for link in led(page) if "prototype/" in link] == []


@pytest.mark.parametrize("name", PROJECTS)
def test_a_guide_leads_to_the_screens_alone_and_they_lead_back_to_a_step_that_leads_there(
    name: str, site_of: SiteOf
) -> None:
    site = site_of(name)
    steps = dict[str, list[str]]()
    for path, page in pages(site.folder):
        for step in page.css("section.step") if path.startswith("guide/") else ():
            (href,) = [str(link.attributes["href"]) for link in step.css("a.try")]
            goal = normpath(join(dirname(path), href))
            steps.setdefault(goal, []).append(f"{path}#{step.attributes['id']}")
    assert len(steps) > 2
    for goal, told in steps.items():
        assert goal.startswith("steg/")
        page = LexborHTMLParser((site.folder / goal).read_text("utf-8"))
        bar = [*led(page, ".bar"), *led(page, ".journey__ways")]
        assert [link for link in bar if normpath(join(dirname(goal), link)) in told], goal
