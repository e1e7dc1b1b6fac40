"""Checks the links of the finished site."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from veiviser.engine import address_of
from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.links import check_folder, site_at
from veiviser.messages import say
from veiviser.model.site import written_at
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound


def prove_links(site: Path, docs: Collection[str], url: str, kept: Kept = NOTHING_KEPT) -> None:
    """
    Nothing, where `veiviser links` finds no error in a site.

    Args:
        docs: what the engine was given, by path.
        url: where the site will stand; empty when nobody has said.
        kept: what earlier runs found of single pages.

    Raises:
        ProblemsFound: with every error, at the page that people wrote, or at the page of the site.
    """
    sources = {address_of(path.removesuffix(".md")): written_at(path) for path in docs if path.endswith(".md")}
    found = check_folder(site, site_at(url) if url else None, kept).problems
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProblemsFound(_placed(problem, sources) for problem in errors)


def _placed(problem: Problem, sources: dict[str, str]) -> Problem:
    built = problem.place
    source = sources.get(str(built.file))
    if source is None:
        return Problem(Place(PurePosixPath("site") / built.file, *built[1:]), problem.id, problem.message)
    message = say("{message} (in the built page, {place})", message=problem.message, place=built)
    return Problem(Place(PurePosixPath("content") / source), problem.id, message)
