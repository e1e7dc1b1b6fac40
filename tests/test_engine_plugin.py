"""`mkdocs build` gives the site that `veiviser build` gives, or leaves the old one as it was."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.bad_input import running

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def mkdocs(root: Path, *more: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return running.mkdocs("build", "--quiet", *more, at=root, env=env)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small example project, with this repository's settings."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "example", root, ignore=shutil.ignore_patterns(".veiviser"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("  sender:")[0]  # with words and pages of ours
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def test_both_ways_to_build_give_the_same_bytes(project: Path) -> None:
    ended = mkdocs(project, "--strict")
    assert (ended.returncode, ended.stdout + ended.stderr) == (0, "")
    site = files(project / "site")
    shutil.rmtree(project / "site")
    ours = running.veiviser("build", at=project)
    assert ours.returncode == 0, ours.stderr
    assert files(project / "site") == site


def test_a_mistake_is_told_and_the_old_site_stands(project: Path) -> None:
    assert mkdocs(project).returncode == 0
    before = files(project / "site")
    page = project / "content" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n\n[borte](nope.md)\n", "utf-8")
    ended = mkdocs(project)  # without --strict, too
    assert ended.returncode == 1
    assert "content/index.md:" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert files(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


def test_a_kill_leaves_the_old_site(project: Path) -> None:
    assert mkdocs(project).returncode == 0
    before = files(project / "site")
    for pause in (0.2, 0.6, 0.9):
        build = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=ENVIRONMENT)
        time.sleep(pause)
        build.kill()
        build.wait()
        assert files(project / "site") == before
    assert mkdocs(project).returncode == 0
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_not_ours_is_left_alone_and_ends_with_3(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "thesis.odt").write_text("years of work")
    ended = mkdocs(project)
    assert ended.returncode == 3
    assert "did not write" in ended.stdout + ended.stderr
    assert files(project / "site") == {"thesis.odt": b"years of work"}


def test_mkdocs_gh_deploy_sends_the_whole_site(project: Path, tmp_path: Path) -> None:
    def git(*arguments: str, at: Path = project) -> str:
        named = ["git", "-c", "user.name=Ola", "-c", "user.email=ola@example.no", *arguments]
        return subprocess.run(named, cwd=at, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "Begin")
    git("remote", "add", "origin", str(tmp_path / "remote.git"))
    who = {f"GIT_{role}_{what}": "ola@example.no" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    ended = running.mkdocs("gh-deploy", "--quiet", "--force", at=project, env=who)
    assert ended.returncode == 0, ended.stderr
    sent = git("ls-tree", "-r", "-z", "--name-only", "gh-pages", at=tmp_path / "remote.git").split("\0")
    assert {*filter(None, sent)} == {*files(project / "site"), ".nojekyll"}


def test_mkdocs_serve_serves_the_site_and_stops(project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    server = subprocess.Popen(command, cwd=project, env=ENVIRONMENT)
    try:
        page = _fetched(f"http://{address}/")
        assert "livereload" in page
        assert "Content-Security-Policy" not in page  # it would stop MkDocs' own live reload
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)
    assert not (project / "site").exists()


def _fetched(url: str) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "ta bort `--dirty`"), ("en", "leave `--dirty` out"), ("tlh", "choose nb or en")]
)
def test_it_speaks_the_language_of_whoever_runs_it(project: Path, language: str, words: str) -> None:
    ended = mkdocs(project, "--dirty", VEIVISER_LANGUAGE=language)
    assert (ended.returncode, words in ended.stdout + ended.stderr) == (1, True)
