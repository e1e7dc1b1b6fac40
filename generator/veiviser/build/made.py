"""What a build makes: of a flow, of a project, and of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that is made of one flow."""

    screens: int
    states: int
    site_files: Mapping[str, str]
    """Its prototype and its map, by path in the site."""
    pictures: Mapping[str, str]
    """By the name in a mark."""
    guide: tuple[str, str] | None
    """Path among the Markdown pages, and text; None where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A project as any MkDocs-like engine can build it, and what is laid beside its output."""

    docs: Mapping[str, str | bytes]
    nav: list[Any]
    site_files: Mapping[str, str | bytes]
    pictures: Mapping[str, str]
    manifest: tuple[str, ...]
    """Every HTML page that must come out, by path in the site."""
    flows: int
    screens: int
    states: int
    url: str
    output: str
    """The folder that the site is built into, relative to the project's root."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build wrote, counted."""

    flows: int
    screens: int
    states: int
    pages: int
    links: int
    folder: Path
