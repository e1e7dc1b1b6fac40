"""The tests and checks that look at a site, each a function that fails as they do."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from veiviser.links import check_folder
from veiviser.model.journey import Graph
from veiviser.pytest_plugin.links import follow, links
from veiviser.pytest_plugin.site import Site
from veiviser.pytest_plugin.taking import arrive, take

ROOT = Path(__file__).parents[2]
_UPDATED = re.compile(r"Sist oppdatert <time.*?</time> · ")
"""The day of the last commit; a copy has none."""


def walk_flows(site: Site) -> None:
    for graph in site.graphs.values():
        for edge in graph.edges:
            take(site, graph, edge, arrive(site, graph, edge.source, site.path_of(graph, edge.source), edge.place))
        for link in links(site, graph):
            follow(site, graph, link)


def compare_goldens(site: Site) -> None:
    tests = _tests("tests.outputs.test_goldens")
    tests.test_the_guide_reads_as_it_did(site.drawn, _golden)
    tests.test_each_page_shows_what_it_did(site.drawn, _golden)
    tests.test_each_picture_shows_what_it_did(site.drawn, _golden)


def draw_components(site: Site, name: str) -> None:
    tests = _tests("tests.templating.test_components")
    look = site.project.look
    for example in look.components[name].examples:
        tests.test_an_example_looks_as_it_did(name, example, look, _golden)
        tests.test_an_example_is_strict_html_with_one_root_and_no_id_twice(name, example, look)
        tests.test_what_an_example_refers_to_is_in_it(name, example, look)
    tests.test_no_component_styles_or_scripts_by_attribute(look)


def check_links(folder: Path) -> None:
    for problem in check_folder(folder).problems:
        fail(problem.id)


def look_at_site(folder: Path, graphs: Mapping[str, Graph]) -> None:
    tests = _tests("tests.test_built_site")
    built = _tests("tests.sites").BuiltSite(folder, graphs)
    given = {"project": "example", "flow": "savnet-katt", "site_of": lambda _: built}
    for name, test in vars(tests).items():
        if name.startswith("test_") and "project" in test.__annotations__:  # else it is about another site
            asked: dict[str, Any] = {key: value for key, value in given.items() if key in test.__annotations__}
            try:
                with _reading_anew(tests):
                    test(**asked)
            except Exception:  # as for pytest: whatever it raises, it failed
                fail(name)


@contextmanager
def _reading_anew(tests: ModuleType) -> Iterator[None]:
    """The tests remember pages by their names; here, where one of many has changed, by what they say."""
    names = vars(tests)
    read, names["read"] = names["read"], lambda path: _parsed(path.read_text("utf-8"))
    try:
        yield
    finally:
        names["read"] = read


@cache
def _parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def _golden(path: Path, text: str) -> None:
    if not path.exists() or _UPDATED.sub("", path.read_text("utf-8")) != _UPDATED.sub("", text):
        fail(path.name)


def fail(what: str) -> None:
    raise AssertionError(what)


def _tests(name: str) -> ModuleType:
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))  # what tests share is imported as `tests.…`
    return import_module(name)
