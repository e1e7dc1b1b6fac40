"""Runs an engine on a generated project."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from veiviser.engine.again import Again
from veiviser.engine.frame import keep_in_sandbox, mistake_of_frame
from veiviser.engine.messages import as_problems, collected_warnings
from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.writing import CannotWrite

Engine = Literal["mkdocs", "properdocs", "zensical"]
_OF_PARSERS = (AssertionError, RecursionError, ValueError)
"""What Python's parsers raise over what a page has."""


def run_engine(
    project: Path,
    site: Path,
    engine: Engine = "mkdocs",
    again: Again | None = None,
    kept: Kept = NOTHING_KEPT,
    *,
    own_frame: Collection[str],
) -> None:
    """
    Build a generated project, which has a `mkdocs.yml` without plugins and a folder `docs`, into the folder `site`.

    Args:
        again: what shall remember the build; only of MkDocs.
        kept: what earlier runs compiled; likewise.
        own_frame: templates of the frame that the project wrote; likewise.

    Raises:
        ProblemsFound: with everything the engine warned of; a warning is as bad as an error.
        CannotWrite: when the disk refused.
    """
    if engine == "mkdocs":
        docs = {path.relative_to(project / "docs").as_posix(): _text(path) for path in project.glob("docs/**/*.md")}
        run_mkdocs(project / "mkdocs.yml", docs, site=site, again=again, kept=kept, own_frame=own_frame)
    else:
        _run_beside(project, site, engine)


def run_mkdocs(
    settings: Path,
    docs: Mapping[str, str | bytes],
    *,
    site: Path | None = None,
    again: Again | None = None,
    kept: Kept = NOTHING_KEPT,
    own_frame: Collection[str],
) -> None:
    """
    Run MkDocs in this process, without a word.

    Args:
        settings: the `mkdocs.yml`.
        docs: pages by path, to find the line that a warning is about.
        site: where to build; left out, where the settings say.
        again: what shall remember the build.
        kept: what earlier runs compiled.
        own_frame: templates of the frame that the project wrote.

    Raises:
        ProblemsFound: what MkDocs, or a plugin of ours in it, found.
        CannotWrite: when the disk refused.
    """
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")  # a printed advertisement for another engine
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.build import build  # MkDocs takes a quarter of a second to import
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said = io.StringIO()
    with collected_warnings(quiet=True) as collector, contextlib.redirect_stderr(said):
        try:
            config = load_config(str(settings), strict=True, **({"site_dir": str(site)} if site else {}))
            keep_in_sandbox(config.theme, own_frame, kept)
            if again is not None:
                config.plugins["veiviser-again"] = again  # type: ignore[assignment]  # it has the events that it needs
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            if (ours := _ours(error)) is not None:
                raise ours from None
            messages = collector.messages or [error.format_message()]
            raise ProblemsFound(as_problems(messages, docs)) from error
        except Exception as error:
            if (problem := mistake_of_frame(error, settings.parent / "theme")) is not None:
                raise ProblemsFound([problem]) from error
            if not collector.messages or not isinstance(error, _OF_PARSERS):
                raise
            raise ProblemsFound(as_problems(collector.messages, docs)) from error
    if collector.messages:
        raise ProblemsFound(as_problems(collector.messages, docs))


def _ours(error: BaseException | None) -> ProblemsFound | CannotWrite | None:
    """What a plugin of ours raised, in what MkDocs made of it."""
    while error is not None and not isinstance(error, ProblemsFound | CannotWrite):
        error = error.__cause__ or error.__context__
    return error


def _run_beside(project: Path, site: Path, engine: Engine) -> None:
    """As a process of its own: their loggers, themes and caches are not ours to tame."""
    where = [] if engine == "zensical" else ["--site-dir", str(site)]  # Zensical knows only the setting
    ended = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml", *where],
        cwd=project,
        env={**os.environ, "NO_COLOR": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode:
        lines = [line.strip() for line in ended.stdout.splitlines() if line.strip()]
        told = " / ".join(lines[-5:]) or say("no message")
        message = say("{engine} stopped: {told}", engine=engine, told=told)
        raise ProblemsFound([Problem(Place(PurePosixPath("mkdocs.yml")), "site-engine", message)])
    if engine == "zensical":
        shutil.copytree(project / "site", site, dirs_exist_ok=True)


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")
