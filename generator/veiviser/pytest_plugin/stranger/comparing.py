"""How a page that is seen differs from what must be on it."""

import re
from collections.abc import Iterator
from re import Pattern
from urllib.parse import unquote

from veiviser.messages import Message, say
from veiviser.model.flow import Target
from veiviser.pytest_plugin.stranger.expected import Input, Link, Page, Where
from veiviser.pytest_plugin.stranger.looking import Seen, SeenInput, SeenLink

_NO_TARGET = {"stop": say("nowhere"), "error": say("what is not answered")}
_SHORT = 8
"""Words without blanks that are shorter stand in others by chance."""


def differences(page: Page, seen: Seen) -> list[Message]:
    """A line for each; none where all is as it must be."""
    return [*_titles(page, seen), *_texts(page, seen), *_links(page, seen), *_inputs(page, seen), *_answers(page, seen)]


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


def _titles(page: Page, seen: Seen) -> Iterator[Message]:
    if not page.title.fullmatch(seen.heading):
        yield say("the title is «{title}», not «{found}»", title=_told(page.title), found=seen.heading)


def _texts(page: Page, seen: Seen) -> Iterator[Message]:
    at = 0
    for words in page.texts:
        match = words.search(seen.text, at)
        if match is None:
            if words.search(seen.text):
                yield say("«{words}» does not stand in its place", words=_told(words))
            else:
                yield say("«{words}» does not stand on the page", words=_told(words))
        else:
            at = match.start() if match.end() == match.start() else match.end()
    for words in page.further:
        if not words.search(seen.text):
            yield say("«{words}» does not stand on the page", words=_told(words))
    allowed = "\n".join(words.pattern.replace("\\", "") for words in (*page.texts, *page.further, *page.perhaps))
    for hidden in dict.fromkeys(page.hidden):
        if len(hidden) >= _SHORT and hidden in seen.text and hidden not in allowed:
            yield say("«{words}» stands on the page", words=hidden)


def _links(page: Page, seen: Seen) -> Iterator[Message]:
    pairs = paired(page, seen)
    met = list(pairs.values())
    for link in page.links:
        if not any(link is one for one in met):
            yield say("nothing to press says «{words}»", words=_told(link.words))
    for one in seen.links:
        if one.at in pairs and not _leads(one, pairs[one.at].where):
            there, where = say("nowhere") if one.off else one.href, _where(pairs[one.at].where)
            yield say("«{words}» leads to {where}, not to {found}", words=one.words, where=where, found=there)
        if one.at not in pairs and not page.has_data and not (one.href or "").startswith("#"):
            yield say("«{words}» can be pressed", words=one.words)


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
        return fragment == where.fragment and any(path == f"../../{own}{step}" for step in steps)
    return href == where.address


def _inputs(page: Page, seen: Seen) -> Iterator[Message]:
    pairs = answerable(page, seen)
    for given in page.inputs:
        if not any(given is met for _, met in pairs):
            yield _missing(given)
    for one, given in pairs:
        if given.kind != "text" and one.picked != given.picked:
            yield say("«{words}» is picked", words=one.words) if one.picked else _not_picked(one)
        if given.kind == "text" and one.text.strip() != given.text.strip():
            yield say("in «{words}» stands «{found}», not «{text}»", words=one.words, found=one.text, text=given.text)
    labels = [given.words for given in page.inputs]
    for one in seen.inputs:
        if not any(one is met for met, _ in pairs) and one.kind != "text" and _is_hidden(one, page, labels):
            yield say("«{words}» can be answered", words=one.words)


def _not_picked(one: SeenInput) -> Message:
    return say("«{words}» is not picked", words=one.words)


def _missing(given: Input) -> Message:
    match given.kind:
        case "radio":
            return say("no radio in its place says «{words}»", words=_told(given.words))
        case "checkbox":
            return say("no checkbox in its place says «{words}»", words=_told(given.words))
    return say("no text in its place says «{words}»", words=_told(given.words))


def _is_hidden(one: SeenInput, page: Page, labels: list[Pattern[str]]) -> bool:
    return one.words in page.hidden or any(label.fullmatch(one.words) for label in labels)


def _answers(page: Page, seen: Seen) -> Iterator[Message]:
    for label, (words, is_sure) in page.answers.items():
        told = [said for name, said in seen.answers if re.fullmatch(label, name)]
        if is_sure and not told:
            yield say("«Svar så langt» says nothing of «{label}»", label=label)
        for said in told:
            if not words.fullmatch(said):
                yield say(
                    "«Svar så langt» says «{found}» of «{label}», not «{words}»",
                    found=said,
                    label=label,
                    words=_told(words),
                )
    for name, said in seen.answers:
        if page.answers_known and not any(re.fullmatch(label, name) for label in page.answers):
            yield say("«Svar så langt» says «{found}» of «{label}», which was not asked for", found=said, label=name)


def _told(words: Pattern[str]) -> str:
    return words.pattern.replace("\\", "")


def _where(where: Where) -> str:
    if not isinstance(where, Target):
        return _NO_TARGET.get(str(where), say("anywhere"))
    return where.address + (f"#{where.fragment}" if where.fragment else "")
