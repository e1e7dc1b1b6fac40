"""A review as one page: film strips of what differs, before and after side by side."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from veiviser.kept.inputs import today
from veiviser.messages import Count, Message, current_language, render, say
from veiviser.model.approval import Standing
from veiviser.reviewing.changes import Change, Pair
from veiviser.reviewing.comparing import Review
from veiviser.reviewing.folding import side_by_side
from veiviser.reviewing.sides import Files
from veiviser.reviewing.stylesheets import AFTER, BEFORE, NAMES
from veiviser.reviewing.telling import SIGNS, paragraph, sentences_of_ways
from veiviser.seeing.approvables import approvable_of, name_of
from veiviser.seeing.pieces import marked, pieces_of
from veiviser.seeing.seen import Drawn

_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)')
_WORDS: Mapping[str, Message] = {
    "title": say("What is changed"),
    "before": say("Before"),
    "after": say("Now"),
    "seen": say("What readers see"),
    "ways": say("Ways"),
    "facts": say("Facts"),
    "lost": say("Addresses that lead nowhere any more"),
    "redirect": say("Let each lead on to what took its place, or readers with an old link find nothing."),
    "style": say("The style is another: these screens read as they did. See that they look as they should."),
    "same": say("As it was"),
    "none": say("Nothing that readers meet is otherwise."),
    "nothing_here": say("It was not there"),
    "not_there": say("It is not there"),
    "alike": say("The same is otherwise on:"),
    "pictures": say("Pictures"),
    "screen": say("Screen"),
    "guide": say("Guide"),
    "step": say("Step in a guide"),
    "page": say("Page"),
    "moved": say("Stands elsewhere"),
    "formerly": say("Before:"),
}


def make_page(review: Review) -> dict[str, str | bytes]:
    """Files of the folder that shows it, by path in it; `index.html` is the page."""
    environment = Environment(
        loader=PackageLoader("veiviser", "reviewing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template("review.html").render(
        lang=current_language(),
        words={name: render(message) for name, message in _WORDS.items()},
        name=review.name,
        told=paragraph(review),
        is_empty=review.is_empty,
        changes=[_change(review, change) for change in review.seen.changes],
        sample=[_strip(review, Pair(moment, moment)) for moment in review.styles.sample],
        ways=[(ways.title, [render(line) for line in sentences_of_ways(ways)]) for ways in review.ways],
        facts=review.facts,
        lost=review.lost,
        pictures=[(str(one.name), one.before is not None, one.after is not None) for one in review.pictures],
        same=review.seen.same,
    )
    style = (files("veiviser.reviewing") / "review.css").read_text("utf-8")
    made = {**review.styles.files, **dict(_pictures(review)), **dict(_shown(review, html))}
    return {**made, "index.html": html, "review.css": style}


def _shown(review: Review, html: str) -> Iterator[tuple[str, bytes]]:
    """Pictures on the pages that are shown."""
    for folder, pictures in zip((BEFORE, AFTER), review.pictures_shown, strict=True):
        for name, data in pictures.items():
            if f'src="{escape(f"{folder}/{name}")}"' in html:
                yield f"{folder}/{name}", data


def _pictures(review: Review) -> Iterator[tuple[str, bytes]]:
    for one in review.pictures:
        sides = ((BEFORE, one.before), (AFTER, one.after))
        yield from ((f"{folder}/{one.name}", data) for folder, data in sides if data is not None)


def _change(review: Review, change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    pairs = list(change.pairs)
    if before is None or after is None:
        pairs = [Pair(before.moments[0] if before else None, after.moments[0] if after else None)]
    one = say("and one more moment in which the same is otherwise")
    more = say("and {count} more moments in which the same is otherwise", count=Count(change.others))
    return {
        "kind": change.seen.kind,
        "sign": change.sign,
        "says": render(SIGNS[change.sign]),
        "title": change.seen.title,
        "formerly": before.title if before is not None and after is not None and before.title != after.title else "",
        "is_moved": change.is_moved and change.sign != "place",
        "place": str(change.seen.place),
        "strips": [_strip(review, pair) for pair in pairs],
        "more": render(one if change.others == 1 else more) if change.others else "",
        "approved": _approved(review, change),
        "approvable": "\n".join(name_of(one) for one in (after, *change.alike)) if after is not None else "",
        "alike": [seen.title for seen in change.alike],
    }


def _approved(review: Review, change: Change) -> str:
    """What an approval says of it, if there is one."""
    approval = review.approvals.by_what.get(name_of(change.seen))
    if approval is None:
        return ""
    who = approval.who
    said: Mapping[Standing, Message] = {
        "holds": say("Approved by {who} {day}", who=who, day=approval.day),
        "ended": say("The approval by {who} held until {day}", who=who, day=approval.until),
        "alone": say("{who} approved it, and another one than who changed it must look at it", who=who),
    }
    otherwise = say("The approval by {who} of {day} holds no more: this is otherwise", who=who, day=approval.day)
    if change.after is None:
        return render(otherwise)
    return render(said.get(review.approvals.on(today()).standing(approvable_of(change.after)), otherwise))


def _strip(review: Review, pair: Pair) -> dict[str, Any]:
    """One moment on both sides."""
    old, new = (moment.html if moment else "" for moment in (pair.before, pair.after))
    if not pair.shown.is_screen:
        old, new = side_by_side(old, new, render(say("{{count}} parts as they were")))
    elif pair.before is not None and pair.after is not None:
        differing = marked(old, new)
        old, new = differing.before, differing.after
    then, now = review.pictures_shown
    old, new = _led(old, BEFORE, then), _led(new, AFTER, now)
    return {
        "when": pair.shown.when,
        "is_screen": pair.shown.is_screen,
        "before": Markup(old),
        "after": Markup(new),
        "styles_before": list(_addresses(review.styles.folder_before)),
        "styles_after": list(_addresses(AFTER)),
        "unheard": [] if pair.before is None or pair.after is None else list(_unheard(pair.before, pair.after)),
    }


def _led(html: str, folder: str, pictures: Files) -> str:
    """With pictures of the project had from the folder of their side."""

    def led(found: re.Match[str]) -> str:
        name = PurePosixPath(unescape(found[2]))
        return f"{found[1]}{folder}/{found[2]}" if name in pictures else found[0]

    return _IMAGE.sub(led, html)


def _addresses(folder: str) -> Iterator[str]:
    yield from (f"{folder}/{name}" for name in NAMES)


def _unheard(before: Drawn, after: Drawn) -> Iterator[str]:
    """Words that are heard and not seen, such as the text of a picture, where they are others."""
    known = {piece.spoken for piece in pieces_of(before.html)}
    for piece in pieces_of(after.html):
        if piece.spoken and piece.spoken not in known:
            yield piece.spoken
