"""What people search for, and the page that must come first: the queries of `queries.yaml`, and compounds."""

from collections.abc import Sequence
from pathlib import Path

import yaml
from playwright.sync_api import Page

from tests.browser.serving import serve_folder
from tests.browser.test_search import SiteOf
from tests.engine_sample import Sample
from veiviser.engine import build_generated

QUERIES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text("utf-8"))
_ASK = """async (queries) => {
  const { finding, index } = document.querySelector(".search").dataset;
  const { open } = await import(new URL(finding, document.baseURI));
  const find = await open(new URL(index, document.baseURI));
  const found = {};
  for (const query of queries) {
    const { results, words } = await find(query);
    const hits = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    found[query] = { words, hits: hits.map(({ url }) => url.slice(1)) };
  }
  return found;
}"""


def asked(page: Page, folder: Path, queries: Sequence[str]) -> dict[str, tuple[list[str], str]]:
    """By query: the addresses of the three best pages, and the words that they were found by."""
    address, stop = serve_folder(folder)
    try:
        page.goto(address)
        found = page.evaluate(_ASK, list(queries))
    finally:
        stop()
    return {query: (one["hits"], one["words"]) for query, one in found.items()}


def test_every_query_finds_its_page_first(page: Page, site_of: SiteOf) -> None:
    found = asked(page, site_of("veiviser").folder, list(QUERIES))
    assert {query: hits[0] if hits else "nothing" for query, (hits, _) in found.items()} == QUERIES
    assert len(QUERIES) >= 40


def test_a_word_is_found_in_longer_ones_and_taken_out_of_them(page: Page, tmp_path: Path) -> None:
    pages = {
        "index.md": "# Forside\n\nOm oss.\n",
        "a.md": "---\nsearch: hjelpemidler\n---\n\n# Omsorg\n\nDu kan få hjemmesykepleie og privilegert parkering.\n",
        "b.md": "# Leger\n\nLegen er fast. Les om fastlegeordningen.\n",
        "c.md": "# Skader\n\nHusk papirene ved innlegging.\n",
        "d.md": "---\naudience: staff\n---\n\n# For oss\n\nRullator, rullator og rullator.\n",
        "e.md": "# Utlån\n\nUtlån varer i ett år. Av det du kan låne, er en rullator mest brukt.\n",
    }
    manifest = ["index.html", *(f"{name}/index.html" for name in "abcde")]
    made = Sample(docs=pages, nav=[*pages], site_files={}, pictures={}, manifest=manifest)
    build_generated(made, tmp_path / "site")
    queries = ["pleie", "pleien", "lege", "fastlege", "legepleie", "hjelpemiddel", "rullator", "rullatro", "xyzzy"]
    found = asked(page, tmp_path / "site", queries)
    assert found["pleie"][0] == ["a/"]
    assert found["pleien"][0] == ["a/"]
    assert found["lege"][0] == ["b/"]
    assert found["fastlege"][0] == ["b/"]
    assert found["hjelpemiddel"][0] == ["a/"]
    assert found["rullator"][0] == ["e/", "d/"]
    assert found["rullatro"] == (["e/", "d/"], "rullator")
    assert found["xyzzy"][0] == []
