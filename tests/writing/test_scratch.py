"""What killed processes left in the temporary folder is removed by the next, and nothing else ever is."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from veiviser.writing import scratch_folder

HOLDS = """
import sys
from veiviser.writing import scratch_folder
with scratch_folder() as folder:
    (folder / "page.html").write_text("half a page")
    print(folder, flush=True)
    sys.stdin.read()
"""
HEADING = "veiviser works in this folder; when its process is gone, the next one removes it\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def holding() -> tuple["subprocess.Popen[str]", Path]:
    """A process that works in a folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def sweep() -> None:
    with scratch_folder():
        pass


def test_nothing_is_left_of_what_ends_well_or_badly(temporary: Path) -> None:
    for error in (None, OSError, KeyboardInterrupt):
        try:
            with scratch_folder() as folder:
                assert list(folder.iterdir()) == []
                (folder / "page.html").write_text("a page")
                if error:
                    raise error
        except (OSError, KeyboardInterrupt):
            pass
        assert list(temporary.iterdir()) == []


def test_the_folder_of_a_killed_process_is_removed_by_the_next_and_that_of_a_living_one_is_not(temporary: Path) -> None:
    killed, its_folder = holding()
    living, other_folder = holding()
    end(killed)
    assert its_folder.is_dir()
    sweep()
    assert not its_folder.parent.exists()
    assert (other_folder / "page.html").read_text() == "half a page"
    end(living)
    sweep()
    assert list(temporary.iterdir()) == []


def test_two_in_one_process_leave_each_other_alone() -> None:
    with scratch_folder() as one, scratch_folder() as other:
        assert one.is_dir()
        assert other.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no fork")
def test_a_process_that_was_forked_keeps_it_until_it_ends_too(temporary: Path) -> None:
    with scratch_folder() as folder:
        gate = multiprocessing.get_context("fork").Event()
        process = multiprocessing.get_context("fork").Process(target=gate.wait)
        process.start()
        sweep()
        assert folder.is_dir()
        gate.set()
        process.join()
    assert list(temporary.iterdir()) == []


def left(temporary: Path, name: str, mark: str | None = HEADING) -> Path:
    """What looks as if a killed process had left it."""
    folder = temporary / name
    (folder / "work").mkdir(parents=True)
    (folder / "work" / "page.html").write_text("half a page")
    if mark is not None:
        (folder / ".veiviser-scratch").write_text(mark)
    return folder


def test_what_looks_left_is_removed(temporary: Path) -> None:
    left(temporary, "veiviser-abc_123x")
    sweep()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("veiviser-abc_123x", None),
        ("veiviser-abc_123x", ""),
        ("veiviser-abc_123x", "something else\n"),
        ("veiviser-abc_123x", HEADING + "and more"),
        ("other-abc_123x", HEADING),
        ("veiviser-My Own", HEADING),
    ],
)
def test_what_is_not_marked_and_named_as_ours_stays(temporary: Path, name: str, mark: str | None) -> None:
    folder = left(temporary, name, mark)
    sweep()
    assert (folder / "work" / "page.html").is_file()


def test_nothing_is_removed_through_a_link(temporary: Path, tmp_path: Path) -> None:
    precious = left(tmp_path, "precious")
    (temporary / "veiviser-abc_123x").symlink_to(precious)
    marked_by_link = left(temporary, "veiviser-def_456x", None)
    (marked_by_link / ".veiviser-scratch").symlink_to(precious / ".veiviser-scratch")
    with_links = left(temporary, "veiviser-ghi_789x")
    (with_links / "work" / "out").symlink_to(precious)
    (with_links / "work" / "file").symlink_to(precious / "work" / "page.html")
    sweep()
    assert (precious / "work" / "page.html").read_text() == "half a page"
    assert marked_by_link.is_dir()
    assert not with_links.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give folders away")
def test_another_users_folder_stays(temporary: Path) -> None:
    theirs, mark_of_theirs = left(temporary, "veiviser-abc_123x"), left(temporary, "veiviser-def_456x")
    os.chown(theirs, 65534, 65534)
    os.chown(mark_of_theirs / ".veiviser-scratch", 65534, 65534)
    sweep()
    assert theirs.is_dir()
    assert mark_of_theirs.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such pipes")
def test_a_pipe_for_a_mark_keeps_nobody_waiting(temporary: Path) -> None:
    folder = left(temporary, "veiviser-abc_123x", None)
    os.mkfifo(folder / ".veiviser-scratch")
    sweep()
    assert folder.is_dir()
