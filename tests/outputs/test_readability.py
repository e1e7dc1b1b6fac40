"""Editors see how hard each text is to read, the hardest first."""

from pathlib import PurePosixPath

from veiviser.model.project import Page
from veiviser.outputs.contract import ToldGuide
from veiviser.outputs.whole_site.readability import tell_readability
from veiviser.place import Place
from veiviser.wording.readability import Readability, of_page
from veiviser.wording.sentences import Measure

EASY = "Du kan ringe oss. " * 30
HARD = "Videokonsultasjoner forutsetter tilstrekkelig internettforbindelse. " * 30


def page(path: str, title: str, text: str, language: str = "nb") -> Page:
    file = PurePosixPath(path)
    return Page(
        path=file, title=title, text=text, anchors=frozenset(), place=Place("content" / file), language=language
    )


def test_pages_and_guides_stand_with_their_numbers_the_hardest_first_and_the_short_last() -> None:
    pages = {
        "om/kort": page("om/kort.md", "Kort", "Videokonsultasjoner!"),
        "om/lett": page("om/lett.md", "Lett | lest", f"# Lett\n\n{EASY}"),
        "om/tung": page("om/tung.md", "Tung", HARD),
        "about": page("about.md", "About", HARD, "en"),
    }
    guide = ToldGuide("guide/time/index.md", "Bestille time", Readability(Measure(20, 200, 52), 35, ()))
    rows = [line for line in tell_readability([guide], pages).splitlines() if line.startswith("| [")]
    assert rows == [
        "| [Bestille time](../../guide/time/index.md) | **36, over målet** | 35 | 200 |",
        "| [Tung](../../om/tung.md) | **104, over målet** | 40 | 120 |",
        "| [Lett &#124; lest](../../om/lett.md) | 4 | 40 | 120 |",
        "| [Kort](../../om/kort.md) | for kort | 40 | 1 |",
    ]


def test_the_number_is_the_one_that_the_check_judges_by() -> None:
    judged = of_page(page("om/tung.md", "Tung", HARD))
    assert (judged.measure.lix, judged.aim, len(judged.hard) > 0) == (104, 40, True)
    assert of_page(page("om/lett.md", "Lett", EASY)).hard == ()


def test_without_guides_there_is_no_table_of_them() -> None:
    assert "## Veiledninger" not in tell_readability([], {"om": page("om.md", "Om", EASY)})
