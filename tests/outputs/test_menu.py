"""Folders in folders are entries of the menu in one another, so that a page carries its own section alone."""

from pathlib import Path

from tests.projects import write_project
from veiviser.model.menu import title_of
from veiviser.pipeline import generate

PAGES = {
    "content/hjelp/index.md": "# Hjelp\n",
    "content/hjelp/lyd.md": "# Lyd\n",
    "content/hjelp/bilde/index.md": "---\norder: 1\n---\n\n# Bilde\n",
    "content/hjelp/bilde/kamera.md": "# Kamera\n",
    "content/hjelp/bilde/dypt/en.md": "# En\n",
    "content/hjelp/bilde/dypt/to.md": "# To\n",
    "content/hjelp/alene/side.md": "# Side\n",
}


def test_a_folder_in_a_folder_is_an_entry_where_its_first_page_would_stand(tmp_path: Path) -> None:
    nav = generate(write_project(tmp_path, files=PAGES)).nav
    deep = {"dypt": ["hjelp/bilde/dypt/en.md", "hjelp/bilde/dypt/to.md"]}
    bilde = {"Bilde": ["hjelp/bilde/index.md", deep, "hjelp/bilde/kamera.md"]}
    assert {"Hjelp": [bilde, "hjelp/index.md", "hjelp/alene/side.md", "hjelp/lyd.md"]} in nav


def test_a_folder_of_one_page_is_that_page(tmp_path: Path) -> None:
    nav = generate(write_project(tmp_path, files=PAGES)).nav
    assert "hjelp/alene/side.md" in next(entry["Hjelp"] for entry in nav if "Hjelp" in entry)


def test_a_folder_without_a_page_of_its_own_has_its_own_name() -> None:
    assert title_of({}, "hjelp/bilde/dypt") == "dypt"
