"""`check` says what `build` will say: the same problems at the same places, and a silent check means a sound site."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.breadth import tries
from tests.pictures import PNG
from tests.projects import FLOW, write_project
from veiviser.links import check_folder, site_at
from veiviser.pipeline import build_site, check_site
from veiviser.problem import ProblemsFound

SETTINGS = """\
site_name: Prøve
site_url: https://example.no/hjelp/
docs_dir: content
theme: {name: material, language: nb, font: false}
plugins: [veiviser: {gallery: false}]
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
    "[a](index.html)",
    "[a](./index.html#hjem)",
    "[a](../index.html)",
    "[a](../side/index.html)",
    "[a](/hjelp/side/index.html)",
    "[a](../side)",
    "## ",
    "<b><p>x</b></p>",
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
WRITTEN = (
    ("title: Prøve", "title: '{}'"),
    ("task: Prøve noe", "task: '{}'"),
    ("entries: {start: Fra siden}", "entries: {{start: '{}'}}"),
    ("title: Start", "title: '{}'"),
    ("guide: Trykk «Neste».", "guide: '{}'"),
    ("button: Neste", "button: '{}'"),
    ("    next: slutt", "    next: '{}'"),
    ("next: slutt", "next: [{{to: slutt, when: {{a: '{}'}}}}, {{to: slutt}}]"),
    ("      - button: Neste", "      - button: Neste\n        to: '{}'"),
    ("      - button: Neste", "      - button: Neste\n      - text: '{}'"),
    ("      - button: Neste", "      - button: Neste\n      - notice: '{}'\n        when: {{a: b}}"),
    ("    title: Slutt", "    title: Slutt\n    part: '{}'"),
    ("    end: done", "    end: '{}'"),
    ("task: Prøve noe", "task: Prøve noe\nphone: {{band: '{}'}}"),
    ("task: Prøve noe", "task: Prøve noe\nlead: '{}'"),
)
"""Lines of the flow, and what is written in their place."""
SAID = (
    "Slutt",
    "slutt",
    "start",
    "nope",
    "back",
    "prove/slutt",
    "page:side",
    "page:nope#topp",
    "tel:116117",
    "tel:hei",
    "https://example.no",
    "http://[",
    "javascript:alert(1)",
    "done",
    "Trykk på «Neste».",
    "Trykk på «Nope».",
    "{{ navn }}",
    "{% if a %}",
    "{{",
    "{# a #}",
    "{navn}",
    "{fact.pris}",
    "{ fact.pris }",
    "<b>fet</b> & <script>x</script>",
    "[a](page:side)",
    "[a](page:nope)",
    "[a](side.md)",
    "[a] (https://example.no)",
    "![Et kart](kart.png)",
    "~~a~~ [^1]",
    "• a",
    "a > b < c",
    "None",
    "undefined",
    "Å søke {#topp}",
    "",
)
HEADS = (
    "",
    "---\ntitle: Å søke\n---\n\n",
    "---\ntitle: '{{ navn }}'\n---\n\n",
    "---\norder: 1\naudience: staff\n---\n\n",
    "---\norder: -1\n---\n\n",
    "---\naudience: alle\n---\n\n",
    "---\nlang: en\n---\n\n",
    "---\nhide: [navigation]\n---\n\n",
    "---\ntitle: a\n",
)
HEADINGS = (
    "# Å søke",
    "# Å søke {#topp}",
    "## Uten tittel",
    "# *Fet* [a](side.md)",
    "# Hei {{ navn }}",
    "Hei\n===",
    "#Hei",
    "",
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
    pictures = {name: PNG for name in files if name.endswith(".png")}
    return write_project(root, SETTINGS, page=None, files={**files, **pictures})


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


def page_of(pieces: Sequence[str]) -> str:
    """Each on a line of its own: 3, 5, 7 …"""
    return "\n\n".join(["# Hei", *pieces]) + "\n"


def test_row_43_what_the_finished_site_would_fail_on_is_told_where_it_was_written(tmp_path: Path) -> None:
    wanted = {
        '<a href="nope.html">x</a>': "10 missing-file",
        'Se <a href="/nope/">y</a>': "13 outside-root",
        '<a href="index.md">x</a>': "10 source-link",
        "[a](https://example.no/hjelp/nei/)": "5 missing-file",
        '<img src="nei.png" alt="Et kart">': "11 missing-image",
        '<a href=" ">Kart</a>': "1 empty-address",
        '<p id="innhold">a</p>': "8 duplicate-id",
        "[a](side/)": "5 missing-file",
        "[a](tel:hei)": "5 bad-phone",
    }
    told = said(project(tmp_path, {"content/index.md": page_of([*wanted])}))
    assert told == [f"content/index.md:{line}:{at}" for line, at in zip(count(3, 2), wanted.values(), strict=False)]


def test_row_43_what_is_offered_in_html_leads_there_from_the_page(tmp_path: Path) -> None:
    wanted = {
        "../index.md": "../../",
        "side.md": "../side/",
        "../om.md": "../../om/",
        "kart.png": "../../kart.png",
        "../../om.md": "../../om/",
    }

    def files(addresses: Iterable[str]) -> dict[str, str]:
        names = ("index", "om", "hjelp/side")
        pages = {f"content/{name}.md": "# Her\n\n[a](/hjelp/hjelp/her/) [b](/hjelp/om/)\n" for name in names}
        links = page_of([f'<a href="{address}">x</a> [s](side.md)' for address in addresses])
        return {**pages, "content/hjelp/her.md": links, "content/kart.png": ""}

    told = [one for one in check_site(project(tmp_path / "a", files(wanted))) if one.place.file.name == "her.md"]
    assert len(told) == len(wanted)
    assert all(f"`{offered}`" in one.text for one, offered in zip(told, wanted.values(), strict=True))
    assert said(project(tmp_path / "b", files(wanted.values()))) == []


def test_row_43_the_page_for_what_is_missing_is_never_offered(tmp_path: Path) -> None:
    root = project(
        tmp_path, {"content/index.md": "# Hei\n\n[a](side.md)\n", "content/side.md": "# A\n\n[a](404.html)\n"}
    )
    assert ["404.html" in problem.text.partition(";")[2] for problem in check_site(root)] == [False]


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


@pytest.mark.parametrize("others", ["", "formerly: [gammel]\n"], ids=["it is called so", "it was called so too"])
def test_a_flow_that_was_called_as_another_is_told(others: str, tmp_path: Path) -> None:
    named = "flows/gammel.yaml" if not others else "flows/annen.yaml"
    files = {"flows/prove.yaml": f"# Prøve\nformerly: [gammel]\n{FLOW}", named: f"{others}{FLOW}"}
    both = ["flows/annen.yaml:1:1 same-name"] if others else []
    assert said(project(tmp_path, {"content/index.md": "# Hei\n", **files})) == [
        *both,
        "flows/prove.yaml:2:1 same-name",
    ]


def test_a_page_where_a_guide_was_is_told(tmp_path: Path) -> None:
    files = {"content/guide/gammel.md": "# Her\n", "flows/prove.yaml": f"formerly: [gammel]\n{FLOW}"}
    told = said(project(tmp_path, {"content/index.md": "# Hei\n", **files}))
    assert told == ["content/guide/gammel.md:1:1 same-name"]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("../../kart.png", []),
        ("kart.png", ["flows/prove.yaml:10:27 bad-link"]),
        ("../../nope.png", ["flows/prove.yaml:10:27 bad-link"]),
    ],
)
def test_a_picture_in_a_flows_text_is_there_or_told(address: str, wanted: list[str], tmp_path: Path) -> None:
    flow = FLOW.replace("      - button: Neste", f"      - button: Neste\n      - text: '![Et kart]({address})'")
    files = {"flows/prove.yaml": flow, "content/index.md": "# Hei\n\n![Et kart](kart.png)\n", "content/kart.png": ""}
    assert said(project(tmp_path, files)) == wanted


@settings(
    tries(4, wide=300),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(PIECES), max_size=3), st.lists(st.sampled_from(FILES), max_size=3, unique=True))
def test_whatever_stands_in_pages_both_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], names: list[str]
) -> None:
    text = "# Å søke\n\n" + "\n\n".join(pieces) + "\n"
    files = {f"content/{name}": "# Å søke\n\n## Topp\n" for name in names} | {"content/index.md": text}
    said(project(tmp_path_factory.mktemp("same"), files))


@settings(
    tries(4, wide=300),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(WRITTEN), st.sampled_from(SAID)), min_size=1, max_size=2))
def test_whatever_a_flow_says_both_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[tuple[str, str], str]]
) -> None:
    flow = FLOW
    for (line, form), words in changes:
        flow = flow.replace(line, form.format(words), 1)
    files = {"flows/prove.yaml": flow, "content/index.md": "# Hei\n", "content/side.md": "# Side\n\n## Topp\n"}
    said(project(tmp_path_factory.mktemp("same"), files))


@settings(
    tries(4, wide=300),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(HEADS), st.sampled_from(HEADINGS)), min_size=2, max_size=2))
def test_whatever_pages_are_called_both_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, begun: list[tuple[str, str]]
) -> None:
    (head, heading), (other_head, other) = begun
    files = {
        "content/index.md": f"{head}{heading}\n\nTekst.\n",
        "content/side.md": f"{other_head}{other}\n\nSe [hjem](index.md).\n",
    }
    said(project(tmp_path_factory.mktemp("same"), files))


IN_FLOWS = {
    "there": {
        "https://127.0.0.1.nip.io:80/x": "",
        "https://example.no/hjelp/side/#topp": "",
        "https://example.no/hjelp/guide/prove/#steg-1": "",
        "https://example.no/hjelp/kart.png": "",
    },
    "told when read": {
        "https://example.no/hjelp/x/": "missing-file",
        "http://example.no/hjelp/": "insecure-part",
        "https://example.no/hjelp/../x/": "outside-root",
        "https://example.no/hjelp/side/#nei": "missing-fragment",
        "https://example.no/hjelp/verksted/prototype/prove/nei.html": "missing-file",
        "https://example.no/hjelp/Side/": "wrong-case",
        "https://localhost/x": "bad-link",
        "https://example.no/hjelp/%": "broken-encoding",
    },
    "told when drawn": {"https://example.no/hjelp/guide/prove/#steg-9": "missing-fragment"},
}


@pytest.mark.parametrize("of", IN_FLOWS)
@pytest.mark.parametrize("slot", ["guide", "body"])
def test_a_link_of_a_flow_to_the_sites_own_address_is_there_or_told(slot: str, of: str, tmp_path: Path) -> None:
    """Each on a line of its own."""
    links = {f"[a]({written})": id for written, id in IN_FLOWS[of].items()}
    if slot == "guide":
        old, lines = "guide: Trykk «Neste».", ["guide: |", "      Trykk «Neste».", *(f"      {link}" for link in links)]
    else:
        old, lines = "    body:", ["    body:", *(f"      - text: '{link}'" for link in links)]
    flow = FLOW.replace(old, "\n".join(lines), 1)
    pages = {"content/index.md": "# Hei\n\n![Et kart](kart.png)\n", "content/side.md": "# Side\n\n## Topp\n"}
    found = said(project(tmp_path, {"flows/prove.yaml": flow, "content/kart.png": "", **pages}))
    assert [problem.rpartition(" ")[2] for problem in found] == [id for id in links.values() if id]
    assert all(problem.startswith("flows/prove.yaml:") for problem in found)


INTO_DRAWN = {
    "told when read": {
        '<a href="verksted/prototype/prove/nei.html">x</a>': "missing-file",
        '<a href="verksted/prototype/prove/start--a-b.html">x</a>': "missing-file",
        '<a href="verksted/prototype/nei/start.html">x</a>': "missing-file",
        '<a href="prototype/assets/nei.css">x</a>': "missing-file",
        "[a](https://example.no/hjelp/verksted/prototype/prove/nei.html)": "missing-file",
        "[a](/hjelp/verksted/prototype/prove/Start.html)": "wrong-case",
    },
    "told when drawn": {
        '<a href="verksted/prototype/prove/start.html#nei">x</a>': "missing-fragment",
        "[a](guide/prove/index.md#steg-9)": "missing-fragment",
        "[a](designer/dekning.md#nei)": "missing-fragment",
    },
}


@pytest.mark.parametrize("of", INTO_DRAWN)
def test_a_link_into_what_is_drawn_is_told_where_it_was_written(of: str, tmp_path: Path) -> None:
    links = INTO_DRAWN[of]
    found = said(project(tmp_path, {"content/index.md": page_of([f"Se her: {link}" for link in links])}))
    told = [(problem.split(":")[:2], problem.rpartition(" ")[2]) for problem in found]
    assert told == [
        (["content/index.md", str(line)], id) for line, id in zip(count(3, 2), links.values(), strict=False)
    ]


def test_a_link_into_what_is_drawn_is_there(tmp_path: Path) -> None:
    links = [
        '<a href="verksted/prototype/prove/start.html">x</a>',
        '<a href="verksted/prototype/prove/slutt.html">x</a>',
        '<a href="verksted/prototype/prove/">x</a>',
        '<a href="prototype/assets/prototype.css">x</a>',
        "[a](guide/prove/index.md#steg-1)",
    ]
    assert said(project(tmp_path, {"content/index.md": page_of(links)})) == []


@pytest.mark.parametrize(
    ("file", "text", "wanted"),
    [
        ("layout/screen.html", "<p>\n{{ titel }}</p>", "prototype/layout/screen.html:2:1 bad-template"),
        ("theme/partials/footer.html", "<footer>\n{{ borte.mer }}\n</footer>", ":2:1 bad-template"),
        ("theme/404.html", "<p>\n{{ borte.mer }}\n</p>", "prototype/theme/404.html:2:1 bad-template"),
        ("theme/partials/footer.html", "<footer><a href='nei.html'>x</a></footer>", "missing-file"),
        ("theme/partials/footer.html", "<footer onclick='x()'>x</footer>", "unsafe-page"),
        ("theme/partials/footer.html", "<footer>{{ config.site_name }}</footer>", ""),
    ],
)
def test_a_slip_in_a_projects_own_template_is_told_by_both(file: str, text: str, wanted: str, tmp_path: Path) -> None:
    found = said(project(tmp_path, {f"prototype/{file}": text, "content/index.md": "# Hei\n"}))
    assert bool(found) == bool(wanted)
    assert all(problem.endswith(wanted) for problem in found)
