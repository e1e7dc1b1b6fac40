"""Pages of a flow that helps here and now: in the site's frame, found once, and apart from practice."""

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import EXAMPLE
from veiviser.engine.framed_pages import set_in_frames
from veiviser.model.framed_page import FramedPage
from veiviser.pipeline import build_site, check_site
from veiviser.problem import ProblemsFound

LOOK = Path(__file__).parents[1] / "prototype"
FLOW = Path(__file__).parent / "stranger" / "flows" / "rad.yaml"
OTHER = """\
title: Annet
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide: Trykk «Få råd».
    body: [{link: Få råd, to: rad/lyd}]
    end: done
"""
SETTINGS = "site_name: Prøve\nsite_url: https://example.no/\n"


def project(root: Path) -> Path:
    for name, text in {"mkdocs.yml": SETTINGS, "flows/annet.yaml": OTHER, "content/index.md": "# Hei\n"}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    shutil.copy(FLOW, root / "flows")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("help"))
    build_site(root, target=root / "site", public=True)
    return root / "site"


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / "steg" / "rad" / f"{name}.html").read_text("utf-8"))


def test_each_state_stands_in_the_frame_of_the_site(site: Path) -> None:
    pages = sorted((site / "steg" / "rad").glob("*.html"))
    assert {path.stem for path in pages} == {"index", "galt", "lyd", "skru", "bilde", "ring"}
    for path in pages:
        tree = page(site, path.stem)
        assert [len(tree.css(part)) for part in (".top", ".foot", ".journey > .screen", ".phone, .band")] == [
            1,
            1,
            1,
            0,
        ]
        assert [link.text() for link in tree.css('.beside [aria-current="page"]')] == ["Finn ut hva som er galt"]
        assert len(tree.css("h1")) == 1
        heading, title = tree.css_first("h1"), tree.css_first("title")
        assert heading is not None
        assert title is not None
        assert title.text() == f"{heading.text().strip()} – Finn ut hva som er galt – Prøve"


def test_searches_lead_to_the_first_page_alone(site: Path) -> None:
    for path in (site / "steg" / "rad").glob("*.html"):
        tree, is_first = page(site, path.stem), path.stem == "index"
        assert bool(tree.css('meta[name="robots"][content="noindex"]')) is not is_first
        assert bool(tree.css("[data-pagefind-body]")) is is_first
        assert bool(tree.css('link[rel="canonical"]')) is is_first
    addresses = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert [address for address in addresses if "/steg/" in address] == ["https://example.no/steg/rad/"]


def test_search_knows_what_the_later_pages_ask_and_say(site: Path) -> None:
    words = (site / "pagefind" / "words.json").read_text("utf-8")
    assert all(f'"{word}"' in words for word in ("dekker", "kameraet", "gammel", "ring"))


def test_a_flow_leads_into_the_help_and_stays_practice_itself(site: Path) -> None:
    start = LexborHTMLParser((site / "steg" / "annet" / "start.html").read_text("utf-8"))
    assert [link.attributes["href"] for link in start.css(".screen a")] == ["../rad/lyd.html"]
    assert [band.text() for band in start.css(".band")] == ["Øvelse – ikke en ekte tjeneste"]


def test_the_guide_leads_to_the_help_and_does_not_call_it_practice(site: Path) -> None:
    guide = (site / "guide" / "rad" / "index.html").read_text("utf-8")
    assert "Øv deg" not in guide
    assert "Prøv dette steget" not in guide
    assert re.findall(r'class="try" href="([^"]*)">Gå til dette rådet', guide)[0] == "../../steg/rad/galt.html"


def test_what_a_flow_is_published_as_is_told_where_it_is_written(tmp_path: Path) -> None:
    root = project(tmp_path)
    flow = root / "flows" / "rad.yaml"
    flow.write_text(flow.read_text("utf-8").replace("publish: help", "publish: hjelp"), "utf-8")
    told = [str(problem) for problem in check_site(root)]
    assert told[0].startswith("flows/rad.yaml:2:10: error: ")
    assert "`help`" in told[0]


@pytest.mark.parametrize("frame", ["<title>A</title>", "<!-- help --><!-- help -->"])
def test_a_frame_that_lost_the_mark_is_told(frame: str) -> None:
    helping = FramedPage(frame="steg/rad/index.html", title="A", html="B", is_found=True)
    with pytest.raises(ProblemsFound, match="lost-mark"):
        set_in_frames({"steg/rad/a.html": helping}, {"steg/rad/index.html": frame})


def test_what_is_put_into_a_frame_is_taken_as_it_is() -> None:
    helping = FramedPage(frame="x/index.html", title=r"<i>\1 & Co", html=r"\g<0> \1", is_found=False)
    made = set_in_frames({"x/a.html": helping}, {"x/index.html": "<head><title>F</title></head><p><!-- help --></p>"})
    assert r"<title>&lt;i&gt;\1 &amp; Co – F</title></head>\g<0> \1" in made["x/a.html"]


def test_no_class_of_the_frame_is_one_of_screens() -> None:
    """Both are on the pages of a flow that helps."""
    frame = {name for path in LOOK.joinpath("theme").rglob("*.html") for name in _classes(path.read_text("utf-8"))}
    styles = [*LOOK.glob("styles/*.css"), *LOOK.glob("components/*/style.css"), *EXAMPLE.glob("prototype/**/*.css")]
    templates = [*LOOK.glob("components/*/template.html"), *EXAMPLE.glob("prototype/components/*/template.html")]
    of_screens = {name for path in templates for name in _classes(path.read_text("utf-8"))}
    of_screens |= {name for path in styles for name in re.findall(r"\.([a-z][\w-]*)", _ruled(path.read_text("utf-8")))}
    assert len(frame) > 20
    assert len(of_screens) > 100
    assert frame & of_screens == set()


def _classes(html: str) -> list[str]:
    written = re.sub(r"\{[%{].*?[%}]\}", " ", html)
    return [name for names in re.findall(r'class="([^"]*)"', written) for name in re.findall(r"[a-z][\w-]*", names)]


def _ruled(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
