"""Sentences are counted as Björnsson counts, and the ones that are named are those that are too hard."""

import pytest

from veiviser.wording.sentences import ENOUGH, Sentence, find_hard, find_sentences, measure


@pytest.mark.parametrize(
    ("passage", "counts"),
    [
        ("Ring legen. Vent på svar.", [2, 3]),
        ("Ring legen\nnå! Er du syk? Vent …", [3, 3, 1]),
        ("Gjør slik: Ring legen", [2, 2]),
        ("Ring kl. 09.00 den 1. januar, f.eks. Fastlegen.", [7]),
        ("Velg «Skal du på fysisk time?» og trykk «Ja».", [9]),
        ("Se «Ring oss.» Trykk så.", [3, 2]),
        ("E-post, BankID og 23 32 70 00.", [3]),
        ("  …  ", []),
    ],
)
def test_a_sentence_ends_at_a_stop_and_not_in_the_middle(passage: str, counts: list[int]) -> None:
    assert [len(sentence.words) for sentence in find_sentences(passage)] == counts


def test_lix_is_the_length_of_sentences_and_the_share_of_long_words() -> None:
    sentences = list(find_sentences("Legen ringer deg. Pasientreiser dekker reisen til sykehuset, fastslår loven."))
    counted = measure(sentences)
    assert (counted.sentences, counted.words, counted.long) == (2, 10, 3)
    assert counted.lix == 10 / 2 + 100 * 3 / 10
    assert measure([]).lix == 0


def test_six_letters_are_not_long_and_seven_are() -> None:
    assert Sentence(("sekser", "sjusser"), 0).long == ("sjusser",)


EASY = Sentence(("Du", "kan", "ringe", "oss"), 0)
HARD = Sentence(("Videokonsultasjoner",) * 20, 0)
HARDER = Sentence(("Videokonsultasjoner",) * 40, 0)


def test_the_fewest_sentences_are_named_that_keep_a_text_above_its_aim() -> None:
    sentences = [*[EASY] * 30, HARD, HARDER]
    assert find_hard(sentences, 35) == (31,)
    assert find_hard(sentences, 10) == (30, 31)


def test_where_all_are_as_hard_all_are_named() -> None:
    assert find_hard([HARD] * 6, 35) == (0, 1, 2, 3, 4, 5)


def test_a_text_within_its_aim_or_too_short_to_measure_names_none() -> None:
    assert find_hard([EASY] * 40, 35) == ()
    assert len(HARDER.words) * 2 < ENOUGH
    assert find_hard([HARDER, HARDER], 35) == ()


def test_a_short_sentence_is_not_named_where_the_long_ones_weigh() -> None:
    short = Sentence(("Videokonsultasjon",), 0)
    assert find_hard([*[EASY] * 20, short, HARDER, HARDER], 20) == (21, 22)
