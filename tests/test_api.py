"""The page of the public API promises what the package offers, and nothing else."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import veiviser

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "content" / "developers" / "api.md").read_text("utf-8")
PYTHON = PAGE.partition("## Python")[2].partition("\n## ")[0]
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PYTHON, re.MULTILINE))


def test_what_is_promised_is_what_is_offered() -> None:
    assert sorted(ROWS) == sorted(veiviser.__all__)


@pytest.mark.parametrize("name", [name for name in veiviser.__all__ if name != "__version__"])
def test_each_name_is_there_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(veiviser, name))


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="generate"):
        veiviser.generate  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", ["Problem", "Place", "Summary"])
def test_the_parts_that_are_named_are_there(name: str) -> None:
    parts = re.findall(r"`(\w+)`", ROWS[name])
    assert len(parts) > 2
    assert [part for part in parts if not hasattr(getattr(veiviser, name), part)] == []


@pytest.mark.parametrize("name", ["check_site", "build_site"])
def test_the_arguments_that_are_named_are_there(name: str) -> None:
    (told,) = re.findall(rf"[Oo]f `{name}`,(?: the arguments)? (.+?)(?: are public|\.)", PYTHON)
    named = re.findall(r"`(\w+)`", told)
    assert "root" in named
    assert {*named} <= {*inspect.signature(getattr(veiviser, name)).parameters}


def test_its_example_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", PYTHON, re.MULTILINE | re.DOTALL)
    new = [sys.executable, "-m", "veiviser", "new", "site"]
    subprocess.run(new, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    command = [sys.executable, "-c", example]
    ended = subprocess.run(command, cwd=tmp_path / "site", capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 5


def test_asking_for_nothing_imports_nothing() -> None:
    asked = "import sys, veiviser; print(*sorted(name for name in sys.modules if name.startswith('veiviser')))"
    said = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True, timeout=60).stdout
    assert said.split() == ["veiviser"]
