"""The list of words that the site's search mends slips by."""

import json

from veiviser.engine.search_words import words_of

PAGE = """<!doctype html><html lang="nb"><body><header>Meny</header>
<article data-pagefind-body>
<h1>Hjelp til <em>videotimen</em></h1>
<p>Timen er 20 min. HJELP! <span lang="en">Browser support</span> <code>tid</code></p>
<div data-pagefind-ignore="all">Sjekken <p lang="en">check</p></div>
<span data-words="kammera, på" hidden></span>
</article></body></html>"""


def test_words_are_those_that_can_be_found_and_the_most_frequent_stand_first() -> None:
    words = ["hjelp", "kammera", "min", "til", "timen", "videotimen"]
    assert json.loads(words_of([PAGE])) == words


def test_a_page_that_search_does_not_know_adds_no_word() -> None:
    assert json.loads(words_of([PAGE.replace(" data-pagefind-body", "")])) == []


def test_the_words_of_all_pages_are_counted_together() -> None:
    other = '<html lang="nb"><article data-pagefind-body>Timen, timen på ØYA</article></html>'
    assert json.loads(words_of([PAGE, other]))[:3] == ["timen", "hjelp", "kammera"]
    assert "øya" in json.loads(words_of([PAGE, other]))
