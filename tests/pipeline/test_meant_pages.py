"""A flow that names a page by its file is offered a target that leads there, and that passes."""

from pathlib import Path

import pytest

from tests.projects import FLOW, write_project
from veiviser.pipeline import check_site

PAGES = {"content/hjelp/timer.md": "# Timer\n\n## Avlys\n\n[Hjem](../index.md)\n"}
FORMS = ("- {{link: Mer, to: '{}'}}", "- text: Du kan lese [mer]({}) om det.")


def told(root: Path, form: str, target: str) -> list[str]:
    flow = FLOW.replace("      - button", f"      {form.format(target)}\n      - button")
    write_project(root, flows=flow, page="# Hei\n\n[Timer](hjelp/timer.md)\n", files=PAGES)
    return [problem.text for problem in check_site(root) if problem.severity == "error"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("index.md", "page:index"),
        ("hjelp/timer.md", "page:hjelp/timer"),
        ("../content/hjelp/timer.md", "page:hjelp/timer"),
        ("hjelp/timer.md#avlys", "page:hjelp/timer#avlys"),
        ("hjelp/timer.md#nei", "page:hjelp/timer"),
        ("hjelp\\timer.html", "page:hjelp/timer"),
        ("hjelp/timen.md", "page:hjelp/timer"),
        ("timer.md", "page:hjelp/timer"),
        ("hjelp/timer", "page:hjelp/timer"),
        ("slutt.md", "slutt"),
        ("./slutt.html", "slutt"),
    ],
)
def test_a_file_that_is_named_is_offered_as_its_page(written: str, offered: str, form: str, tmp_path: Path) -> None:
    assert told(tmp_path, form, written) == [f"`{written}` is no screen; did you mean `{offered}`?"]
    assert told(tmp_path, form, offered) == []


def test_a_file_of_no_page_is_told_to_be_none(tmp_path: Path) -> None:
    assert told(tmp_path, FORMS[0], "x/nope.md") == ["no page `x/nope`; name one that is there"]
