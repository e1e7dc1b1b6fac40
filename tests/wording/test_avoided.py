"""Words to avoid are found whole, in every form that the list gives, and not in names."""

from pathlib import PurePosixPath

from veiviser.model.wordlist import Advice
from veiviser.place import Place
from veiviser.wording.avoided import finder

PLACE = Place(PurePosixPath("content/wordlist.yaml"))
WORDLIST = (
    Advice("sykmelding", ("sykemelding", "sykemeldingen"), "Slik er det", PLACE),
    Advice("etter", ("i henhold til",), "Slik er det", PLACE),
)


def found(words: str) -> list[tuple[str, int, str]]:
    return [(one.word, one.offset, one.advice.write) for one in finder(WORDLIST)(words)]


def test_a_word_is_found_in_capitals_and_in_each_form_that_is_listed() -> None:
    assert found("Sykemeldingen er en SYKEMELDING.") == [
        ("Sykemeldingen", 0, "sykmelding"),
        ("SYKEMELDING", 20, "sykmelding"),
    ]


def test_several_words_are_found_across_the_end_of_a_line() -> None:
    assert found("gitt i henhold\ntil loven") == [("i henhold til", 5, "etter")]


def test_a_part_of_a_word_a_form_that_is_not_listed_and_a_quoted_name_are_left_alone() -> None:
    assert found("sykemeldinger, sykemelding-skjema, «Min sykemelding», nysykemelding") == []


def test_without_a_list_there_is_nothing_to_find() -> None:
    assert finder(())("sykemelding") == ()
