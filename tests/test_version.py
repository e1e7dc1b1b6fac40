"""The version that a build gets: from tags, and without git from the changelog."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.version import Version

import veiviser
from version import FIRST, version_of

ROOT = Path(__file__).parents[1]
OURSELVES = ["-c", "user.name=Kari", "-c", "user.email=kari@example.no", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *OURSELVES, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n## [9.9.9] - 2026-11-27\n", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "The first")
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "One more")


def test_at_a_tag_it_is_the_tags(repository: Path) -> None:
    git(repository, "tag", "v1.2.3")
    assert version_of(repository) == "1.2.3"


def test_after_a_tag_it_is_on_the_way_to_the_next(repository: Path) -> None:
    git(repository, "tag", "v1.2.3")
    commit(repository)
    commit(repository)
    found = Version(version_of(repository))
    assert found.public == "1.2.4.dev2"
    assert Version("1.2.3") < found < Version("1.2.4")


def test_what_is_not_committed_is_no_release(repository: Path) -> None:
    git(repository, "tag", "v1.2.3")
    (repository / "CHANGELOG.md").write_text("changed", "utf-8")
    assert Version(version_of(repository)).public == "1.2.4.dev0"


def test_before_any_tag_it_is_on_the_way_to_the_first(repository: Path) -> None:
    commit(repository)
    assert Version(version_of(repository)).public == f"{FIRST}.dev2"


def test_other_tags_are_passed_over(repository: Path) -> None:
    git(repository, "tag", "v1.2.3")
    git(repository, "tag", "--annotate", "seen-by-users", "--message", "of no release")
    assert version_of(repository) == "1.2.3"


@pytest.mark.parametrize(
    ("changelog", "version"),
    [
        ("## [Unreleased]\n\n- One thing.\n\n## [1.2.3] - 2026-11-27\n", "1.2.4.dev0"),
        ("## [Unreleased]\n\n## [1.2.3] - 2026-11-27\n\n## [1.2.2] - 2026-11-26\n", "1.2.3"),
        ("## [1.2.3] - 2026-11-27\n", "1.2.3"),
        ("## [Unreleased]\n\nThe first version.\n", f"{FIRST}.dev0"),
    ],
)
def test_without_git_the_changelog_says_it(changelog: str, version: str, repository: Path) -> None:
    plain = repository / "unpacked"  # inside somebody's repository, whose tags are no business of ours
    plain.mkdir()
    (plain / "CHANGELOG.md").write_text(f"# Changelog\n\n{changelog}", "utf-8")
    git(repository, "tag", "v7.0.0")
    assert version_of(plain) == version


def test_a_source_distribution_keeps_its_own(repository: Path) -> None:
    (repository / "PKG-INFO").write_text(
        "Metadata-Version: 2.4\nName: veiviser\nVersion: 3.2.1\n\n# Veiviser\n", "utf-8"
    )
    assert version_of(repository) == "3.2.1"


def test_a_build_gets_it() -> None:
    command = [sys.executable, "-m", "hatchling", "version"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60).stdout.strip()
    assert said == version_of(ROOT)


def test_the_package_says_the_one_that_was_installed() -> None:
    command = [sys.executable, "-m", "veiviser", "--version"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ, timeout=60).stdout
    assert said == f"veiviser {veiviser.__version__}\n"
    assert Version(veiviser.__version__) >= Version(f"{FIRST}.dev0")
