"""A link that somebody laid where we write is refused with its name, and what it leads to stays as it was."""

import os
from pathlib import Path

import pytest

from tests.bad_input.running import files, veiviser
from tests.projects import write_project
from veiviser.writing import CannotWrite, new_site, replace_file, write_files

PRECIOUS = "years of work"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files, and few may lay links there")


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file outside the project."""
    path = tmp_path / "outside" / "thesis.txt"
    path.parent.mkdir()
    path.write_text(PRECIOUS, "utf-8")
    return path


@POSIX
def test_a_link_in_place_of_a_file_is_refused(tmp_path: Path, precious: Path) -> None:
    (tmp_path / "page.html").symlink_to(precious)
    with pytest.raises(CannotWrite, match=r"page\.html: a link stands there"):
        write_files(tmp_path, {"page.html": "new"})
    assert precious.read_text("utf-8") == PRECIOUS


@POSIX
def test_a_link_to_nothing_makes_no_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to(tmp_path / "made.html")
    with pytest.raises(CannotWrite):
        write_files(tmp_path, {"page.html": "new"})
    assert not (tmp_path / "made.html").exists()


@POSIX
@pytest.mark.parametrize("changes_places", [False, True])
def test_a_link_in_place_of_a_folder_is_refused(tmp_path: Path, precious: Path, changes_places: bool) -> None:
    (tmp_path / "parts").symlink_to(precious.parent, target_is_directory=True)
    with pytest.raises(CannotWrite, match="parts: a link stands there"):
        if changes_places:
            replace_file(tmp_path, "parts/more/page.html", "new")
        else:
            write_files(tmp_path, {"parts/more/page.html": "new"})
    assert files(precious.parent) == {"thesis.txt": PRECIOUS.encode()}


@POSIX
def test_a_file_takes_a_links_place_and_leaves_what_it_led_to(tmp_path: Path, precious: Path) -> None:
    (tmp_path / "kept.json").symlink_to(precious)
    (tmp_path / f".kept.json.{os.getpid()}").symlink_to(precious)
    replace_file(tmp_path, "kept.json", "new")
    assert (tmp_path / "kept.json").read_text("utf-8") == "new"
    assert precious.read_text("utf-8") == PRECIOUS


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.html")
    with pytest.raises(CannotWrite, match="something else than a file"):
        write_files(tmp_path, {"page.html": "new"})


@POSIX
def test_a_link_in_place_of_the_lock_is_refused(tmp_path: Path, precious: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / ".site.lock").symlink_to(precious)
    with pytest.raises(CannotWrite, match=r"\.site\.lock: a link stands there"), new_site(Path("site"), project):
        pytest.fail("nothing may be written")
    assert precious.read_text("utf-8") == PRECIOUS


@POSIX
@pytest.mark.parametrize("name", ["prototype/flow.schema.json", "prototype"])
def test_a_link_in_place_of_a_schema_is_refused(name: str, tmp_path: Path, precious: Path) -> None:
    project = write_project(tmp_path / "project")
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to(precious if "." in name else precious.parent)
    ended = veiviser("schema", "--write", at=project)
    assert (ended.returncode, "a link stands there" in ended.stderr) == (3, True), ended.stderr
    assert files(precious.parent) == {"thesis.txt": PRECIOUS.encode()}
