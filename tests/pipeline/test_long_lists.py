"""A list that a screen shows the beginning of leads to pages with all of it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.projects import COLUMNS, choosing, write_project
from veiviser.pipeline import generate


@pytest.mark.parametrize(
    ("rows", "said", "pages"),
    [
        (10, [], 0),
        (11, ["Se hele listen"], 1),
        (100, ["Se hele listen"], 1),
        (101, ["Se hele listen, 100 på hver side"], 2),
    ],
)
def test_the_way_to_all_of_it_says_how_much_a_page_holds(
    rows: int, said: list[str], pages: int, tmp_path: Path
) -> None:
    write_project(tmp_path, flows={"liste": choosing()})
    (tmp_path / "data").mkdir()
    lines = (f"Lege nummer {number},Oslo,Oslo,kvinne,norsk,1,,0\n" for number in range(rows))
    (tmp_path / "data" / "leger.csv").write_text(COLUMNS + "".join(lines), encoding="utf-8")
    drawn = generate(tmp_path).site_files
    screen = BeautifulSoup(str(drawn["verksted/prototype/liste/start.html"]), "html5lib")
    assert [link.get_text() for link in screen.select(".directory__parts a")] == said
    parts = {path for path in drawn if path.startswith("verksted/prototype/liste/start.")} - {
        "verksted/prototype/liste/start.html"
    }
    assert len(parts) == pages
