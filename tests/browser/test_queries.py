"""What people search for, and the page that must come first: the queries of `queries.yaml`, compounds, and numbers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page

from tests.browser.serving import serve_folder
from tests.browser.test_search import SiteOf
from tests.engine_sample import Sample
from tests.sites import ROOT
from veiviser.engine import build_generated
from veiviser.outputs.whole_site.search_words import PATH as HINTS

QUERIES: dict[str, dict[str | int, str]] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text("utf-8"))
_ASK = """async (queries) => {
  const { finding, understanding, index, hints } = document.querySelector(".search").dataset;
  const at = (address) => new URL(address, document.baseURI);
  const [{ open }, { emergencyOf }] = await Promise.all([import(at(finding)), import(at(understanding))]);
  const known = await (await fetch(at(hints))).json();
  const find = await open(at(index), known);
  const found = {};
  for (const query of queries) {
    const { results, words, how } = await find(query);
    const hits = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    const urgent = emergencyOf(query, known)?.title ?? "";
    found[query] = { words, how, urgent, hits: hits.map(({ url }) => url.slice(1)) };
  }
  return found;
}"""


@dataclass(frozen=True)
class Found:
    """What search said of a query."""

    hits: list[str]
    """Addresses of the three best pages."""
    words: str
    """That they were found by."""
    how: str
    urgent: str
    """The title over the numbers that stand above all hits; empty where there are none."""


def asked(page: Page, folder: Path, queries: Iterable[str | int]) -> dict[str | int, Found]:
    """What search says of each query."""
    address, stop = serve_folder(folder)
    by_words = {str(query): query for query in queries}
    try:
        page.goto(address)
        found = page.evaluate(_ASK, list(by_words))
    finally:
        stop()
    return {by_words[words]: Found(**one) for words, one in found.items()}


def test_every_query_finds_its_page_first_and_alarms_nobody(page: Page, site_of: SiteOf) -> None:
    queries = QUERIES["pages"]
    found = asked(page, site_of("veiviser").folder, queries)
    assert {query: one.hits[0] if one.hits else "nothing" for query, one in found.items()} == queries
    assert {query: one.urgent for query, one in found.items() if one.urgent} == {}
    assert len(queries) >= 150


def test_every_cry_for_help_shows_the_numbers_and_is_taken_for_nothing_else(page: Page, site_of: SiteOf) -> None:
    queries = QUERIES["emergency"]
    titles = yaml.safe_load((ROOT / "content" / "search.yaml").read_text("utf-8"))["emergency"]
    found = asked(page, site_of("veiviser").folder, queries)
    assert {query: one.urgent for query, one in found.items()} == {
        q: titles[name]["title"] for q, name in queries.items()
    }
    assert {query: one.words for query, one in found.items() if one.how not in ("all", "other")} == {}


def test_what_only_looks_like_a_cry_for_help_alarms_nobody(page: Page, site_of: SiteOf) -> None:
    found = asked(page, site_of("veiviser").folder, QUERIES["harmless"])
    assert {query: one.urgent for query, one in found.items() if one.urgent} == {}


def test_a_word_is_found_in_longer_ones_and_taken_out_of_them(page: Page, tmp_path: Path) -> None:
    pages = {
        "index.md": "# Forside\n\nOm oss.\n",
        "a.md": "---\nsearch: hjelpemidler\n---\n\n# Omsorg\n\nDu kan få hjemmesykepleie og privilegert parkering.\n",
        "b.md": "# Leger\n\nLegen er fast. Les om fastlegeordningen.\n",
        "c.md": "# Skader\n\nHusk papirene ved innlegging.\n",
        "d.md": "---\nlang: en\n---\n\n# For oss\n\nRullator, rullator og rullator.\n",
        "e.md": "# Utlån\n\nUtlån varer i ett år. Av det du kan låne, er en rullator mest brukt.\n",
    }
    manifest = ["index.html", *(f"{name}/index.html" for name in "abcde")]
    made = Sample(docs=pages, nav=[*pages], site_files={HINTS: "{}"}, pictures={}, manifest=manifest)
    build_generated(made, tmp_path / "site")
    queries = ["pleie", "pleien", "lege", "fastlege", "legepleie", "hjelpemiddel", "rullator", "rullatro", "xyzzy"]
    found = asked(page, tmp_path / "site", queries)
    assert found["pleie"].hits == ["a/"]
    assert found["pleien"].hits == ["a/"]
    assert found["lege"].hits == ["b/"]
    assert found["fastlege"].hits == ["b/"]
    assert found["hjelpemiddel"].hits == ["a/"]
    assert found["rullator"].hits == ["e/", "d/"]
    assert found["rullatro"] == Found(["e/", "d/"], "rullator", "mended", "")
    assert found["xyzzy"].hits == []


SAID = {
    "emergencies": [
        {"title": "Ring!", "words": ["legevakt", "ikke puste", "116117", "sos"], "calls": []},
        {"title": "Snakk!", "words": ["kirkens sos", "23"], "calls": []},
    ],
    "numerals": {
        "en": 1,
        "ett": 1,
        "tre": 3,
        "seks": 6,
        "syv": 7,
        "elleve": 11,
        "seksten": 16,
        "sytten": 17,
        "tjue": 20,
        "hundre": 100,
    },
    "synonyms": {"ikkje": "ikke", "avlyse": "avbestille", "kansellere": "avbestille"},
}


def test_numbers_are_found_in_any_grouping_and_exact_hits_come_before_others(page: Page, tmp_path: Path) -> None:
    pages = {
        "index.md": "# Forside\n\nVi holder til i byen.\n",
        "a.md": "# Ringe\n\nRing 23 32 70 00 før kl. 22.00 hvis du vil avbestille.\n",
        "b.md": "# Legevakten\n\nRing legevakten på 116 117.\n",
        "c.md": "# Avtaler\n\nÅ avlyse er lov.\n",
    }
    manifest = ["index.html", *(f"{name}/index.html" for name in "abc")]
    made = Sample(docs=pages, nav=[*pages], site_files={HINTS: json.dumps(SAID)}, pictures={}, manifest=manifest)
    build_generated(made, tmp_path / "site")
    numbers = {"23327000": "a/", "23 32 70 00": "a/", "2332 7000": "a/", "+47 23327000": "a/", "116117": "b/"}
    times = {"22.00": "a/", "22:00": "a/", "22 00": "a/", "2200": "a/", "1 16 1 17": "b/"}
    in_words = dict.fromkeys(["elleve seks elleve syv", "ring en en seks en en syv", "sos", "kirken sos"], "Ring!")
    in_words |= dict.fromkeys(["hundreogseksten og etthundre og sytten", "hundre seksten hundresytten"], "Ring!")
    in_words |= dict.fromkeys(["tjue tre", "tjueogtre", "kirkens sos"], "Snakk!")
    in_words |= dict.fromkeys(["tre tjue", "en", "elleve seks", "en tre elleve seks elleve syv"], "")
    others = ["avlyse", "avlise", "kanselere", "8484", "legevagt", "får ikkje puste", "lege vakt"]
    found = asked(page, tmp_path / "site", [*numbers, *times, *others, *in_words])
    assert {query: found[query].hits for query in [*numbers, *times]} == {
        q: [p] for q, p in {**numbers, **times}.items()
    }
    assert found["avlyse"] == Found(["c/", "a/"], "avlyse", "all", "")
    assert found["avlise"] == Found(["c/"], "avlyse", "mended", "")
    assert found["kanselere"] == Found(["a/"], "avbestille", "mended", "")  # a slip in a word that no page has
    assert found["8484"].hits == []
    assert {query: found[query].urgent for query in in_words} == in_words
    assert found["legevagt"] == Found([], "legevagt", "all", "Ring!")
    assert found["får ikkje puste"].urgent == found["lege vakt"].urgent == "Ring!"
