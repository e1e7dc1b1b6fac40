"""The walk that a guide tells: where its steps say that somebody comes, and who that is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from veiviser.model.flow import Target
from veiviser.stranger.built.said_ways import SaidWay, ways_said
from veiviser.stranger.built.views import Looked, View
from veiviser.stranger.built.walking import Walker
from veiviser.stranger.comparing import paired
from veiviser.stranger.expected import Input
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.story import Story

_MOST = 6
"""Of a step, how many who come there are followed on."""
_STORIES = 12
"""Of a page, how many who come there by any steps told before."""
_VIEWS = 120
"""Of a page, in how many ways it is answered on the way on."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes to a page."""

    file: str
    story: Story
    pressed: frozenset[str] = frozenset()
    """On the page before: what was pressed and what was answered, by the words on it, without blanks."""
    otherwise: frozenset[str] = frozenset()
    """What was answered on the page before otherwise than its picture shows."""
    source: str = ""
    """The screen before."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a step's picture is answered."""

    ids: frozenset[str] = frozenset()
    """Of what is picked, and of the fields in which something is written."""
    is_whole: bool = False
    """That nothing is left open in it, so that whoever goes on has answered nothing else."""

    def otherwise(self, view: View) -> frozenset[str]:
        """The names of the answers of a view that are not as in the picture."""
        answered = {*view.checked, *(id for id, text in view.written.items() if text)}
        differs = self.ids ^ answered if self.is_whole else self.ids - answered
        return frozenset(id.partition("--")[0] for id in differs)


class Told:
    """Those who follow the steps of a guide from the first on."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.interpreter = walker, walker.interpreter
        self._there: dict[int, list[Comer]] = {}
        self._shown: dict[int, Shown] = {}
        self._on: dict[int, list[Comer]] = {}
        self._screens: dict[int, str] = {}
        self._arrived: dict[str, dict[tuple[frozenset[str], tuple[str, ...]], Comer]] = {}
        """By screen, those who come there by screens told before, whatever they answer on the way."""
        self._waiting: dict[str, list[Comer]] = {}
        """By screen that is not told yet, those of them who have not gone on."""

    def comers(self, number: int, section: str, screen: str) -> list[Comer]:
        """
        Those who come to a step's screen by the steps before it, as it says; none where these lead elsewhere.

        Somebody who answers as the pictures show, where such a one comes there; else anybody who goes that way.
        """
        ways = ways_said(section, self.interpreter.words)
        if ways:
            return self._by_ways(ways, screen)
        begins = [
            Comer(f"{self.walker.folder}/{screen}.html", self.interpreter.begin(screen, scripts=False))
            for entry in self.walker.flow.entries
            if entry.screen == screen
        ]
        stays = [comer for comer in self._there.get(number - 1, ()) if comer.story.screen == screen]
        goes = [c for c in self._go_on(number - 1) if c.story.screen == screen and not c.otherwise]
        return [*stays, *goes, *begins] or self._anybody(self._screens.get(number - 1, ""), screen)

    def _by_ways(self, ways: tuple[SaidWay, ...], screen: str) -> list[Comer]:
        """Those who come to a screen as one of these says."""
        exact, anybody = list[Comer](), list[Comer]()
        for way in ways:
            numbers = way.numbers & self._there.keys() or self._there.keys()
            on = [comer for number in numbers for comer in self._go_on(number)]
            if not any(comer.story.screen == screen for comer in on):  # of what was chosen before the last step
                way = replace(way, is_earlier=True)
                on = [comer for number in self._there for comer in self._go_on(number)]
            by_way = [one for one in self._who(way, on) if one.story.screen == screen]
            least = min((len(comer.otherwise) for comer in by_way), default=0)  # only as far as what it says needs it
            exact += [comer for comer in by_way if len(comer.otherwise) == least]
            anybody += self._who(way, self._arrived.get(screen, {}).values())
        return exact or anybody

    def _who(self, way: SaidWay, comers: Iterable[Comer]) -> list[Comer]:
        return [comer for comer in comers if way.may_hold(comer.source, comer.pressed, self._screens)]

    def follow(self, number: int, comers: list[Comer], shown: Shown) -> None:
        """Take these for those who are at a step, and answer as its picture shows."""
        self._there[number], self._shown[number] = comers[:_MOST], shown
        screen = comers[0].story.screen
        is_first = screen not in self._screens.values()
        self._screens[number] = screen
        if is_first:
            self._spread([*comers, *self._waiting.pop(screen, ())])

    def _anybody(self, source: str, screen: str) -> list[Comer]:
        return [comer for comer in self._arrived.get(screen, {}).values() if comer.source == source]

    def _spread(self, comers: list[Comer]) -> None:
        """Let them go on, as far as screens are told."""
        told = set(self._screens.values())
        while comers:
            for after in self._from(comers.pop(), Shown()):
                arrived = self._arrived.setdefault(after.story.screen, {})
                key = (after.file, str(after.story.counting), str(after.story.sets), str(after.story.situations))
                known = [one for one in arrived.values() if (one.file, one.source) == (after.file, after.source)]
                if (after.pressed, key) in arrived or len(known) >= _STORIES:
                    continue
                is_news = not any(at == key for _, at in arrived)
                arrived[after.pressed, key] = after
                if is_news:
                    is_told = after.story.screen in told
                    (comers if is_told else self._waiting.setdefault(after.story.screen, [])).append(after)

    def _go_on(self, number: int) -> list[Comer]:
        """Everybody who comes anywhere from a step, each page and story once."""
        if number not in self._on:
            found: dict[object, Comer] = {}
            for comer in self._there.get(number, ()):
                for after in self._from(comer, self._shown[number]):
                    key = (after.file, str(after.story.counting), str(after.story.sets), after.pressed)
                    found.setdefault((key, str(after.story.situations)), after)
            self._on[number] = list(found.values())
        return self._on[number]

    def _from(self, comer: Comer, shown: Shown) -> Iterator[Comer]:
        situations = [comer, *(Comer(file, story) for file, story in self.walker.situations(comer.file, comer.story))]
        for one in situations:
            if one.file not in self.walker.site.files:
                continue
            for looked in islice(self.walker.reader(one.file).every_view(one.story, one.file), _VIEWS):
                yield from self._pressed(one.file, looked, shown.otherwise(looked.view))

    def _pressed(self, file: str, looked: Looked, otherwise: frozenset[str]) -> Iterator[Comer]:
        pairs, flow = paired(looked.page, looked.seen), self.walker.flow
        for one in looked.seen.links:
            link = pairs.get(one.at)
            where = link.where if link is not None else None
            if link is None or not isinstance(where, Target) or where.kind != "screen" or where.flow or not one.href:
                continue
            if where.address in flow.screens:
                said = looked.answered | {one.words}
                after = self.walker.after(looked.view.story, link)
                goal = self.walker.site.goal(file, one.href)
                yield Comer(goal, after, said, otherwise, looked.view.story.screen)


def answered(interpreter: Interpreter, story: Story, ids: frozenset[str], written: Mapping[str, str]) -> Story:
    """Somebody's story once all that has these ids is picked, and this is written, as far as it is there to be."""
    story = story.copy()
    for _ in range(len(ids) + len(written)):
        inputs = interpreter.page(story, pictured=True).inputs
        picked = (one for one in inputs if not one.picked and _id(one) in ids)
        texts = (one for one in inputs if one.kind == "text" and one.text != written.get(_id(one), ""))
        given = next(chain(picked, texts), None)
        if given is None:
            break
        interpreter.pick(story, given, written.get(_id(given), ""))
    return story


def _id(given: Input) -> str:
    return "--".join([given.answer, *filter(None, given.value.split("/"))])
