"""Link faults that show only across pages: fragments, redirects, and pages that nothing links to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from veiviser.links.fault import Found, Names
from veiviser.links.folder import PAGES, Folder
from veiviser.links.judging import Spot, missing_fragment
from veiviser.links.page import Page, places, problem_at
from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Problem

Pages = Mapping[str, Page]
_LONGEST = 50
"""So many steps of a redirect are followed; browsers give up after twenty."""
_SHOWN = 8
Told = dict[str, list[tuple[Found, Spot]]]
"""By file, what is wrong there and where."""


def problems_across(folder: Folder, pages: Pages) -> Iterator[Problem]:
    """What is wrong between pages."""
    told: Told = {}
    for file, found, spot in (*_fragments(pages), *_redirects(pages), *_canonicals(pages)):
        told.setdefault(file, []).append((found, spot))
    for file, faults in told.items():
        positions = places(folder, file, [spot for _, spot in faults])
        for (found, _), position in zip(faults, positions, strict=True):
            yield problem_at(file, found, position)
    yield from _orphans(folder, pages)


def _fragments(pages: Pages) -> Iterator[tuple[str, Found, Spot]]:
    known = {file: Names(page.anchors) for file, page in pages.items()}
    for page in pages.values():
        for reference in page.references:
            names = known.get(reference.file)
            found = missing_fragment(reference.fragment, names, reference.file) if names else None
            if found:
                yield page.file, found, reference.spot


def _redirects(pages: Pages) -> Iterator[tuple[str, Found, Spot]]:
    refreshed = {file: page.refresh for file, page in pages.items() if page.refresh}
    for start, found in wrong_ways({file: refreshed[file][0] for file in sorted(refreshed)}, say("this page")):
        yield start, found, refreshed[start][1]


def wrong_ways(on: Mapping[str, str], this: Message) -> Iterator[tuple[str, Found]]:
    """Where to begin on a way that leads round, each ring once, or by way of something that leads on itself."""
    done: set[str] = set()
    for start in on:
        way = _way(start, on)
        shown = " → ".join(way if len(way) <= _SHOWN else [*way[: _SHOWN - 2], "…", way[-1]])
        if way[-1] == start and len(way) > 1:
            if start not in done:
                message = say("{this} leads back to itself: {way}; let one of them stay", this=this, way=shown)
                yield start, Found("redirect-loop", message)
            done.update(way)
        elif len(way) > 2 and (way[-1] not in on or len(way) > _LONGEST):
            message = (
                say("{this} leads on twice: {way}; lead to `{end}` at once", this=this, way=shown, end=way[-1])
                if len(way) <= _LONGEST
                else say("{this} leads on twice: {way}; lead to the end at once", this=this, way=shown)
            )
            yield start, Found("redirect-chain", message, "warning")


def _way(start: str, on: Mapping[str, str]) -> list[str]:
    """The steps from `start` on; one that comes again is the last. Of a very long way only the first are told."""
    way, seen = [start], {start}
    while way[-1] in on and len(way) <= _LONGEST:
        way.append(on[way[-1]])
        if way[-1] in seen:
            break
        seen.add(way[-1])
    return way


def _canonicals(pages: Pages) -> Iterator[tuple[str, Found, Spot]]:
    for page in pages.values():
        if page.canonical is None or page.canonical[0] == page.file:
            continue
        target = pages.get(page.canonical[0])
        if target and target.canonical and target.canonical[0] != target.file:
            message = say(
                "`{page}` names `{canonical}` as its own canonical page; name that one",
                page=target.file,
                canonical=target.canonical[0],
            )
            yield page.file, Found("canonical-chain", message, "warning"), page.canonical[1]


def _orphans(folder: Folder, pages: Pages) -> Iterator[Problem]:
    home = folder.index_of("")
    if home is None:
        return
    seen = _reached([home], pages)
    lost = sorted(file for file, page in pages.items() if file not in seen and _must_be_reached(file, page))
    for file in _first_ones(lost, pages):
        message = say("no page that a reader can come to leads here; link to this page, or take it out")
        yield Problem(Place(PurePosixPath(file)), "orphan-page", message, "warning")


def _must_be_reached(file: str, page: Page) -> bool:
    return file.endswith(PAGES) and file not in ("404.html", "404/index.html") and page.refresh is None


def _reached(starts: Iterable[str], pages: Pages) -> set[str]:
    waiting, seen = list(starts), set(starts)
    while waiting:
        page = pages.get(waiting.pop())
        fresh = (page.leads if page else frozenset()) - seen
        seen |= fresh
        waiting += fresh
    return seen


def _first_ones(lost: Sequence[str], pages: Pages) -> Iterator[str]:
    """The fewest of the lost pages from which all others could be reached, one for each island."""
    order: list[str] = []
    seen: set[str] = set()
    for start in lost:
        _finish(start, pages, seen, order)
    reached: set[str] = set()
    for file in reversed(order):  # who finished last is led to by none of those before, or by way of a ring
        if file in lost and file not in reached:
            yield file
            reached |= _reached([file], pages)


def _finish(start: str, pages: Pages, seen: set[str], order: list[str]) -> None:
    """Depth first; a file is put in order when all that it leads to is."""
    if start in seen:
        return
    seen.add(start)
    stack = [(start, iter(sorted(pages[start].leads)))]
    while stack:
        file, ways = stack[-1]
        to = next((way for way in ways if way not in seen and way in pages), None)
        if to is None:
            order.append(file)
            stack.pop()
        else:
            seen.add(to)
            stack.append((to, iter(sorted(pages[to].leads))))
