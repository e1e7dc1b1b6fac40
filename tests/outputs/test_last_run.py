"""What readers are told of the last run of the tests, and that it is what the tests reported."""

import json
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from tests.last_run import Keeper, seen_by_axe
from tests.projects import write_project
from veiviser.model.last_run import Finding, LastRun
from veiviser.outputs.pages.accessibility import put_last_run
from veiviser.pipeline import generate
from veiviser.reading.pages.misspelt_marks import ACCESSIBILITY as MARK
from veiviser.reading.runs.accessibility import LAST_RUN, read_last_run

AXE = "tests/browser/test_pages.py::test_axe_finds_nothing_in_a_prototype"
KEYS = "tests/browser/test_keyboard.py::test_tab"
GOOD = Finding(kind="Tastatur", passed=True)
SEEN = Finding(kind="Regler", passed=True, screens=12, looks=30)


def told(*tests: Finding, source: str = "now") -> str:
    run = LastRun(date(2026, 4, 24), "now", dict(zip("abc", tests, strict=False)))
    return put_last_run(f"Før.\n\n{MARK}\n\nEtter.", run, source)


def test_without_a_run_no_number_is_shown() -> None:
    assert put_last_run(MARK, None, "now") == "Ingen kjøring ennå. Derfor har vi ingen tall å vise."


def test_a_run_says_its_day_and_what_each_kind_of_test_found() -> None:
    said = told(SEEN, Finding(kind="Regler", passed=True, pages=4, looks=4), GOOD)
    assert '<time datetime="2026-04-24">24. april 2026</time>' in said
    assert (
        "- **Regler:** 2 tester, uten feil. axe gikk gjennom 4 sider med tekst og 12 skjermer i prototypen, 34" in said
    )
    assert "- **Tastatur:** Én test, uten feil.\n" in said
    assert said.startswith("Før.")
    assert said.endswith("Etter.")
    assert "endret" not in said


def test_a_run_of_another_source_says_so() -> None:
    assert "**Nettstedet er endret etterpå.**" in told(GOOD, source="later")


def test_what_failed_is_told() -> None:
    said = told(
        Finding(kind="Regler", passed=False, screens=2, looks=2, breaches=("start: region",)),
        Finding(kind="Regler", passed=True),
    )
    assert "- **Regler:** 2 tester. 1 feilet. axe gikk" in said
    assert "axe fant dette:\n\n- start: region" in said


def test_a_mark_that_is_shown_as_code_stays() -> None:
    shown = f"```\n{MARK}\n```\n\n`{MARK}`"
    assert put_last_run(shown, None, "now") == shown


def report(
    name: str, outcome: Literal["passed", "failed"] = "passed", *said: tuple[str, object], when: str = "call"
) -> pytest.TestReport:
    return pytest.TestReport(name, ("", 0, ""), {}, outcome, None, when, user_properties=said)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, page=f"# Hjem\n\n{MARK}\n")


def run(project: Path, *reports: pytest.TestReport) -> str:
    """The front page after a run with these reports."""
    keeper = Keeper(project)
    for one in reports:
        keeper.pytest_runtest_logreport(one)
    keeper.pytest_sessionfinish()
    return str(generate(project).docs["index.md"])


def test_a_site_tells_what_its_tests_reported_until_it_is_changed(project: Path) -> None:
    assert "Ingen kjøring ennå" in str(generate(project).docs["index.md"])
    seen = seen_by_axe({"start": [], "start feil--x": ["region: All content: <p>"], "index ": []})
    said = run(project, report(AXE, "failed", seen), report(KEYS), report(f"{KEYS}[example-x]", "failed"))
    assert "Én test. Den feilet. axe gikk gjennom 2 skjermer i prototypen, 3 ganger" in said
    assert "- start feil--x: region" in said
    assert "Tastatur:** Én test, uten feil." in said
    assert "Skjermleser:** Ikke kjørt for denne utgaven." in said
    assert "Tastatur:** Ikke" not in said
    again = run(project, report(AXE, "passed", seen_by_axe({"start": []})))
    assert "Tastatur:** Én test, uten feil." in again
    assert "Den feilet" not in again
    (project / "content" / "index.md").write_text(f"# Hjem\n\nNytt.\n\n{MARK}\n", "utf-8")
    assert "endret etterpå" in str(generate(project).docs["index.md"])
    assert "Regler for tilgjengelighet:** Ikke kjørt" in run(project, report(KEYS, "failed", when="setup"))


def test_a_file_that_is_not_ours_is_no_run(project: Path) -> None:
    (project / ".veiviser").mkdir()
    for text in ("", "[]", "{", json.dumps({"day": "i går", "source": "", "tests": {}}), '{"tests": {"a": 1}}'):
        (project / LAST_RUN).write_text(text, "utf-8")
        assert read_last_run(project) is None
