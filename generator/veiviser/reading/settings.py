"""The few settings of `mkdocs.yml` that we need ourselves."""

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading import shapes
from veiviser.reading.coverage import Wanted, read_wanted
from veiviser.reading.files import read_text
from veiviser.reading.yaml import Mapping, Scalar, read_yaml

FILE = PurePosixPath("mkdocs.yml")
TAGS = (
    "!!python/name:material.extensions.emoji.twemoji",
    "!!python/name:material.extensions.emoji.to_svg",
    "!!python/name:pymdownx.superfences.fence_code_format",
    "!!python/object/apply:pymdownx.slugs.slugify",
)
"""The documentation of the theme and of its extensions has these. They are read as texts, never acted upon."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says that concerns us."""

    name: str = ""
    url: str = ""
    """With a final slash."""
    content: str = "content"
    """`docs_dir`."""
    output: str = "site"
    """`site_dir`."""
    wanted: Wanted = field(default_factory=Wanted)
    """What it asks for under the plugin `veiviser`."""
    text: str = ""
    """All that it says."""


def read_settings(root: Path, problems: list[Problem]) -> Settings | None:
    """The project's settings; None, with a problem, where there are none to read."""
    if not (root / FILE).exists():
        message = "no `mkdocs.yml` here; go to your project's folder, or make one with `veiviser new FOLDER`"
        problems.append(Problem(Place(FILE), "missing-settings", message))
        return None
    text = read_text(root / FILE, FILE, problems)
    before = len(problems)
    node = read_yaml(text, FILE, problems, TAGS) if text is not None else None
    if text is None or (node is None and len(problems) > before):
        return None
    if node is None or shapes.is_empty(node):
        message = "the file is empty; it starts with `site_name:`"
        problems.append(Problem(Place(FILE), "empty-file", message))
        return None
    table = shapes.mapping(node, "`mkdocs.yml`", problems)
    return replace(_settings(table, problems), text=text) if table else None


def _settings(table: Mapping, problems: list[Problem]) -> Settings:
    shapes.require(table, ("site_name",), "`mkdocs.yml`", problems)
    found = {}
    for key in ("site_name", "site_url", "docs_dir", "site_dir"):
        node = shapes.value(table, key)
        is_left_open = node is None or (key == "site_url" and shapes.is_empty(node))
        text = None if node is None or is_left_open else shapes.scalar(node, f"`{key}`", problems)
        if text is not None:
            found[key] = text.text
            if key == "site_url":
                _check_address(text, problems)
    if "site_url" not in table.items:
        message = (
            "without `site_url` no page tells search engines its address, and there is no sitemap; write it like "
            "https://example.no/nettlege/, or leave it open with `site_url:` alone"
        )
        problems.append(Problem(table.place, "missing-key", message, "warning"))
    url = found.get("site_url", "")
    return Settings(
        found.get("site_name", ""),
        url if not url or url.endswith("/") else url + "/",
        found.get("docs_dir", "content"),
        found.get("site_dir", "site"),
        read_wanted(table, problems),
    )


def is_whole_address(url: str) -> bool:
    """Whether a site can stand there."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets around no address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment


def _check_address(url: Scalar, problems: list[Problem]) -> None:
    if not is_whole_address(url.text):
        message = "`site_url` is a whole address; write it like https://example.no/nettlege/"
        problems.append(Problem(url.place, "wrong-value", message))
    elif urlsplit(url.text).scheme == "http":
        message = "`site_url` begins with http, which search engines will be told; write https if the site has it"
        problems.append(Problem(url.place, "wrong-value", message, "warning"))
