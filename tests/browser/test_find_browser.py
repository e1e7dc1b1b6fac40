"""A missing browser is a failure that says what to do."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_row_83_a_browser_that_is_not_there_is_a_failure() -> None:
    command = [sys.executable, "-m", "tests.browser.find_browser", "--install"]
    environment = os.environ | {"CHROMIUM": "/nowhere/chromium"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "/nowhere/chromium" in ended.stderr
    assert "Traceback" not in ended.stderr
