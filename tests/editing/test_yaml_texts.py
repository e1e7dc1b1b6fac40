"""Any words at any text of a YAML file: they are read again as they were typed, and nothing else changes."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.editing.yaml_texts import texts_of, with_words

FILE = PurePosixPath("flows/time.yaml")
SHAPES = """\
# topp
a: |  # kommentar
  hei

    innrykk
  der

b: >-
  x y
  z

  ny

c: [a, 'b', "c d", {d: e}]  # slutt
d: one
  two # end
e:
- x
- 'y

  z'
- - dypt
  - text: >
      foldet
      her
    to: a # b

f: |+
  k

g: ''
h:
i: "a\\
  b"
j: |2
    to
k: 12
"""
SOURCES = (SHAPES, "bare tekst\n", "- a\n- b: c\n", "a: |\n  siste")
MARKS = st.text(st.sampled_from("abcæøå ABC  \n\n#:-?!'\"{}[],&*|>%@`\\/~=0123.<>«»–…"), max_size=60)
TRAPS = ("no", "12", "", "~", "- a", "a: b", "# x", " x", "x ", "\n", "a\n\n\nb", "---", "...", "--- x", "'", '"', "<<")
WORDS = st.one_of(MARKS, st.text(max_size=40), st.sampled_from(TRAPS))


def plain(source: str) -> dict[tuple[str | int, ...], str]:
    """Every text by the way to it, without keys."""
    return {one.way: one.text for one in texts_of(source).values() if not one.is_key}


@tries(160, wide=20_000)
@given(st.data(), WORDS)
def test_any_words_are_read_again_and_nothing_else_is_another(data: st.DataObject, words: str) -> None:
    source = data.draw(st.sampled_from(SOURCES))
    texts = {spot: one for spot, one in texts_of(source).items() if not one.is_key}
    spot = data.draw(st.sampled_from(sorted(texts)))
    made = with_words(source, FILE, spot, words)
    if made is None:
        assert not all(letter.isprintable() or letter == "\n" for letter in words)  # what YAML or we refuse
        return
    assert plain(made) == {**plain(source), texts[spot].way: words}
    assert [line for line in made.split("\n") if "#" in line and line in source.split("\n")] or "#" not in source


@tries(40, wide=5_000)
@given(st.data(), WORDS)
def test_a_key_is_renamed_and_never_one_of_two(data: st.DataObject, words: str) -> None:
    spot = data.draw(st.sampled_from([spot for spot, one in texts_of(SHAPES).items() if one.is_key]))
    old = texts_of(SHAPES)[spot]
    made = with_words(SHAPES, FILE, spot, words)
    beside = {one.text for one in texts_of(SHAPES).values() if one.is_key and one.way[:-1] == old.way[:-1]}
    if made is not None and words != old.text:
        assert words not in beside
        assert sorted(plain(made).values()) == sorted(plain(SHAPES).values())


LONG = "Her står det så mye at linjen ikke har plass til alt som skal sies, og derfor brytes den på to linjer"


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("a: Hei", "Hei du", "a: Hei du"),
        ("a: Hei  # sagt", "Hei: du", 'a: "Hei: du"  # sagt'),
        ("b: 'x'\na: Hei", "Hei: du", "b: 'x'\na: 'Hei: du'"),
        ("a: 'Hei'", "Per's", "a: 'Per''s'"),
        ("a: Hei", "nei", "a: nei"),
        ("a: Hei", "no", 'a: "no"'),
        ("a: 12", "13", "a: 13"),
        ("a: {b: Hei, c: d}", "Hei, du", 'a: {b: "Hei, du", c: d}'),
        ("a: Hei # sagt\nb: c", "Hei\ndu", "a: |- # sagt\n  Hei\n  du\nb: c"),
        ("a: |\n  En\n  To\nb: c", "En\nTre\n", "a: |\n  En\n  Tre\nb: c"),
        ("a: >-\n  En to\n  tre\n  fire", "En to\n tre", "a: |-\n  En to\n   tre"),
        ("a: >-\n  En to\n  tre\n  fire", "En to tre fem fire", "a: >-\n  En to\n  tre fem\n  fire"),
        ("a:\n  b: Hei", LONG, f"a:\n  b: >-\n    {LONG[:70]}\n    {LONG[71:]}"),
        ("a:", "Hei", "a: Hei"),
    ],
)
def test_it_is_spelled_as_a_careful_person_would(before: str, words: str, after: str) -> None:
    spot = next(spot for spot, one in texts_of(before).items() if not one.is_key and one.way != ("b",))
    assert with_words(before, FILE, spot, words) == after


def test_nothing_begins_between_the_words() -> None:
    assert with_words("a: Hei du", FILE, (1, 8), "på") is None


def test_nothing_is_written_into_a_file_that_cannot_be_read() -> None:
    assert with_words("a: [Hei", FILE, (1, 5), "på") is None
