"""What authors do to their files is noticed, whatever they do to the folders."""

import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.engine_sample import write_project
from tests.sites import ROOT
from veiviser.serving.watching import watched

LATE = 20.0
"""Seconds in which nothing that is to be noticed may go unnoticed."""
CALM = 0.6
"""Seconds in which nothing is noticed that is not to be."""


class Noticed:
    """How often something was."""

    def __init__(self) -> None:
        self._something = threading.Event()
        self.said = list[str]()

    def rebuild(self, _is_overtaken: Callable[[], bool]) -> None:
        self._something.set()

    def after(self, change: Callable[[], object], within: float = LATE) -> bool:
        self._something.clear()
        change()
        return self._something.wait(within)

    def settle(self) -> None:
        while self.after(lambda: None, within=CALM):
            pass


@contextmanager
def noticing(root: Path) -> Iterator[Noticed]:
    noticed = Noticed()
    with watched(root, noticed.rebuild, noticed.said.append):
        noticed.settle()
        yield noticed
        assert noticed.said == []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "project")
    for name in ("content/hjelp", "flows", "prototype/components/own"):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "content" / "index.md").write_text("# Velkommen")
    return root


@pytest.mark.parametrize("name", ["content", "flows", "prototype"])
def test_a_folder_that_is_removed_and_made_again_is_watched_again(name: str, root: Path) -> None:
    with noticing(root) as noticed:
        assert noticed.after(lambda: shutil.rmtree(root / name))
        noticed.settle()
        assert noticed.after(lambda: (root / name / "within").mkdir(parents=True))
        noticed.settle()
        assert noticed.after(lambda: (root / name / "within" / "one.md").write_text("en"))


@pytest.mark.parametrize("polling", ["", "1"])
def test_a_folder_that_is_exchanged_at_once_is_watched_again(
    polling: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", polling)

    def exchange() -> None:
        shutil.rmtree(root / "content")
        (root / "content").mkdir()

    with noticing(root) as noticed:
        assert noticed.after(exchange)
        noticed.settle()
        assert noticed.after(lambda: (root / "content" / "index.md").write_text("# Hei"))


@pytest.mark.parametrize("name", ["data", "prototype/theme"])
def test_a_folder_that_appears_later_is_watched(name: str, root: Path) -> None:
    with noticing(root) as noticed:
        (root / name).mkdir()
        noticed.settle()
        assert noticed.after(lambda: (root / name / "one.csv").write_text("a"))


def test_the_whole_project_may_go_and_come_back(root: Path) -> None:
    with noticing(root) as noticed:
        assert noticed.after(lambda: root.rename(root.with_name("away")))
        noticed.settle()
        assert noticed.after(lambda: root.with_name("away").rename(root))
        noticed.settle()
        assert noticed.after(lambda: (root / "content" / "index.md").write_text("# Hei"))


def test_settings_are_noticed_and_so_is_the_folder_that_they_name(root: Path) -> None:
    settings = root / "mkdocs.yml"
    with noticing(root) as noticed:
        assert noticed.after(lambda: settings.write_text("site_name: Test\ndocs_dir: sider\n"))
        (root / "sider").mkdir()
        noticed.settle()
        assert noticed.after(lambda: (root / "sider" / "index.md").write_text("# Hei"))


def test_a_linked_folder_is_watched_and_another_one_when_the_link_is_turned(root: Path) -> None:
    for name in ("one", "other"):
        (root / name).mkdir()
    shutil.rmtree(root / "flows")
    (root / "flows").symlink_to("one")

    def turn() -> None:
        (root / "flows").unlink()
        (root / "flows").symlink_to("other")

    with noticing(root) as noticed:
        assert noticed.after(lambda: (root / "one" / "time.yaml").write_text("a"))
        noticed.settle()
        assert noticed.after(turn)
        noticed.settle()
        assert noticed.after(lambda: (root / "other" / "time.yaml").write_text("a"))


def test_what_a_link_leads_to_is_noticed_though_nothing_else_is_watched_there(root: Path) -> None:
    (root / "LESMEG.md").write_text("# En")
    with noticing(root) as noticed:
        (root / "content" / "om.md").symlink_to("../LESMEG.md")
        noticed.settle()
        assert noticed.after(lambda: (root / "LESMEG.md").write_text("# Annet"))


def test_editors_replace_files_and_that_is_noticed_each_time(root: Path) -> None:
    def replace_file(name: str, words: str) -> None:
        (root / ".fresh").write_text(words)
        (root / ".fresh").replace(root / name)

    with noticing(root) as noticed:
        for words in ("# En", "# To", "# Tre"):
            assert noticed.after(lambda words=words: replace_file("content/index.md", words))  # type: ignore[misc]
            noticed.settle()
        for name in ("a", "b"):
            settings = f"site_name: {name}\n"
            assert noticed.after(lambda settings=settings: replace_file("mkdocs.yml", settings))  # type: ignore[misc]
            noticed.settle()


@pytest.mark.parametrize(
    "name",
    [
        "content/.index.md.swp",
        "content/index.md~",
        "content/.git/HEAD",
        "notes.txt",
        "site/index.html",
        "prototype/node_modules/a/b.css",
    ],
)
def test_what_lies_beside_is_no_reason_to_build(name: str, root: Path) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    with noticing(root) as noticed:
        assert not noticed.after(lambda: (root / name).write_text("x"), within=CALM)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_where_the_system_watches_no_more_they_are_looked_at(root: Path) -> None:
    """In a process of its own: in one that runs other tests too, files are closed meanwhile."""
    command = f"from tests.test_watching import Path, save_at_the_limit; save_at_the_limit(Path({str(root)!r}))"
    ended = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("The system watches no more files for this user (")
    assert ended.stdout.count("The system watches") == 1


def save_at_the_limit(root: Path) -> None:
    """Save while all files that may be open are, and print what is said."""
    noticed = Noticed()
    with few_files_open(2), watched(root, noticed.rebuild, noticed.said.append):
        noticed.settle()
        assert noticed.after(lambda: (root / "content" / "index.md").write_text("# Hei"))
    print(*noticed.said)


@contextmanager
def few_files_open(left: int) -> Iterator[None]:
    """As if this process had opened almost all files that it may."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    opened = list[int]()
    try:
        with suppress(OSError):
            while True:
                opened.append(os.open(os.devnull, os.O_RDONLY))
        for _ in range(left):
            os.close(opened.pop())
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        for handle in opened:
            os.close(handle)


def test_what_somebody_approves_is_noticed(root: Path) -> None:
    with noticing(root) as noticed:
        assert noticed.after(lambda: (root / "godkjent.yaml").write_text("[]\n"))
        noticed.settle()
        assert noticed.after((root / "godkjent.yaml").unlink)
