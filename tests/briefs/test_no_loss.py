"""What the two briefs ask for stands where the table says, with the service's own names, numbers and links."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.sites import BuiltSite

CLAIMS: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text("utf-8"))
NAMED = [(f"{brief}: {row['claim']}", row) for brief, rows in CLAIMS.items() for row in rows]


@cache
def shown(path: Path) -> Tag:
    """What a reader sees, or may come to see, of a page or of a prototype's screen; no menus, panels or pictures."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    part = page.select_one(".glass__scroll .screen") or page.select_one("#innhold")
    assert part is not None
    for unseen in part.select("template, script"):
        unseen.decompose()
    return part


def read(tag: Tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def leads(part: Tag, page: str) -> set[tuple[str, str]]:
    """The words of what can be pressed, and where in the site or outside it leads."""
    places = {(read(link), urljoin(f"http://site/{page}", str(link["href"]))) for link in part.select("a[href]")}
    return {(words, place.removeprefix("http://site/")) for words, place in places}


@pytest.mark.parametrize("claim", [row for _, row in NAMED], ids=[name for name, _ in NAMED])
def test_what_a_brief_asks_for_is_there(claim: dict[str, Any], site_of: Callable[[str], BuiltSite]) -> None:
    part = shown(site_of("veiviser").folder / claim["at"])
    said, found = read(part), leads(part, claim["at"])
    assert [words for words in claim.get("words", ()) if words not in said] == []
    wanted = claim.get("links", {}).items()
    missing = [way for way in wanted if not any(way[0] in words and place == way[1] for words, place in found)]
    assert missing == []
    assert claim.keys() & {"words", "links"}


def test_the_table_has_both_briefs_whole() -> None:
    assert {brief: len(rows) for brief, rows in CLAIMS.items()} == {"Kommunal nettlege": 32, "Bytte fastlege": 19}
    assert len({name for name, _ in NAMED}) == len(NAMED)
