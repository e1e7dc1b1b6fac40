"""
What counts of all that somebody has answered, and where it leads: a second, small reading of a flow.

Written from the description of the format alone. It takes flows as the project's reader hands them over, so what it
cannot see is a fault of the reader; it knows nothing of states, templates or scripts. An answer counts while the way
from the entry to here, each screen taken the first time, asks for it. One that the way here does not ask for, but that
could be asked for before this screen, may count or not (a decision that is written down), so there are two readings.
"""

import re
from collections.abc import Mapping

from veiviser.model.flow import Block, Flow
from veiviser.model.interface import InterfaceWords
from veiviser.stranger.conditions import Values, holds
from veiviser.stranger.days import KINDS, wrong_day
from veiviser.stranger.expected import Where
from veiviser.stranger.numbers import number_of, wrong_number
from veiviser.stranger.questions import chosen, every_choice, picked, shown, tells
from veiviser.stranger.story import Answer, Story


class Answers:
    """Those of one flow."""

    def __init__(self, flow: Flow, words: InterfaceWords) -> None:
        self.flow, self.words = flow, words
        self.asking: dict[str, list[Block]] = {}
        self.asked_on: dict[str, set[str]] = {}
        self.ways: dict[str, set[str]] = {}
        self.given_otherwise = {name for screen in flow.screens.values() for rule in screen.rules for name in rule.sets}
        self.number: dict[Block, int] = {}
        for name, screen in flow.screens.items():
            targets = [rule.to for rule in screen.rules]
            for number, block in enumerate(screen.every_block):
                self.number[block] = number
                if block.answer:
                    self.asking.setdefault(block.answer, []).append(block)
                    self.asked_on.setdefault(block.answer, set()).add(name)
                self.given_otherwise.update(block.sets, *(choice.sets for choice in every_choice(block.choices)))
                targets += block.targets
                targets += [c.to for c in every_choice(block.choices) if c.to and not tells(block)]
            self.ways[name] = {to.address for to in targets if to.kind == "screen" and to.flow is None}

    def is_beyond(self, screen: str, others: set[str]) -> bool:
        """Whether everybody has been on a screen who comes to the others."""
        seen: set[str] = set()
        waiting = [entry.screen for entry in self.flow.entries]
        while waiting:
            name = waiting.pop()
            if name != screen and name not in seen and name in self.ways:
                seen.add(name)
                waiting += self.ways[name]
        return not seen & others

    def read(self, story: Story, perhaps: bool = False) -> tuple[dict[str, Answer], dict[str, str]]:
        """What this page asks for, as it is answered on it; and all values that conditions may ask for."""
        screen = self.flow.screens[story.screen]
        here = {block.answer for block in screen.every_block if block.answer}
        before = {**(story.given if perhaps else {}), **story.counting}
        own: dict[str, Answer] = {}
        values: dict[str, str] = {}
        for _ in range(20):
            values = dict(story.situations)
            for name, answer in {**{n: a for n, a in before.items() if n not in here}, **own}.items():
                values |= {f"{name}?": "spurt"}
                if any(block.many for block in self.asking[name]):
                    values |= {f"{name}.{box}": "yes" for box in answer or ()}
                elif answer:
                    values[name] = str(answer)
            values |= story.sets
            found = {b.answer or "": self.answer_to(b, story, values) for b in shown(screen.body, values, own)}
            if found == own:
                break
            own = found
        return own, values

    def answer_to(self, block: Block, story: Story, values: Values) -> Answer:
        pick = story.picks.get(block.answer or "")
        if not block.choices or not pick:
            return pick or None
        if block.many:
            ticked = [c for c in block.choices if c.name in pick and holds(c.presence, values)]
            alone = [c for c in ticked if c.exclusive][:1]
            return tuple(c.name for c in alone or ticked)
        path: list[str] = []
        choices = block.choices
        for part in str(pick).split("/"):
            choice = next((c for c in choices if c.name == part and holds(c.presence, values)), None)
            if choice is None:
                return None if not path else "/".join(path)
            path.append(part)
            choices = choice.within
        return "/".join(path)

    def wrong_with(self, block: Block, answer: Answer, story: Story) -> str | None:
        """The option with the words for what is wrong with an answer, if anything is."""
        if block.choices:
            if story.scripts and story.written.get(block.answer or "", "").strip():
                return wrong_number(block, story.written[block.answer or ""])
            whole = bool(answer) and (block.many or not picked(block, str(answer))[-1].within)
            return None if whole else "error"
        text, kind = str(answer or ""), block.options.get("kind")
        if not text.strip():
            return "error"
        if kind in KINDS:
            return wrong_day(text, self.words, story.scripts)
        if kind == "mail" and not re.fullmatch(r"\s*\S+@\S+\.\S+\s*", text):
            return "error-wrong"
        return "error-wrong" if kind == "phone" and sum(sign.isdigit() for sign in text) < 5 else None

    def stops_with(self, block: Block, answer: Answer, story: Story) -> str | None:
        """The same of what keeps one from going on: what may be left open is only told where it is wrong, or half."""
        wrong, is_half = self.wrong_with(block, answer, story), bool(block.choices and answer)
        return None if block.optional and wrong == "error" and not is_half else wrong

    def band_of(self, block: Block, text: str, story: Story) -> Answer:
        if not text.strip() or wrong_number(block, text):
            return None
        _, values = self.read(story)
        bands = [c for c in block.choices if holds(c.presence, values)]
        fits = (c for c in bands if "below" not in c.options or number_of(text) < float(str(c.options["below"])))
        return next((c.name for c in fits), None)

    def answers_lead(
        self, story: Story, own: Mapping[str, Answer], values: Values, pressed: Values | None = None
    ) -> tuple[Where, dict[str, str]]:
        """
        Where they lead, and what is set on the way.

        Args:
            pressed: what the button or link itself sets, which has happened once the rules are asked.
        """
        screen = self.flow.screens[story.screen]
        blocks = list(shown(screen.body, values, own))
        choices = [c for b in blocks for c in chosen(b, own.get(b.answer or ""))]
        sets = {name: value for choice in choices for name, value in choice.sets.items()} | {**(pressed or {})}
        if any(choice.end for choice in choices):
            return "stop", {}
        if any(self.stops_with(b, own.get(b.answer or ""), story) for b in blocks):
            return "error", {}
        for choice in choices:
            if choice.to is not None and choice.to.kind != "next":
                return choice.to, sets
        for rule in screen.rules:
            if holds(rule.presence, {**values, **sets}):
                return rule.to, {**sets, **rule.sets}
        return "stop", {}
