"""Any bytes: the run counts what it gave, and keeps what made a reader fail."""

import importlib.util
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).parents[2] / "bench" / "proof" / "fuzz.py"


@pytest.fixture
def fuzz() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("fuzz", FUZZ)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    before = signal.signal(signal.SIGPROF, module.stop_hanging)
    yield module
    signal.signal(signal.SIGPROF, before)


def test_it_says_how_many_times_it_tried(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, FUZZ, "settings", "--seconds", "1", "--out", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.fullmatch(r"settings: [1-9][0-9]* executions, 0 findings\n", ended.stdout), ended.stdout + ended.stderr
    assert ended.returncode == 0


def test_what_fails_is_kept_once_a_line(fuzz: ModuleType, tmp_path: Path) -> None:
    watched = fuzz.Watched(lambda data: data.decode("ascii"), tmp_path)
    for data in (b"a", b"\xff", b"\xfe"):
        watched(data)
    (kept,) = tmp_path.glob("*.input")
    assert kept.read_bytes() == b"\xff"
    assert "UnicodeDecodeError" in kept.with_suffix(".txt").read_text("utf-8")


def test_what_never_ends_is_kept_too(fuzz: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(data: bytes) -> None:
        while data:
            pass

    monkeypatch.setattr(fuzz, "HANG", 0.05)
    fuzz.Watched(forever, tmp_path)(b"x")
    (kept,) = tmp_path.glob("*.txt")
    assert "Hanging" in kept.read_text("utf-8")
