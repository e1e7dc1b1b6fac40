"""`veiviser approve`: an approval holds until readers see something else, or until its last day."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.pictures import picture
from tests.projects import PLUGINS, PROMISING, write_project
from tests.reviewing.test_review import git, rewrite
from veiviser.writing import write_files

LEDGER = "godkjent.yaml"
FACT = "frist:\n  value: 3\n  unit: dager\n  source: https://example.no/\n  checked: 2026-11-01\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project on a branch of its own, nothing approved yet."""
    files = {"content/facts.yaml": FACT, "content/mer.md": "# Mer\n\nFristen er {fact.frist}.\n"}
    write_project(tmp_path, flows=PROMISING, page="# Hei\n\n[Mer](mer.md)\n", files=files)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "switch", "-q", "-c", "endring")
    return tmp_path


def approve(root: Path, *asked: str) -> str:
    told = veiviser("approve", *asked, "--who", "Kari Nordmann", at=root)
    assert (told.returncode, told.stderr) == (0, "")
    return (root / LEDGER).read_text("utf-8")


def standing(root: Path, *options: str) -> tuple[int, list[str]]:
    told = veiviser("approve", *options, at=root)
    return told.returncode, told.stdout.splitlines()


def test_it_is_written_who_approved_what_and_when(root: Path) -> None:
    written = approve(root, "screen", "prove/tid")
    assert "- what: screen prove/tid\n" in written
    assert f'  who: "Kari Nordmann"\n  author: "Ola"\n  day: {date.today()}\n' in written
    assert standing(root) == (0, [f"screen prove/tid «Velg tid»: approved {date.today()} (Kari Nordmann)"])


def test_it_holds_when_a_file_says_the_same_otherwise_and_lapses_when_readers_see_something_else(root: Path) -> None:
    approve(root, "screen", "prove/tid")
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: 'Velg tid' # slik")
    rewrite(root, "flows/prove.yaml", "title: Start", "title: Begynn")
    assert standing(root)[0] == 0
    rewrite(root, "flows/prove.yaml", "'Velg tid'", "Velg dag")
    code, (line,) = standing(root)
    assert code == 1
    assert line.startswith("screen prove/tid «Velg dag»: reads otherwise since")


def test_a_fact_that_is_another_ends_the_approval_of_the_page_that_shows_it(root: Path) -> None:
    approve(root, "page", "mer.md")
    approve(root, "fact", "frist")
    assert standing(root)[0] == 0
    rewrite(root, "content/facts.yaml", "value: 3", "value: 4")
    assert [line.partition(": ")[2].partition(" since")[0] for line in standing(root)[1]] == ["reads otherwise"] * 2


def test_a_picture_that_is_exchanged_ends_the_approval_of_the_page_and_both_are_shown(root: Path) -> None:
    shown = root / "content/bilder/hus.png"
    write_files(root, {"content/bilder/hus.png": picture((40, 30)), "content/bilder/ukjent.png": picture((40, 30))})
    rewrite(root, "content/mer.md", "# Mer\n", "# Mer\n\n![Huset](bilder/hus.png)\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "med bilde")
    git(root, "branch", "-q", "-f", "main")
    approve(root, "page", "mer.md")
    assert standing(root)[0] == 0
    shown.write_bytes(picture((40, 31)))
    code, (line,) = standing(root)
    assert code == 1
    assert line.startswith("page mer.md «Mer»: looks otherwise since")
    told = veiviser("review", at=root)
    assert told.returncode == 0
    page = (root / "review/index.html").read_text("utf-8")
    for side, height in (("before", 30), ("after", 31)):
        assert f'src="{side}/content/bilder/hus.png"' in page
        assert (root / f"review/{side}/content/bilder/hus.png").read_bytes() == picture((40, height))
    assert not (root / "review/after/content/bilder/ukjent.png").exists()
    assert f"of {date.today()} holds no more" in page


def test_a_flow_is_all_of_it(root: Path) -> None:
    written = approve(root, "flow", "prove")
    for what in ("screen prove/start", "screen prove/slutt", "step prove/tid/1", "guide prove"):
        assert f"- what: {what}\n" in written


def test_what_a_colleague_changed_is_approved_at_once_and_the_review_says_so(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    written = approve(root, "changed")
    assert [line for line in written.splitlines() if line.startswith("- what")] == [
        "- what: screen prove/tid",
        "- what: step prove/tid/1",
    ]
    assert veiviser("review", at=root).returncode == 0
    page = (root / "review" / "index.html").read_text("utf-8")
    assert page.count(f"Approved by Kari Nordmann {date.today()}") == 2
    rewrite(root, "flows/prove.yaml", "title: Velg dag", "title: Velg time")
    veiviser("review", at=root)
    assert "holds no more" in (root / "review" / "index.html").read_text("utf-8")


def test_what_is_approved_until_a_day_is_told_when_that_is_past(root: Path) -> None:
    yesterday = date.today() - timedelta(days=1)
    approve(root, "page", "mer.md", "--until", f"{yesterday}")
    assert standing(root) == (1, [f"page mer.md «Mer»: approved until {yesterday} (Kari Nordmann)"])
    checked = veiviser("check", at=root)
    assert "godkjent.yaml:3:9: warning: Kari Nordmann approved this until" in checked.stdout
    assert "[approval-ended]" in checked.stdout
    earlier = veiviser("check", "--as-of", f"{yesterday}", at=root)
    assert "[approval-ended]" not in earlier.stdout


def test_strict_asks_for_an_approval_of_everything(root: Path) -> None:
    for kind, name in (("flow", "prove"), ("page", "mer.md"), ("fact", "frist")):
        approve(root, kind, name)
    code, lines = standing(root, "--strict")
    assert code == 1
    assert [line for line in lines if "not approved" in line] == ["page index.md «Hei»: not approved"]
    approve(root, "page", "index.md")
    assert standing(root, "--strict")[0] == 0


def test_what_is_gone_is_told(root: Path) -> None:
    approve(root, "page", "mer.md")
    approve(root, "page", "index.md")
    (root / "content" / "mer.md").unlink()
    rewrite(root, "content/index.md", "\n[Mer](mer.md)\n", "")
    assert f"page mer.md «»: is there no more {date.today()} (Kari Nordmann)" in standing(root)[1]


def test_names_that_are_not_there_and_a_ledger_that_cannot_be_read_are_told(root: Path) -> None:
    told = veiviser("approve", "screen", "prove/tidd", "--who", "Kari", at=root)
    assert (told.returncode, "did you mean `prove/tid`?" in told.stderr) == (2, True)
    (root / LEDGER).write_text("- what: page mer.md\n", "utf-8")
    told = veiviser("approve", at=root)
    assert (told.returncode, "godkjent.yaml:1:3: error" in told.stderr) == (1, True)


def wanting(root: Path, options: str) -> None:
    rewrite(root, "mkdocs.yml", PLUGINS, f"plugins: [{{veiviser: {options}}}]")


def approve_all(root: Path, who: str) -> None:
    for asked in (["flow", "prove"], ["page", "index.md", "mer.md"], ["fact", "frist"]):
        assert veiviser("approve", *asked, "--who", who, at=root).returncode == 0


def test_who_changed_a_screen_last_is_known_by_its_own_lines(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    later = ["--author", "Kari Nordmann <kari@example.no>", "--date", "2090-01-01T12:00:00"]
    git(root, "commit", "-q", "-a", "-m", "second", *later)
    rewrite(root, "content/mer.md", "# Mer", "# Enda mer")  # by whom git knows here, not yet committed
    git(root, "config", "user.name", "Siri")
    approve(root, "screen", "prove/tid")
    approve(root, "screen", "prove/start")
    approve(root, "page", "mer.md")
    (root / "content" / "ny.md").write_text("# Ny\n", "utf-8")
    written = approve(root, "page", "ny.md")
    found = {part.splitlines()[0]: part for part in written.split("- what: ")[1:]}
    assert 'author: "Kari Nordmann"' in found["screen prove/tid"]
    assert 'author: "Ola"' in found["screen prove/start"]
    assert 'author: "Siri"' in found["page mer.md"]
    assert 'author: "Siri"' in found["page ny.md"]


def test_a_site_can_ask_for_approvals_by_another_than_who_changed_it(root: Path) -> None:
    wanting(root, "{coverage: {required: [approved]}, approvals: {by_another: true, shown: true}}")
    checked = veiviser("check", at=root)
    assert (checked.returncode, "nobody has approved this" in checked.stdout) == (1, True)
    assert "veiviser approve screen prove/tid`; mkdocs.yml:" in checked.stdout
    approve_all(root, "OLA")
    checked = veiviser("check", at=root)
    assert (checked.returncode, "who approved this had changed it" in checked.stdout) == (1, True)
    approve_all(root, "Kari Nordmann")
    checked = veiviser("check", at=root)
    assert (checked.returncode, "[not-covered]" in checked.stdout) == (0, False)
    rewrite(root, "content/facts.yaml", "value: 3", "value: 4")
    told = veiviser("check", at=root).stdout
    assert "content/mer.md:1:1: error: readers read something else than what was approved" in told
    assert "approve fact frist`" in told


def test_the_site_tells_what_is_approved_and_readers_only_where_it_still_holds(root: Path) -> None:
    wanting(root, "{approvals: {shown: true}}")
    approve_all(root, "Kari Nordmann")
    assert veiviser("approve", "page", "mer.md", "--who", "Kari", "--until", "2099-12-31", at=root).returncode == 0
    rewrite(root, "content/index.md", "# Hei", "# Hei du")
    built = veiviser("build", at=root)
    assert built.returncode == 0, built.stderr
    coverage = (root / "site" / "verksted" / "designer" / "dekning" / "index.html").read_text("utf-8")
    assert "Siden «Hei du»" in coverage
    assert "Gjelder ikke lenger: Ordene er endret" in coverage
    assert "31. desember 2099" in coverage
    choices = (root / "site" / "verksted" / "valg" / "prove.html").read_text("utf-8")
    assert '<td class="green" data-column="Godkjent">' in choices
    pages = {name: (root / "site" / name / "index.html").read_text("utf-8") for name in ("mer", "guide/prove", ".")}
    assert [name for name, html in pages.items() if "Faglig godkjent" in html] == ["mer", "guide/prove"]


def test_a_site_in_which_nobody_approves_has_no_column_of_approvals(root: Path) -> None:
    told = veiviser("coverage", at=root).stdout
    assert "approved" not in told
    approve(root, "screen", "prove/tid")
    assert re.search(r"^  approved +\d+ green", veiviser("coverage", at=root).stdout, re.MULTILINE)
