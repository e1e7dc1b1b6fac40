"""The pages of a flow that helps here and now: each is the prototype's screen, is the real thing, and is found once."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from veiviser.messages import Message, say
from veiviser.model.site import guide_path, in_steps, step_path
from veiviser.problem import Problem
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walker, in_flow


def find_wrong_help(site: BuiltSite, walker: Walker) -> Iterator[Problem]:
    """What a page that helps has otherwise than the page that was walked through, or leaves out."""
    flow, walked, routes = walker.flow, walker.walked, _Routes(walker)
    first, index = next(iter(walked.pages)), step_path(flow.name, "index")
    for file, page in [*((file, in_steps(file)) for file in walked.pages), (first, index)]:
        title = flow.screens[walked.pages[file]].title
        if page not in site.files:
            yield Problem(site.place(page), "lost-page", in_flow(say("the page is not there"), title))
            continue
        html = LexborHTMLParser(site.read(page))
        if site.screen(page) != site.screen(file):
            message = say("what readers meet is not the screen of the prototype")
            yield Problem(site.place(page), "wrong-screen", in_flow(message, title))
        faults = _faults(site, page, html, guide_path(flow.name), is_first=page == index)
        for message in (*faults, *_told_of_others(site, page, html, in_steps(file), routes)):
            yield Problem(site.place(page), "wrong-screen", in_flow(message, title))


def _faults(site: BuiltSite, page: str, html: LexborHTMLParser, guide: str, *, is_first: bool) -> Iterator[Message]:
    if html.css(".band, .phone"):
        yield say("the page says that the help is practice")
    is_left_out = bool(html.css('meta[name="robots"][content="noindex"]'))
    if is_first and is_left_out:
        yield say("searches are told to leave out the page where the help begins")
    if not is_first and (not is_left_out or html.css("[data-pagefind-body]")):
        yield say("nothing says that searches shall leave this page out")
    goals = {site.goal(page, (a.attributes.get("href") or "").partition("#")[0]) for a in html.css(".journey a")}
    if guide in site.files and guide not in goals:
        yield say("nothing leads back to the guide")


class _Routes:
    """Which pages somebody can come to who keeps away from one of them."""

    def __init__(self, walker: Walker) -> None:
        self.begins = [in_steps(f"{walker.folder}/{entry.screen}.html") for entry in walker.flow.entries]
        self.goals: dict[str, set[str]] = {}
        for way in walker.walked.ways:
            if way.goal:
                self.goals.setdefault(in_steps(way.file), set()).add(in_steps(way.goal))
        self._without: dict[str, set[str]] = {}

    def without(self, page: str) -> set[str]:
        if page not in self._without:
            reached = {begin for begin in self.begins if begin != page}
            waiting = [*reached]
            while waiting:
                more = self.goals.get(waiting.pop(), set()) - reached - {page}
                reached |= more
                waiting += more
            self._without[page] = reached
        return self._without[page]


def _told_of_others(
    site: BuiltSite, page: str, html: LexborHTMLParser, same: str, routes: _Routes
) -> Iterator[Message]:
    """Answers that the page tells of everybody, and that somebody need not have been asked for who comes there."""
    for row in html.css(".journey__answer"):
        link, words = row.css_first("a"), row.css_first("dd")
        asked = site.goal(page, (link.attributes.get("href") or "") if link is not None else "")
        if same in routes.without(asked):
            said = words.text().strip() if words is not None else ""
            yield say("the page says that everybody has answered «{answer}», and one comes here without", answer=said)
