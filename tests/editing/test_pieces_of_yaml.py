"""Pieces of YAML: taken out, moved and put in, the lines around them as they were."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veiviser.editing.pieces_of_yaml import OnOneLine, Way, moved, read_in_order, with_new, without
from veiviser.editing.restructuring import Restructuring, restructured
from veiviser.editing.units import Unit

SOURCE = """\
# toppen
screens:
  a:
    title: A # en merknad
    body:
      # om spørsmålet
      - question: Ja?
        choices:
          ja:
            label: |
              Ja

              takk
            to: b
          nei: {label: Nei, to: a}
          # til slutt
          vet-ikke: Vet ikke
      - button: Neste
      - text: >-
          Ring oss
          i dag.

  b: {title: B}

  c:
    title: C
"""
CHOICES: Way = ("screens", "a", "body", 0, "choices")


def test_a_piece_goes_with_its_comment_and_its_gap() -> None:
    made = without(SOURCE, (*CHOICES, "vet-ikke"))
    assert made == SOURCE.replace("          # til slutt\n          vet-ikke: Vet ikke\n", "")
    assert without(SOURCE, ("screens", "b")) == SOURCE.replace("  b: {title: B}\n\n", "")
    assert without(SOURCE, ("screens", "c")) == SOURCE.replace("\n  c:\n    title: C\n", "")


def test_pieces_change_places_and_gaps_stay() -> None:
    made = moved(SOURCE, (*CHOICES, "ja"), 1)
    assert made.index("nei: {") < made.index("ja:\n") < made.index("# til slutt")
    assert moved(made, (*CHOICES, "ja"), -1) == SOURCE
    assert moved(SOURCE, ("screens", "b"), 1).endswith("  c:\n    title: C\n\n  b: {title: B}\n")


def test_a_new_piece_stands_behind_another_as_those_around_it_do() -> None:
    assert "- button: Neste\n      - text: X\n      - text: >-" in with_new(
        SOURCE, ("screens", "a", "body", 1), ["- text: X"]
    )
    assert "  b: {title: B}\n\n  d: {title: D}\n\n  c:" in with_new(SOURCE, ("screens", "b"), ["d: {title: D}"])


@pytest.mark.parametrize("way", [("screens", "b", "title"), ("screens", "a", "body", 0, "question")])
def test_what_shares_its_line_is_left_to_its_author(way: Way) -> None:
    with pytest.raises((OnOneLine, LookupError)):
        moved(SOURCE, way, 1)


def test_the_last_of_its_kind_and_what_has_no_neighbour_stay() -> None:
    with pytest.raises(LookupError):
        without("a:\n  b: c\n", ("a", "b"))
    with pytest.raises(LookupError):
        moved(SOURCE, ("screens", "c"), 1)


def choices_in(source: str) -> Any:
    """As pairs of name and what is said of it, in order."""
    said: Any = read_in_order(source)
    for step in CHOICES:
        said = said[step] if isinstance(step, int) else dict(said)[step]
    return said


LABELS = st.text("abc æøå:#-{}[]\"'|>&*!%@`?,\n\\", min_size=1).filter(lambda words: words.strip())


@given(LABELS.map(str.split).map(" ".join).filter(bool), st.sampled_from(["ja", "nei", "vet-ikke"]))
def test_whatever_is_added_is_read_as_just_these_words_and_all_else_as_before(words: str, behind: str) -> None:
    unit = Unit("choice", (*CHOICES, behind), behind)
    made = restructured(SOURCE, PurePosixPath("x.yaml"), Restructuring(what="add", unit=unit, words=words))
    assert made is not None
    known, lines = SOURCE.split("\n"), made.split("\n")
    at = next(n for n, (old, new) in enumerate(zip(known, lines, strict=False)) if old != new)
    assert lines[:at] == known[:at]
    assert lines[len(lines) - (len(known) - at) :] == known[at:]
    before, after = list(choices_in(SOURCE)), list(choices_in(made))
    (new,) = (one for one in after if one not in before)
    assert [one for one in after if one != new] == before
    assert after.index(new) == [name for name, _ in before].index(behind) + 1
    assert words == (dict(new[1])["label"] if isinstance(new[1], tuple) else new[1])
