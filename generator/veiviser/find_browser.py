"""A Chromium on this machine: the one that is told, else one that is there."""

import os
import shutil
from pathlib import Path

from veiviser.messages import say

NAMES = (
    "chromium-headless-shell",  # without windows to draw it is more than twice as fast
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"),
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class NoBrowser(Exception):
    """No Chromium is here; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def installed_browser() -> Path | None:
    """
    The program that `CHROMIUM` names, or one in its usual place.

    Raises:
        NoBrowser: when `CHROMIUM` names none.
    """
    if told := os.environ.get("CHROMIUM"):
        if shutil.which(told):
            return Path(str(shutil.which(told)))
        raise NoBrowser(say("CHROMIUM is {program}, which is no program that can be started.", program=told))
    there = [Path(path) for name in NAMES if (path := shutil.which(name))]
    there += [path for path in map(Path, ELSEWHERE) if path.exists()]
    return there[0] if there else None
