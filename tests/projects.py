"""The one way in which tests make a project: settings, flows, a page, and whatever else it needs."""

from collections.abc import Mapping
from pathlib import Path

PLUGINS = "plugins: [veiviser: {gallery: false}]"
"""Without the gallery, whose pages would be two in three of a small site's."""
SETTINGS = f"""\
site_name: Prøve
docs_dir: content
theme: {{name: material, language: nb, font: false}}
{PLUGINS}
markdown_extensions: [attr_list, md_in_html]
"""
FLOW = """\
title: Prøve
task: Prøve noe
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: slutt
  slutt:
    title: Slutt
    end: done
"""
PROMISING = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Svar «Ja» eller «Nei», og trykk «Neste».
    body:
      - question: Trenger du sykmelding?
        answer: sykmelding
        choices:
          nei: {label: Nei, to: tid}
          ja: {label: Ja, end: stop}
      - button: Neste
  tid:
    title: Velg tid
    guide: Trykk på «Bestill».
    body:
      - button: Bestill
        to: slutt
  slutt: {title: Slutt, end: done, body: [{text: "Ring [113](tel:113)."}]}
promises:
  - at most 2 steps to: slutt
"""
"""The smallest flow that has a question, a way on, two ends and a promise."""
COLUMNS = "name,municipality,county,gender,languages,free,rating,reviews\n"
"""Of the list that `choosing` shows, `data/leger.csv`."""


def write_project(
    root: Path,
    settings: str | None = SETTINGS,
    *,
    flows: str | Mapping[str, str] = FLOW,
    page: str | None = "# Hei\n",
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """
    A project in a folder, beside what is there; its address is left open where the settings say none.

    Args:
        settings: none for no settings at all.
        flows: by name; a single one is called `prove`.
        page: the front page; none for no such page.
        files: by path in the project; they win.
    """
    named = {"prove": flows} if isinstance(flows, str) else flows
    texts: dict[str, str | bytes] = {f"flows/{name}.yaml": text for name, text in named.items()}
    if settings is not None:
        texts["mkdocs.yml"] = settings if "site_url:" in settings else f"{settings}site_url:\n"
    if page is not None:
        texts["content/index.md"] = page
    for name, content in {**texts, **(files or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


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
