"""Pictures that pages show by a mark: what is drawn of sound ones, and what is said of each mistake."""

from pathlib import Path

import pytest

from tests.projects import write_project
from veiviser.cli.explanations import explanations
from veiviser.engine.finishing import finish_page
from veiviser.pipeline import generate
from veiviser.problem import ProblemsFound
from veiviser.reading.shown.facts import FILE as FACTS

DRAWING = """\
text: Et vindu med en katt. Ring {fact.vakt}.
caption: Katten & naboen
body:
  - text: Katten er *hjemme*.
  - image: phone
    text: En telefon.
"""
FLOW = """\
title: Savnet katt
entries: {savnet: Start}
screens:
  savnet:
    title: Er katten borte?
    body: [{text: Se under sengen.}, {link: Jeg fant den, to: funnet}]
  funnet: {title: Godt, end: done, body: [{text: Gi den mat.}]}
"""
LIST = """\
text: En liste.
body:
  - directory: Hvem vil du ha?
    data: leger
    answer: lege
    choices: {eva: {label: Eva, free: true}, per: {label: Per, free: false}}
"""
ROWS = "name,municipality,county,gender,languages,free,rating,reviews\nEva Eksempel,Oslo,Oslo,kvinne,norsk,1,,0\n"
PAGE = """\
# Katter

<!-- picture tegninger/katt.yaml -->

<!-- picture katt/savnet -->

```html
<!-- picture katt/borte -->
```
"""


def project(folder: Path, page: str = PAGE, drawing: str = DRAWING) -> Path:
    """A site with one page, one flow and one drawing."""
    files = {
        "content/tegninger/katt.yaml": drawing,
        f"content/{FACTS}": "vakt: {value: 116117, words: 116 117, source: loven, checked: 2026-11-01}\n",
        "content/wordlist.yaml": "katt: {avoid: [pus], reason: Det er en katt}\n",
    }
    return write_project(folder, flows={"katt": FLOW}, page=page, files=files)


def problems(root: Path) -> list[str]:
    """Place and ID of each; what is drawn of a flow in a picture comes after what is found here."""
    try:
        found = generate(root).warnings
    except ProblemsFound as stopped:
        found = tuple(stopped.problems)
    assert all(problem.id in explanations("en") for problem in found)
    return [
        f"{problem.place} {problem.id}"
        for problem in sorted(found)
        if problem.place.file.parts[0] == "content" and problem.id != "unchecked-fact"
    ]


def test_a_drawing_and_a_screen_are_shown_where_their_marks_stand(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert problems(root) == []
    made = generate(root)
    text = made.docs["index.md"]
    assert isinstance(text, str)
    html = finish_page("index.html", text, made.pictures, {})
    drawing, screen = html.split('<figure class="picture">')[1:]
    assert 'aria-label="Et vindu med en katt. Ring 116 117."' in drawing
    assert "<p>Katten er <em>hjemme</em>.</p>" in drawing
    assert "Katten &amp; naboen</figcaption>" in drawing
    assert "<h1" not in drawing
    assert 'aria-label="Skjermbilde: Er katten borte?"' in screen
    assert "Se under sengen." in screen
    assert "Gi den mat." not in html
    assert "<!-- picture katt/borte -->" in text, "what is shown as code stays"


def test_a_changed_screen_changes_the_picture_on_the_page(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "flows/katt.yaml").write_text(FLOW.replace("sengen", "sofaen"), "utf-8")
    assert "Se under sofaen." in generate(root).pictures["screen/katt/savnet"]


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("<!-- picture katt/borte -->", "3:14 missing-target"),
        ("<!-- picture hund/savnet -->", "3:14 unknown-name"),
        ("<!-- picture katt.yaml -->", "3:14 bad-link"),
        ("<!-- picture ../katt.yaml -->", "3:14 bad-link"),
        ("<!--picture katt/savnet-->", "3:1 lost-mark"),
        ("Se her: <!-- picture katt/savnet -->", "3:9 lost-mark"),
        ("<!-- picture tegninger/katt.yml -->", "3:1 lost-mark"),
        ("<!-- picture katt/Savnet -->", "3:1 lost-mark"),
    ],
)
def test_a_mark_that_shows_nothing_is_a_problem_where_it_stands(mark: str, found: str, tmp_path: Path) -> None:
    assert f"content/index.md:{found}" in problems(project(tmp_path, f"# Katter\n\n{mark}\n"))


@pytest.mark.parametrize(
    ("drawing", "found"),
    [
        ("", ["1:1 empty-file"]),
        ("- text: A\n", ["1:1 wrong-shape"]),
        ("text: A\n", ["1:1 missing-key"]),
        ("body: [{text: A}]\n", ["1:1 missing-key"]),
        ("text: A\nbody: []\ntittel: B\n", ["3:1 unknown-key"]),
        ("text: A\nbody:\n  - tekst: B\n", ["3:5 unknown-component"]),
        ("text: A\nbody:\n  - text: Hei, {navn}\n", ["3:11 unknown-name"]),
        ("text: A\nbody:\n  - text: B\n    when: {svar: ja}\n", ["4:12 unknown-name"]),
        ("text: A\nbody:\n  - text: B\n    guide: C\n", ["4:12 unknown-key"]),
        ("text: A\nbody:\n  - text: '[B](javascript:alert(1))'\n", ["3:16 bad-link"]),
        ("text: A\nbody:\n  - text: '[B](https://example.no)'\n", ["3:16 bad-link"]),
        ("text: A\nbody:\n  - image: phone\n    text: ' '\n", ["4:11 wrong-value"]),
        ("text: A\nbody:\n  - text: En pus.\n", ["3:14 word-to-avoid"]),
        ("text: A\nbody:\n  - text: 'Ring {fact.vakten}.'\n", ["3:17 unknown-fact"]),
        ("text: A\nbody:\n  - text: Ring 116 117.\n", ["3:16 typed-fact"]),
        ("text: A\n\tbody: B\n", ["2:1 not-yaml"]),
    ],
)
def test_a_mistake_in_a_drawing_is_told_at_its_place_once(drawing: str, found: list[str], tmp_path: Path) -> None:
    page = PAGE + "\n<!-- picture tegninger/katt.yaml -->\n"
    expected = [f"content/tegninger/katt.yaml:{problem}" for problem in found]
    assert problems(project(tmp_path, page, drawing)) == expected


def test_a_drawing_shows_rows_of_a_data_file(tmp_path: Path) -> None:
    root = project(tmp_path, drawing=LIST)
    (root / "data").mkdir()
    (root / "data" / "leger.csv").write_text(ROWS, "utf-8")
    assert problems(root) == []
    assert "Eva Eksempel" in generate(root).pictures["drawing/tegninger/katt.yaml"]


def test_a_drawing_that_no_page_shows_is_told(tmp_path: Path) -> None:
    assert problems(project(tmp_path, "# Katter\n")) == ["content/tegninger/katt.yaml:1:1 left-out"]
