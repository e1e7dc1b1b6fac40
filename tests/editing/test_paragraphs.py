"""Other words in one paragraph of a Markdown text, and every other as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.breadth import tries
from veiviser.editing.paragraphs import paragraphs_of, with_blocks, with_paragraph
from veiviser.markdown.dialects import PAGE

PAGE_TEXT = """\
# Tittel

Første [lenke](x.md) og
andre linje.

- punkt en
  fortsetter
- punkt *to*

> sitat
> mer

| a | b |
|---|---|
| c | d |

!!! note "Hei du"

    Innhold her
    mer
"""


@tries(80, wide=10_000)
@given(st.integers(0, 10), st.text(st.sampled_from("ab æ\n#-*>|1.)=~`[]()_!:{}\\"), min_size=1, max_size=30))
def test_all_other_paragraphs_stay(number: int, words: str) -> None:
    made = with_paragraph(PAGE_TEXT, PAGE, number, words)
    if made is not None:
        before, after = paragraphs_of(PAGE_TEXT, PAGE), paragraphs_of(made, PAGE)
        assert [one.words for n, one in enumerate(after) if n != number] == [
            one.words for n, one in enumerate(before) if n != number
        ]
        assert after[number].words.replace("\\", "") == "\n".join(
            line.strip() for line in words.strip().split("\n")
        ).replace("\\", "")


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [
        (1, "1. januar", "1\\. januar"),
        (1, "- ikke liste", "\\- ikke liste"),
        (2, "to\nlinjer", "- to\n  linjer"),
        (4, "to\nlinjer", "> to\n> linjer"),
        (6, "ny", "| a | ny |"),
        (10, "to\nlinjer", "    to\n    linjer"),
    ],
)
def test_words_stay_words_where_they_stand(number: int, words: str, line: str) -> None:
    made = with_paragraph(PAGE_TEXT, PAGE, number, words)
    assert made is not None
    assert f"\n{line}\n" in made


@pytest.mark.parametrize(
    ("number", "words"), [(0, "to\nlinjer"), (5, "to\nlinjer"), (1, "a\n\nb"), (1, " "), (99, "a")]
)
def test_what_cannot_stand_there_is_refused(number: int, words: str) -> None:
    assert with_paragraph(PAGE_TEXT, PAGE, number, words) is None


def test_a_paragraph_by_itself_may_become_several_blocks() -> None:
    blocks = "Først.\n\n## Så\n\n- ett\n- to\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    made = with_blocks(PAGE_TEXT, PAGE, 1, blocks)
    assert made == PAGE_TEXT.replace("Første [lenke](x.md) og\nandre linje.", blocks)


@pytest.mark.parametrize("number", [2, 3, 4, 5, 9, 10])
def test_what_stands_in_a_list_a_quote_a_table_or_a_box_does_not(number: int) -> None:
    assert with_blocks(PAGE_TEXT, PAGE, number, "en\n\nto") is None


def test_blocks_that_would_take_others_into_them_are_refused() -> None:
    assert with_blocks(PAGE_TEXT, PAGE, 1, "en\n\n```\nto") is None


@tries(80, wide=10_000)
@given(st.text(st.sampled_from("ab æ\n#-*>|1.)=~`[]()_!:{}\\"), min_size=1, max_size=40))
def test_whatever_blocks_are_put_in_all_other_paragraphs_stay(words: str) -> None:
    made = with_blocks(PAGE_TEXT, PAGE, 1, words)
    if made is not None:
        before, after = ([one.words for one in paragraphs_of(text, PAGE)] for text in (PAGE_TEXT, made))
        assert after[:1] == before[:1]
        assert after[len(after) - len(before) + 2 :] == before[2:]
