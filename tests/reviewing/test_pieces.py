"""HTML in pieces: nothing is lost of it, and what differs is marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veiviser.reviewing.folding import side_by_side
from veiviser.seeing.pieces import form_of, marked, pieces_of, words_of

TEXTS = st.lists(
    st.sampled_from(["<b>", "</b>", "<p class='a'>", " ", "\n", "Velg", "dato.", "&lt;", "<!-- x -->", "5 < 6"])
)


@given(TEXTS)
def test_pieces_are_the_whole_text(parts: list[str]) -> None:
    assert "".join(piece.text for piece in pieces_of("".join(parts))) == "".join(parts)


@given(TEXTS, TEXTS)
def test_marks_change_nothing_else(before: list[str], after: list[str]) -> None:
    found = marked("".join(before), "".join(after))
    without = [re.sub(r'<mark data-side="\w+">|</mark>', "", side) for side in (found.before, found.after)]
    assert without == ["".join(before), "".join(after)]


def test_neighbours_share_a_mark() -> None:
    found = marked("<p>Ring oss i dag.</p>", "<p>Skriv til <b>oss</b> i dag.</p>")
    assert found.before == '<p><mark data-side="before">Ring</mark> oss i dag.</p>'
    assert found.after == '<p><mark data-side="after">Skriv til</mark> <b>oss</b> i dag.</p>'
    assert (found.removed, found.added) == (("Ring",), ("Skriv til",))


def test_nothing_is_marked_where_a_mark_cannot_stand() -> None:
    found = marked("<select><option>Ja</option></select>", "<select><option>Nei</option></select>")
    assert found.after == "<select><option>Nei</option></select>"
    assert found.added == ("Nei",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a href="a.html" id="x">Hit</a>', '<a id="y" href="b.html">Hit</a>'),
        ("<p>Velg  dag</p>", "<p>Velg\ndag</p>"),
        ('<h3><span class="number">4</span> Velg</h3>', '<h3><span class="number">5</span> Velg</h3>'),
        ('<p>Gå til <a href="#steg-4">punkt 4</a>.</p>', '<p>Gå til <a href="#steg-5">punkt 5</a>.</p>'),
    ],
)
def test_what_nobody_sees_is_no_difference(one: str, other: str) -> None:
    assert form_of(one) == form_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Velg dag</p>", "<p>Velg tid</p>"),
        ('<a data-variant="primary">Hit</a>', '<a data-variant="secondary">Hit</a>'),
        ("<p>Hit</p>", "<b>Hit</b>"),
        ('<img alt="En katt">', '<img alt="En hund">'),
    ],
)
def test_what_is_seen_or_heard_is_a_difference(one: str, other: str) -> None:
    assert form_of(one) != form_of(other)


def test_words_of_pictures_are_words() -> None:
    assert words_of('<p>Se <img alt="en katt"></p>') == ("Se", "en", "katt")


def test_what_is_the_same_on_both_sides_is_folded_and_leads_nowhere() -> None:
    same = [f'<p id="n{n}">Avsnitt <a href="x.html">{n}</a></p>' for n in range(6)]
    before, after = side_by_side("\n".join([*same, "<p>Ring</p>"]), "\n".join([*same, "<p>Skriv</p>"]), "{count} like")
    assert "<details><summary>5 like</summary>" in before
    assert '<p><mark data-side="after">Skriv</mark></p>' in after
    assert "href" not in before + after
    assert "id=" not in before + after
