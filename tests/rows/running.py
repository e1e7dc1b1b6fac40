"""The command as a process, and small projects for it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

FLOW = """\
title: Prøve
task: Prøve noe
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: slutt
  slutt:
    title: Slutt
    end: done
"""
SETTINGS = """\
site_name: Prøve
docs_dir: content
theme: {name: material, language: nb, font: false}
plugins: [veiviser]
markdown_extensions: [attr_list, md_in_html]
"""
UNTIDY = ("Traceback", "NoneType", "object at 0x", "Error:  ")


def write(root: Path, settings: str = SETTINGS, flow: str = FLOW, page: str = "# Hei\n") -> Path:
    """A project with one flow and one page."""
    for name, text in (("mkdocs.yml", settings), ("flows/prove.yaml", flow), ("content/index.md", page)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def veiviser(
    *arguments: str, at: Path, env: Mapping[str, str] | None = None, before: tuple[str, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    """The command's end; it never ends in a traceback, whatever it was given."""
    command = [*before, sys.executable, "-m", "veiviser", *arguments]
    ended = subprocess.run(
        command,
        cwd=at,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    for untidy in UNTIDY:
        assert untidy not in ended.stdout + ended.stderr
    assert ended.returncode in (0, 1, 2, 3)
    return ended


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
