"""«Foreslå en endring»: pages and guides lead to their files on the web, at their lines, where that is asked for."""

from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import SETTINGS, write_project

PAGE = "---\ntitle: Hjelp\n---\n\n# Hjelp\n\nRing oss.\n"


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (
            "repo_url: https://github.com/kommunen/veiledning/\nedit_uri: edit/main/\n",
            "https://github.com/kommunen/veiledning/edit/main/",
        ),
        (
            "repo_url: https://gitlab.kommunen.no/a/b/c\nedit_uri: -/edit/hoved\n",
            "https://gitlab.kommunen.no/a/b/c/-/edit/hoved/",
        ),
        ("", ""),
    ],
)
def test_a_link_opens_the_file_at_its_line_where_both_settings_stand(asked: str, begins: str, tmp_path: Path) -> None:
    root = write_project(tmp_path, SETTINGS + asked, files={"content/hjelp/a.md": PAGE})
    built = veiviser("build", at=root)
    assert built.returncode == 0, built.stdout + built.stderr
    page, guide = (
        (root / "site" / name).read_text("utf-8") for name in ("hjelp/a/index.html", "guide/prove/index.html")
    )
    for html, file in ((page, "content/hjelp/a.md#L4"), (guide, "flows/prove.yaml#L2")):
        assert ("Foreslå en endring" in html) == bool(asked)
        assert (f'<a href="{begins}{file}">Foreslå en endring</a>' in html) == bool(asked)
    assert veiviser("prove", at=root).returncode == 0


def test_what_is_no_repository_is_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, SETTINGS + "repo_url: javascript:x\nedit_uri: edit/main/\n")
    told = veiviser("check", at=root)
    assert told.returncode == 1
    assert "`repo_url` is where the files lie" in told.stdout
