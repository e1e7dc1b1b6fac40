"""Neutral flows (`shared` public flows, one YAML file each) written in our own format."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from conditions import Question, named, rules

_FREE_INPUTS = {"money": "Beløp", "date": "Dato", "year": "År", "number": "Tall", "text": "Svar"}
_RESPONSE = re.compile(r"(?P<not>not\()?response == (?P<quote>[\"'])(?P<id>[^\"']*)(?P=quote)(?(not)\))")
"""A condition on the answer to the screen's own question."""
_RESERVED = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]|index|404|assets|feil|back|next")


@dataclass(frozen=True, slots=True)
class Converted:
    """A flow in our format."""

    name: str
    text: str
    """YAML."""
    lost: tuple[str, ...]
    """What the source says and our format cannot, in plain words."""
    said: int
    """How many of its conditions are conditions of ours."""


@dataclass(slots=True)
class _Names:
    """Names of ours for names of any kind, the same for the same."""

    given: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def name(self, source: str) -> str:
        if source not in self.given:
            self.given[source] = free(slug(source), self.taken)
        return self.given[source]


def slug(source: str) -> str:
    """A name by our rule (small letters, digits, single hyphens, at most 50) that is like the source."""
    plain = unicodedata.normalize("NFKD", source.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a"))
    name = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:50].strip("-")
    return f"{name or 'x'}-x" if not name or _RESERVED.fullmatch(name) else name


def free(name: str, taken: set[str]) -> str:
    """The name, with a number if somebody has it; then it is taken."""
    number, result = 1, name
    while result in taken:
        number += 1
        result = f"{name}-{number}"
    taken.add(result)
    return result


def convert(neutral: dict[str, Any], taken: set[str]) -> Converted:
    """
    Our form of a neutral flow.

    Args:
        taken: names of flows already given; the flow's is added.
    """
    name = free(slug(_words(neutral.get("flow")) or "flow"), taken)
    converter = _Converter(_Names(), [])
    screens = [_screen(screen, number) for number, screen in enumerate(_list(neutral.get("screens")), 1)]
    for screen in screens:  # so that a screen is called by its id, not by what first leads to it
        converter.names.name(screen["id"])
    converter.choices_named(screens)
    for screen in screens:
        converter.know(screen)
    start = _words(neutral.get("start")) or (screens[0]["id"] if screens else "start")
    lines = [
        f"title: {_quoted(_words(neutral.get('title')) or _words(neutral.get('flow')) or name)}",
        "entries:",
        f"  {converter.names.name(start)}: Start",
        "screens:",
        *(line for screen in screens for line in converter.screen(screen)),
    ]
    return Converted(name, "\n".join(lines) + "\n", tuple(dict.fromkeys(converter.lost)), converter.said)


@dataclass(slots=True)
class _Converter:
    names: _Names
    lost: list[str]
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    """Names of answers that are given, by screen and question."""
    asked: dict[str, Question] = field(default_factory=dict)
    """The questions with choices, by what the source calls them."""
    said: int = 0

    def choices_named(self, screens: list[dict[str, Any]]) -> None:
        """Gives questions without choices those that conditions name, and one for every other answer."""
        values: dict[str, dict[str, None]] = {}
        for screen in screens:
            for way in screen["next"]:
                for name, value in named(way.get("when", "")):
                    values.setdefault((name or screen["id"]).removesuffix("?"), {})[value] = None
        for screen in screens:
            for asked in screen["fields"] or [screen]:
                called = (asked.get("label") or "", asked.get("name") or "", screen["title"], screen["id"])
                found = next((values[one] for one in (c.removesuffix("?") for c in called) if one in values), None)
                if found and not asked["choices"] and asked["input"] in ("", "radio", "select", "checkbox"):
                    asked["choices"] = [{"id": value, "label": value} for value in (*found, "Noe annet")]
                    self.lost.append(f"{screen['id']}: of the choices only those that conditions name")

    def know(self, screen: dict[str, Any]) -> None:
        """What it asks, so that conditions anywhere can name it."""
        name = self.names.name(str(screen["id"]))
        asked = [("svar", screen, (screen["id"], screen["title"]))]
        asked += [(str(n), of, (of["name"], of["label"])) for n, of in enumerate(screen["fields"], 1)]
        if len(screen["fields"]) == 1:  # the only question of a screen is called by the screen, too
            asked.append(("1", screen["fields"][0], (screen["id"], screen["title"])))
        for tail, of, called in asked:
            if _is_question(of):
                question = Question(self._answer(name, tail), _values(of["choices"]), _is_many(of))
                for one in called:
                    self.asked.setdefault(one.removesuffix("?"), question)

    def screen(self, screen: dict[str, Any]) -> Iterator[str]:
        """One screen, and a second one behind it where its ways on need a question of their own."""
        name = self.names.name(str(screen["id"]))
        ways = screen.get("next") or []
        asked = screen.get("choices") or []
        if len(asked) == 1 and screen.get("input") != "checkbox":
            ways = self._only_choice(screen, asked[0], ways)
            asked, screen = [], {**screen, "choices": [], "input": None, "next": ways}
        if (led := _led_by_answers(asked, ways)) is not None:
            asked, ways = led, []
            screen = {**screen, "choices": asked, "next": ways}
        ruled, ways = self._ruled(screen, ways)
        follow_up = bool(asked) and any("goto" not in c for c in asked) and (len(ways) > 1 or self._conditional(ways))
        follow_up |= bool(ruled) and (len(ways) > 1 or any("when" in way for way in ways))
        yield from self._head(name, screen)
        yield from self._note(screen)
        fields = list(self._fields(name, screen, ways if not follow_up else [{"goto": f"{screen['id']} (ways on)"}]))
        yield from fields
        split = not asked and not ruled and (len(ways) > 1 or self._conditional(ways))
        if split:
            yield from self._ways_as_question(name, screen, ways)
        leads = bool(ways or ruled) or any("goto" in choice for choice in (*asked, *_leading(screen)))
        if leads:
            yield "      - button: Fortsett"
        else:
            yield f"    end: {'exit' if screen.get('kind') == 'exit' else 'done'}"
        target = self._plain_way(screen, ways, follow_up, split)
        if ruled:
            yield from ("    next:", *ruled, *([f"      - to: {target}"] if target is not None else []))
        elif target is not None:
            yield f"    next: {target}"
        if follow_up:
            yield from self.screen({"id": f"{screen['id']} (ways on)", "title": screen.get("title"), "next": ways})

    def _ruled(self, screen: dict[str, Any], ways: list[dict[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
        """Rules for the first ways on, as long as their conditions can be said; and the ways after these."""
        own = self.asked.get(screen["id"].removesuffix("?")) if _is_question(screen) else None
        ruled: list[str] = []
        for number, way in enumerate(ways):
            said = (
                rules(way["when"], lambda name: self.asked.get(name.removesuffix("?")) if name else own)
                if (len(ways) > 1 and "when" in way)
                else None
            )
            if said is None:
                return ruled, ways[number:]
            self.said += 1
            to = self.names.name(str(way["goto"]))
            ruled += [f"      - {{to: {to}, {rule}}}" for rule in said]
        return ruled, []

    def _only_choice(
        self, screen: dict[str, Any], choice: dict[str, Any], ways: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The ways on from a screen whose question can be answered in one way only."""
        self.lost.append(f"{screen['id']}: a question with one choice, «{choice.get('label')}», is a plain way on")
        return [{"goto": choice["goto"]}] if choice.get("goto") else ways

    def _plain_way(
        self, screen: dict[str, Any], ways: list[dict[str, Any]], follow_up: bool, split: bool
    ) -> str | None:
        """Where `next:` leads; none where every choice says it itself."""
        asked = screen.get("choices") or []
        if follow_up:
            return self.names.name(f"{screen['id']} (ways on)")
        if asked and ways and all("goto" in choice for choice in asked):
            self.lost.append(f"{screen['id']}: a way on beside choices that all say where they lead")
            return None
        if split or not ways:
            return None
        return self.names.name(str(ways[0]["goto"]))

    def _conditional(self, ways: list[dict[str, Any]]) -> bool:
        """Whether there is anything to choose; a condition on the only way on is lost."""
        self.lost += [
            f"the condition `{way['when']}` of the only way on" for way in ways if len(ways) == 1 and "when" in way
        ]
        return len(ways) > 1

    def _head(self, name: str, screen: dict[str, Any]) -> Iterator[str]:
        yield f"  {name}:"
        yield f"    title: {_quoted(screen.get('title') or screen['id'])}"

    def _note(self, screen: dict[str, Any]) -> Iterator[str]:
        yield "    body:"
        words = screen.get("note") or screen.get("title") or str(screen["id"])
        yield f"      - text: {_quoted(words)}"
        if screen.get("note"):
            self.lost.append(f"{screen['id']}: a note of the source is kept as text only")

    def _fields(self, name: str, screen: dict[str, Any], ways: list[dict[str, Any]]) -> Iterator[str]:
        if screen.get("choices"):
            yield from self._question(self._answer(name, "svar"), screen, screen["choices"])
        elif screen.get("input"):
            self.lost.append(f"{screen['id']}: what may be answered as `{screen['input']}` is not checked")
            yield from self._field(self._answer(name, "svar"), screen.get("title") or screen["id"], screen["input"])
        for number, asked in enumerate(screen.get("fields") or [], 1):
            answer = self._answer(name, str(number))
            if len(asked.get("choices") or ()) > (asked.get("input") != "checkbox"):
                leads = asked["choices"] is _leading(screen)
                if not leads and any(choice.get("goto") for choice in asked["choices"]):
                    self.lost.append(f"{screen['id']}: where the choices of the second of several questions lead")
                choices = asked["choices"] if leads else [_without_way(choice) for choice in asked["choices"]]
                yield from self._question(answer, asked, choices)
            else:
                if asked.get("choices"):
                    self.lost.append(f"{screen['id']}: a question with one choice is free text")
                yield from self._field(answer, asked.get("label") or asked.get("name") or answer, asked.get("input"))

    def _answer(self, screen: str, tail: str) -> str:
        """A name that no other screen's answer has, however alike the screens' long names begin."""
        if (screen, tail) not in self.answers:
            self.answers[screen, tail] = free(f"{screen[:40].strip('-')}-{tail}", set(self.answers.values()))
        return self.answers[screen, tail]

    def _field(self, answer: str, label: Any, kind: Any) -> Iterator[str]:
        yield f"      - field: {_quoted(label)}"
        yield f"        answer: {answer}"
        yield f"        sample: {_quoted(_FREE_INPUTS.get(str(kind), 'Svar'))}"

    def _question(self, answer: str, screen: dict[str, Any], choices: list[dict[str, Any]]) -> Iterator[str]:
        many = _is_many({**screen, "choices": choices})
        asked = _quoted(screen.get("title") or screen.get("label") or answer)
        yield f"      - {'checkboxes' if many else 'question'}: {asked}"
        yield f"        answer: {answer}"
        yield "        choices:"
        for name, label, choice in _named(choices):
            to = f", to: {self.names.name(str(choice['goto']))}" if choice.get("goto") else ""
            yield f"          {name}: {{label: {_quoted(label)}{to}}}"

    def _ways_as_question(self, name: str, screen: dict[str, Any], ways: list[dict[str, Any]]) -> Iterator[str]:
        """Ways on whose conditions are prose, each as a choice, so that the graph stays whole."""
        for way in ways:
            if way.get("when"):
                self.lost.append(f"{screen['id']}: the condition `{way['when']}` is kept as a choice")
        choices = [
            {"id": f"vei-{number}", "label": way.get("when") or "Ellers", "goto": way["goto"]}
            for number, way in enumerate(ways, 1)
        ]
        asked = {"title": "Hva gjelder?", "input": "radio"}
        yield from self._question(self._answer(name, "vei"), asked, choices)


def _screen(written: Any, number: int) -> dict[str, Any]:
    """A screen in the one shape that the converter knows, whatever its source made of it."""
    screen = written if isinstance(written, dict) else {"id": written}
    return {
        **{key: _words(screen.get(key)) for key in ("kind", "title", "input", "note")},
        "id": _words(screen.get("id")) or f"skjerm {number}",
        "choices": [_choice(choice) for choice in _list(screen.get("choices"))],
        "fields": [_field_of(asked) for asked in _list(screen.get("fields"))],
        "next": [way for written in _list(screen.get("next")) if (way := _way(written))],
    }


def _field_of(written: Any) -> dict[str, Any]:
    asked = written if isinstance(written, dict) else {"label": written}
    words = {key: _words(asked.get(key)) for key in ("name", "input", "label")}
    return {**words, "choices": [_choice(choice) for choice in _list(asked.get("choices"))]}


def _choice(written: Any) -> dict[str, str]:
    """With `goto` only where it leads somewhere."""
    choice = written if isinstance(written, dict) else {"label": written}
    return {key: words for key in ("id", "label", "goto") if (words := _words(choice.get(key)))}


def _way(written: Any) -> dict[str, str]:
    """Empty where it leads nowhere."""
    way = written if isinstance(written, dict) else {"goto": written}
    read = {key: words for key in ("when", "goto") if (words := _words(way.get(key)))}
    return read if "goto" in read else {}


def _list(written: Any) -> list[Any]:
    """A list as it is; of a mapping its values, each with its key as `id`; anything else as the only item."""
    if isinstance(written, dict) and not written.keys() & {"id", "goto", "label", "name"}:
        return [
            {"id": key, **value} if isinstance(value, dict) else {"id": key, "label": value}
            for key, value in written.items()
        ]
    return written if isinstance(written, list) else [written] if written not in (None, "", "null", "~") else []


def _words(written: Any) -> str:
    """A text as it was written; empty for nothing, and for what is no text."""
    if written is None or isinstance(written, list | dict) or written in ("null", "~"):
        return ""
    return str(written).strip()


def _leading(screen: dict[str, Any]) -> list[dict[str, str]]:
    """The choices of the first of several questions that says where they lead; of two that do, only one can decide."""
    fields: list[list[dict[str, str]]] = [asked.get("choices") or [] for asked in screen.get("fields") or ()]
    return next((choices for choices in fields if len(choices) > 1 and any("goto" in c for c in choices)), [])


def _led_by_answers(choices: list[dict[str, str]], ways: list[dict[str, str]]) -> list[dict[str, str]] | None:
    """The choices with where each leads, where the ways on ask for just the answer given here; else None."""
    conditions = [_RESPONSE.fullmatch(way.get("when", "")) for way in ways]
    ids = {choice.get("id") for choice in choices}
    if not choices or any("goto" in choice for choice in choices) or not any(conditions):
        return None
    if any(("when" in way) != (asked is not None) for way, asked in zip(ways, conditions, strict=True)):
        return None
    if not {asked["id"] for asked in conditions if asked} <= ids:
        return None
    led: list[dict[str, str]] = []
    for choice in choices:
        holding = (
            way["goto"]
            for way, asked in zip(ways, conditions, strict=True)
            if asked is None or (asked["id"] == choice.get("id")) != bool(asked["not"])
        )
        to = next(holding, None)
        if to is None:
            return None
        led.append({**choice, "goto": to})
    return led


def _is_question(asked: dict[str, Any]) -> bool:
    """Whether it has choices that make it a question; one that can be answered in one way only is none."""
    return len(asked.get("choices", ())) > (asked.get("input") != "checkbox")


def _is_many(asked: dict[str, Any]) -> bool:
    return asked.get("input") == "checkbox" and not any("goto" in choice for choice in asked["choices"])


def _named(choices: list[dict[str, Any]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each with the name and the label that it has here."""
    names, labels = _Names(), set[str]()
    for choice in choices:
        label = free(choice.get("label") or choice.get("id") or f"Valg {len(labels) + 1}", labels)
        yield names.name(str(choice.get("id") or label)), label, choice


def _values(choices: list[dict[str, Any]]) -> dict[str, str]:
    """The choices' names here, by their names and labels in the source."""
    named = list(_named(choices))
    by_label = {choice["label"]: name for name, _, choice in named if "label" in choice}
    return by_label | {choice["id"]: name for name, _, choice in named if "id" in choice}


def _without_way(choice: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in choice.items() if key != "goto"}


def _quoted(words: Any) -> str:
    """In double quotes, without what our reader refuses or takes for a carried answer."""
    text = "".join(c if c.isprintable() else " " for c in str(words)).replace("{", "(").replace("}", ")")
    text = text.replace("](", "] (")  # links of the source's own, which lead nowhere here
    return json.dumps(" ".join(text.split())[:10_000] or "–", ensure_ascii=False)
