"""A new site takes the old one's place whole, or not at all."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veiviser.writing import CannotWrite, new_site, write_files

WRITER = Path(__file__).with_name("writer.py")
PAGES = 40


def command(project: Path, generation: str, pause: float = 0, wait: float = 10) -> list[str]:
    return [sys.executable, str(WRITER), str(project), generation, str(PAGES), str(pause), str(wait)]


def start(project: Path, generation: str, pause: float = 0, wait: float = 10) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        command(project, generation, pause, wait), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def build(project: Path, generation: str) -> None:
    write_generation(project, generation)
    assert is_whole(project, generation)


def write_generation(project: Path, generation: str) -> None:
    with new_site(Path("site"), project, wait=60) as fresh:
        pages = {f"part-{number % 7}/page-{number}.html": generation * 2000 for number in range(PAGES)}
        write_files(fresh, pages)


def is_whole(project: Path, generation: str) -> bool:
    pages = list((project / "site").rglob("*.html"))
    return len(pages) == PAGES and all(page.read_text() == generation * 2000 for page in pages)


def left_over(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name != "site")


def test_a_build_that_ends_well_replaces_the_old_site_and_leaves_nothing_lying(tmp_path: Path) -> None:
    build(tmp_path, "a")
    build(tmp_path, "b")
    assert left_over(tmp_path) == []


def test_files_have_mode_644_and_line_feeds_only(tmp_path: Path) -> None:
    with new_site(Path("site"), tmp_path) as fresh:
        write_files(fresh, {"page.html": "a\r\nb\n", "picture.png": b"\r\n"})
    page = tmp_path / "site" / "page.html"
    assert page.read_bytes() == b"a\nb\n"
    assert page.stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "site" / "picture.png").read_bytes() == b"\r\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_web_server_may_read_all_of_it_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        with new_site(Path("site"), tmp_path) as fresh:
            write_files(fresh, {"folder/below/page.html": "ours"})
            (fresh / "theirs").mkdir()
            (fresh / "theirs" / "engine.css").write_text("written by the engine")
    finally:
        os.umask(before)
    site = tmp_path / "site"
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (site, *site.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_an_exception_leaves_the_old_site(tmp_path: Path) -> None:
    build(tmp_path, "a")
    with pytest.raises(ZeroDivisionError), new_site(Path("site"), tmp_path) as fresh:
        (fresh / "page.html").write_text(str(1 / 0))
    assert is_whole(tmp_path, "a")
    assert left_over(tmp_path) == []


def test_row_69_a_kill_at_any_moment_leaves_a_whole_site_and_the_next_build_cleans_up(tmp_path: Path) -> None:
    moments = random.Random(7)
    build(tmp_path, "a")
    for generation in "bcdefg":
        process = start(tmp_path, generation, pause=0.002)
        time.sleep(moments.uniform(0, 0.12))
        process.kill()
        process.communicate()
        assert any(is_whole(tmp_path, whole) for whole in "abcdefg")
    build(tmp_path, "h")
    assert left_over(tmp_path) == []


def test_row_69_ctrl_c_leaves_the_old_site_and_nothing_lying(tmp_path: Path) -> None:
    build(tmp_path, "a")
    process = start(tmp_path, "b", pause=60)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert is_whole(tmp_path, "a")
    assert left_over(tmp_path) == []


def test_row_70_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    first = start(tmp_path, "a", pause=0.01)
    write_generation(tmp_path, "b")
    first.communicate()
    assert first.returncode == 0
    assert is_whole(tmp_path, "b")


def test_row_70_a_second_build_that_waited_long_enough_says_who_is_building(tmp_path: Path) -> None:
    build(tmp_path, "a")
    first = start(tmp_path, "b", pause=60)
    with pytest.raises(CannotWrite, match=f"process {first.pid}"), new_site(Path("site"), tmp_path, wait=0.3):
        pass
    first.kill()
    first.communicate()
    assert is_whole(tmp_path, "a")


def test_the_lock_of_a_dead_build_is_taken_over(tmp_path: Path) -> None:
    process = start(tmp_path, "a", pause=60)
    process.kill()
    process.communicate()
    assert ".site.lock" in left_over(tmp_path)
    build(tmp_path, "b")
    assert left_over(tmp_path) == []


def test_what_a_kill_between_two_renames_left_is_put_back(tmp_path: Path) -> None:
    build(tmp_path, "a")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    with pytest.raises(ZeroDivisionError), new_site(Path("site"), tmp_path):
        raise ZeroDivisionError
    assert is_whole(tmp_path, "a")


def test_without_an_exchange_of_folders_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veiviser.writing.exchange._swapper", lambda: None)
    build(tmp_path, "a")
    build(tmp_path, "b")
    assert left_over(tmp_path) == []


def test_row_68_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2500k", "tmpfs", disk], check=False).returncode == 0
    )
    if not mounted:
        pytest.skip("mounting a small disk needs root; the limit of a file's size is tested beside this")
    try:
        build(disk, "a")
        with pytest.raises(CannotWrite, match="the disk is full"), new_site(Path("site"), disk) as fresh:
            write_files(fresh, {f"{number}.bin": b"x" * 100_000 for number in range(100)})
        assert is_whole(disk, "a")
        assert left_over(disk) == []
        (disk / "filler").write_bytes(b"x" * 1_500_000)
        with pytest.raises(CannotWrite, match="MiB left"), new_site(Path("site"), disk):
            pass
    finally:
        subprocess.run(["umount", disk], check=False)


def test_row_68_a_file_that_the_system_refuses_leaves_the_old_site(tmp_path: Path) -> None:
    build(tmp_path, "a")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    process = subprocess.run(command(tmp_path, "b"), preexec_fn=limit, capture_output=True, text=True, check=False)
    assert process.returncode == 3
    assert "larger than is allowed" in process.stderr
    assert is_whole(tmp_path, "a")


def test_an_error_of_the_disk_in_somebody_elses_writing_is_reported_as_ours(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="the disk is full"), new_site(Path("site"), tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_row_67_a_read_only_disk_is_said(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() == 0:
        mount = ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", str(disk)]
        if subprocess.run(mount, check=False).returncode:
            pytest.skip("no right to mount here")
    else:
        disk.chmod(0o555)
    try:
        with pytest.raises(CannotWrite, match=r"read-only|no permission"), new_site(Path("site"), disk):
            pass
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", disk], check=False)


@pytest.mark.parametrize("target", [".", "..", "/", "~", "content/site", "flows", ".git/site"])
def test_row_55_places_where_other_things_live_are_refused(tmp_path: Path, target: str) -> None:
    where = Path(target).expanduser()
    with pytest.raises(CannotWrite, match="cannot write the site to"), new_site(where, tmp_path):
        pass


def test_row_71_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.odt").write_text("years of work")
    with pytest.raises(CannotWrite, match="did not write"), new_site(Path("site"), tmp_path):
        pass
    assert (tmp_path / "site" / "thesis.odt").read_text() == "years of work"


def test_row_71_a_foreign_file_in_our_site_is_named_and_kept(tmp_path: Path) -> None:
    build(tmp_path, "a")
    (tmp_path / "site" / "CNAME").write_text("example.org")
    with pytest.raises(CannotWrite, match="CNAME"), new_site(Path("site"), tmp_path):
        pass
    assert (tmp_path / "site" / "CNAME").exists()


def test_row_71_a_foreign_file_put_there_during_the_build_is_kept(tmp_path: Path) -> None:
    build(tmp_path, "a")
    with pytest.raises(CannotWrite, match="CNAME"), new_site(Path("site"), tmp_path):
        (tmp_path / "site" / "CNAME").write_text("example.org")
    assert (tmp_path / "site" / "CNAME").exists()
    assert (tmp_path / "site" / "part-0").is_dir()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path, "a")


def test_row_71_a_git_work_tree_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    with pytest.raises(CannotWrite, match="git"), new_site(Path("site"), tmp_path):
        pass


def test_row_71_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(CannotWrite, match="it is a file"), new_site(Path("site"), tmp_path):
        pass


def test_row_71_a_mount_point_is_refused(tmp_path: Path) -> None:
    if not Path("/proc").is_mount():
        pytest.skip("no /proc here")
    with pytest.raises(CannotWrite, match="disk of its own"), new_site(Path("/proc"), tmp_path):
        pass


def test_row_71_a_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    project = tmp_path / "project"
    project.mkdir()
    (project / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite, match="leaves the project"), new_site(Path("site"), project):
        pass


@pytest.mark.parametrize("name", ["../out.html", "/etc/x", "a//b", "con.html", "a:b", "x" * 241, "dot./a", "a\\b", ""])
def test_paths_that_some_system_cannot_hold_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite, match="cannot write `"):
        write_files(tmp_path, {name: "x"})


def test_row_74_a_project_with_blanks_and_marks_in_its_path_works(tmp_path: Path) -> None:
    project = tmp_path / "Mine filer #1 æøå"
    project.mkdir()
    build(project, "a")
    build(project, "b")
    shutil.rmtree(project)
