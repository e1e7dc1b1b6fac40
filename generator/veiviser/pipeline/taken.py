"""Problems with addresses: used twice, reserved, or too long."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from veiviser.engine import address_of
from veiviser.engine.licences import FILE as LICENCES
from veiviser.messages import Message, say
from veiviser.model.project import Project
from veiviser.model.site import COVERAGE_DATA, STEPS, WORKSHOP, guide_path
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading import Source
from veiviser.writing import CannotWrite, check_path

_FOLDERS = ("prototype", STEPS, "pagefind", "templates", WORKSHOP)
"""Those that the tool fills, and one that the site engine keeps for itself."""
_EARLIER = re.compile(r"^formerly:", re.MULTILINE)
_FILES = ("404.html", "sitemap.xml", "sitemap.xml.gz", LICENCES)


def find_problems(project: Project, files: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """
    A problem at each page and picture that could not come out as itself.

    Args:
        files: what is drawn of each flow, by path in the site.
    """
    made = {address_of(project.stands(page).removesuffix(".md")) for page in project.made_pages}
    made |= {*_FILES, *project.pages_of_looks, project.stands(COVERAGE_DATA)}
    made |= {guide_path(flow) for flow in files}.union(*files.values())
    sources = {str(page.path): page.place.file for page in project.pages.values()}
    folder = next((file.parents[len(PurePosixPath(path).parts) - 1] for path, file in sources.items()), None)
    first: dict[str, str] = {}
    for path in sorted({*sources, *project.pictures}):
        out = address_of(project.stands(path).removesuffix(".md")) if path.endswith(".md") else path
        place = Place(sources[path] if path in sources else (folder or PurePosixPath("content")) / path)
        fault = _fault(path, out, made, first)
        if fault:
            yield Problem(place, *fault)
        for taken in (out, *(f"{parent}/" for parent in PurePosixPath(out).parents)):
            first.setdefault(taken.casefold(), path)


def _fault(path: str, out: str, made: Collection[str], first: dict[str, str]) -> tuple[str, Message] | None:
    """ID and words."""
    folder = PurePosixPath(path).parts[0]
    parents = [str(parent) for parent in PurePosixPath(out).parents]
    if folder in _FOLDERS and len(PurePosixPath(path).parts) > 1:
        message = say("the folder `{folder}` is filled by the tool alone; put this into another folder", folder=folder)
        return "same-name", message
    if path != "404.md" and (out in made or any(parent in made for parent in parents)):
        message = say(
            "the tool makes a page `{page}` of its own, and only one can be there; rename this file", page=out
        )
        return "same-name", message
    other = first.get(out.casefold()) or first.get(f"{out}/".casefold())
    other = other or next((first[parent.casefold()] for parent in parents if parent.casefold() in first), None)
    if other is not None:
        message = say("it would come out as `{page}`, where `{other}` does; rename one of them", page=out, other=other)
        return "same-name", message
    try:
        check_path(out)
    except CannotWrite:
        message = say("it would come out as `{page}`, which Windows cannot hold; give it another name", page=out[:80])
        return "bad-file-name", message
    return None


def find_same_earlier_names(sources: Mapping[str, Source], files: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """
    A problem at each `formerly` of a flow that leaves two flows one address.

    Args:
        files: what is drawn of each flow, by path in the site.
    """
    for name, source in sources.items():
        earlier = _EARLIER.search(source.text)
        for other in sorted(files) if earlier else ():
            shared = set(files[name]) & set(files[other]) if other != name else set()
            if earlier and shared:
                message = say(
                    "`{flow}` was never `{earlier}`: the flow `{other}` is, or was; take it out of `formerly`",
                    flow=name,
                    earlier=PurePosixPath(min(shared)).parent.name,
                    other=other,
                )
                line = source.text.count("\n", 0, earlier.start()) + 1
                yield Problem(Place(source.file, line), "same-name", message)
