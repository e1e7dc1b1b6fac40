"""Makes the search index with Pagefind."""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from veiviser.engine.search_words import FILE as WORDS
from veiviser.engine.search_words import words_of
from veiviser.messages import say
from veiviser.model.site import WORKSHOP
from veiviser.writing import CannotWrite, write_files

FOLDER = "pagefind"
_BESIDE = ".meta, .chip, .try"
"""What stands in the guide's text and says nothing of its matter."""
_OFTEN = 0.02
"""Seconds of Pagefind's work between two checkpoints."""
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


def write_search_index(site: Path, checkpoint: Callable[[], None] = lambda: None) -> None:
    """
    Index each element with `data-pagefind-body`, in the language that its page names; the workshop apart from the rest.

    Pagefind knows bokmål as `nb` and nynorsk as `nn`, and stems both.

    Args:
        checkpoint: called at least once while Pagefind works; what it raises ends that.

    Raises:
        CannotWrite: when Pagefind does not run or does not end well.
    """
    workshop, aside = site / WORKSHOP, site.with_name(f"{site.name}-{WORKSHOP}")
    is_there = workshop.is_dir()
    if is_there:
        workshop.rename(aside)
    try:
        _write(site, checkpoint)
    finally:
        if is_there:
            aside.rename(workshop)
    if is_there:
        _write(workshop, checkpoint)


def _write(site: Path, checkpoint: Callable[[], None]) -> None:
    """The index of all pages in the folder, and of them alone."""
    from pagefind_bin import get_executable

    shutil.rmtree(site / FOLDER, ignore_errors=True)
    where, without = ["--site", str(site), "--output-subdir", FOLDER], ["--exclude-selectors", _BESIDE]
    try:
        code, told = _run([str(get_executable()), *where, *without, "--silent"], checkpoint)
    except OSError as error:
        message = say(
            "cannot make the search index: {reason}; is Pagefind installed?", reason=error.strerror or str(error)
        )
        raise CannotWrite(message) from error
    if code:
        said = " ".join(told.split()) or say("no message")
        raise CannotWrite(say("cannot make the search index: Pagefind says {said}", said=said))
    for name in _UNUSED:
        (site / FOLDER / name).unlink(missing_ok=True)
    pages = (path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    write_files(site / FOLDER, {WORDS: words_of(pages)})


def _run(command: list[str], checkpoint: Callable[[], None]) -> tuple[int, str]:
    """How the command ended, and what it said."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as running:
        try:
            while True:
                checkpoint()  # first, so that it comes however quick Pagefind is
                with suppress(subprocess.TimeoutExpired):
                    said, complained = running.communicate(timeout=_OFTEN)
                    return running.returncode, complained or said
        except BaseException:
            running.kill()
            raise
