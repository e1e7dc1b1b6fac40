"""Rows of the list of threats that are about the file system; the command is run as people run it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bad_input.running import files, veiviser
from tests.pictures import PNG
from tests.projects import FLOW, write_project

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these rights nor these signals")
_WITHOUT = "-dac_override,-dac_read_search"


@pytest.fixture(scope="module")
def obeying() -> tuple[str, ...]:
    """What makes even root's commands obey the rights of files."""
    if os.geteuid() != 0:
        return ()
    command = ("setpriv", f"--bounding-set={_WITHOUT}", f"--inh-caps={_WITHOUT}")
    if not shutil.which("setpriv") or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("root without `setpriv` may read and write anything")
    return command


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a site; not to be changed."""
    project = write_project(tmp_path_factory.mktemp("built") / "project")
    assert veiviser("build", at=project).returncode == 0
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "project"))


def left_over(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith("."))


@POSIX
@pytest.mark.parametrize("name", ["flows/prove.yaml", "content/index.md", "content", "flows", "mkdocs.yml"])
def test_row_66_what_cannot_be_read_is_named(name: str, project: Path, obeying: tuple[str, ...]) -> None:
    before = files(project / "site")
    (project / name).chmod(0)
    try:
        checked = veiviser("check", at=project, before=obeying)
        ended = veiviser("build", at=project, before=obeying)
    finally:
        (project / name).chmod(0o755)
    assert (checked.returncode, ended.returncode) == (1, 1)
    assert f"{name}:1:1: error: cannot read it: permission denied" in checked.stdout
    assert files(project / "site") == before


@POSIX
def test_row_67_a_folder_that_cannot_be_written_leaves_the_old_site(project: Path, obeying: tuple[str, ...]) -> None:
    before = files(project / "site")
    project.chmod(0o555)
    try:
        ended = veiviser("build", at=project, before=obeying)
    finally:
        project.chmod(0o755)
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1)
    assert "no permission" in ended.stderr
    assert files(project / "site") == before


@pytest.mark.skipif(not shutil.which("prlimit"), reason="no `prlimit` here")
@pytest.mark.parametrize("most", [2_000, 60_000, 300_000])
def test_row_68_when_no_more_can_be_written_the_old_site_stands(most: int, project: Path) -> None:
    before = files(project / "site")
    page = project / "content" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nNytt.\n", encoding="utf-8")
    ended = veiviser("build", at=project, before=("prlimit", f"--fsize={most}"))
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1), ended.stderr
    assert files(project / "site") == before
    assert left_over(project) == []


WAITING = """
import sys, time
def wait(event, arguments):
    if event == "open" and ".site.new" in str(arguments[0]) and "search" in str(arguments[0]):
        print("on its way", flush=True)
        time.sleep(600)
sys.addaudithook(wait)
from veiviser.__main__ import main
sys.argv = ["veiviser", "build"]
main()
"""


def interrupted(project: Path, by: signal.Signals) -> "subprocess.CompletedProcess[str]":
    """A build that is well on its way when the signal comes."""
    command = [sys.executable, "-c", WAITING]
    building = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert building.stdout is not None
    assert building.stdout.readline() == "on its way\n"
    building.send_signal(by)
    out, err = building.communicate(timeout=60)
    return subprocess.CompletedProcess(command, building.returncode, out, err)


@POSIX
def test_row_69_ctrl_c_in_the_middle_of_a_build_leaves_the_old_site_and_says_one_word(project: Path) -> None:
    before = files(project / "site")
    ended = interrupted(project, signal.SIGINT)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Interrupted.\n")
    assert files(project / "site") == before
    assert left_over(project) == []


@POSIX
def test_row_69_a_killed_build_leaves_the_old_site_and_the_next_one_cleans_up(project: Path) -> None:
    before = files(project / "site")
    assert interrupted(project, signal.SIGKILL).returncode == -signal.SIGKILL
    assert files(project / "site") == before
    assert veiviser("build", at=project).returncode == 0
    assert files(project / "site") == before
    assert left_over(project) == []


def test_row_70_two_builds_at_once_both_end_well(project: Path) -> None:
    before = files(project / "site")
    command = [sys.executable, "-m", "veiviser", "build"]
    both = [subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(one.communicate(timeout=120)[1], one.returncode) for one in both] == [("", 0), ("", 0)]
    assert files(project / "site") == before
    assert left_over(project) == []


def test_row_71_a_target_that_is_a_file_is_left_alone(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (project / "site").write_text("years of work", encoding="utf-8")
    ended = veiviser("build", at=project)
    assert (ended.returncode, "[wrong-value]" in ended.stderr) == (1, True)
    assert "it is a file" in ended.stderr
    assert (project / "site").read_text("utf-8") == "years of work"


def test_row_71_a_file_of_somebody_else_in_the_site_is_named_and_kept(project: Path) -> None:
    (project / "site" / "CNAME").write_text("example.no", encoding="utf-8")
    before = files(project / "site")
    ended = veiviser("build", at=project)
    assert (ended.returncode, "CNAME" in ended.stderr) == (3, True)
    assert files(project / "site") == before


READ = """
import collections, sys
from pathlib import Path
opened = collections.Counter()
def listen(event, arguments):
    if event == "open" and isinstance(arguments[0], str | bytes):
        opened[Path(arguments[0] if isinstance(arguments[0], str) else arguments[0].decode()).resolve()] += 1
sys.addaudithook(listen)
from veiviser.pipeline import generate
made = generate(Path.cwd())
for name in ("flows/prove.yaml", "content/index.md", "content/kart.png"):
    print(name, opened[Path(name).resolve()])
"""


def test_row_72_every_file_of_the_author_is_read_once(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (project / "content" / "kart.png").write_bytes(PNG)
    command = [sys.executable, "-c", READ]
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True, timeout=120)
    assert ended.stdout.split() == ["flows/prove.yaml", "1", "content/index.md", "1", "content/kart.png", "1"]


def test_row_73_two_flows_that_differ_in_case_alone_are_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (project / "flows" / "Prove.yaml").write_text(FLOW, encoding="utf-8")
    if len(list((project / "flows").iterdir())) == 1:
        pytest.skip("on this disk the two are one file")
    ended = veiviser("check", at=project)
    assert (ended.returncode, "[same-name]" in ended.stdout) == (1, True)


def test_row_74_blanks_letters_and_marks_in_the_path_are_fine(tmp_path: Path) -> None:
    project = write_project(tmp_path / "Mine filer #1 100% æøå (ny)" / "'prosjekt'")
    ended = veiviser("build", at=project)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (project / "site" / "verksted/prototype" / "prove" / "start.html").exists()


def test_row_75_the_whole_command_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    worlds = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)},
    ]
    example = Path(__file__).parents[1] / "example"
    sites = []
    for number, world in enumerate(worlds):
        project = Path(shutil.copytree(example, tmp_path / f"verden {number}"))
        for path in project.rglob("*"):
            os.utime(path, (4_000_000_000 * number, 4_000_000_000 * number))  # 1970, and the year 2096
        assert veiviser("-C", str(project), "build", at=(project, tmp_path)[number], env=world).returncode == 0
        sites.append(files(project / "site"))
    assert sites[0] == sites[1]


def test_row_76_private_and_huge_files_are_not_published(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    for name in ("key.pem", ".env", "~$brev.docx", ".DS_Store", "id_rsa", "notat.md~", "data.json", "side.html"):
        (project / "content" / name).write_text("dyp-hemmelighet", encoding="utf-8")
    with (project / "content" / "film.mp4").open("wb") as film:
        film.truncate(2 << 30)  # a hole, which takes no room
    ended = veiviser("build", at=project)
    assert ended.returncode == 0
    site = files(project / "site")
    assert not [name for name, data in site.items() if b"dyp-hemmelighet" in data or name.endswith(".mp4")]
    checked = veiviser("check", at=project)
    for name in ("key.pem", "film.mp4", "data.json", "side.html", "id_rsa"):
        assert f"content/{name}:1:1: warning: neither a page nor a picture" in checked.stdout


def test_row_78_a_project_without_flows_is_told_what_they_are(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    shutil.rmtree(project / "flows")
    ended = veiviser("check", at=project)
    assert (ended.returncode, ended.stdout.count("\n")) == (1, 1)
    assert "no folder `flows` here" in ended.stdout


@POSIX
def test_row_73_a_strange_name_is_shown_on_one_line_and_does_nothing_to_a_terminal(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    names = (b"a\nb", b"a\x1b[31m", b"a\x07", b"\xff", "a\u202eb".encode(), b" ", b"x" * 200, b"-x", "å".encode())
    for name in names:
        Path(os.fsdecode(os.fsencode(project / "flows") + b"/" + name + b".yaml")).write_text(FLOW, encoding="utf-8")
        Path(os.fsdecode(os.fsencode(project / "content") + b"/" + name + b".md")).write_text("# Hei", encoding="utf-8")
    ended = veiviser("check", at=project)
    assert ended.returncode == 1
    assert not [letter for letter in ended.stdout if not letter.isprintable() and letter != "\n"]
    for line in ended.stdout.splitlines():
        assert line.startswith(("flows/", "content/"))
        assert line.endswith(("[bad-name]", "[bad-file-name]"))
    assert len(ended.stdout.splitlines()) >= len(names) + 4
