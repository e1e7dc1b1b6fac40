"""How a page that is seen differs from what must be on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from urllib.parse import unquote

from veiviser.messages import Message, say
from veiviser.model.flow import Target, Text
from veiviser.stranger.expected import Input, Link, Page, Where
from veiviser.stranger.seen import Seen, SeenInput, SeenLink

_SHORT = 8
"""Words without blanks that are shorter stand in others by chance."""
_KINDS = {"radio": say("radio button"), "checkbox": say("checkbox"), "text": say("field")}
_WHERES = {"stop": say("nowhere"), "error": say("what is not answered")}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something on a page that is not as it must be."""

    message: Message
    near: str = ""
    """Words without blanks that stand where it is on the page."""
    written: Text | None = None
    """What the flow says, where one of its texts is lost."""


def differences(page: Page, seen: Seen) -> list[Difference]:
    """All of them; none where all is as it must be."""
    found = [] if page.title.fullmatch(seen.heading) else [_title(page, seen)]
    return [*found, *_texts(page, seen), *_links(page, seen), *_inputs(page, seen), *_answers(page, seen)]


def _title(page: Page, seen: Seen) -> Difference:
    message = say("the title should be «{told}», not «{seen}»", told=_told(page, page.title), seen=seen.heading)
    return Difference(message, seen.heading, page.written.get(page.title.pattern))


def paired(page: Page, seen: Seen) -> dict[int, Link]:
    """The links that are seen, by where they are, with what each is."""
    found: dict[int, Link] = {}
    for link in page.links:
        fits = [one for one in seen.links if one.at not in found and link.words.search(one.words)]
        fits.sort(key=lambda one: (not link.words.fullmatch(one.words), not _leads(one, link.where)))
        if fits:
            found[fits[0].at] = link
    return found


def answerable(page: Page, seen: Seen) -> list[tuple[SeenInput, Input]]:
    """What can be answered in, as far as it is there in the right order."""
    found: list[tuple[SeenInput, Input]] = []
    waiting = list(seen.inputs)
    for given in page.inputs:
        fits = next((n for n, one in enumerate(waiting) if _is(one, given)), None)
        if fits is not None:
            found.append((waiting[fits], given))
            del waiting[: fits + 1]
    return found


def _is(one: SeenInput, given: Input) -> bool:
    if one.kind != given.kind:
        return False
    return bool(given.words.match(one.words) if given.kind == "text" else given.words.fullmatch(one.words))


def _texts(page: Page, seen: Seen) -> Iterator[Difference]:
    at, ends = 0, dict[int, int]()
    for number, words in enumerate(page.texts):
        match = words.search(seen.text, at)
        ends[number] = at
        if match is not None:
            ends[number] = at = match.start() if match.end() == match.start() else match.end()
        elif words.search(seen.text):
            yield _misplaced(page, words, seen)
        else:
            yield _lost(page, words, seen)
    for number, words in enumerate(page.further):
        behind, before = page.between.get(number, (-1, len(page.texts)))
        match = words.search(seen.text, ends.get(behind, 0))
        if not words.search(seen.text):
            yield _lost(page, words, seen)
        elif match is None or (before < len(page.texts) and not page.texts[before].search(seen.text, match.end())):
            yield _misplaced(page, words, seen)
    allowed = "\n".join(words.pattern.replace("\\", "") for words in (*page.texts, *page.further, *page.perhaps))
    for hidden in dict.fromkeys(page.hidden):
        if len(hidden) >= _SHORT and hidden in seen.text and hidden not in allowed:
            yield Difference(say("«{seen}» stands on the page, and should be hidden", seen=hidden), hidden)


def _misplaced(page: Page, words: Pattern[str], seen: Seen) -> Difference:
    message = say("«{told}» does not stand in its place", told=_told(page, words))
    return Difference(message, seen.heading, page.written.get(words.pattern))


def _lost(page: Page, words: Pattern[str], seen: Seen) -> Difference:
    message = say("«{told}» does not stand on the page", told=_told(page, words))
    return Difference(message, seen.heading, page.written.get(words.pattern))


def _links(page: Page, seen: Seen) -> Iterator[Difference]:
    pairs = paired(page, seen)
    met = list(pairs.values())
    for link in page.links:
        if not any(link is one for one in met):
            message = say("nothing to press says «{told}»", told=_told(page, link.words))
            yield Difference(message, seen.heading, page.written.get(link.words.pattern))
    for one in seen.links:
        if one.at in pairs and not _leads(one, pairs[one.at].where):
            link = pairs[one.at]
            there = say("nowhere") if one.off or one.href is None else one.href
            where = _where(link.where)
            message = say("«{words}» leads to {there}, not to {where}", words=one.words, there=there, where=where)
            yield Difference(message, one.words, page.written.get(link.words.pattern))
        if one.at not in pairs and not page.has_data and not (one.href or "").startswith("#"):
            message = say("«{words}» can be pressed, and should not be there", words=one.words)
            yield Difference(message, one.words)


def _leads(one: SeenLink, where: Where) -> bool:
    href = one.href
    if where is None:
        return True
    if where == "stop":
        return href is None and one.off
    if where == "error":
        return bool(href) and str(href).startswith("#")
    if href is None or one.off:
        return where.kind in ("next", "nowhere")
    if where.kind == "screen":
        folder = f"../{where.flow}/" if where.flow else ""
        name = unquote(href.split("#")[0].split("?")[0]).removesuffix(".html")
        return name == folder + where.address or name.startswith(f"{folder}{where.address}--")
    if where.kind == "page":
        path, _, fragment = href.partition("#")
        steps = ("", "index.html", ".html", "/", "/index.html")
        own = where.address.removesuffix("index")
        ups = ("../../", "../../../")  # from a screen alone, and from the workbench
        return fragment == where.fragment and any(path == f"{up}{own}{step}" for up in ups for step in steps)
    return href == where.address


def _inputs(page: Page, seen: Seen) -> Iterator[Difference]:
    pairs = answerable(page, seen)
    for given in page.inputs:
        if not any(given is met for _, met in pairs):
            kind = _KINDS[given.kind]
            message = say("no {kind} in its place says «{told}»", kind=kind, told=_told(page, given.words))
            yield Difference(message, seen.heading, page.written.get(given.words.pattern))
    for one, given in pairs:
        written = page.written.get(given.words.pattern)
        if given.kind != "text" and one.picked != given.picked:
            is_picked = say("«{words}» is picked", words=one.words)
            message = is_picked if one.picked else say("«{words}» is not picked", words=one.words)
            yield Difference(message, one.words, written)
        if given.kind == "text" and one.text.strip() != given.text.strip():
            stands = say("in «{words}» stands «{seen}», not «{told}»", words=one.words, seen=one.text, told=given.text)
            yield Difference(stands, one.words, written)
    labels = [given.words for given in page.inputs]
    for one in seen.inputs:
        if not any(one is met for met, _ in pairs) and one.kind != "text" and _is_hidden(one, page, labels):
            yield Difference(say("«{words}» can be answered, and should be hidden", words=one.words), one.words)


def _is_hidden(one: SeenInput, page: Page, labels: list[Pattern[str]]) -> bool:
    return one.words in page.hidden or any(label.fullmatch(one.words) for label in labels)


def _answers(page: Page, seen: Seen) -> Iterator[Difference]:
    for label, (words, is_sure) in page.answers.items():
        named = _readable(page, label)
        told = [said for name, said in seen.answers if re.fullmatch(label, name)]
        if is_sure and not told:
            yield Difference(say("«{panel}» says nothing of «{label}»", panel=page.answers_heading, label=named))
        for said in told:
            if not words.fullmatch(said):
                wanted = _told(page, words)
                says = say(
                    "«{panel}» says «{seen}» of «{label}», not «{told}»",
                    panel=page.answers_heading,
                    seen=said,
                    label=named,
                    told=wanted,
                )
                yield Difference(says, said)
    for name, said in seen.answers:
        if page.answers_heading and not any(re.fullmatch(label, name) for label in page.answers):
            message = say(
                "«{panel}» says «{seen}» of «{label}», which was not asked for",
                panel=page.answers_heading,
                seen=said,
                label=name,
            )
            yield Difference(message, name)


def _told(page: Page, words: Pattern[str]) -> str:
    return _readable(page, words.pattern)


def _readable(page: Page, pattern: str) -> str:
    """As it was written, where that is known; else without blanks, and without what only a pattern has."""
    written = page.written.get(pattern)
    return " ".join(written.words.split()) if written is not None else pattern.replace("\\", "")


def _where(where: Where) -> str:
    if not isinstance(where, Target):
        return _WHERES.get(str(where), say("anywhere"))
    return where.address + (f"#{where.fragment}" if where.fragment else "")
