"""How our own flows and pages say conditions, and that what a reader must find stands on all pages that need it."""

import re
from pathlib import Path

import pytest
import yaml

from tests.sites import ROOT

FLOWS = sorted((ROOT / "flows").glob("*.yaml"))
PAGES = sorted(path for path in (ROOT / "content").glob("**/*.md") if "developers" not in path.parts)
HELP = sorted((ROOT / "content" / "hjelp").glob("**/*.md"))
_FIRST = (
    "Angrer Avbestiller Begynner Blir Bruker Bytter Er Faller Feiler Finner Forlot Får Gjelder Går Har Hjelper Hører "
    "Kan Kommer Ligger Lurer Mangler Møter Må Nevner Ringer Ser Sier Skal Skriver Slipper Slutter Står Svarer Svarte "
    "Trenger Trykker Velger Vil Virker"
)
_CONDITION = re.compile(rf"(?:^|[.:»] )(?:{_FIRST.replace(' ', '|')}) [^.?!|]*, [^.?!|]*\.")
"""«Har du iPhone, bruker du Safari.»: a condition without «hvis», which is easily read as a question."""
_MAY = "Får du beskjed"
"""Two that stand beside each other, so that they are read as a pair."""


def sentences(path: Path) -> str:
    """The file with its lines joined where a sentence goes on, and code left out."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\n(?!\s*(?:[-|#0-9<!]|[a-z-]+:|$)) *", " ", text)


@pytest.mark.parametrize("path", [*FLOWS, *PAGES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_condition_is_said_with_hvis(path: Path) -> None:
    found = [
        match[0]
        for line in sentences(path).splitlines()
        for match in _CONDITION.finditer(re.sub(r"^[\s\-|0-9.]+|^\s*[a-z-]+: ", "", line))
    ]
    assert [words for words in found if _MAY not in words] == []


def test_a_condition_without_hvis_would_be_found() -> None:
    assert _CONDITION.search("Har du iPhone, bruker du Safari.")
    assert _CONDITION.search("Trykk på knappen. Virker det ikke, ringer du.")
    assert not _CONDITION.search("Har du ikke fastlege? Kontakt kommunen.")


@pytest.mark.parametrize("path", HELP, ids=lambda path: path.stem)
def test_every_help_page_has_the_emergency_numbers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "(tel:{fact.legevakt})" in text
    assert "(tel:{fact.nodtelefon})" in text


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_every_screen_has_the_emergency_numbers(path: Path) -> None:
    screens = yaml.safe_load(path.read_text(encoding="utf-8"))["screens"]
    without = [
        name
        for name, screen in screens.items()
        if not all(f"(tel:{{fact.{number}}})" in str(screen["body"]) for number in ("legevakt", "nodtelefon"))
    ]
    assert without == []
