"""The words and numbers of a site, by which its search mends slips and finds numbers."""

import json
from typing import Any

from veiviser.engine.search_words import words_of

PAGE = """<!doctype html><html lang="nb"><body><header>Meny</header>
<article data-pagefind-body>
<h1>Hjelp til <em>videotimen</em></h1>
<p>Timen er 20 min. HJELP! <span lang="en">Browser support</span> <code>tid</code></p>
<div data-pagefind-ignore="all">Sjekken <p lang="en">check</p></div>
<span data-words="kammera, på" hidden></span>
</article></body></html>"""


def told(*pages: str) -> Any:
    return json.loads(words_of(pages))


def test_words_are_those_that_can_be_found_and_the_most_frequent_stand_first() -> None:
    words = ["hjelp", "kammera", "min", "til", "timen", "videotimen"]
    assert told(PAGE)["words"] == words


def test_a_page_that_search_does_not_know_adds_no_word() -> None:
    assert told(PAGE.replace(" data-pagefind-body", "")) == {"words": [], "numbers": {}}


def test_the_words_of_all_pages_are_counted_together() -> None:
    other = '<html lang="nb"><article data-pagefind-body>Timen, timen på ØYA</article></html>'
    assert told(PAGE, other)["words"][:3] == ["timen", "hjelp", "kammera"]
    assert "øya" in told(PAGE, other)["words"]


def test_numbers_are_known_by_their_digits_with_the_forms_that_they_are_written_in() -> None:
    text = "Ring 116\N{NO-BREAK SPACE}117, 116 117, 23 32 70 00 eller 113 før kl. 22.00, den 1. mai. A4 og 5G."
    numbers = told(f'<html lang="nb"><article data-pagefind-body>{text}</article></html>')["numbers"]
    forms = {"1": ["1"], "113": ["113"], "116117": ["116 117"], "2200": ["22.00"], "23327000": ["23 32 70 00"]}
    assert numbers == forms
