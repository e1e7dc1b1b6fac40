"""
A second, small reading of a flow: what must be on the page, given what somebody has done so far.

Written from the description of the format alone. It takes flows as the project's reader hands them over, so what it
cannot see is a fault of the reader; it knows nothing of states, templates or scripts. An answer counts while the way
from the entry to here, each screen taken the first time, asks for it. One that the way here does not ask for, but that
could be asked for before this screen, may count or not (a decision that is written down), so there are two readings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from re import Pattern

from markdown_it import MarkdownIt

from veiviser.model.condition import Condition, Presence
from veiviser.model.flow import Block, Choice, Flow, Target, Text
from veiviser.pytest_plugin.stranger.expected import Input, Link, Page, Where
from veiviser.pytest_plugin.stranger.story import Answer, Story

_PLACEHOLDER = re.compile(r"\{([a-z0-9]+(?:[-.][a-z0-9]+)*)\}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("autolink")
_NOBODY, _NONE = "Ikke besvart", "Ingen"
Values = Mapping[str, str]


class Interpreter:
    """Reads one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.asking: dict[str, list[Block]] = {}
        self._asked_on: dict[str, set[str]] = {}
        self._ways: dict[str, set[str]] = {}
        self._given = {name for screen in flow.screens.values() for rule in screen.rules for name in rule.sets}
        self._number: dict[Block, int] = {}
        for name, screen in flow.screens.items():
            targets = [rule.to for rule in screen.rules]
            for number, block in enumerate(screen.every_block):
                self._number[block] = number
                if block.answer:
                    self.asking.setdefault(block.answer, []).append(block)
                    self._asked_on.setdefault(block.answer, set()).add(name)
                self._given.update(block.sets, *(choice.sets for choice in _all(block.choices)))
                targets += block.targets
                targets += [c.to for c in _all(block.choices) if c.to and not _tells(block)]
            self._ways[name] = {to.address for to in targets if to.kind == "screen" and to.flow is None}

    def begin(self, entry: str, *, scripts: bool) -> Story:
        """Somebody who has opened an entry."""
        usual = {name: self.flow.variables[name].values[0] for name in self.flow.situations}
        return Story(entry, usual, scripts)

    # -- What somebody does --------------------------------------------------------------------------------------------

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
            story.picks[given.answer] = self._band(given.block, text, story)
        else:
            story.picks[given.answer] = text
        story.errors = "none" if story.errors == "none" else "perhaps"
        own, _ = self._read(story)
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
            own, _ = self._read(story)
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

    def _leave(self, story: Story, link: Link) -> None:
        own, values = self._read(story)
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
            story.sets.update(self._answers_lead(story, own, values)[1])
        if not link.changes:
            story.pressed[story.screen] = link.key

    def _arrive(self, story: Story, screen: str) -> None:
        names = [name for name, _ in story.trail]
        if screen in names:
            del story.trail[names.index(screen) :]
        story.screen, story.errors = screen, "none"
        counting = story.counting
        for name in list(story.given):
            if name not in self._given and name not in counting and self._is_beyond(screen, self._asked_on[name]):
                del story.given[name]
        here = {b.answer for b in self.flow.screens[screen].every_block if b.answer}
        unsure = story.unsure & here
        story.picks = {n: a for n, a in story.remembered.items() if n in here and a} if story.scripts else {}
        story.unsure = unsure if story.scripts else set()
        story.within = story.within if story.scripts else {}
        for name, answer in story.picks.items():
            story.hold(name, answer)

    def _is_beyond(self, screen: str, others: set[str]) -> bool:
        """Whether everybody has been on a screen who comes to the others."""
        seen: set[str] = set()
        waiting = [entry.screen for entry in self.flow.entries]
        while waiting:
            name = waiting.pop()
            if name != screen and name not in seen and name in self._ways:
                seen.add(name)
                waiting += self._ways[name]
        return not seen & others

    # -- What counts ---------------------------------------------------------------------------------------------------

    def _read(self, story: Story, perhaps: bool = False) -> tuple[dict[str, Answer], dict[str, str]]:
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
            found = {b.answer or "": self._answer(b, story, values) for b in _shown(screen.body, values, own)}
            if found == own:
                break
            own = found
        return own, values

    def _answer(self, block: Block, story: Story, values: Values) -> Answer:
        pick = story.picks.get(block.answer or "")
        if not block.choices or not pick:
            return pick or None
        if block.many:
            ticked = [c for c in block.choices if c.name in pick and _holds(c.presence, values)]
            alone = [c for c in ticked if c.exclusive][:1]
            return tuple(c.name for c in alone or ticked)
        path: list[str] = []
        choices = block.choices
        for part in str(pick).split("/"):
            choice = next((c for c in choices if c.name == part and _holds(c.presence, values)), None)
            if choice is None:
                return None if not path else "/".join(path)
            path.append(part)
            choices = choice.within
        return "/".join(path)

    def _wrong(self, block: Block, answer: Answer, story: Story) -> str | None:
        """The option with the words for what is wrong with an answer, if anything is."""
        if block.choices:
            if story.scripts and story.written.get(block.answer or "", "").strip():
                return _wrong_number(block, story.written[block.answer or ""])
            whole = bool(answer) and (block.many or not _picked(block, str(answer))[-1].within)
            return None if whole else "error"
        text, kind = str(answer or ""), block.options.get("kind")
        if not text.strip():
            return "error"
        if kind == "mail" and not re.fullmatch(r"\s*\S+@\S+\.\S+\s*", text):
            return "error-wrong"
        return "error-wrong" if kind == "phone" and sum(sign.isdigit() for sign in text) < 5 else None

    def _band(self, block: Block, text: str, story: Story) -> Answer:
        if not text.strip() or _wrong_number(block, text):
            return None
        _, values = self._read(story)
        bands = [c for c in block.choices if _holds(c.presence, values)]
        fits = (c for c in bands if "below" not in c.options or _number(text) < float(str(c.options["below"])))
        return next((c.name for c in fits), None)

    def _answers_lead(self, story: Story, own: Mapping[str, Answer], values: Values) -> tuple[Where, dict[str, str]]:
        screen = self.flow.screens[story.screen]
        blocks = list(_shown(screen.body, values, own))
        picked = [c for b in blocks for c in _chosen(b, own.get(b.answer or ""))]
        sets = {name: value for choice in picked for name, value in choice.sets.items()}
        if any(choice.end for choice in picked):
            return "stop", {}
        if any(not b.optional and self._wrong(b, own.get(b.answer or ""), story) for b in blocks):
            return "error", {}
        for choice in picked:
            if choice.to is not None and choice.to.kind != "next":
                return choice.to, sets
        for rule in screen.rules:
            if _holds(rule.presence, values):
                return rule.to, {**sets, **rule.sets}
        return "stop", {}

    # -- What is on the page -------------------------------------------------------------------------------------------

    def page(self, story: Story, perhaps: bool = False) -> Page:
        """
        All that must be on the page.

        Args:
            perhaps: that answers count which the way here did not ask for, and which nothing has surely taken back.
        """
        return _Drawn(self, story, *self._read(story, perhaps), perhaps).page


class _Drawn:
    """One page as it is put together."""

    def __init__(
        self, reader: Interpreter, story: Story, own: dict[str, Answer], values: Values, perhaps: bool
    ) -> None:
        self.reader, self.story, self.own, self.values = reader, story, own, values
        self.before = {**(story.given if perhaps else {}), **story.counting}
        screen = reader.flow.screens[story.screen]
        self.page = Page(self.words(screen.title))
        self.page.texts.append(self.words(screen.title))
        if screen.step:
            self.page.further.append(_plain(f"Steg {screen.step[0]} av {screen.step[1]}"))
        self.lead, _ = reader._answers_lead(story, own, values)
        self.blocks(screen.body, there=True)
        if story.scripts:
            self.answers()

    def words(self, text: Text, markdown: bool = False) -> Pattern[str]:
        """Without blanks, and with what stands for each `{name}`."""
        parts = _PLACEHOLDER.split(_text_of(text.words) if markdown else text.words)
        said = [re.escape(_bare(part)) if n % 2 == 0 else self.value(part) for n, part in enumerate(parts)]
        return re.compile("".join(said))

    def value(self, name: str) -> str:
        if name not in self.reader.asking:
            variable = self.reader.flow.variables.get(name)
            if variable is None:
                return re.escape("{" + name + "}")
            value = self.values.get(name)
            label = variable.labels.get(value or "")
            return re.escape(_bare(label.words if label else value or _NOBODY))
        ways = [self.said(name, self.before.get(name), name in self.before)]
        if any(b.answer == name for b in self.reader.flow.screens[self.story.screen].every_block):
            ways = [self.said(name, self.own.get(name), True), self.said(name, None, False)]
        examples = [] if self.story.scripts else ["Eksempel:.{1,300}?"]
        return f"(?:{'|'.join([*(re.escape(_bare(way)) for way in ways), *examples])})"

    def said(self, name: str, answer: Answer, is_asked: bool) -> str:
        """How an answer reads."""
        blocks = self.reader.asking[name]
        nobody = next((block.unanswered.words for block in blocks if block.unanswered), None)
        if not answer or not str(answer).strip():
            return nobody or (_NONE if is_asked and blocks[0].many else _NOBODY)
        chosen = [choice.label.words for block in blocks for choice in _chosen(block, answer)]
        return ", ".join(chosen) if blocks[0].choices else str(answer).strip()

    def answers(self) -> None:
        """«Svar så langt», as a page with scripts has it."""
        self.page.answers_known = True
        for name, answer in {**self.before, **self.story.given, **self.own}.items():
            is_sure = name in self.story.counting and name not in self.own
            words = re.escape(_bare(self.said(name, answer, True)))
            if name in self.own and not answer:
                words += f"|{_bare(_NOBODY)}"  # here it is still asked for
            for block in self.reader.asking[name]:
                label = block.options.get(block.component.main)
                if isinstance(label, Text):
                    key = self.words(label).pattern
                    self.page.answers[key] = (re.compile(words), is_sure and len(self.reader.asking[name]) == 1)

    def blocks(self, blocks: Iterable[Block], there: bool) -> None:
        for block in blocks:
            self.block(block, there and _holds(block.presence, self.values))

    def block(self, block: Block, there: bool) -> None:
        main = block.options.get(block.component.main)
        if isinstance(main, Text):
            self.show(main, block.component.options[block.component.main].type == "markdown", there, self.page.texts)
        self.page.has_data |= there and any(o.type == "data" for o in block.component.options.values())
        self.options(block, there)
        if there and block.answer and not block.choices:
            text = str(self.story.picks.get(block.answer) or "")
            label = self.words(main) if isinstance(main, Text) else _plain("")
            self.page.inputs.append(Input("text", label, block.answer, "", False, block, text))
        if there and self.story.scripts and _has_bands(block):
            text = self.story.written.get(block.answer or "", "")
            self.page.inputs.append(Input("text", re.compile(""), block.answer or "", "", False, block, text))
        self.choices(block, block.choices, there, "")
        self.blocks(block.blocks, there)

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
                is_wrong = there and self.reader._wrong(block, answer, self.story) == name and not block.optional
                if not is_wrong or self.story.errors == "none":
                    self.show(value, False, there=False, into=[])
                else:
                    into = self.page.further if self.story.errors == "told" else self.page.perhaps
                    into.append(self.words(value))
            elif any(c.within for c in block.choices) and name not in (block.component.main, "hint"):
                whole = self.reader._wrong(block, answer, self.story) is None
                if whole or not answer:  # between, some of it shows
                    self.show(value, option.type == "markdown", there and whole, self.page.further)
            elif name != block.component.main and (name != "unit" or self.story.scripts):
                self.show(value, option.type == "markdown", there, self.page.further)

    def choices(self, block: Block, choices: tuple[Choice, ...], there: bool, path: str) -> None:
        answer = self.own.get(block.answer or "")
        for choice in choices:
            shows, value = there and _holds(choice.presence, self.values), path + choice.name
            if not self.story.scripts and block.many:  # then nothing can take its tick away, so it is not there
                shows &= choice.exclusive or not any(one.exclusive for one in _chosen(block, answer))
            is_picked = choice in _chosen(block, answer)
            self.show(choice.label, False, shows, self.page.texts)
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
                elif isinstance(said, str) and self.is_shown(block, name) and "text" not in choice.options:
                    self.page.further.extend([re.compile(self.value(said))] if shows else [])
            self.choices(block, choice.within, shows and (is_picked or not block.answer), value + "/")
            self.blocks(choice.blocks, shows and (is_picked or not block.answer))

    def is_shown(self, block: Block, name: str) -> bool:
        return any(name in o.each and o.each[name].type == "shown" for o in block.component.options.values())

    def show(self, text: Text, markdown: bool, there: bool, into: list[Pattern[str]]) -> None:
        if there:
            into.append(self.words(text, markdown))
            for words, address in _links_in(text.words) if markdown else ():
                self.page.links.append(
                    Link(_plain(words), Target.read(address, text.place, self.reader.flow.name), (-1, words))
                )
        else:
            said = _PLACEHOLDER.split(_text_of(text.words) if markdown else text.words)[::2]
            self.page.hidden.append(max(map(_bare, said), key=len))

    def link(
        self, block: Block, name: str, words: Pattern[str], to: Target, sets: tuple[tuple[str, str], ...], leaves: bool
    ) -> None:
        where: Where = self.lead if to.kind == "next" else None if to.kind == "back" else to
        key = (self.reader._number[block], name)
        self.page.links.append(Link(words, where, key, sets, _tells(block), leaves, to.kind == "next"))


def _shown(blocks: Iterable[Block], values: Values, own: Mapping[str, Answer]) -> Iterator[Block]:
    """The questions that show, in reading order."""
    for block in blocks:
        if not _holds(block.presence, values):
            continue
        if block.answer:
            yield block
        yield from _shown(block.blocks, values, own)
        for choice in _all(block.choices) if not block.answer else _chosen(block, own.get(block.answer)):
            if _holds(choice.presence, values):
                yield from _shown(choice.blocks, values, own)


def _chosen(block: Block, answer: Answer) -> tuple[Choice, ...]:
    """The choices that are picked, with those around them."""
    if not answer or not block.choices:
        return ()
    return tuple(c for c in block.choices if c.name in answer) if block.many else _picked(block, str(answer))


def _picked(block: Block, value: str) -> tuple[Choice, ...]:
    found: list[Choice] = []
    choices = block.choices
    for part in value.split("/"):
        found += [choice for choice in choices if choice.name == part]
        choices = found[-1].within if found else ()
    return tuple(found)


def _all(choices: Iterable[Choice]) -> Iterator[Choice]:
    for choice in choices:
        yield choice
        yield from _all(choice.within)


def _holds(there: Presence, values: Values) -> bool:
    def every(condition: Condition) -> bool:
        return all(any(_is(values.get(a.variable), a.value) for a in any_of) for any_of in condition.every)

    return (there.when is None or every(there.when)) and (there.unless is None or not every(there.unless))


def _is(value: str | None, wanted: str) -> bool:
    return bool(value) and (wanted in ("*", value) or str(value).startswith(wanted + "/"))


def _tells(block: Block) -> bool:
    """Whether it tells of answers, so that its ways lead to where they are changed."""
    return any(each.type == "shown" for o in block.component.options.values() for each in o.each.values())


def _has_bands(block: Block) -> bool:
    return bool(block.answer) and any("below" in o.each for o in block.component.options.values())


def _number(text: str) -> float:
    words = re.sub(r"kr\.?|kroner|[\s\u00a0\u2009\u202f]", "", text.lower())
    grouped = re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", words)
    return float((words.replace(".", "") if grouped else words).replace(",", "."))


def _wrong_number(block: Block, text: str) -> str | None:
    try:
        number = _number(text)
    except ValueError:
        return "error-number"
    least, most = (block.options.get(name) for name in ("min", "max"))
    if least is not None and number < float(str(least)):
        return "error-small"
    return "error-large" if most is not None and number > float(str(most)) else None


def _bare(words: str) -> str:
    return "".join(words.split())


def _plain(words: str) -> Pattern[str]:
    return re.compile(re.escape(_bare(words)))


def _text_of(markdown: str) -> str:
    tokens = (inner for token in _MARKDOWN.parse(markdown) for inner in (token, *(token.children or ())))
    return " ".join(
        t.content for t in tokens if t.type in ("text", "code_inline", "code_block", "fence", "text_special")
    )


def _links_in(markdown: str) -> Iterator[tuple[str, str]]:
    for token in _MARKDOWN.parse(markdown):
        words, address = "", ""
        for inner in token.children or ():
            if inner.type == "link_open":
                words, address = "", str(inner.attrGet("href"))
            elif inner.type == "link_close":
                yield words, address
            words += inner.content
