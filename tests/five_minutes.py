"""The five-minute path that README and LESMEG walk: what stands between their fences, and the site that they change."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_input.running import forked
from veiviser.messages import use_language

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str = "") -> list[str]:
    """What stands between fences, of one language."""
    return [found["text"] for found in _BLOCK.finditer(text) if found["language"] == language]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `veiviser new` makes; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "my-guides"
    assert forked(("new", str(folder)), folder.parent, {}).returncode == 0
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(made, tmp_path / made.name)


@pytest.fixture
def norwegian() -> Iterator[None]:
    """Messages in Norwegian, as they are on a Norwegian site."""
    use_language("nb")
    yield
    use_language("en")


def change(site: Path, old: str, new: str) -> None:
    """Change what stands once in the new site's flow."""
    flow = site / "flows" / "barnehageplass.yaml"
    text = flow.read_text(encoding="utf-8")
    assert text.count(old) == 1
    flow.write_text(text.replace(old, new), encoding="utf-8")
