"""Ways to steps: that a guide says all of them, each as it is, and no other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from veiviser.messages import Message, say
from veiviser.model.flow import Target
from veiviser.stranger.built.said_ways import SaidWay, ways_said
from veiviser.stranger.built.walking import Walker
from veiviser.stranger.comparing import paired
from veiviser.stranger.saying import bare


def find_wrong_ways(
    walker: Walker, sections: Mapping[int, str], screens: Mapping[int, str]
) -> Iterator[tuple[int, Message]]:
    """
    What the steps say wrongly of who comes there, each with the step.

    Args:
        sections: the HTML of each step.
        screens: of each step.
    """
    moves = _Moves(walker)
    for number, section in sections.items():
        ways = ways_said(section, walker.interpreter.words)
        screen = screens.get(number)
        if screen is None or not any(way.clauses for way in ways):
            continue  # for everybody, or its author says whom it is for
        for way in ways:
            sources = {screens[one] for one in way.numbers & screens.keys()} or set(screens.values())
            if not any(
                way.may_hold(source, pressed, screens) for source in sources for pressed in moves.to(source, screen)
            ):
                yield number, say("nobody comes to step {number} as it says: «{said}»", number=number, said=way.said)
            for source in sources:
                yield from _elsewhere(moves, way, source, number, screens)
        for source in sorted(set(screens.values()) - {screen}):
            lost = [
                pressed
                for pressed in moves.to(source, screen)
                if not any(way.may_hold(source, pressed, screens) for way in ways)
            ]
            if lost:
                title = walker.flow.screens[source].title
                yield (
                    number,
                    say(
                        "step {number} does not say that one comes there from «{title}»",
                        number=number,
                        title=title.words,
                    ),
                )


def _elsewhere(
    moves: "_Moves", way: SaidWay, source: str, number: int, screens: Mapping[int, str]
) -> Iterator[tuple[int, Message]]:
    for screen in sorted(moves.from_(source).keys() - {screens[number]}):
        if any(way.holds(source, pressed, screens) for pressed in moves.to(source, screen)):
            title = moves.walker.flow.screens[screen].title
            message = say(
                "whoever does as step {number} says («{said}») may come to «{title}» instead",
                number=number,
                said=way.said,
                title=title.words,
            )
            yield number, message


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
                        found[after.screen].add(frozenset({one.words, *map(bare, looked.view.clicks)}))
            self._found[source] = found
        return self._found[source]
