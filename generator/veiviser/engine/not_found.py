"""The page for addresses that do not exist."""

import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from veiviser.model.site import STEPS
from veiviser.writing import write_files

SOURCE = "404.md"
_BUILT = "404/index.html"
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_UP = re.compile(r"""(?<==")(?:\.\./|\.\.(?="))""")
_PROTOTYPE = re.compile(r"""(?<=href=")prototype:""")


def place_not_found(site: Path, url: str = "") -> None:
    """
    Put the page that an engine made of `404.md` where servers look for it, in place of the theme's.

    It is shown at any depth, so its addresses begin at the root of the server.

    Args:
        url: where the site will stand; left out, at the root.
    """
    built = site / _BUILT
    if not built.is_file():
        return
    root = escape(urlsplit(url).path or "/")

    def from_root(tag: re.Match[str]) -> str:
        return _PROTOTYPE.sub(lambda _: f"{root}{STEPS}/", _UP.sub(lambda _: root, tag[0]))

    html = _TAG.sub(from_root, built.read_text("utf-8"))
    built.unlink()
    built.parent.rmdir()
    write_files(site, {"404.html": html})
