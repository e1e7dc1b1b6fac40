"""What must be on a page, put together from the flow and from what counts."""

import re
from collections.abc import Iterable
from re import Pattern

from veiviser.model.flow import Block, Choice, Target, Text
from veiviser.stranger.answers import Answers
from veiviser.stranger.conditions import holds
from veiviser.stranger.expected import Input, Link, Page, Where
from veiviser.stranger.questions import chosen, has_bands, tells
from veiviser.stranger.saying import PLACEHOLDER, bare, exactly, links_in, text_of
from veiviser.stranger.story import Answer, Story


def drawn(reader: Answers, story: Story, perhaps: bool, pictured: bool) -> Page:
    """All that must be on it; for the arguments see `Interpreter.page`."""
    return _Drawn(reader, story, perhaps, pictured).page


class _Drawn:
    """One page as it is put together."""

    def __init__(self, reader: Answers, story: Story, perhaps: bool, pictured: bool) -> None:
        own, values = reader.read(story, perhaps)
        self.reader, self.story, self.own, self.values = reader, story, own, values
        self.pictured = pictured
        self.before = {**(story.given if perhaps else {}), **story.counting}
        screen = reader.flow.screens[story.screen]
        self.page = Page(re.compile(""))
        self.page.title = self.words(screen.title)
        self.blocks(tuple(block for block in screen.body if block.component.is_above), there=True)
        self.page.texts.append(self.words(screen.title))
        if screen.step:
            self.page.further.append(exactly(reader.words("stepper.step", at=screen.step[0], of=screen.step[1])))
        self.blocks(tuple(block for block in screen.body if not block.component.is_above), there=True)
        if story.scripts:
            self.answers()

    def words(self, text: Text, markdown: bool = False) -> Pattern[str]:
        """Without blanks, and with what stands for each `{name}`."""
        parts = PLACEHOLDER.split(text_of(text.words) if markdown else text.words)
        said = [re.escape(bare(part)) if n % 2 == 0 else self.value(part) for n, part in enumerate(parts)]
        pattern = re.compile("".join(said))
        self.page.written.setdefault(pattern.pattern, text)
        return pattern

    def value(self, name: str) -> str:
        if name not in self.reader.asking:
            variable = self.reader.flow.variables.get(name)
            if variable is None:
                return re.escape("{" + name + "}")
            value = self.values.get(name)
            label = variable.labels.get(value or "")
            return re.escape(bare(label.words if label else value or self.nobody))
        ways = [self.said(name, self.before.get(name), name in self.before)]
        if any(b.answer == name for b in self.reader.flow.screens[self.story.screen].every_block):
            ways = [self.said(name, self.own.get(name), True), self.said(name, None, False)]
        examples = [] if self.story.scripts or self.pictured else [self.example]
        return f"(?:{'|'.join([*(re.escape(bare(way)) for way in ways), *examples])})"

    @property
    def nobody(self) -> str:
        """What stands for an answer that nobody gave."""
        return self.reader.words("samples.nobody")

    @property
    def example(self) -> str:
        """How an example reads that stands for an answer, whatever it is."""
        return ".{1,300}?".join(
            re.escape(bare(part)) for part in self.reader.words("samples.example").split("{answer}")
        )

    def said(self, name: str, answer: Answer, is_asked: bool, within: tuple[str, ...] = ()) -> str:
        """How an answer reads."""
        blocks = self.reader.asking[name]
        nobody = next((block.unanswered.words for block in blocks if block.unanswered), None)
        if not answer or not str(answer).strip():
            return nobody or (self.reader.words("samples.none") if is_asked and blocks[0].many else self.nobody)
        labels = next(
            ([self.label(c, (*within, name)) for c in found] for b in blocks if (found := chosen(b, answer))), []
        )
        if self.pictured and not blocks[0].choices:
            sample = self.reader.flow.variables[name].sample
            return sample.words if sample is not None else "…"
        return ", ".join(labels) if blocks[0].choices else str(answer).strip()

    def label(self, choice: Choice, within: tuple[str, ...]) -> str:
        """How a choice reads, with other answers that it tells of; of two that tell each other, one tells nothing."""
        given = {name: answer for name, answer in {**self.before, **self.own}.items() if name not in within}
        parts = PLACEHOLDER.split(choice.label.words)
        for n, part in enumerate(parts):
            if n % 2 == 1 and part in self.reader.asking:
                parts[n] = self.said(part, given.get(part), True, within)
        return "".join(parts)

    def answers(self) -> None:
        """What was answered so far, as a page with scripts lists it."""
        self.page.answers_heading = self.reader.words("page.answers")
        for name, answer in {**self.before, **self.story.given, **self.own}.items():
            is_sure = name in self.story.counting and name not in self.own
            words = re.escape(bare(self.said(name, answer, True)))
            if name in self.own and not answer:
                words += f"|{re.escape(bare(self.nobody))}"  # here it is still asked for
            for block in self.reader.asking[name]:
                label = block.options.get(block.component.main)
                if isinstance(label, Text):
                    key = self.words(label).pattern
                    self.page.answers[key] = (re.compile(words), is_sure and len(self.reader.asking[name]) == 1)

    def blocks(self, blocks: Iterable[Block], there: bool) -> None:
        for block in blocks:
            self.block(block, there and holds(block.presence, self.values))

    def block(self, block: Block, there: bool) -> None:
        main, begun = block.options.get(block.component.main), self.begun
        if isinstance(main, Text):
            self.show(main, block.component.options[block.component.main].type == "markdown", there, self.page.texts)
        self.page.has_data |= there and any(o.type == "data" for o in block.component.options.values())
        self.options(block, there)
        if there and block.answer and not block.choices:
            text = str(self.story.picks.get(block.answer) or "")
            label = self.words(main) if isinstance(main, Text) else exactly("")
            self.page.inputs.append(Input("text", label, block.answer, "", False, block, text))
        if there and self.story.scripts and has_bands(block):
            text = self.story.written.get(block.answer or "", "")
            self.page.inputs.append(Input("text", re.compile(""), block.answer or "", "", False, block, text))
        self.choices(block, block.choices, there, "")
        self.blocks(block.blocks, there)
        self.end(begun)

    @property
    def begun(self) -> tuple[int, int]:
        """How many texts there are in order, and in any order."""
        return len(self.page.texts), len(self.page.further)

    def end(self, begun: tuple[int, int]) -> None:
        """What was said since then in any order stands among what was said since then in order."""
        for number in range(begun[1], len(self.page.further)):
            self.page.between.setdefault(number, (begun[0] - 1, len(self.page.texts)))

    def options(self, block: Block, there: bool) -> None:
        """What else it says, and where it leads."""
        answer = self.own.get(block.answer or "")
        last: Text | None = None
        for name, option in block.component.options.items():
            value = block.options.get(name)
            if isinstance(value, Target) and there:
                told = block.options.get(f"{name}-text", last)
                if isinstance(told, Text):
                    self.link(block, name, self.words(told), value, tuple(block.sets.items()), block.leaves)
            if not isinstance(value, Text):
                continue
            last = value
            if name.startswith("error"):
                is_wrong = there and self.reader.stops_with(block, answer, self.story) == name
                if not is_wrong or self.story.errors == "none":
                    self.show(value, False, there=False, into=[])
                else:
                    into = self.page.further if self.story.errors == "told" else self.page.perhaps
                    into.append(self.words(value))
            elif any(c.within for c in block.choices) and name not in (block.component.main, "hint"):
                whole = self.reader.wrong_with(block, answer, self.story) is None
                if whole or not answer:  # between, some of it shows
                    self.show(value, option.type == "markdown", there and whole, self.page.further)
            elif name != block.component.main and (name != "unit" or self.story.scripts):
                self.show(value, option.type == "markdown", there, self.page.further)

    def choices(self, block: Block, choices: tuple[Choice, ...], there: bool, path: str) -> None:
        answer = self.own.get(block.answer or "")
        for choice in choices:
            shows, value = there and holds(choice.presence, self.values), path + choice.name
            if not self.story.scripts and block.many:  # then nothing can take its tick away, so it is not there
                shows &= choice in chosen(block, answer) or not any(one.exclusive for one in chosen(block, answer))
            is_picked, begun = choice in chosen(block, answer), self.begun
            told = self.told_of(block, choice) if shows else None
            self.show(choice.label, False, shows, self.page.texts)
            if told is not None:
                self.page.texts[-1] = self.beside(self.page.texts[-1], told)
            if shows and block.answer:
                kind = "checkbox" if block.many else "radio"
                label = self.words(choice.label)
                self.page.inputs.append(Input(kind, label, block.answer, value, is_picked, block))  # type: ignore[arg-type]
            elif shows and choice.to is not None:
                sets = tuple(choice.sets.items())
                self.link(block, choice.name, self.words(choice.label), choice.to, sets, choice.leaves)
            for name, said in choice.options.items():
                if isinstance(said, Text) and name != "change":
                    each = next(o.each[name] for o in block.component.options.values() if name in o.each)
                    self.show(said, each.type == "markdown", shows, self.page.further)
            self.choices(block, choice.within, shows and (is_picked or not block.answer), value + "/")
            self.blocks(choice.blocks, shows and (is_picked or not block.answer))
            self.end(begun)

    def told_of(self, block: Block, choice: Choice) -> str | None:
        """What a row says beside its label: its words, else the answer that it tells of."""
        text = choice.options.get("text")
        if not tells(block):
            return None
        if isinstance(text, Text):
            return self.words(text).pattern
        return self.value(choice.shows) if choice.shows is not None else None

    def beside(self, label: Pattern[str], told: str) -> Pattern[str]:
        """The one right after the other, with nothing but a sign or two between."""
        pattern = re.compile(rf"{label.pattern}\W{{0,3}}{told}")
        self.page.written[pattern.pattern] = self.page.written[label.pattern]
        return pattern

    def show(self, text: Text, markdown: bool, there: bool, into: list[Pattern[str]]) -> None:
        if there:
            into.append(self.words(text, markdown))
            for words, address in links_in(text.words) if markdown else ():
                self.page.links.append(
                    Link(exactly(words), Target.read(address, text.place, self.reader.flow.name), (-1, words))
                )
        else:
            said = PLACEHOLDER.split(text_of(text.words) if markdown else text.words)[::2]
            self.page.hidden.append(max(map(bare, said), key=len))

    def link(
        self, block: Block, name: str, words: Pattern[str], to: Target, sets: tuple[tuple[str, str], ...], leaves: bool
    ) -> None:
        where: Where = None if to.kind == "back" else to
        if to.kind == "next":
            where = self.reader.answers_lead(self.story, self.own, self.values, dict(sets))[0]
        key = (self.reader.number[block], name)
        self.page.links.append(Link(words, where, key, sets, tells(block), leaves, to.kind == "next"))
