"""What is there on some days alone: pages, screens, blocks, choices, texts of the guide and values of facts."""

from datetime import date
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import write_project
from veiviser.kept.inputs import as_of
from veiviser.pipeline import check_site
from veiviser.serving.studio import Studio
from veiviser.writing import write_files

FLOW = """\
title: Prøve
task: Prøve noe
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide:
      - Svar, og trykk «Neste».
      - {text: Vi har stengt i jula., from: 2026-12-24, until: 2026-12-26}
    body:
      - notice: Vi har stengt i jula.
        from: 2026-12-24
        until: 2026-12-26
      - question: Hva gjelder det?
        answer: hva
        choices:
          pass: {label: Pass, guide: {text: Du er ferdig., from: 2027-01-01}}
          visum: {label: Visum, until: 2026-12-31}
          kort: {label: Id-kort, guide: Du er ferdig., from: 2027-01-01}
          sak: {label: Sak på nett, guide: Du kommer til saken., from: 2027-01-01}
      - text: Det koster {fact.gebyr}.
      - button: Neste
    next:
      - {to: sak, when: {hva: sak}, from: 2027-01-01}
      - slutt
  sak: {title: Saken din, end: done, from: 2027-01-01}
  slutt: {title: Slutt, end: done}
"""
FACTS = """\
gebyr:
  - {value: 300, unit: kr, source: vedtaket, until: 2026-12-31, checked: 2026-05-02}
  - {value: 320, unit: kr, source: vedtaket, from: 2027-01-01, checked: 2026-11-20}
"""
NEWS = "---\nfrom: 2027-01-01\nuntil: 2027-01-31\ntitle: Nye regler\n---\n\n# Nye regler\n\nDet koster {fact.gebyr}.\n"
NOVEMBER, YULE, JANUARY, FEBRUARY = "2026-11-28", "2026-12-24", "2027-01-01", "2027-02-01"
HELP = "content/hjelp/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"content/facts.yaml": FACTS, HELP: "# Hjelp\n", "content/hjelp/nytt.md": NEWS}
    return write_project(tmp_path, flows=FLOW, files=files)


def built(root: Path, day: str) -> Path:
    ended = veiviser("build", "--as-of", day, at=root)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return root / "site"


@pytest.mark.parametrize(
    ("day", "there"),
    [(NOVEMBER, "300 kr|Visum"), (YULE, "300 kr|Visum|stengt i jula"), (JANUARY, "320 kr|Id-kort|Sak på nett")],
)
def test_a_screen_has_what_is_there_on_its_day(day: str, there: str, root: Path) -> None:
    site = built(root, day)
    screen = (site / "verksted/prototype/prove/start.html").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    words = ("300 kr", "320 kr", "Visum", "Id-kort", "Sak på nett", "stengt i jula")
    assert [word for word in words if word in screen] == [word for word in words if word in there.split("|")]
    assert (site / "verksted/prototype/prove/sak.html").exists() == (day == JANUARY)
    guide = (site / "guide/prove/index.html").read_text("utf-8")
    assert ("stengt i jula" in guide) == (day == YULE)
    proven = veiviser("prove", "--as-of", day, at=root)
    assert (proven.returncode, proven.stdout) == (0, "")


@pytest.mark.parametrize(("day", "is_there"), [(NOVEMBER, False), (JANUARY, True), (FEBRUARY, False)])
def test_a_page_is_there_and_in_the_menu_on_its_days(day: str, is_there: bool, root: Path) -> None:
    site = built(root, day)
    assert (site / "hjelp/nytt/index.html").exists() == is_there
    assert ("Nye regler" in (site / "hjelp/index.html").read_text("utf-8")) == is_there
    assert is_there or not any("Nye regler" in page.read_text("utf-8") for page in site.rglob("*.html"))
    assert veiviser("prove", "--as-of", day, at=root).returncode == 0


def told(root: Path, day: date) -> list[str]:
    return [str(problem) for problem in check_site(root, day=day)]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 28), "it is there from 2027-01-01"),
        (date(2027, 1, 31), ""),
        (date(2027, 2, 1), "it was there until 2027-01-31"),
    ],
)
def test_a_link_to_what_is_not_there_that_day_is_told_with_the_day(day: date, why: str, root: Path) -> None:
    link = "      - link: Les mer\n        to: page:hjelp/nytt\n      - button: Neste\n"
    search = "nothing:\n  pages: [hjelp/nytt.md]\npages:\n  hjelp/nytt.md: [nyheter]\n"
    write_files(
        root,
        {
            HELP: "# Hjelp\n\nLes om [reglene](nytt.md).\n",
            "flows/prove.yaml": FLOW.replace("      - button: Neste\n", link),
            "content/search.yaml": search,
        },
    )
    on_page = f"{HELP}:3:18: error: no page `hjelp/nytt.md` on this day: {why}; take the link out [bad-link]"
    in_flow = f": error: no page `hjelp/nytt` on this day: {why}; give the link the same days [bad-link]"
    found = [problem for problem in told(root, day) if "error" in problem]
    assert len(found) == (2 if why else 0), found
    assert not why or (found[0] == on_page and found[1].endswith(in_flow))


def test_what_leads_to_a_screen_that_is_not_there_yet_is_told(root: Path) -> None:
    flow = FLOW.replace(
        "      - button: Neste\n", "      - link: Saken\n        to: sak\n        leaves: true\n      - button: Neste\n"
    )
    write_files(root, {"flows/prove.yaml": flow})
    message = "no screen `sak` on this day: it is there from 2027-01-01; give what leads there the same days"
    assert told(root, date(2026, 11, 28)) == [f"flows/prove.yaml:23:13: error: {message} [missing-target]"]
    assert told(root, date(2027, 1, 1)) == []


def test_days_that_overlap_or_leave_a_gap_are_told(root: Path) -> None:
    write_files(root, {"content/facts.yaml": FACTS.replace("2026-12-31", "2027-01-01")})
    (found,) = (line for line in told(root, date(2026, 11, 28)) if "facts.yaml" in line)
    assert found.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "content/facts.yaml:3:5: error: both 300 kr and 320 kr hold on the same day"
    )
    write_files(root, {"content/facts.yaml": FACTS.replace("2026-12-31", "2026-11-30")})
    gap = [line for line in told(root, date(2026, 12, 10)) if "[expired-fact]" in line]
    assert gap
    assert all("held until 2026-11-30; renew it in content/facts.yaml:2" in line for line in gap)


def test_what_was_kept_of_one_day_is_not_taken_for_another(root: Path) -> None:
    kept = {"VEIVISER_CACHE": str(root.parent / "kept")}
    for day, price in ((NOVEMBER, "300"), (JANUARY, "320"), (NOVEMBER, "300")):
        assert veiviser("build", "--as-of", day, at=root, env=kept).returncode == 0
        assert price in (root / "site/verksted/prototype/prove/start.html").read_text("utf-8")


def test_a_key_that_is_no_day_is_told_where_it_stands(root: Path) -> None:
    write_files(root, {"flows/prove.yaml": FLOW.replace("from: 2026-12-24\n", "from: jul\n")})
    found = told(root, date(2026, 11, 28))
    assert "`from` is a date such as 2026-04-24; here is `jul`" in "\n".join(found)


@pytest.mark.parametrize(("day", "line", "value"), [(NOVEMBER, 2, "300"), (JANUARY, 3, "320")])
def test_the_studio_corrects_the_value_that_holds(day: str, line: int, value: str, root: Path) -> None:
    with as_of(date.fromisoformat(day)):
        keys = Studio(root).texts()["facts"]["fact.gebyr"]
    assert (keys["value"]["line"], keys["value"]["words"]) == (line, value)
    assert keys["checked"]["line"] == line
