"""The version of what is built, from git's tags and, where there is no git, from the changelog."""

import os
import re
import subprocess
from pathlib import Path

FIRST = "0.1.0"
"""What the first release will be called."""
_DESCRIBED = re.compile(r"(?:v(?P<tag>[0-9.]+)-(?P<since>[0-9]+)-g)?(?P<commit>[0-9a-f]+)(?P<dirty>-dirty)?")
_HEADING = re.compile(r"^## \[([^]]+)\]", re.MULTILINE)


def version_of(root: Path) -> str:
    """
    `1.2.3` at the tag `v1.2.3` itself, and after it `1.2.4.dev5+g0a1b2c3`: five commits on the way to the next.

    In a source distribution, the one that it was made with. In another folder without git, such as an unpacked
    archive, the newest version of `CHANGELOG.md`; where that tells of changes that are not released, `1.2.4.dev0`.
    """
    made = root / "PKG-INFO"
    if made.exists() and (said := re.search(r"^Version: (\S+)$", made.read_text("utf-8"), re.MULTILINE)):
        return said[1]
    if not (described := _ask_git(root, "describe", "--tags", "--long", "--always", "--dirty", "--match", "v[0-9]*")):
        return _told((root / "CHANGELOG.md").read_text("utf-8"))
    found = _DESCRIBED.fullmatch(described)
    if not found:
        raise SystemExit(f"git says {described}, which is no version; tags are named v1.2.3")
    tag, since = found["tag"], found["since"] or _ask_git(root, "rev-list", "--count", "HEAD")
    if tag and since == "0" and not found["dirty"]:
        return tag
    return f"{_next(tag) if tag else FIRST}.dev{since}+g{found['commit']}"


def _ask_git(root: Path, *arguments: str) -> str:
    """What git answers of this folder's own repository; empty where there is none, or no git."""
    above = os.environ | {"GIT_CEILING_DIRECTORIES": str(root.resolve().parent)}
    try:
        ended = subprocess.run(["git", *arguments], cwd=root, env=above, capture_output=True, encoding="utf-8")
    except OSError:
        return ""
    return "" if ended.returncode else ended.stdout.strip()


def _told(changelog: str) -> str:
    _, *parts = _HEADING.split(changelog)
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    coming = told.pop("Unreleased", "").strip()
    newest = next(iter(told), "")
    if not newest:
        return f"{FIRST}.dev0"
    return f"{_next(newest)}.dev0" if coming else newest


def _next(version: str) -> str:
    *major, last = version.split(".")
    return ".".join([*major, str(int(last) + 1)])
