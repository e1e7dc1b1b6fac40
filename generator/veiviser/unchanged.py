"""Runs of which nothing is new: they give what the last one gave, and read no project for it."""

# What reads, checks and draws is imported where something is new: importing it takes longer than all that is here.

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.kept.inputs import Unsure, digest_of_folder, digest_of_project, today
from veiviser.kept.shelf import MISSING
from veiviser.problem import Problem
from veiviser.writing import why_not
from veiviser.writing.summary import Summary

if TYPE_CHECKING:
    from veiviser.pipeline import Generated


@dataclass(frozen=True, slots=True)
class _Site:
    """A site that was built."""

    summary: Summary
    digest: str
    """Of its folder, as it was left."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a check found."""

    problems: tuple[Problem, ...]
    output: str
    """Where the site would be written to, relative to the project's root."""


def check(root: Path, kept: Kept) -> tuple[Problem, ...]:
    """As `pipeline.check_site`."""
    day = today()
    before = _sources(root, kept)
    found = kept.take("check", (before, day)) if before else MISSING
    if isinstance(found, _Found) and why_not(Path(found.output), root) is None:
        return found.problems
    from veiviser.pipeline import check_site

    problems = check_site(root, day=day, kept=kept)
    if before and before == _sources(root, kept) and why_not(Path(output := _output(root)), root) is None:
        kept.put("check", (before, day), _Found(problems, output))
    return problems


def build(
    root: Path,
    kept: Kept,
    *,
    progress: Callable[[str], None] = lambda _: None,
    url: str = "",
    public: bool = False,
    add: "Callable[[Generated, Path], None] | None" = None,
) -> Summary:
    """
    As `pipeline.build_site`; where its site stands just as it was written, it is left standing.

    Args:
        add: puts more into the site; then all is built.
    """
    before = _sources(root, kept) if add is None else ""
    asked = (before, today(), url, public)
    found = kept.take("build", asked) if before else MISSING
    if isinstance(found, _Site) and _digest(found.summary.folder) == found.digest:
        return found.summary
    from veiviser.pipeline import build_site

    more = add or (lambda _made, _site: None)
    summary = build_site(root, progress=progress, url=url, public=public, kept=kept, add=more)
    after = (_sources(root, kept), today(), url, public)
    if before and asked == after and (digest := _digest(summary.folder)):
        kept.put("build", asked, _Site(summary, digest))
    return summary


def told(kind: str, root: Path, kept: Kept, make: Callable[[], bool]) -> bool:
    """Something that is asked of the whole project, and of nothing else."""
    sources = _sources(root, kept)
    return kept.known(kind, sources, make) if sources else make()


def _sources(root: Path, kept: Kept) -> str:
    """A digest of all that the project is made of; empty where nobody can tell, or asks."""
    if kept is NOTHING_KEPT:
        return ""
    try:
        settings = (root / "mkdocs.yml").read_bytes()
        return digest_of_project(root, kept.known("parts", settings, lambda: _parts(root)))
    except (OSError, Unsure):
        return ""


def _parts(root: Path) -> tuple[str, ...]:
    from veiviser.pipeline.changes import parts_of

    return parts_of(root)


def _output(root: Path) -> str:
    from veiviser.problem import Report
    from veiviser.reading import Settings, read_settings

    return (read_settings(root, Report()) or Settings()).output


def _digest(site: Path) -> str:
    try:
        return digest_of_folder(site) if site.is_dir() else ""
    except (OSError, Unsure):
        return ""
