"""A generated project goes in, a finished site comes out, the same with every engine and on every day."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser

from tests.engine_sample import Sample
from tests.sites import ROOT
from veiviser.engine import Engine, build_generated, plain_settings
from veiviser.problem import ProblemsFound, Report
from veiviser.reading import packaged_look
from veiviser.reading.look.words import read_words
from veiviser.templating.written_words import put_words


def built(tmp_path: Path, made: Sample | None = None, engine: Engine = "mkdocs", url: str = "") -> dict[str, bytes]:
    site = tmp_path / "site"
    site.mkdir()
    build_generated(made or Sample(), site, engine=engine, url=url)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def complaints(error: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_every_engine_makes_the_pages_of_the_manifest(tmp_path: Path, engine: Engine) -> None:
    pages = {name for name in built(tmp_path, engine=engine) if name.endswith(".html")}
    assert pages == {*Sample().manifest, "404.html"}


def test_links_into_the_prototype_and_pictures_are_put_in(tmp_path: Path) -> None:
    guide = built(tmp_path)["guide/time/index.html"].decode()
    assert 'href="../../steg/time/start.html"' in guide
    assert '<figure class="picture">' in guide
    assert "<!-- picture" not in guide


def test_a_mark_without_a_picture_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as error:
        built(tmp_path, replace(Sample(), pictures={}))
    assert complaints(error) == [
        "content/guide/time/index.html:1:1: error: no picture `time/1` to put at its mark [missing-picture]"
    ]


def test_a_page_that_is_missing_and_one_too_many_are_problems(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as error:
        built(tmp_path, replace(Sample(), manifest=(*Sample().manifest[1:], "lost/index.html")))
    assert complaints(error) == [
        "mkdocs.yml:1:1: error: the page index.html came out and nobody asked for it [manifest]",
        "mkdocs.yml:1:1: error: the page lost/index.html did not come out [manifest]",
    ]


def test_a_broken_link_is_a_problem_on_its_line(tmp_path: Path) -> None:
    docs = {
        **Sample().docs,
        "hjelp.md": "# Hjelp\n\nSe [mer](nope.md).\n\nOg [her](#borte).\n",
    }
    with pytest.raises(ProblemsFound) as error:
        built(tmp_path, replace(Sample(), docs=docs))
    assert [message.split(": ")[0] for message in complaints(error)] == ["content/hjelp.md:3:10"]


def test_no_page_asks_another_server_for_anything(tmp_path: Path) -> None:
    for name, content in built(tmp_path).items():
        if name.endswith((".html", ".css")):
            for carrier in (b'src="http', b'src="//', b"url(http", b"@import", b'<link rel="stylesheet" href="http'):
                assert carrier not in content, name


def test_no_page_has_an_inline_script_or_style(tmp_path: Path) -> None:
    for name, content in built(tmp_path).items():
        if name.endswith(".html") and not name.startswith("steg/"):
            assert b"Content-Security-Policy" in content, name
            assert b"<script>" not in content, name
            assert b"style=" not in content, name
            assert b"<style" not in content, name


def test_source_maps_and_the_search_of_material_are_left_out(tmp_path: Path) -> None:
    site = built(tmp_path)
    assert not [name for name in site if name.endswith((".map", ".gz")) or "lunr" in name]
    assert not [name for name, content in site.items() if b"sourceMappingURL" in content]


def test_the_sitemap_holds_the_pages_that_people_read_and_no_dates(tmp_path: Path) -> None:
    sitemap = built(tmp_path, url="https://example.org/x/")["sitemap.xml"].decode()
    assert "<loc>https://example.org/x/guide/time/</loc>" in sitemap
    assert "prototype" not in sitemap
    assert "lastmod" not in sitemap


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    assert "sitemap.xml" not in built(tmp_path)


@pytest.mark.parametrize(("url", "root"), [("", "/"), ("https://example.org/x/", "/x/")])
def test_what_people_write_in_404_is_shown_at_any_depth(tmp_path: Path, url: str, root: str) -> None:
    text = "# Borte\n\n[Hjelp](hjelp.md#nar-svaret-kommer), [forsiden](index.md), [prøv](prototype:time/start.html)\n"
    docs = {**Sample().docs, "404.md": text.replace("nar", "når")}
    made = replace(Sample(), docs=docs, manifest=(*Sample().manifest, "404/index.html"))
    site = built(tmp_path, made, url=url)
    page = site["404.html"].decode()
    assert "404/index.html" not in site
    assert f'<a href="{root}hjelp/#når-svaret-kommer">Hjelp</a>' in page
    assert f'<a href="{root}">forsiden</a>' in page
    assert f'<a href="{root}steg/time/start.html">prøv</a>' in page
    assert f'src="{root}assets/search.js"' in page
    assert '="..' not in page
    assert "canonical" not in page
    assert "data-pagefind-body" not in page
    assert not any(b"/404" in content for name, content in site.items() if name in ("sitemap.xml", "hjelp/index.html"))


def test_row_75_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.engine_sample import *; from veiviser.engine import *;"
        "root = Path(sys.argv[1]); (root / 'site').mkdir(parents=True);"
        "build_generated(Sample(), root / 'site', url='https://example.org/')"
    )
    worlds = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.utf8", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)},
    ]
    sites = []
    for number, world in enumerate(worlds):
        root = tmp_path / f"world æ {number}"
        ended = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program, str(root)],
            env={**os.environ, **world},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout + ended.stderr == ""
        site = root / "site"
        sites.append(
            {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        )
    assert sites[0] == sites[1]


def test_plain_settings_keep_what_people_wrote_and_need_no_plugin() -> None:
    text = plain_settings(Sample().settings, [{"!!python/object/apply:os.system": "index.md"}])
    plain = yaml.compose(text)
    assert isinstance(plain, yaml.MappingNode)
    keys = [key.value for key, _ in plain.value]
    assert len(keys) == len(set(keys))
    assert "- veiviser" not in text
    assert '"plugins": []' in text
    assert "veiviser.engine.reader" in text
    assert '"custom_dir": "theme"' in text
    assert '"!!python/object/apply:os.system"' in text


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_word_of_the_theme_is_left_in_english(language: str) -> None:
    theme = Path(str(files("material"))) / "templates"
    words = read_words([packaged_look()], language, Report())
    partial = (ROOT / "prototype" / "theme" / "partials" / "language.html").read_text("utf-8")
    frame = DictLoader({"partials/language.html": put_words(partial, words)})
    templates = Environment(loader=ChoiceLoader([frame, FileSystemLoader(theme)]))
    english = (theme / "partials" / "languages" / "en.html").read_text("utf-8")
    words_of_theirs = dict(re.findall(r'"([\w.]+)": "([^"]*)"', english))
    settings = {"config": {"theme": {"language": language}}}
    ours: Any = templates.get_template("partials/language.html").make_module(settings)
    said = {key: str(ours.t(key)) for key in words_of_theirs if not key.startswith("search.config.")}
    assert len(said) > 40
    assert {key for key, word in said.items() if word == words_of_theirs[key]} == {
        "direction",
        "blog.meta",
    }  # «Metadata» in both


def test_words_for_the_frame_are_words_wherever_they_stand(tmp_path: Path) -> None:
    extra = {"sender": "<b>&copy;</b>"}
    settings = {**Sample().settings, "site_name": 'A <b>&amp; "B"', "copyright": "<i>&copy;</i>", "extra": extra}
    docs = {**Sample().docs, "hjelp.md": "---\ntitle: <5 år <u>\n---\n\n# Hjelp\n", "liten.md": "# <5 år *og* `<b>`\n"}
    made = replace(
        Sample(),
        docs=docs,
        nav=[*Sample().nav, "liten.md"],
        manifest=(*Sample().manifest, "liten/index.html"),
        settings=settings,
    )
    (tmp_path / "site").mkdir()
    build_generated(made, tmp_path / "site")
    for name, title in (("hjelp", "<5 år <u>"), ("liten", "<5 år og <b>")):
        page = LexborHTMLParser((tmp_path / "site" / name / "index.html").read_text("utf-8"))
        shown = [node.text() for node in page.css("title, .nav [aria-current], .top__name, .foot p")]
        assert list(dict.fromkeys(shown)) == [
            f'{title} – A <b>&amp; "B"',
            'A <b>&amp; "B"',
            title,
            "<b>&copy;</b>",
            "<i>&copy;</i>",
        ]


@pytest.mark.parametrize(
    "html",
    ["<script>a()</script>", "<p onclick=a()>x</p>", "<iframe src=x></iframe>", "<img src='//x.no/a.png' alt=x>"],
)
def test_a_page_that_runs_or_loads_what_is_not_the_sites_own_ends_the_build(html: str, tmp_path: Path) -> None:
    made = replace(Sample(), docs={**Sample().docs, "hjelp.md": f"# Hjelp\n\n{html}\n"})
    with pytest.raises(ProblemsFound, match=r"the page hjelp/index\.html would have .*\[unsafe-page\]"):
        built(tmp_path, made)


def test_a_mark_for_a_picture_in_an_attribute_ends_the_build(tmp_path: Path) -> None:
    made = replace(
        Sample(), docs={**Sample().docs, "hjelp.md": '# Hjelp\n\n<p title="<!-- picture time/1 -->">x</p>\n'}
    )
    with pytest.raises(ProblemsFound, match="a mark for a picture stands where no picture can"):
        built(tmp_path, made)


def test_addresses_in_the_sitemap_are_encoded(tmp_path: Path) -> None:
    docs = {**Sample().docs, "å & b.md": "# Å\n"}
    nav = [*Sample().nav, "å & b.md"]
    made = replace(Sample(), docs=docs, nav=nav, manifest=(*Sample().manifest, "å & b/index.html"))
    sitemap = built(tmp_path, made, url="https://example.org/x/")["sitemap.xml"].decode()
    assert "<loc>https://example.org/x/%C3%A5%20&amp;%20b/</loc>" in sitemap
