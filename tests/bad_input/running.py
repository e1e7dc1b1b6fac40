"""The command as a process."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from veiviser.__main__ import main

UNTIDY = ("Traceback", "NoneType", "object at 0x", "Error:  ")
_STARTED = multiprocessing.get_context("forkserver")
_STARTED.set_forkserver_preload(["tests.bad_input.warm"])
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def veiviser(
    *arguments: str, at: Path, env: Mapping[str, str] | None = None, before: tuple[str, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    """The command's end; it never ends in a traceback, whatever it was given."""
    changed = {"COLUMNS": "100", **(env or {})}
    ended = _anew(arguments, at, changed, before) if env or before else forked(arguments, at, changed)
    for untidy in UNTIDY:
        assert untidy not in ended.stdout + ended.stderr
    assert ended.returncode in (0, 1, 2, 3)
    return ended


def _anew(
    arguments: tuple[str, ...], at: Path, changed: dict[str, str], before: tuple[str, ...]
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*before, sys.executable, "-m", "veiviser", *arguments],
        cwd=at,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **changed},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def forked(arguments: tuple[str, ...], at: Path, changed: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """The same from a process that has read all modules already: most of a small command's time goes to that."""
    return _forked("veiviser", arguments, at, changed)


def mkdocs(*arguments: str, at: Path, env: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """The end of MkDocs' command, forked likewise; it never ends in a traceback."""
    ended = _forked("mkdocs", arguments, at, {**_QUIET, **(env or {})})
    for untidy in UNTIDY:
        assert untidy not in ended.stdout + ended.stderr
    return ended


def _forked(
    program: str, arguments: tuple[str, ...], at: Path, changed: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    with tempfile.TemporaryDirectory() as folder:
        said = [Path(folder) / name for name in ("out", "err")]
        process = _STARTED.Process(target=_become, args=((program, *arguments), at, {**os.environ, **changed}, said))
        process.start()
        process.join(120)
        assert process.exitcode is not None, f"{arguments} never ended"
        out, err = (path.read_text(encoding="utf-8", errors="replace") for path in said)
    return subprocess.CompletedProcess(arguments, process.exitcode, out, err)


def _become(command: tuple[str, ...], at: Path, environment: dict[str, str], said: list[Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(at)
    for stream, path in zip((sys.stdout, sys.stderr), said, strict=True):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.argv = [*command]
    if command[0] == "veiviser":
        main()
    else:
        from mkdocs.__main__ import cli

        cli(prog_name=command[0])


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
