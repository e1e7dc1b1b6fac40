"""Chapters and what becomes of them on paper: ids, links, pictures, contents."""

import re

import pytest

from veiviser.booklet.binding import Booklet, bind
from veiviser.booklet.chapters import Chapter, read_chapter
from veiviser.booklet.paper import LARGE, NORMAL
from veiviser.model.project import Look
from veiviser.templating.environment import LookEnvironment, make_environment

GUIDE = """<!doctype html><html lang="nn"><head><link rel="stylesheet" href="../../assets/site.css"></head><body>
<article id="innhold"><h1 id="reise">Slik reiser du</h1>
<p class="meta">Oppdatert i dag · <a href="../../prototype/r/">Øv</a></p>
<h2 id="start">Start</h2><section class="step" id="steg-1"><h3 id="en"><span>1</span> Kjøp billett</h3>
<p>Gå til <a href="#steg-2">steg 2</a>. Se <a href="../../hjelp/#pris">prisen</a>, <a href="../annen/">en annen</a>,
<a href="https://example.no/kart/">kartet</a>
og <a href="https://example.no/kart/">kartet igjen</a>, <a href="tel:113">113</a>.</p>
<a class="try" href="../../prototype/r/a.html">Prøv dette steget</a>
<figure class="picture" id="1"><div class="picture__host" role="img" aria-label="Skjermbilde: Billett.">
<template shadowrootmode="open"><link rel="stylesheet" href="../../prototype/assets/x.css">
<a href="tel:112">112</a></template>
</div></figure></section>
<section class="step" id="steg-2"><h3>Reis</h3><details><summary>Mer</summary>Ord</details></section>
</article></body></html>"""
HELP = """<html lang="nb"><body><article><h1>Hjelp</h1><h2 id="pris">Pris</h2>
<p><a href="../guide/reise/#steg-2">steg 2</a> <a href="./">her</a></p></article></body></html>"""


@pytest.fixture(scope="module")
def templates(look: Look) -> LookEnvironment:
    return make_environment(look)


@pytest.fixture
def guide() -> Chapter:
    return read_chapter("guide/reise/index.html", GUIDE, "k1")


@pytest.fixture
def whole(guide: Chapter) -> Booklet:
    return Booklet("Alt", (guide, read_chapter("hjelp/index.html", HELP, "k2")))


def test_the_running_head_is_the_title_to_the_letter(guide: Chapter, templates: LookEnvironment) -> None:
    title = 'Få «lyd» & "bilde" i møtet </style>'
    page = bind(Booklet(title, (guide,)), NORMAL, templates, {})
    assert r'content: "Få «lyd» \26  \22 bilde\22  i møtet \3c /style\3e "' in page


def test_a_chapter_keeps_what_can_be_read_and_drops_what_can_only_be_pressed(guide: Chapter) -> None:
    assert (guide.title, guide.language, guide.styles) == ("Slik reiser du", "nn", ("assets/site.css",))
    assert "Prøv dette steget" not in guide.html
    assert "Oppdatert i dag</p>" in guide.opening
    assert "<details open" in guide.html


def test_no_sheet_is_begun_for_what_ends_a_page() -> None:
    page = HELP.replace(
        "</article>", '<p><a href="../om/">Neste: Om oss</a></p><p class="meta">Oppdatert i dag</p></article>'
    )
    chapter = read_chapter("hjelp/index.html", page, "k1")
    assert (chapter.opening.count("Oppdatert i dag"), chapter.html.count("Oppdatert i dag")) == (1, 0)
    assert "Neste" not in chapter.html
    for kept in ('<p>Se <a href="../om/">siden om oss</a></p>', '<p><a href="https://example.no/">Kartet</a></p>'):
        assert (
            "</a>" in read_chapter("hjelp/index.html", HELP.replace("</article>", f"{kept}</article>"), "k1").html[-60:]
        )


def test_a_picture_is_one_figure_with_its_description(guide: Chapter) -> None:
    assert guide.html.count('alt="Skjermbilde: Billett."') == 1
    assert "aria-label" not in guide.html
    assert 'href="prototype/assets/x.css"' in guide.html


def test_a_place_without_a_heading_is_called_what_its_chapter_is() -> None:
    page = HELP.replace("<p>", '<p id="slik">')
    assert read_chapter("hjelp/index.html", page, "k2").places["slik"].words == "Hjelp"


def test_no_two_chapters_share_an_id(whole: Booklet, templates: LookEnvironment) -> None:
    ids = re.findall(r'\sid="([^"]*)"', bind(whole, NORMAL, templates, {}))
    assert len(ids) == len(set(ids)) > 8


def test_the_contents_of_one_guide_are_its_parts_and_steps(guide: Chapter) -> None:
    listed = Booklet("", (guide,)).listed
    assert [(place.words, level) for place, level in listed] == [("Start", 1), ("1 Kjøp billett", 2)]


def test_the_contents_of_several_pages_are_their_titles_and_parts(whole: Booklet) -> None:
    told = [(place.words, level) for place, level in whole.listed]
    assert told == [("Slik reiser du", 1), ("Start", 2), ("Hjelp", 1), ("Pris", 2)]


def test_a_link_within_the_booklet_names_the_page(whole: Booklet, templates: LookEnvironment) -> None:
    places = whole.places
    step, price = places["guide/reise/index.html#steg-2"].id, places["hjelp/index.html#pris"].id
    html = bind(whole, NORMAL, templates, {step: 17, price: 4, "k2": 3})
    assert html.count("(side&nbsp;<b>17</b>)") == 2
    assert re.search(rf'href="#{price}">prisen <span[^>]*>\(side&nbsp;<b>4</b>\)', html)
    assert re.search(r'href="#k2">her <span[^>]*>\(side&nbsp;<b>3</b>\)', html)


def test_an_address_is_told_once_and_a_telephone_number_as_it_is(guide: Chapter, templates: LookEnvironment) -> None:
    html = bind(Booklet("", (guide,)), NORMAL, templates, {})
    assert html.count("(example.no/kart)") == 1
    assert '<a href="tel:113">113</a>' in html


def test_a_page_outside_the_booklet_is_named_by_its_address_or_by_its_words_alone(
    guide: Chapter, templates: LookEnvironment
) -> None:
    nowhere = bind(Booklet("", (guide,)), NORMAL, templates, {})
    assert "en annen" in nowhere
    assert "annen/index.html" not in nowhere
    told = bind(Booklet("", (guide,), "https://www.kommunen.no/"), NORMAL, templates, {})
    assert 'href="https://www.kommunen.no/guide/annen/">en annen' in told
    assert "(www.kommunen.no/guide/annen)" in told


def test_large_print_and_language_are_said_to_the_style_and_to_the_reader(
    guide: Chapter, templates: LookEnvironment
) -> None:
    html = bind(Booklet("", (guide,)), LARGE, templates, {}, steady=True)
    assert '<html lang="nn" class="booklet booklet--large booklet--steady">' in html
