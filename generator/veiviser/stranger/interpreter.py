"""What comes of what somebody does in a journey, and what must then be on the page."""

import re
from re import Pattern

from veiviser.model.flow import Target, Text
from veiviser.stranger.answers import Answers
from veiviser.stranger.expected import Input, Link, Page
from veiviser.stranger.page import drawn
from veiviser.stranger.saying import PLACEHOLDER, bare, text_of
from veiviser.stranger.story import Story


class Interpreter(Answers):
    """Reads one flow."""

    def begin(self, entry: str, *, scripts: bool) -> Story:
        """Somebody who has opened an entry."""
        usual = {name: self.flow.variables[name].values[0] for name in self.flow.situations}
        return Story(entry, usual, scripts)

    def pick(self, story: Story, given: Input, text: str = "") -> None:
        """Pick, tick or untick a choice, or write in a field."""
        before = story.picks.get(given.answer)
        if given.kind == "text" and text == given.text:
            return
        if story.scripts:
            story.unsure.discard(given.answer)
        if given.kind == "checkbox":
            ticked = set(before or ()) ^ {given.value}
            alone = [c.name for c in given.block.choices if c.exclusive]
            if story.scripts and given.value in ticked:
                ticked = {given.value} if given.value in alone else ticked - set(alone)
            story.picks[given.answer] = tuple(sorted(ticked))
        elif given.kind == "radio":
            story.picks[given.answer] = story.within.get((given.answer, given.value), given.value)
            story.hold(given.answer, story.picks[given.answer])
            story.written.pop(given.answer, None)
        elif given.block.choices:
            story.written[given.answer] = text
            story.picks[given.answer] = self.band_of(given.block, text, story)
        else:
            story.picks[given.answer] = text
        story.errors = "none" if story.errors == "none" else "perhaps"
        own, _ = self.read(story)
        for name, value in story.picks.items():
            story.remembered[name] = value  # hidden or not, it is offered again
            if name not in own:
                story.given.pop(name, None)
            elif own[name] or name == given.answer or name in story.given:
                story.given[name] = own[name]

    def press(self, story: Story, link: Link) -> bool:
        """Press it; whether that leads to another page."""
        if link.where == "error":
            story.errors = "told"
        if not isinstance(link.where, Target) or link.where.kind != "screen" or link.where.flow:
            return False
        self._leave(story, link)
        if link.changes:
            story.review = story.screen
        self._arrive(story, link.where.address)
        for _ in range(50 if story.scripts and story.review and not link.changes else 0):
            own, _ = self.read(story)
            again = [one for one in self.page(story).links if one.key == story.pressed.get(story.screen)]
            is_open = any(name not in story.remembered for name in own)
            where = again[0].where if again else None
            if story.screen == story.review or is_open or not isinstance(where, Target) or where.kind != "screen":
                story.review = "" if story.screen == story.review else story.review
                break
            self._leave(story, again[0])
            self._arrive(story, where.address)
        return True

    def come_again(self, story: Story, screen: str) -> None:
        """Open a page anew: by reloading, or in another situation."""
        self._arrive(story, screen)

    def told(self, text: Text) -> Pattern[str]:
        """How a text of the guide reads, with any answers in it."""
        parts = PLACEHOLDER.split(text_of(text.words))
        return re.compile("".join(re.escape(bare(part)) if n % 2 == 0 else ".{1,300}?" for n, part in enumerate(parts)))

    def situate(self, story: Story, name: str, value: str) -> None:
        """Choose another situation beside the page; what was pressed before does not decide it any more."""
        story.situations[name] = value
        story.sets.pop(name, None)
        story.review = ""
        self._arrive(story, story.screen)

    def _leave(self, story: Story, link: Link) -> None:
        own, values = self.read(story)
        asked = {} if link.leaves or link.changes else own
        if link.leaves:
            story.given = {n: a for n, a in story.given.items() if n not in own} | dict(story.counting)
        story.trail.append((story.screen, dict(asked)))
        story.given.update(asked)
        story.remembered.update({name: story.picks.get(name) for name in asked})
        if not link.changes and not link.leaves:
            for name in {b.answer for b in self.flow.screens[story.screen].every_block if b.answer} - set(own):
                story.given.pop(name or "", None)
        story.sets.update(dict(link.sets))
        if link.of_answers:
            story.sets.update(self.answers_lead(story, own, values, dict(link.sets))[1])
        if not link.changes:
            story.pressed[story.screen] = link.key

    def _arrive(self, story: Story, screen: str) -> None:
        names = [name for name, _ in story.trail]
        asks = any(block.answer for block in self.flow.screens[screen].every_block)
        if screen in names and asks:  # one comes to a menu again and again, and has still been where one was
            del story.trail[names.index(screen) :]
        story.screen, story.errors = screen, "none"
        counting = story.counting
        for name in list(story.given):
            if (
                asks
                and name not in self.given_otherwise
                and name not in counting
                and self.is_beyond(screen, self.asked_on[name])
            ):
                del story.given[name]
        here = {b.answer for b in self.flow.screens[screen].every_block if b.answer}
        unsure = story.unsure & here
        story.picks = {n: a for n, a in story.remembered.items() if n in here and a} if story.scripts else {}
        story.unsure = unsure if story.scripts else set()
        story.within = story.within if story.scripts else {}
        for name, answer in story.picks.items():
            story.hold(name, answer)

    def page(self, story: Story, perhaps: bool = False, pictured: bool = False) -> Page:
        """
        All that must be on the page.

        Args:
            perhaps: that answers count which the way here did not ask for, and which nothing has surely taken back.
            pictured: that it is a picture, on which what somebody writes is the flow's own sample.
        """
        return drawn(self, story, perhaps, pictured)
