"""Reads `_redirects` and `_headers`, which configure hosts (Netlify, Cloudflare Pages, GitLab Pages)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from veiviser.links.across import wrong_ways
from veiviser.links.addresses import Site, resolved
from veiviser.links.elements import decoded
from veiviser.links.fault import Found
from veiviser.links.folder import Folder
from veiviser.links.page import problem_at
from veiviser.links.paths import Paths
from veiviser.links.rules import REDIRECTS, Rule, rules_of
from veiviser.links.stylesheets import fault_of_own
from veiviser.links.text import Position
from veiviser.messages import say
from veiviser.problem import Problem

HEADERS = "_headers"
_LINK = re.compile(r"[ \t]+link[ \t]*:(?P<value>.*)", re.IGNORECASE)
_TARGET = re.compile(r"<([^<>]*)>")
_STATUSES = frozenset((200, 301, 302, 303, 307, 308, 401, 403, 404, 410, 451))


def hosting_problems(folder: Folder, paths: Paths, site: Site) -> Iterator[Problem]:
    """What leads nowhere, round, or in front of a page."""
    if REDIRECTS in folder.files:
        rules = rules_of(decoded(folder.read(REDIRECTS)))
        for rule in rules:
            found = _fault(rule, folder, paths, site)
            if found:
                yield problem_at(REDIRECTS, found, Position(rule.line, rule.column))
        yield from _rings([rule for rule in rules if not _page_at(rule.source, folder)])
    if HEADERS in folder.files:
        yield from _linked(decoded(folder.read(HEADERS)), paths, site)


def _fault(rule: Rule, folder: Folder, paths: Paths, site: Site) -> Found | None:
    if not rule.target or not rule.source.startswith(("/", "http://", "https://")):
        message = say(
            "`{line}` is no rule; write the old path, which begins with /, and then the new one", line=rule.text
        )
        return Found("bad-redirect", message)
    if rule.status not in _STATUSES:
        message = say("no host answers {status}; write 301, 302, 200 or 404", status=rule.status)
        return Found("bad-redirect", message)
    shadowed = _page_at(rule.source, folder) if rule.is_plain and rule.status != 404 else None
    if shadowed:
        message = say(
            "`{path}` is a page of this site, `{page}`, and a host shows only one of both; take the page out, or this "
            "line",
            path=rule.source,
            page=shadowed,
        )
        return Found("shadowed-page", message, "warning")
    return _fault_of_target(rule, folder, paths, site) if rule.leads else None


def _fault_of_target(rule: Rule, folder: Folder, paths: Paths, site: Site) -> Found | None:
    place = resolved("", rule.target, site)
    if place.kind == "own" and (_page_at(f"/{place.path}", folder) or paths.rule_for(place.path)):
        return None
    found = fault_of_own(REDIRECTS, rule.target, paths, site)
    return None if found and found.id in ("missing-slash", "insecure-link") else found


def _page_at(path: str, folder: Folder) -> str | None:
    """The page that a host shows at a path, with or without its ending."""
    name = path.lstrip("/").partition("?")[0].partition("#")[0]
    index = folder.index_of(name.removesuffix("/")) if name.removesuffix("/") in folder.folders else None
    return next((page for page in (name, f"{name}.html") if page in folder.files), index)


def _rings(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Rules that lead to each other."""
    first: dict[str, Rule] = {}
    for rule in rules:
        if rule.is_plain and rule.leads and 300 < rule.status < 309:
            first.setdefault(_plain(rule.source), rule)
    on: Mapping[str, str] = {source: _plain(rule.target) for source, rule in first.items()}
    for source, found in wrong_ways(on, say("this rule")):
        yield problem_at(REDIRECTS, found, Position(first[source].line, first[source].column))


def _plain(path: str) -> str:
    return path.partition("#")[0].partition("?")[0].rstrip("/") or "/"


def _linked(headers: str, paths: Paths, site: Site) -> Iterator[Problem]:
    for number, line in enumerate(headers.split("\n"), 1):
        header = _LINK.match(line)
        for target in _TARGET.finditer(line, header.start("value")) if header else ():
            found = fault_of_own(HEADERS, target[1], paths, site)
            if found:
                yield problem_at(HEADERS, found, Position(number, target.start(1) + 1))
