"""Facts from their file to the pages of a site, on whatever day it is built."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.bad_input.running import mkdocs
from tests.projects import SETTINGS
from veiviser.cli import main
from veiviser.pipeline import Cache, check_site, generate
from veiviser.problem import ProblemsFound
from veiviser.writing import write_files

FACTS = """\
legevakt: {value: 116117, words: 116 117, source: oppdraget, checked: 2026-05-02}
pris: {value: 3278, unit: kr, source: helfo.no, from: 2026-01-01, until: 2026-12-31, checked: 2026-04-24}
"""
FLOW = """\
title: Reise
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Les om prisen, {fact.pris}.
    end: done
    body:
      - text: Du betaler {fact.pris}.
"""
PAGE = "# Ring\n\nRing [{fact.legevakt}](tel:{fact.legevakt}), se\n`{fact.legevakt}`.\n"
SUMMER = date(2026, 7, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"mkdocs.yml": SETTINGS, "content/facts.yaml": FACTS, "content/index.md": "# Forside\n"}
    write_files(tmp_path, {**files, "content/ring.md": PAGE, "flows/reise.yaml": FLOW})
    return tmp_path


def test_pages_and_guides_show_facts_and_when_they_were_checked(root: Path) -> None:
    made = generate(root, day=SUMMER)
    page, guide = made.docs["ring.md"], made.docs["guide/reise/index.md"]
    assert isinstance(page, str)
    assert page.startswith("# Ring\n\nRing [116 117](tel:116117), se\n`{fact.legevakt}`.\n")
    assert 'Sist kontrollert <time datetime="2026-05-02">2. mai 2026</time>' in page
    assert isinstance(guide, str)
    assert "Les om prisen, 3\N{NO-BREAK SPACE}278\N{NO-BREAK SPACE}kr." in guide
    assert 'Sist kontrollert <time datetime="2026-04-24">24. april 2026</time>' in guide
    assert "Sist kontrollert" not in str(made.docs["index.md"])
    assert "facts.yaml" not in made.docs
    assert "Du betaler 3\N{NO-BREAK SPACE}278\N{NO-BREAK SPACE}kr." in str(
        made.site_files["verksted/prototype/reise/start.html"]
    )


def test_a_screen_that_shows_a_fact_says_when_it_was_checked(root: Path) -> None:
    flow = (
        FLOW.replace("    end: done\n", "    next: slutt\n")
        + "      - button: Neste\n  slutt: {title: Slutt, end: done}\n"
    )
    write_files(root, {"flows/reise.yaml": flow})
    files = generate(root, day=SUMMER).site_files
    line = 'Sist kontrollert <time datetime="2026-04-24">24. april 2026</time> (tall og telefonnumre)</p>'
    assert str(files["verksted/prototype/reise/start.html"]).count(line) == 1
    assert "Sist kontrollert" not in str(files["verksted/prototype/reise/slutt.html"])


def test_a_table_of_a_page_shows_facts(root: Path) -> None:
    row = "{pris: 'Ring {fact.legevakt}', source: oss, checked: 2026-06-01}"
    table = f"caption: Takster\ncolumns: {{pris: Pris}}\nrows:\n  - {row}\n"
    write_files(
        root, {"content/takster.md": "# Takster\n\n<!-- table takster.yaml -->\n", "content/takster.yaml": table}
    )
    page = str(generate(root, day=SUMMER).docs["takster.md"])
    assert '<td data-column="pris">Ring 116 117</td>' in page
    assert 'Sist kontrollert <time datetime="2026-05-02">' in page
    write_files(root, {"content/takster.yaml": table.replace("{fact.legevakt}", "116 117")})
    assert [str(p.place) for p in check_site(root, day=SUMMER) if p.id == "typed-fact"] == ["content/takster.yaml:4:18"]


def test_the_day_is_in_nothing_that_is_made(root: Path) -> None:
    assert generate(root, day=SUMMER) == generate(root, day=date(2026, 12, 31))


def test_an_expired_fact_stops_the_build_at_each_line_that_shows_it(root: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        generate(root, day=date(2027, 1, 1))
    assert [(str(p.place), p.id) for p in found.value.problems] == [
        ("flows/reise.yaml:6:27", "expired-fact"),
        ("flows/reise.yaml:9:26", "expired-fact"),
    ]
    assert "`pris` held until 2026-12-31; renew it in content/facts.yaml:2" in found.value.problems[0].message


def test_what_nobody_checked_for_a_year_is_a_warning_on_flows_and_pages(root: Path) -> None:
    found = check_site(root, day=date(2027, 5, 4))
    assert [str(p.place) for p in found if p.id == "unchecked-fact"] == [
        "content/ring.md:3:7",
        "content/ring.md:3:28",
        "flows/reise.yaml:6:27",
        "flows/reise.yaml:9:26",
    ]
    assert {p.severity for p in found if p.id == "unchecked-fact"} == {"warning"}


def test_a_row_that_nobody_checked_for_a_year_is_told_at_its_day(root: Path) -> None:
    rows = "".join(f"  - {{pris: {n}, source: helfo.no, checked: 2026-0{n}-01}}\n" for n in (5, 7))
    table = f"caption: Takster\ncolumns: {{pris: Pris}}\nrows:\n{rows}"
    write_files(
        root, {"content/takster.md": "# Takster\n\n<!-- table takster.yaml -->\n", "content/takster.yaml": table}
    )

    def told(day: date) -> list[str]:
        return [str(p) for p in check_site(root, day=day) if p.place.file.name == "takster.yaml"]

    assert told(date(2027, 5, 2)) == []
    message = "the row was last checked on 2026-05-01, more than a year ago; look it up again (source: helfo.no)"
    assert told(date(2027, 5, 3)) == [
        f"content/takster.yaml:4:42: warning: {message} and renew `checked` [unchecked-fact]"
    ]
    run = CliRunner().invoke(main, ["-C", str(root), "check", "--as-of", "2027-07-03"])
    assert run.stdout.count("takster.yaml") == 2


def test_one_can_look_ahead(root: Path) -> None:
    run = CliRunner().invoke(main, ["-C", str(root), "check", "--as-of", "2027-01-01"])
    assert (run.exit_code, run.stdout.count("[expired-fact]")) == (1, 2)
    run = CliRunner().invoke(main, ["-C", str(root), "check", "--as-of", "2026-07-01"])
    assert (run.exit_code, run.stdout.count("fact")) == (0, 0)
    run = CliRunner().invoke(main, ["-C", str(root), "check", "--as-of", "i morgen"])
    assert run.exit_code == 2


@pytest.mark.parametrize(("epoch", "errors"), [("1782864000", 0), ("1798761600", 2)])
def test_an_old_version_is_built_on_its_own_day(
    epoch: str, errors: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert len([p for p in check_site(root) if p.severity == "error"]) == errors


def test_a_changed_fact_renews_what_was_kept(root: Path) -> None:
    cache = Cache()
    before = generate(root, cache=cache, day=SUMMER)
    write_files(root, {"content/facts.yaml": FACTS.replace("3278", "3406")})
    after = generate(root, cache=cache, day=SUMMER)
    assert after != before
    assert after == generate(root, day=SUMMER)


def test_mkdocs_shows_the_same(root: Path) -> None:
    assert mkdocs("build", "--quiet", at=root, env={"SOURCE_DATE_EPOCH": "1782864000"}).returncode == 0
    page = (root / "site" / "ring" / "index.html").read_text("utf-8")
    assert '<a href="tel:116117">116 117</a>' in page
    assert "2. mai 2026" in page
