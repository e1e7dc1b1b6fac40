"""A site may leave the gallery out; then nothing leads there, and `check` says so of what does."""

from pathlib import Path

from tests.projects import SETTINGS, write_project
from veiviser.pipeline import build_site, check_site

LEADS = "# Hei\n\nSe [komponentene](designer/komponenter/index.md).\n"


def test_no_page_of_the_gallery_is_built_and_none_leads_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(write_project(tmp_path / "project"), target=site)
    assert not (site / "verksted/designer/komponenter").exists()
    assert (site / "verksted/designer/dekning").exists()
    assert not [page for page in site.rglob("*.html") if "komponenter/" in page.read_text("utf-8")]


def test_a_link_that_leads_there_is_told(tmp_path: Path) -> None:
    without = check_site(write_project(tmp_path / "without", page=LEADS))
    assert [(problem.id, problem.place.line) for problem in without if problem.severity == "error"] == [
        ("source-link", 3)
    ]
    whole = SETTINGS.replace("veiviser: {gallery: false}", "veiviser")
    assert [p for p in check_site(write_project(tmp_path / "with", whole, page=LEADS)) if p.severity == "error"] == []


def test_it_is_true_or_false(tmp_path: Path) -> None:
    odd = write_project(tmp_path, SETTINGS.replace("gallery: false", "gallery: aldri"))
    assert [(problem.id, problem.place.line) for problem in check_site(odd)] == [("wrong-value", 4)]
