"""Data files that pages show as tables: what is drawn of a sound one, and what is said of each mistake."""

from datetime import date
from pathlib import Path

import pytest

from tests.interface import WORDS
from veiviser.model.project import Page
from veiviser.outputs.pages.tables import draw_tables
from veiviser.problem import Report
from veiviser.reading import read_content

SOUND = """\
caption: Hytter & naust
columns:
  name: Navn
  beds: Senger
rows:
  - {name: Utsikten, beds: 04, source: eieren, checked: 2026-02-01}
  - {name: <Lia>, beds: no, source: eieren, checked: 2026-01-31}
"""
PAGE = """\
# Hytter

<!-- table hytter.yaml -->

```html
<!-- table hytter.yaml -->
```

Slik: `<!-- table annet.yaml -->`
"""


def read(folder: Path, data: str | None = SOUND, page: str = PAGE) -> tuple[Page, list[str]]:
    """The page that shows the data, and place, message and ID of each problem."""
    content = folder / "content"
    (content / "tur").mkdir(parents=True)
    (content / "tur" / "index.md").write_text(page, "utf-8")
    if data is not None:
        (content / "tur" / "hytter.yaml").write_text(data, "utf-8")
    problems = Report()
    pages = read_content(content, problems).pages
    return pages["tur/index"], [str(problem) for problem in sorted(problems)]


def test_a_data_file_is_shown_where_its_mark_stands(tmp_path: Path) -> None:
    page, problems = read(tmp_path)
    assert problems == []
    assert [row.checked for row in page.tables[3].rows] == [date(2026, 2, 1), date(2026, 1, 31)]
    before, table, after = draw_tables(page, WORDS).partition('<table data-table="hytter">')
    assert table
    assert before == "# Hytter\n\n"
    assert '<th scope="col">Navn</th><th scope="col">Senger</th>' in after
    assert '<td data-column="name">Utsikten</td><td data-column="beds">04</td>' in after
    assert '<td data-column="name">&lt;Lia&gt;</td><td data-column="beds">no</td>' in after
    assert '<time datetime="2026-01-31">31. januar 2026</time>. Kilde: eieren.' in after
    assert after.endswith(PAGE.partition("<!-- table hytter.yaml -->\n")[2])


@pytest.mark.parametrize("mark", ["\u200e", "\u202e"])
def test_a_table_with_a_warning_is_shown_all_the_same(mark: str, tmp_path: Path) -> None:
    page, problems = read(tmp_path, SOUND.replace("Utsikten", f"Utsikten{mark}"))
    assert [problem.split(": ")[1] for problem in problems] == ["warning"]
    assert f'<td data-column="name">Utsikten{mark}</td>' in draw_tables(page, WORDS)


def test_an_empty_table_with_a_warning_is_told_all_the_same(tmp_path: Path) -> None:
    page, problems = read(tmp_path, "# hytter\u200e\n")
    assert page.tables == {}
    assert [problem.split(": ")[1] for problem in problems] == ["error", "warning"]


def test_a_page_without_marks_stays_as_it_is(tmp_path: Path) -> None:
    page, problems = read(tmp_path, data=None, page="# Hytter\n")
    assert problems == []
    assert draw_tables(page, WORDS) == "# Hytter\n"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("checked: 2026-02-01", "checked: 2026-02-30", "6:57: error: 30 February 2026 does not exist"),
        ("checked: 2026-02-01", "check: 2026-02-01", "6:48: error: a row has no `check`; did you mean `checked`?"),
        (", checked: 2026-02-01", "", "6:5: error: a row needs `checked:`"),
        ("beds: 04, ", "", "6:5: error: a row needs `beds:`"),
        ("beds: 04", "beds: [4]", "6:28: error: `beds` is one text"),
        ("caption: Hytter & naust\n", "", "1:1: error: a table needs `caption:`"),
        ("  beds: Senger", "  source: Kilde", "4:3: error: `source` is said below the table"),
        ("  name: Navn", "  Navn: Navn", "3:3: error: `Navn` is no name for a column"),
        (SOUND, "", "1:1: error: the file is empty"),
        (SOUND, "- x\n", "1:1: error: a table is made of lines `key: value`"),
        (SOUND[SOUND.index("  - {") :], "", "5:6: error: `rows` is a list"),
    ],
)
def test_a_mistake_in_the_data_is_told_at_its_place(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    assert wrong in SOUND
    page, problems = read(tmp_path, SOUND.replace(wrong, right))
    assert any(problem.startswith(f"content/tur/hytter.yaml:{said}") for problem in problems), problems
    assert page.tables == {}


def test_a_mark_without_its_file_is_told_on_its_line(tmp_path: Path) -> None:
    _, problems = read(tmp_path, page="# Hytter\n\n<!-- table hyter.yaml -->\n")
    assert problems[0].startswith("content/tur/hytter.yaml:1:1: warning: neither a page nor a picture")
    assert problems[1].startswith(
        "content/tur/index.md:3:12: error: no file `tur/hyter.yaml`; did you mean `tur/hytter"
    )
