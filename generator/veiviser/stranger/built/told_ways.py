"""Ways to steps: that a guide says all of them, each as it is, and no other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from veiviser.messages import Message, say
from veiviser.model.flow import Target
from veiviser.stranger.built.said_ways import SaidWay, ways_on_said, ways_said
from veiviser.stranger.built.walking import Walker
from veiviser.stranger.comparing import paired


def find_wrong_ways(
    walker: Walker, sections: Mapping[int, str], screens: Mapping[int, str]
) -> Iterator[tuple[int, Message]]:
    """
    What the steps say wrongly of who comes there and where one goes on, each with the step.

    Args:
        sections: the HTML of each step.
        screens: of each step.
    """
    judge = _Judge(walker, screens)
    for number, section in sections.items():
        if number not in screens:
            continue
        ways = ways_said(section, walker.interpreter.words)
        if any(way.clauses for way in ways):  # else it is for everybody, or its author says whom it is for
            yield from ((number, message) for message in judge.arrivals(number, ways))
        for way, goes in ways_on_said(section, walker.interpreter.words):
            if not judge.leads(number, way, goes):
                yield number, say("step {number} does not lead to step {goes} as it says", number=number, goes=goes)


class _Judge:
    def __init__(self, walker: Walker, screens: Mapping[int, str]) -> None:
        self.walker, self.flow, self.screens = walker, walker.flow, screens
        self.moves = _Moves(walker)

    def leads(self, number: int, way: SaidWay, goes: int) -> bool:
        """Whether somebody goes on so; what was chosen earlier is believed."""
        now = [clause for clause in way.clauses if clause.is_now]
        there = self.moves.to(self.screens[number], self.screens.get(goes, ""))
        return any(all(clause.may_hold(pressed) for clause in now) for pressed in there)

    def arrivals(self, number: int, ways: tuple[SaidWay, ...]) -> Iterator[Message]:
        screen = self.screens[number]
        ways = tuple(self._placed(way, screen) for way in ways)
        for way in ways:
            sources = {self.screens[n] for n in way.numbers & self.screens.keys()} or set(self.screens.values())
            if not any(self._come(way, source, screen) for source in sources):
                yield say("nobody comes to step {number} as it says: «{said}»", number=number, said=way.said)
            for title in self._all_elsewhere(way, sources, screen):
                yield say(
                    "whoever does as step {number} says («{said}») may come to «{title}» instead",
                    number=number,
                    said=way.said,
                    title=title,
                )
        for source in sorted(self._reached_without(screen)):
            if not all(any(self._come_so(way, source, one) for way in ways) for one in self.moves.to(source, screen)):
                title = self.flow.screens[source].title.words
                yield say("step {number} does not say that one comes there from «{title}»", number=number, title=title)

    def _placed(self, way: SaidWay, screen: str) -> SaidWay:
        """The same; where none of its steps leads there, but can be done as it says, it is of what was done before."""
        sources = {self.screens[n] for n in way.numbers & self.screens.keys()}
        if not sources or any(self.moves.to(source, screen) for source in sources):
            return way
        pressed = ((source, one) for source in sources for to in self.moves.from_(source).values() for one in to)
        return replace(way, is_earlier=any(way.may_hold(source, one, self.screens) for source, one in pressed))

    def _come(self, way: SaidWay, source: str, screen: str) -> bool:
        return any(self._come_so(way, source, pressed) for pressed in self.moves.to(source, screen))

    def _come_so(self, way: SaidWay, source: str, pressed: frozenset[str]) -> bool:
        return way.may_hold(source, pressed, self.screens)

    def _all_elsewhere(self, way: SaidWay, sources: set[str], screen: str) -> Iterator[str]:
        for source in [] if way.is_earlier else sorted(sources):
            yield from self._elsewhere(way, source, screen)

    def _elsewhere(self, way: SaidWay, source: str, screen: str) -> Iterator[str]:
        """The titles of other screens that somebody comes to who does so."""
        for other in sorted(self.moves.from_(source).keys() - {screen}):
            if any(way.holds(source, pressed, self.screens) for pressed in self.moves.to(source, other)):
                yield self.flow.screens[other].title.words

    def _reached_without(self, screen: str) -> set[str]:
        """The screens told that somebody comes to who was never on this one; from others one only comes back."""
        waiting = [entry.screen for entry in self.flow.entries]
        found: set[str] = set()
        while waiting:
            one = waiting.pop()
            if one != screen and one not in found:
                found.add(one)
                waiting += self.moves.from_(one)
        return found & set(self.screens.values())


class _Moves:
    """From screen to screen, with what was pressed and answered, without blanks."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self._found: dict[str, dict[str, set[frozenset[str]]]] = {}

    def to(self, source: str, target: str) -> set[frozenset[str]]:
        return self.from_(source).get(target, set())

    def from_(self, source: str) -> Mapping[str, set[frozenset[str]]]:
        """By the screen that one comes to."""
        if source not in self._found:
            found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
            for looked in self.walker.walked.looks.get(source, ()):
                pairs = paired(looked.page, looked.seen)
                for one in looked.seen.links:
                    link = pairs.get(one.at)
                    if link is None or not one.href or not isinstance(link.where, Target):
                        continue
                    if link.where.kind == "screen" and not link.where.flow:
                        after = self.walker.after(looked.view.story, link)
                        found[after.screen].add(looked.answered | {one.words})
            self._found[source] = found
        return self._found[source]
