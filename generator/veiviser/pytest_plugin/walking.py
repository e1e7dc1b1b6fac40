"""A walk clicked through in a browser, as its reader would."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from veiviser.journeys.compiling.controls import changes
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.messages import Message, say
from veiviser.model.flow import Flow, Target
from veiviser.model.journey import Edge, Field, Graph, State, Walk

WRITTEN = 'Vondt i halsen <b>"siden i går"</b>'
"""What a reader writes, with what a careless page would obey."""

_POINT = """(selector) => {
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  if (shown.length !== 1) return { shown: shown.length };
  const [one] = shown;
  one.scrollIntoView({ block: "center" });
  const { left, top, width, height } = one.getClientRects()[0];
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const free = one.contains(hit), over = hit?.outerHTML.slice(0, 80) ?? "";
  const off = one.getAttribute("aria-disabled") === "true";
  return { shown: 1, x, y, free, over, off, href: one.getAttribute("href") };
}"""
"""Where to press the one element that a selector shows, and what lies over it there."""

_SHOWS = "(selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility())"

_SCREEN = """() => {
  const screen = document.querySelector(".screen");
  const carried = [...screen.querySelectorAll("[data-answer]")].map((one) => [one.dataset.answer, one.textContent]);
  return { name: screen.dataset.screen, headed: screen.querySelector("h1").checkVisibility(), carried };
}"""
"""What a screen says it is, and the written answers that it shows."""


class Unlike(AssertionError):
    """A page is not as the flow says; `message` says how."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


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
        """That the page is the state's, says so, and shows what was written before it."""
        self.page.wait_for_url(f"{self.address}{self.graph.pages[state]}.html")
        screen = self.page.evaluate(_SCREEN)
        if screen["name"] != state.screen:
            raise Unlike(say("the page shows `{found}`, not `{screen}`", found=screen["name"], screen=state.screen))
        if not screen["headed"]:
            raise Unlike(say("{screen} shows no heading", screen=state.screen))
        for name, words in screen["carried"] if self.scripts else ():
            written = self.written.get(name, words.strip())
            if words.strip() != written:
                raise Unlike(say("`{name}` shows «{found}», not «{written}»", name=name, found=words, written=written))
        self.seen.add(state)

    def take(self, edge: Edge) -> None:
        """Answer the screen as the edge has it, press its control, and arrive where it leads."""
        self.answer(edge)
        control = self.control(edge.control)
        if isinstance(edge.target, State):
            self.press(control)
            self.look(edge.target)
            if self.scripts and changes(self.graph.control_of(edge)):
                self.forget()  # who changes an answer comes back at once, and this walk goes on
            return
        found = self.point(control)
        if isinstance(edge.target, Target):
            if not found["href"]:
                raise Unlike(say("«{label}» has no address to lead to", label=edge.label))
        elif not found["off"] or found["href"] is not None:
            raise Unlike(say("«{label}» leads on, where the journey stops", label=edge.label))

    def forget(self) -> None:
        """As if one had come to this page by its address."""
        self.page.evaluate("window.sessionStorage.clear()")
        self.page.reload()
        self.written.clear()

    def control(self, id: str) -> str:
        """Where a control stands; several forms of it may, and one shows."""
        return f'.screen [data-control="{id}"]'

    def point(self, selector: str) -> dict[str, Any]:
        """The one element that shows, and where it may be pressed."""
        found: dict[str, Any] = self.page.evaluate(_POINT, selector)
        if found["shown"] != 1:
            raise Unlike(say("{count} of {selector} show, not one", count=found["shown"], selector=selector))
        return found

    def press(self, selector: str) -> None:
        """Press it with the mouse, in its middle."""
        found = self.point(selector)
        if not found["free"]:
            over = found["over"] or say("the edge of the window")
            raise Unlike(say("{selector} lies under {over}", selector=selector, over=over))
        self.page.mouse.click(found["x"], found["y"])

    def answer(self, edge: Edge) -> None:
        """Fill in what the screen asks for, as it comes to show."""
        picks = dict(edge.picks)
        for asked in self.graph.fields[edge.source.screen]:
            if not self.page.evaluate(_SHOWS, f'#{asked.variable}, label[for^="{asked.variable}--"]'):
                continue
            if asked.free:
                self.write(asked)
            elif asked.block.many:
                self._tick(asked, picks)
            else:
                self._pick(asked, picks.get(asked.variable))

    def write(self, asked: Field) -> None:
        """What people write there; where the author says what, that."""
        field, sample = self.page.locator(f"#{asked.variable}"), self.graph.flow.variables[asked.variable].sample
        kind = field.get_attribute("type") or ""
        words = {"email": "kari@example.no", "tel": "40000000", "file": "vedlegg.pdf"}.get(kind, WRITTEN)
        if sample is not None and (kind == "file" or field.get_attribute("pattern")):
            words = sample.words
        if kind == "file":
            field.set_input_files({"name": words, "mimeType": "application/octet-stream", "buffer": b"%PDF"})
        else:
            field.fill(words)
        self.written[asked.variable] = words

    def _pick(self, asked: Field, value: str | None) -> None:
        if value == UNANSWERED:
            return
        values = [v for v, chain in asked.block.values]
        wanted = value or values[0]
        path = wanted.split("/")
        for depth in range(len(path)):
            self.press(f'label[for="{"--".join([asked.variable, *path[: depth + 1]])}"]')

    def _tick(self, asked: Field, picks: dict[str, str]) -> None:
        ticked = False
        for choice in asked.block.choices:
            name = f"{asked.variable}.{choice.name}"
            box = self.page.locator(f"#{asked.variable}--{choice.name}")
            want = picks.get(name) == "yes" or (name not in picks and not asked.optional and not ticked)
            if want != box.is_checked():  # an earlier answer is there again
                self.press(f'label[for="{asked.variable}--{choice.name}"]')
            ticked = ticked or want
