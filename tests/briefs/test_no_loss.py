"""Each claim of the two briefs stands where the table says, with the service's own names, numbers and links."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.sites import BuiltSite

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text("utf-8"))
KEPT = [(f"{brief} {at}: {row['claim']}", row) for brief, rows in TABLE.items() for at, row in enumerate(rows)]
_HEADING = re.compile(r"h[1-6]")


@cache
def shown(path: Path, anchor: str) -> Tag:
    """What a reader sees, or may come to see, of a page, a part of it, or a screen; no menus, panels or pictures."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    part = page.select_one(".glass__scroll .screen") or page.select_one("#innhold")
    assert part is not None
    for unseen in part.select("template, script"):
        unseen.decompose()
    return below(part, anchor) if anchor else part


def below(page: Tag, anchor: str) -> Tag:
    """A part of a page: an answer with its question, or a heading and all until the next as high."""
    start = page.find(id=anchor)
    assert start is not None, f"no anchor #{anchor}"
    if not _HEADING.fullmatch(start.name):
        return start.find_parent("details") or start
    part = BeautifulSoup("<div></div>", "lxml").div
    assert part is not None
    part.extend([BeautifulSoup(str(tag), "lxml") for tag in (start, *_until_the_next(start))])
    return part


def _until_the_next(heading: Tag) -> Iterator[Tag]:
    for tag in heading.find_next_siblings():
        if _HEADING.fullmatch(tag.name) and tag.name <= heading.name:
            return
        yield tag


def read(tag: Tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def leads(part: Tag, page: str) -> set[tuple[str, str]]:
    """The words of what can be pressed, and where in the site or outside it leads."""
    places = {(read(link), urljoin(f"http://site/{page}", str(link["href"]))) for link in part.select("a[href]")}
    return {(words, place.removeprefix("http://site/")) for words, place in places}


@pytest.mark.parametrize("row", [row for _, row in KEPT], ids=[name for name, _ in KEPT])
def test_what_a_brief_says_is_there(row: dict[str, Any], site_of: Callable[[str], BuiltSite]) -> None:
    if "without" in row:
        assert row.keys() - {"sentences"} == {"claim", "without"}
        return
    page, _, anchor = row["at"].partition("#")
    part = shown(site_of("veiviser").folder / page, anchor)
    said, found = read(part), leads(part, page)
    assert [words for words in row.get("words", ()) if words not in said] == []
    wanted = row.get("links", {}).items()
    missing = [way for way in wanted if not any(way[0] in words and place == way[1] for words, place in found)]
    assert missing == []
    assert row.keys() & {"words", "links"}


@pytest.mark.parametrize(
    ("brief", "claims", "sentences", "without"), [("Kommunal nettlege", 57, 64, 3), ("Bytte fastlege", 31, 31, 0)]
)
def test_every_sentence_of_a_brief_has_its_claim(brief: str, claims: int, sentences: int, without: int) -> None:
    rows = TABLE[brief]
    assert len({row["claim"] for row in rows}) == len(rows) == claims
    assert sum(row.get("sentences", 1) for row in rows) == sentences
    assert sum("without" in row for row in rows) == without


def test_the_table_has_the_two_briefs_and_only_keys_that_it_explains() -> None:
    assert list(TABLE) == ["Kommunal nettlege", "Bytte fastlege"]
    assert {key for _, row in KEPT for key in row} == {"claim", "sentences", "at", "words", "links", "without"}
