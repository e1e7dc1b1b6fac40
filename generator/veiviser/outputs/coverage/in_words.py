"""Columns and figures of coverage, as people call them."""

from babel import Locale, UnknownLocaleError

from veiviser.model.catalogue import Language
from veiviser.model.coverage import APPROVED, COLUMNS, Column, Figures
from veiviser.model.interface import InterfaceWords

NAMED = frozenset({*COLUMNS, APPROVED})
"""Columns that have words of their own; the others are languages."""


def name_of(column: Column, words: InterfaceWords) -> str:
    """What people call it; a language by its Norwegian name."""
    return (
        words(f"coverage.{column}") if column in NAMED else words("coverage.language", language=_named(column, words))
    )


def counted(figures: Figures, words: InterfaceWords) -> str:
    """«Alle 162 valg er prøvd, 97 er ikke nevnt i veiledningen.»"""
    of_all = figures.tried == figures.branches > 1
    tried = "coverage.all_tried" if of_all else "coverage.tried" if figures.tried else "coverage.none_tried"
    told = "coverage.untold" if figures.untold else "coverage.all_told"
    return words(
        "coverage.figures",
        tried=words(tried, tried=figures.tried, count=figures.branches),
        told=words(told, count=figures.untold),
    )


def _named(language: Language, words: InterfaceWords) -> str:
    """`nynorsk` for `nn`; the tag itself where nobody knows it."""
    try:
        return Locale.parse(language, sep="-").get_display_name(words.language) or language
    except UnknownLocaleError:
        return language
