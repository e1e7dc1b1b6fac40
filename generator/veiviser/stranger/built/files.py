"""The files of a site: none is lost, and none is there that nobody made."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from posixpath import basename

from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Page
from veiviser.model.site import (
    ASSETS,
    board_path,
    choices_path,
    earlier_path,
    flow_folder,
    guide_path,
    in_steps,
    in_workshop,
    page_path,
    step_path,
    steps_folder,
    task_path,
    variants_path,
)
from veiviser.problem import Problem
from veiviser.stranger.built.pages import file_of
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import RULES, Walked

_OF_THE_ENGINE = ("pagefind/", in_workshop("pagefind/"), "assets/")
_ALONE = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", ".nojekyll", "CNAME", ".veiviser"})
_PART = re.compile(r"\.\d+\.html$")
"""A page of a long list."""
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg")


def find_lost_and_more(
    site: BuiltSite,
    flows: Mapping[str, Flow],
    walks: Mapping[str, Walked],
    pages: Iterable[Page],
    made: Collection[str],
    of_look: Collection[str],
) -> Iterator[Problem]:
    """
    Files that should be there, and files that nobody made.

    Args:
        made: pages that the tool makes of the whole site, by path in it.
        of_look: names of scripts and styles that come with the look, whether any screen needs them or not.
    """
    wanted = {*(f"{ASSETS}/{name}" for name in of_look), *made, *(file_of(page.stands) for page in pages)} | {
        guide_path(flow) for flow in flows
    }
    for flow, walked in walks.items():
        wanted |= {*walked.pages, *map(in_steps, walked.pages), step_path(flow, "index")}
        wanted |= set(_at_earlier_names(flows[flow], walked.pages))
        wanted |= {earlier_path(flow, entry.screen) for entry in flows[flow].entries}
        wanted |= (
            {page_path(flow, "index"), earlier_path(flow, "index"), board_path(flow), choices_path(flow)}
            if walked.folder == flow_folder(flow)
            else set()
        )
        tried = set(_tried(flows[flow])) if walked.folder == flow_folder(flow) else set()
        wanted |= tried
        if flows[flow].variants and walked.folder == flow_folder(flow):
            wanted.add(variants_path(flow))
            tried.add(variants_path(flow))
        for file in sorted(tried - site.files):
            yield Problem(site.place(file), "lost-page", say("the page is not there"))
        for folder in {walked.folder, steps_folder(flow)}:
            if f"{folder}/{RULES}" not in site.files:
                message = say("the stylesheet of the answers of `{flow}` is not there", flow=flow)
                yield Problem(site.place(f"{folder}/{RULES}"), "lost-page", message)
    for file in sorted(set(made) - site.files):
        yield Problem(site.place(file), "lost-page", say("the page is not there"))
    named = _named(site)
    for file in sorted(site.files - wanted - _ALONE):
        if file.startswith(_OF_THE_ENGINE) or _is_part(file, wanted):
            continue
        if file.endswith(".html"):
            yield Problem(site.place(file), "extra-file", say("nobody made this page: no flow and no page leads to it"))
        elif basename(file) not in named:
            yield Problem(site.place(file), "extra-file", say("nobody made this file, and nothing names it"))


def _tried(flow: Flow) -> Iterator[str]:
    """Where somebody begins each of a flow's tasks, and where what they did is read."""
    if flow.tasks:
        yield from (task_path(flow.name, name) for name in ("index", *(task.name for task in flow.tasks)))


def _at_earlier_names(flow: Flow, pages: Iterable[str]) -> Iterator[str]:
    """What must lead on to pages of a flow, since it or their screens were called otherwise before."""
    called = (flow.name, *flow.formerly)
    for page in map(basename, pages):
        screen, sign, rest = page.removesuffix(".html").partition("--")
        before = flow.screens[screen].formerly if screen in flow.screens else ()
        names = [f"{name}{sign}{rest}" for name in (screen, *before)]
        yield from (path(flow_name, name) for flow_name in called for name in names for path in (page_path, step_path))
    for name in flow.formerly:
        yield from (guide_path(name), page_path(name, "index"), step_path(name, "index"))


def _is_part(file: str, wanted: Collection[str]) -> bool:
    return _PART.search(file) is not None and _PART.sub(".html", file) in wanted


def _named(site: BuiltSite) -> frozenset[str]:
    """Names of files that a text of the site has in it."""
    names = {basename(file) for file in site.files if not file.endswith(".html")}
    found: set[str] = set()
    for file in site.files:
        if file.endswith(_TEXTS) and not file.startswith("pagefind/") and names - found:
            text = site.read(file)
            found |= {name for name in names - found if _names(text, name) and name != basename(file)}
    return frozenset(found)


def _names(text: str, name: str) -> bool:
    return name in text or (name.endswith(".js") and f'data-script="{name.removesuffix(".js")}"' in text)
