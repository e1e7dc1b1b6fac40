"""The edition as it is read from its file, and where pages and flows show it."""

import csv
from pathlib import Path, PurePosixPath

import pytest

from tests.projects import SETTINGS
from tests.sites import ROOT
from veiviser.pipeline import check_site, generate
from veiviser.problem import Report
from veiviser.reading.shown.editions import read_edition
from veiviser.reading.shown.named import Known
from veiviser.writing import write_files

FILE = PurePosixPath("content/editions.yaml")
EDITION = "krsand: {number: 0301, name: Vågen, standard: bokmål}\n"
FLOW = """\
title: Reise i {edition.name}
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Les om {edition.name}.
    end: done
    body:
      - text: Adressen er /hjelp/{edition.slug}/.
"""
PAGE = "# Hjelp i {edition.name}\n\nNummer {edition.number}, `{edition.name}`, på {edition.standard}.\n"


def read(folder: Path, text: str) -> tuple[Known, list[str]]:
    path = folder / "editions.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Report()
    return read_edition(path, FILE, problems), [str(problem) for problem in problems]


def test_an_edition_has_four_values(tmp_path: Path) -> None:
    known, problems = read(tmp_path, EDITION)
    assert problems == []
    assert known.words == {"slug": "krsand", "number": "0301", "name": "Vågen", "standard": "bokmål"}


def test_without_a_file_there_is_no_edition(tmp_path: Path) -> None:
    problems = Report()
    assert read_edition(tmp_path / "editions.yaml", FILE, problems) == Known()
    assert problems == []


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("number: 0301, ", "", "1:1: error: the edition `krsand` needs `number:`; add it"),
        ("name: Vågen, ", "", "1:1: error: the edition `krsand` needs `name:`; add it"),
        ("standard", "standrad", "1:37: error: the edition `krsand` has no `standrad`; did you mean `standard`?"),
        ("0301", "301", "1:18: error: `number` is the municipality's, of four digits such as 4204; here is `301`"),
        ("0301", "9999", "1:18: error: `number` is the municipality's, of four digits such as 4204; here is `9999`"),
        ("bokmål", "bokmal", "1:47: error: `standard` is one of `bokmål` or `nynorsk`; here is `bokmal`; did you mean"),
        ("Vågen", "'<b>Vågen</b>'", "1:30: error: `name` is plain words on one line, and here is <; take it out"),
        ("krsand", "Kr.sand", "1:1: error: an edition cannot be named `Kr.sand`"),
        (EDITION, "krsand: Vågen\n", "1:9: error: the edition `krsand` is made of lines `key: value`, but here is"),
        (EDITION, "- krsand\n", "1:1: error: a file of editions is made of lines `key: value`, but here is a list"),
        (EDITION, "# tom\n", "1:1: error: the file is empty; write"),
    ],
)
def test_what_is_wrong_in_the_file_is_pointed_at(right: str, wrong: str, found: str, tmp_path: Path) -> None:
    assert right in EDITION
    _, problems = read(tmp_path, EDITION.replace(right, wrong, 1))
    assert any(problem.startswith(f"{FILE}:{found}") for problem in problems), problems


def test_a_site_has_one_edition(tmp_path: Path) -> None:
    _, problems = read(tmp_path, EDITION + EDITION.replace("krsand", "arendal"))
    message = "a site is built for one edition, and `krsand` stands first; take `arendal` out"
    assert problems == [f"{FILE}:2:1: error: {message} [wrong-value]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"mkdocs.yml": SETTINGS, "content/editions.yaml": EDITION, "content/index.md": PAGE}
    write_files(tmp_path, {**files, "flows/reise.yaml": FLOW})
    return tmp_path


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in check_site(root) if problem.severity == "error"]


def test_pages_and_flows_show_its_values(root: Path) -> None:
    made = generate(root)
    assert made.docs["index.md"] == "# Hjelp i Vågen\n\nNummer 0301, `{edition.name}`, på bokmål.\n"
    assert "Les om Vågen." in str(made.docs["guide/reise/index.md"])
    assert "Adressen er /hjelp/krsand/." in str(made.site_files["verksted/prototype/reise/start.html"])
    assert [str(problem) for problem in made.warnings if problem.place.file == FILE] == []


def test_the_sender_may_be_of_the_edition(root: Path) -> None:
    write_files(root, {"mkdocs.yml": f"{SETTINGS}extra: {{sender: 'Fra {{edition.name}} kommune'}}\n"})
    assert generate(root).settings["extra"]["sender"] == "Fra Vågen kommune"
    write_files(root, {"mkdocs.yml": f"{SETTINGS}extra: {{sender: 'Fra {{edition.nam}} kommune'}}\n"})
    assert [error for error in errors(root) if "mkdocs.yml" in error] == [
        "mkdocs.yml:6:17: error: the edition has no `nam`; did you mean `name`? [unknown-name]"
    ]


def test_a_value_that_it_has_not_gets_the_nearest_name(root: Path) -> None:
    write_files(root, {"content/index.md": PAGE.replace("{edition.name}", "{edition.nam}", 1)})
    write_files(root, {"flows/reise.yaml": FLOW.replace("{edition.slug}", "{edition.slugg}")})
    assert errors(root) == [
        "content/index.md:1:11: error: the edition has no `nam`; did you mean `name`? [unknown-name]",
        "flows/reise.yaml:9:34: error: the edition has no `slugg`; did you mean `slug`? [unknown-name]",
    ]


def test_a_file_with_problems_makes_no_more_of_them(root: Path) -> None:
    write_files(root, {"content/editions.yaml": EDITION.replace("name:", "navn:")})
    found = errors(root)
    assert len(found) == 1
    assert found[0].startswith(f"{FILE}:1:")


def test_without_the_file_one_is_told_of_it(root: Path) -> None:
    (root / FILE).unlink()
    message = "the edition has no `name`; add it to `editions.yaml`, beside the pages"
    assert errors(root)[0] == f"content/index.md:1:11: error: {message} [unknown-name]"


def test_our_own_is_a_municipality_that_there_is() -> None:
    problems = Report()
    words = read_edition(ROOT / FILE, FILE, problems).words
    with (ROOT / "tools" / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        assert (words["number"], words["name"]) in {(row["number"], row["name"]) for row in csv.DictReader(lines)}


@pytest.mark.parametrize("name", ["• Vågen", "{edition.slug", "~~Vågen~~", "__Vågen__", "{{ navn }}"])
def test_what_looks_like_markup_in_a_name_is_told_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "editions.yaml").write_text(EDITION.replace("Vågen", f"'{name}'"), "utf-8")
    problems = Report()
    read_edition(tmp_path / "editions.yaml", FILE, problems)
    assert [(problem.place.line, problem.place.column in (29, 30, 31)) for problem in problems] == [(1, True)]
