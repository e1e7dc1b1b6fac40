"""Small projects whose flows lead into each other."""

from collections.abc import Mapping
from pathlib import Path

from veiviser.writing import write_files

COLUMNS = "name,municipality,county,gender,languages,free,rating,reviews\n"
"""Of the list that `choosing` shows, `data/leger.csv`."""

SETTINGS = "site_name: Test\ndocs_dir: content\ntheme: {name: material, language: nb, font: false}\n"


def write_project(root: Path, flows: Mapping[str, str]) -> None:
    """The settings, a page, and the flows by name, beside those that are there."""
    pages = {"mkdocs.yml": SETTINGS, "content/index.md": "# Forside\n"}
    write_files(root, {**pages, **{f"flows/{name}.yaml": text for name, text in flows.items()}})


def leading_to(target: str, title: str = "Start") -> str:
    """A flow of two screens, from the first of which one can leave it."""
    return (
        f"title: Reise\nentries: {{start: Fra forsiden}}\nscreens:\n  start:\n    title: {title}\n    next: ferdig\n"
        f"    body:\n      - button: Neste\n      - link: Annet sted\n        to: {target}\n"
        "  ferdig: {title: Ferdig, end: done}\n"
    )


def choosing(more: str = "") -> str:
    """A flow that chooses from the list; a line of another block may stand below it."""
    return (
        "title: Liste\nentries: {start: Fra forsiden}\nscreens:\n  start:\n    title: Start\n    next: ferdig\n"
        "    body:\n      - directory: Hvem vil du ha?\n        data: leger\n        answer: lege\n"
        "        choices: {eva: {label: Eva, free: true}, per: {label: Per, free: false}}\n"
        f"{more}      - button: Neste\n  ferdig: {{title: Ferdig, end: done}}\n"
    )
