"""`check` says what `build` will say: the same problems at the same places, and a silent check means a sound site."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pictures import PNG
from tests.rows.running import FLOW
from veiviser.build import build_site, check_site
from veiviser.links import check_folder, site_at
from veiviser.problem import ProblemsFound

SETTINGS = """\
site_name: Prøve
site_url: https://example.no/hjelp/
docs_dir: content
theme: {name: material, language: nb, font: false}
plugins: [veiviser]
markdown_extensions:
  - attr_list
  - md_in_html
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
"""
PIECES = (
    "[a](side.md)",
    "[a](side.md#å-søke)",
    "[a](side.md#%C3%A5-s%C3%B8ke)",
    "[a](side.md#Å-Søke)",
    "[a](side%2Emd)",
    "[a](s%C3%A5.md)",
    "[a](så.md?a=1&amp;b=2#topp)",
    "[a](nope.md)",
    "[a](side/)",
    "[a](../side/)",
    "[a](/hjelp/side/)",
    "[a](/nope/)",
    "[a][r]\n\n[r]: side.md",
    "[a][r]\n\n[r]: nope.md",
    '<a href="nope.html">x</a>',
    '<a href="side.md">x</a>',
    '<a href="side/">x</a>',
    '<a href="/nope/">x</a>',
    '<img src="kart.png" alt="Et kart">',
    '<img src="nope.png" alt="Et kart">',
    "![Et kart](kart.png)",
    "![Et kart](Kart.png)",
    "[a](https://example.no/hjelp/side/)",
    "[a](https://example.no/hjelp/x/)",
    "[a](prototype:prove/start)",
    "[a](prototype:prove/nope)",
    "[a](designer/dekning.md)",
    "[a](guide/prove/index.md)",
    "[a](tel:116117)",
    "[a](tel:hei)",
    "[a](mailto:a@example.no)",
    "<a@example.no>",
    "<https://example.no>",
    "[a](http://[)",
    '<p id="x">a</p>\n\n<p id="x">b</p>',
    '<p id="innhold">a</p>',
    "## Å søke",
    "## Å søke {#innhold}",
    "[a](404.md)",
    "[a]()",
    "<![foo]>",
    "Viktig: Ring 113.",
    "`[a](nope.md)`",
    "\\[a](nope.md)",
    "<div markdown>\n[a](nope.md)\n</div>",
    "<div markdown>\n[a](side.md)\n</div>",
    "[a](skjema.pdf)",
    "[a](#topp)",
    "[a](#nei)",
    "[a](#top)",
    "## Topp",
)
FILES = (
    "side.md",
    "så.md",
    "README.md",
    "side/index.md",
    "kart.png",
    "skjema.pdf",
    "404.md",
    "con.md",
    "com0.md",
    "designer/dekning.md",
    "guide/prove.md",
    "prototype/prove/start.md",
    "templates/side.md",
    "kart.png/side.md",
    "sitemap.xml.md",
    "search/index.md",
    "assets/site.md",
    f"{'lang-' * 30}/{'lang-' * 30}.md",
)


def project(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in {"mkdocs.yml": SETTINGS, "flows/prove.yaml": FLOW, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(PNG if name.endswith(".png") else text.encode())
    return root


def said(root: Path) -> list[str]:
    """What the check says, once it is seen that the build says the same, and makes a sound site if that is nothing."""
    checked = [str(problem) for problem in check_site(root) if problem.severity == "error"]
    try:
        build_site(root, target=root / "site")
        built = check_folder(root / "site", site_at("https://example.no/hjelp/")).problems
    except ProblemsFound as error:
        built = error.problems
    assert [str(problem) for problem in built if problem.severity == "error"] == checked
    return [f"{line.split(': ')[0]} {line.rpartition('[')[2][:-1]}" for line in checked]


def test_sound_links_of_every_kind_pass_both(tmp_path: Path) -> None:
    sound = [
        "[a](side.md) [a](side.md#å-søke) [a](side.md#%C3%A5-s%C3%B8ke) [a](s%C3%A5.md) [a](så.md?a=1&amp;b=2#så)",
        '[a](/hjelp/side/) [a][r] ![Et kart](kart.png) <img src="kart.png" alt="Et kart">',
        "[a](https://example.no/hjelp/side/) [a](prototype:prove/start) [a](guide/prove/index.md)",
        "[a](designer/dekning.md)",
        "[a](#top) <a@example.no> <https://example.no> `[a](nope.md)` \\[a](nope.md)",
        "<div markdown>\n[a](side.md)\n</div>",
        "[r]: side.md",
    ]
    pages = {
        "index.md": "Viktig: Ring 113.\n\n# Hei\n\n" + "\n\n".join(sound),
        "side.md": "# Å søke\n",
        "så.md": "# Så\n",
    }
    root = project(tmp_path, {f"content/{name}": text for name, text in {**pages, "kart.png": ""}.items()})
    assert said(root) == []
    assert "Viktig: Ring 113." in (root / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("piece", "wanted"),
    [
        ('<a href="nope.html">x</a>', "content/index.md:3:10 missing-file"),
        ('Se <a href="/nope/">y</a>', "content/index.md:3:13 outside-root"),
        ('<a href="index.md">x</a>', "content/index.md:3:10 source-link"),
        ("[a](https://example.no/hjelp/nei/)", "content/index.md:3:5 missing-file"),
        ('<img src="nei.png" alt="Et kart">', "content/index.md:3:11 missing-image"),
        ('<p id="innhold">a</p>', "content/index.md:3:8 duplicate-id"),
        ("[a](side/)", "content/index.md:3:5 missing-file"),
        ("[a](tel:hei)", "content/index.md:3:5 bad-phone"),
    ],
)
def test_what_the_finished_site_would_fail_on_is_told_where_it_was_written(
    piece: str, wanted: str, tmp_path: Path
) -> None:
    assert said(project(tmp_path, {"content/index.md": f"# Hei\n\n{piece}\n"})) == [wanted]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("designer/dekning.md", "content/designer/dekning.md:1:1 same-name"),
        ("redaktor/lesbarhet.md", "content/redaktor/lesbarhet.md:1:1 same-name"),
        ("guide/prove.md", "content/guide/prove.md:1:1 same-name"),
        ("guide/prove/index.md", "content/guide/prove/index.md:1:1 same-name"),
        ("prototype/prove/start.md", "content/prototype/prove/start.md:1:1 same-name"),
        ("pagefind/a.md", "content/pagefind/a.md:1:1 same-name"),
        ("templates/a.md", "content/templates/a.md:1:1 same-name"),
        ("README.md", "content/index.md:1:1 same-name"),
        ("sitemap.xml.md", "content/sitemap.xml.md:1:1 same-name"),
        ("com0.md", "content/com0.md:1:1 bad-file-name"),
        (f"{'lang-' * 30}/{'lang-' * 30}.md", f"content/{'lang-' * 30}/{'lang-' * 30}.md:1:1 bad-file-name"),
    ],
)
def test_an_address_that_is_taken_or_that_windows_cannot_hold_is_told(name: str, wanted: str, tmp_path: Path) -> None:
    assert said(project(tmp_path, {"content/index.md": "# Hei\n", f"content/{name}": "# Her\n"})) == [wanted]


@settings(
    max_examples=int(os.environ.get("VEIVISER_EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(PIECES), max_size=3), st.lists(st.sampled_from(FILES), max_size=3, unique=True))
def test_whatever_stands_in_pages_both_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], names: list[str]
) -> None:
    text = "# Å søke\n\n" + "\n\n".join(pieces) + "\n"
    files = {f"content/{name}": "# Å søke\n\n## Topp\n" for name in names} | {"content/index.md": text}
    said(project(tmp_path_factory.mktemp("same"), files))
