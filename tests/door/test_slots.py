"""Whatever is written into a slot, each page has the tree that it has with harmless words, and shows them all."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import serve_folder
from tests.door.attacks import MARKED_UP, SIMPLE, WORDS
from tests.door.listening import heard_on
from tests.door.sites import Slots, built, shape_of, words_of
from tests.door.slots import (
    NO_WORDS_IN_FLOWS,
    NO_WORDS_IN_FRONT_MATTER,
    NO_WORDS_IN_SETTINGS,
    front_matter,
    front_matter_in_theme,
    keys_in_schema,
    keys_of,
    settings,
    settings_in_theme,
)
from veiviser.model.project import Look

PLAIN, MARKED, THE_SAME = " ".join(["harmløsheten"] * 40), " ".join(["uskyldigheten"] * 40), "enkelt"
ALL, ALL_MARKED = " og ".join(WORDS), " og ".join(MARKED_UP)
MAP = "verksted/prototype/prove/index.html"
_COUNTED = re.compile(r"\d+(?:, over målet)?")
"""How hard texts are to read."""


@dataclass(frozen=True)
class Both:
    """A project with harmless words, and the same with attacks."""

    harmless: Slots
    attacked: Slots


@pytest.fixture(scope="module")
def both(look: Look, tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("slots")
    return Both(
        built(folder / "harmless", PLAIN, MARKED, THE_SAME, look),
        built(folder / "attacked", ALL, ALL_MARKED, SIMPLE, look),
    )


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_there_are_enough_attacks() -> None:
    assert len(set(WORDS)) >= 90


_FORWARDED = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
"""Of a page that only leads on to where it stands now."""


def test_every_page_has_the_elements_and_attributes_that_it_has_with_harmless_words(both: Both) -> None:
    before, after = pages(both.harmless.site), pages(both.attacked.site)
    assert before.keys() == after.keys()
    assert len(before) >= 12
    for name, html in before.items():
        assert shape_of(after[name]) == shape_of(html), name


def test_every_page_shows_the_words_that_were_written(both: Both) -> None:
    before, after = pages(both.harmless.site), pages(both.attacked.site)
    written = {PLAIN: ALL, MARKED: ALL_MARKED, THE_SAME: SIMPLE}
    for name in before.keys() - {MAP}:  # which names a screen by the shortest of its words
        expected = [text for text in words_of(before[name]) if not _COUNTED.fullmatch(text)]
        for harmless, attack in written.items():
            expected = [text.replace(harmless, " ".join(attack.split())) for text in expected]
        assert [text for text in words_of(after[name]) if not _COUNTED.fullmatch(text)] == expected, name


def test_every_slot_is_written_to(both: Both) -> None:
    """A slot that comes to be later is missing here, until it is given words or a reason for none."""
    flow = keys_of(both.attacked.flow)
    assert front_matter_in_theme() - NO_WORDS_IN_FRONT_MATTER.keys() <= front_matter(PLAIN).keys()
    said = settings(PLAIN).keys() | {f"extra.{key}" for key in settings(PLAIN)["extra"]}
    assert settings_in_theme() - NO_WORDS_IN_SETTINGS.keys() <= said
    assert keys_in_schema("flow") - NO_WORDS_IN_FLOWS.keys() <= flow
    texts = (both.attacked.site.parent / "content").glob("*.yaml")
    elsewhere = set[str]().union(*(keys_of(json.loads(path.read_text("utf-8"))) for path in texts))
    for name in ("facts", "editions", "drawing"):
        assert keys_in_schema(name) - NO_WORDS_IN_FLOWS.keys() <= flow | elsewhere, name


@pytest.fixture(scope="module")
def address(both: Both) -> Iterator[str]:
    served, stop = serve_folder(both.attacked.site)
    yield served
    stop()


def test_nothing_runs_and_nobody_else_is_asked_without_the_policy(both: Both, address: str, browser: Browser) -> None:
    written = pages(both.attacked.site)
    forwarding = {name: found[1] for name, html in written.items() if (found := _FORWARDED.search(html))}
    expected = [f"{name}: went to {urljoin(address + name, to)}" for name, to in forwarding.items()]
    assert [line.partition("#")[0] for line in heard_on(browser, address, list(written))] == expected
