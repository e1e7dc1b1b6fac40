"""The search index, made by Pagefind over the pages that people read."""

import shutil
import subprocess
from pathlib import Path

from veiviser.engine.search_words import FILE as WORDS
from veiviser.engine.search_words import words_of
from veiviser.writing import CannotWrite, write_files

FOLDER = "pagefind"
_BESIDE = ".meta, .chip, .try"
"""What stands in the guide's text and says nothing of its matter."""
_UNUSED = (
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
    "pagefind-highlight.js",
)
"""Faces for the search that Pagefind brings; ours is in the theme."""


def write_search_index(site: Path) -> None:
    """
    Index each element with `data-pagefind-body`, in the language that its page names.

    Pagefind knows bokmål as `nb` and nynorsk as `nn`, and stems both.

    Raises:
        CannotWrite: when Pagefind does not run or does not end well.
    """
    from pagefind_bin import get_executable

    shutil.rmtree(site / FOLDER, ignore_errors=True)
    try:
        ended = subprocess.run(
            [
                str(get_executable()),
                "--site",
                str(site),
                "--output-subdir",
                FOLDER,
                "--exclude-selectors",
                _BESIDE,
                "--silent",
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise CannotWrite(f"cannot make the search index: {error.strerror or error}; is Pagefind installed?") from error
    if ended.returncode:
        said = " ".join((ended.stderr or ended.stdout).split()) or "no message"
        raise CannotWrite(f"cannot make the search index: Pagefind says {said}")
    for name in _UNUSED:
        (site / FOLDER / name).unlink(missing_ok=True)
    pages = (path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    write_files(site / FOLDER, {WORDS: words_of(pages)})
