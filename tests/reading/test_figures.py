"""Figures of facts in texts: what is too much its own to be there by chance, and what is not."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from veiviser.model.fact import Fact
from veiviser.place import Place
from veiviser.reading.shown.typed_figures import figures_of

_PLACE = Place(PurePosixPath("content/facts.yaml"))


def fact(value: str, words: str = "", unit: str = "") -> Fact:
    return Fact(
        name="x",
        value=value,
        words=words or value,
        source="oppdraget",
        checked=date(2026, 5, 2),
        place=_PLACE,
        unit=unit,
    )


EMERGENCY = fact("113")
DOCTOR = fact("116117", "116 117")
HELP = fact("+4723327000", "23 32 70 00")
FEE = fact("179", "179 kr", "kr")
CEILING = fact("3278", "3 278 kr", "kr")
COUNT = fact("5224", "5 224")
ROUND = fact("2000", "2 000")
HOURS = fact("08.00–15.30")
MAIL = fact("hjelp@example.no")


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        (DOCTOR, "Ring 116 117.", "116 117"),
        (DOCTOR, "Ring 116117, nå", "116117"),
        (DOCTOR, "Ring [116\N{NO-BREAK SPACE}117]", "116\N{NO-BREAK SPACE}117"),
        (DOCTOR, "(tel:116117)", "116117"),
        (EMERGENCY, "(tel:113)", "113"),
        (HELP, "23 32 70 00", "23 32 70 00"),
        (HELP, "på 233 27 000", "233 27 000"),
        (HELP, "tel:+4723327000", "+4723327000"),
        (HELP, "+47 23 32 70 00", "+47 23 32 70 00"),
        (FEE, "koster 179 kroner", "179 kroner"),
        (FEE, "koster kr 179.", "kr 179"),
        (FEE, "koster 179,-", "179,-"),
        (CEILING, "taket er 3278 kr", "3278 kr"),
        (COUNT, "Det er 5224 leger", "5224"),
        (ROUND, "Det er 2 000 leger", "2 000"),
        (HOURS, "åpent 08.00-15.30", "08.00-15.30"),
        (MAIL, "mailto:hjelp@example.no", "hjelp@example.no"),
    ],
)
def test_a_figure_is_found_however_it_is_written(known: Fact, text: str, found: str) -> None:
    pattern = figures_of(
        (
            fact("987654"),
            known,
        )
    )
    assert pattern is not None
    (match,) = pattern.finditer(text)
    assert (match[0], match.lastgroup) == (found, "f1")


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (DOCTOR, "2 116 117 personer"),
        (DOCTOR, "116 117 000 personer"),
        (DOCTOR, "sak 2026/116117"),
        (DOCTOR, "id116117"),
        (DOCTOR, "https://example.no/116117"),
        (DOCTOR, "116117.5"),
        (HELP, "123 32 70 00"),
        (COUNT, "5 22 4"),
        (FEE, "buss 179"),
        (FEE, "1179 kr"),
        (FEE, "179 kroneprinser"),
        (CEILING, "3 278 leger"),
        (COUNT, "52 24"),
        (COUNT, "15224"),
        (ROUND, "i år 2000"),
        (MAIL, "hjelp@example.nord"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(known: Fact, text: str) -> None:
    pattern = figures_of((known,))
    assert pattern is not None
    assert pattern.search(text) is None


@pytest.mark.parametrize("known", [fact("2", "to"), fact("5", "5 minutter", "minutter"), fact("16", "16 år", "år")])
def test_small_figures_are_nobodys(known: Fact) -> None:
    assert figures_of((known,)) is None
