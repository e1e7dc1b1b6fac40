"""The day of each file's last commit."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

_DAY = "\x01"
"""Before the seconds of each commit; no file's name can begin with it."""


def last_commits(root: Path) -> dict[PurePosixPath, date]:
    """
    The day, in UTC, of the last commit of every file below `root`, by path relative to it.

    Empty where there is no git or no repository; in a copy with a shortened history, the days it still knows.
    """
    command = [
        "git",
        "-c",
        "core.quotepath=off",
        "log",
        "--no-renames",
        "--relative",
        "--name-only",
        "-z",
        f"--format={_DAY}%ct",
    ]
    try:
        done = subprocess.run([*command, "--", "."], cwd=root, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found: dict[PurePosixPath, date] = {}
    day = date.min
    for part in done.stdout.decode("utf-8", "replace").replace("\n", "\0").split("\0"):
        if part.startswith(_DAY):
            day = datetime.fromtimestamp(int(part[1:]), UTC).date()
        elif part:
            found.setdefault(PurePosixPath(part), day)
    return found
