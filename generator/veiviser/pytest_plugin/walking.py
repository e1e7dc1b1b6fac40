"""A walk clicked through in a browser, as its reader would."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from veiviser.journeys.answers import UNANSWERED
from veiviser.journeys.controls import leaves
from veiviser.model.flow import Flow, Target
from veiviser.model.journey import Edge, Field, Graph, State, Walk

WRITTEN = 'Vondt i halsen <b>"siden i går"</b>'
"""What a reader writes, with what a careless page would obey."""


@dataclass(slots=True)
class Walker:
    """Somebody who walks through a prototype, and looks at every page on the way."""

    page: Page
    graph: Graph
    address: str
    """Of the flow's folder, with a final slash."""
    scripts: bool = True
    written: dict[str, str] = field(default_factory=dict)
    """What was written so far, by variable."""
    seen: set[State] = field(default_factory=set)

    @property
    def flow(self) -> Flow:
        return self.graph.flow

    def walk(self, walk: Walk) -> None:
        """Every step of it, from the address of its first page."""
        self.begin(walk.start)
        for edge in walk.edges:
            self.take(edge)

    def begin(self, state: State) -> None:
        """Open the page of a state."""
        self.page.goto(f"{self.address}{self.graph.pages[state]}.html")
        self.look(state)

    def look(self, state: State) -> None:
        """That the page is the state's, and says so."""
        expect(self.page).to_have_url(f"{self.address}{self.graph.pages[state]}.html")
        screen = self.page.locator(".screen")
        assert screen.get_attribute("data-screen") == state.screen
        expect(screen.locator("h1")).to_be_visible()
        if self.scripts:
            self.sees_what_it_wrote()
        self.seen.add(state)

    def sees_what_it_wrote(self) -> None:
        for name, words in self.written.items():
            for carried in self.page.locator(f'.screen [data-answer="{name}"]').all():
                expect(carried).to_have_text(words)

    def take(self, edge: Edge) -> None:
        """Answer the screen as the edge has it, press its control, and arrive where it leads."""
        self.answer(edge)
        control = self.control(edge.control)
        expect(control).to_have_count(1)
        if isinstance(edge.target, State):
            control.click()
            self.look(edge.target)
        elif isinstance(edge.target, Target):
            assert control.get_attribute("href")
        else:
            assert control.get_attribute("aria-disabled") == "true"
            assert control.get_attribute("href") is None

    def control(self, id: str) -> Locator:
        """The one form of a control that shows."""
        return self.page.locator(f'.screen [data-control="{id}"]:visible')

    def answer(self, edge: Edge) -> None:
        picks = dict(edge.picks)
        for asked in self.graph.fields[edge.source.screen]:
            container = self.page.locator(f"#{asked.variable}")
            if not container.is_visible() and not self._group(asked).first.is_visible():
                continue
            if asked.free:
                self.write(asked)
            elif asked.block.many:
                self._tick(asked, picks)
            else:
                self._pick(asked, picks.get(asked.variable))

    def write(self, asked: Field) -> None:
        kind = self.page.locator(f"#{asked.variable}").get_attribute("type")
        words = {"email": "kari@example.no", "tel": "40000000"}.get(kind or "", WRITTEN)
        self.page.locator(f"#{asked.variable}").fill(words)
        self.written[asked.variable] = words

    def _group(self, asked: Field) -> Locator:
        return self.page.locator(f'label[for^="{asked.variable}--"]')

    def _pick(self, asked: Field, value: str | None) -> None:
        if value == UNANSWERED:
            return
        values = [v for v, chain in leaves(asked.block.choices)]
        wanted = value or values[0]
        path = wanted.split("/")
        for depth in range(len(path)):
            self.page.locator(f'label[for="{"--".join([asked.variable, *path[: depth + 1]])}"]').click()

    def _tick(self, asked: Field, picks: dict[str, str]) -> None:
        ticked = False
        for choice in asked.block.choices:
            name = f"{asked.variable}.{choice.name}"
            box = self.page.locator(f"#{asked.variable}--{choice.name}")
            want = picks.get(name) == "yes" or (name not in picks and not asked.optional and not ticked)
            if want != box.is_checked():  # an earlier answer is there again
                self.page.locator(f'label[for="{asked.variable}--{choice.name}"]').click()
            ticked = ticked or want
