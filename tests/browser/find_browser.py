"""A Chromium for the browser tests: the one that is told, one that is there, or one that gets installed."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from veiviser.find_browser import NoBrowser, installed_browser

__all__ = ["NoBrowser", "find_browser", "install_browser"]

ADVICE = "Install Chromium, Chrome or Edge, or set CHROMIUM to the program's path, or run `make test` with a network."


def find_browser() -> Path:
    """
    The program to start.

    Raises:
        NoBrowser: when there is none. A missing browser is a failure, never a skipped test.
    """
    if (there := installed_browser()) is not None:
        return there
    with sync_playwright() as playwright:
        downloaded = Path(playwright.chromium.executable_path)
    if downloaded.exists():
        return downloaded
    raise NoBrowser(f"The browser tests need a browser. {ADVICE}")


def install_browser() -> None:
    """
    Install Chromium: Debian's as root, where there is apt, if it can be without windows; else Playwright's.

    Raises:
        subprocess.CalledProcessError: when that cannot be had; its own words have been printed.
    """
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        apt = partial(subprocess.run, env=environment, stdin=subprocess.DEVNULL)
        apt(["apt-get", "--quiet=2", "update"], check=True)
        install = ["apt-get", "--quiet=2", "install", "--yes", "--no-install-recommends", "fonts-liberation"]
        if apt([*install, "chromium-headless-shell"]).returncode:
            apt([*install, "chromium"], check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main(arguments: list[str]) -> None:
    """Print the browser's path; with `--install`, get one first where there is none."""
    try:
        print(find_browser())
    except NoBrowser as none:
        if "--install" not in arguments or os.environ.get("CHROMIUM"):
            sys.exit(str(none))
        try:
            install_browser()
            print(find_browser())
        except (OSError, subprocess.CalledProcessError, NoBrowser):
            sys.exit(str(none))


if __name__ == "__main__":
    main(sys.argv[1:])
