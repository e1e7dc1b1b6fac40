"""The worked examples of components in the workshop's pages, taken out of the page and laid into a new project."""

import re
from pathlib import Path

from tests.sites import ROOT
from veiviser.writing import write_files

PAGE = ROOT / "content" / "designer" / "egne-komponenter.md"
NAMES = ("kartkort", "last-opp-fil")
_FILE = re.compile(r"^`(?P<path>[\w./-]+)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def shown_files() -> dict[str, str]:
    """What stands between fences below a path, by that path; of a path that is there several times, all of it."""
    found: dict[str, str] = {}
    for one in _FILE.finditer(PAGE.read_text("utf-8")):
        found[one["path"]] = "\n".join(filter(None, (found.get(one["path"]), one["text"])))
    return found


def lay_into(project: Path) -> Path:
    """A project with all of it."""
    write_files(project, shown_files())
    return project
