"""The page for addresses that lead nowhere: what people wrote in `404.md`, else the theme's own."""

import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from veiviser.writing import write_files

SOURCE = "404.md"
_BUILT = "404/index.html"
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
    html = _UP.sub(lambda _: root, built.read_text("utf-8"))
    html = _PROTOTYPE.sub(lambda _: f"{root}prototype/", html)
    built.unlink()
    built.parent.rmdir()
    write_files(site, {"404.html": html})
