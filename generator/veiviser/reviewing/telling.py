"""A review in one paragraph, as it stands in a mail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from veiviser.messages import Count, Message, all_of, render, say
from veiviser.reviewing.changes import Change, Sign
from veiviser.reviewing.comparing import Review
from veiviser.reviewing.ways import Branch, WaysChange
from veiviser.seeing.seen import Kind

_FEW = 4
"""Of a kind, that are named."""
SIGNS: Mapping[Sign, Message] = {
    "words": say("Reads otherwise"),
    "new": say("New"),
    "gone": say("Gone"),
    "look": say("Looks otherwise"),
    "name": say("Has another name"),
    "place": say("Stands elsewhere"),
}
KINDS: Mapping[Kind, tuple[Message, Message]] = {
    "screen": (say("the screen"), say("the screens")),
    "guide": (say("the guide"), say("the guides")),
    "step": (say("the step"), say("the steps")),
    "page": (say("the page"), say("the pages")),
}


def paragraph(review: Review) -> str:
    """In whole sentences, in the reader's language."""
    return " ".join(render(sentence) for sentence in _sentences(review))


def _sentences(review: Review) -> Iterator[Message]:
    yield say("{site}, compared with {base}.", site=review.name, base=review.base[:10] or say("an earlier version"))
    if review.is_empty:
        yield say("Nothing that readers meet is otherwise.")
        return
    for sign, words in SIGNS.items():
        if of_sign := [change for change in review.seen.changes if change.sign == sign]:
            yield say("{sign}: {what}.", sign=words, what=all_of(*_kinds(of_sign)))
    if review.styles.is_changed:
        yield say("The style of all screens is another.")
    for fact in review.facts:
        yield say(
            "The fact `{name}` was «{before}» and is «{after}».", name=fact.name, before=fact.before, after=fact.after
        )
    if review.pictures:
        yield say("Pictures that are others: {names}.", names=all_of(*_few([one.name.name for one in review.pictures])))
    for ways in review.ways:
        yield from sentences_of_ways(ways)
    if len(review.lost) == 1:
        yield say("The address `{address}` leads nowhere any more.", address=review.lost[0].address)
    elif review.lost:
        yield say("{count} addresses lead nowhere any more.", count=Count(len(review.lost)))
    for name in review.unread:
        yield say("The flow `{name}` could not be read in the earlier version.", name=name)


def _kinds(changes: Sequence[Change]) -> Iterator[Message]:
    for kind, (one, many) in KINDS.items():
        seen = [one for change in changes for one in (change.seen, *change.alike) if one.kind == kind]
        if seen:
            named = [f"«{one.title}»" for one in seen]
            yield say("{kind} {titles}", kind=one if len(named) == 1 else many, titles=all_of(*_few(named)))


def _few(titles: Sequence[str]) -> list[str]:
    named = list(dict.fromkeys(titles))
    if len(named) <= _FEW:
        return named
    return [*named[: _FEW - 1], say("{count} more", count=Count(len(named) - _FEW + 1))]


def sentences_of_ways(ways: WaysChange) -> Iterator[Message]:
    """What changed in the ways of one flow, a sentence each."""
    flow = ways.title
    if ways.is_new:
        yield say("The flow «{flow}» is new.", flow=flow)
    if ways.is_gone:
        yield say("The flow «{flow}» is gone.", flow=flow)
    for before, after in ways.led_elsewhere:
        yield say(
            "«{label}» on «{screen}» leads to {after}, and led to {before}.",
            label=after.label,
            screen=after.screen,
            after=_goals(after),
            before=_goals(before),
        )
    for branch in ways.added:
        yield say(
            "«{label}» on «{screen}» is new, and leads to {goal}.",
            label=branch.label,
            screen=branch.screen,
            goal=_goals(branch),
        )
    for branch in ways.removed:
        yield say("«{label}» on «{screen}» is gone.", label=branch.label, screen=branch.screen)
    yield from (say("Nobody comes to «{screen}» any more.", screen=title) for title in ways.lost)
    yield from (say("One comes to «{screen}» now.", screen=title) for title in ways.reached)
    yield from (say("The journey can end on «{screen}» now.", screen=title) for title in ways.new_ends)
    yield from (say("The journey no longer ends on «{screen}».", screen=title) for title in ways.lost_ends)
    yield from _of_promises(ways)
    if len({*ways.walks}) > 1:
        before_count, after_count = ways.walks
        yield say(
            "The fewest walks that take every way through «{flow}» are {after}, and were {before}.",
            flow=flow,
            after=after_count,
            before=before_count,
        )
    if len({*ways.readability}) > 1:
        was, now = ways.readability
        yield say("The guide to «{flow}» has LIX {after}, and had {before}.", flow=flow, after=now, before=was)
    if len({*ways.untold}) > 1:
        before_count, after_count = ways.untold
        yield say(
            "Choices in «{flow}» that its guide does not name: {after}. Before, there were {before}.",
            flow=flow,
            after=after_count,
            before=before_count,
        )


def _of_promises(ways: WaysChange) -> Iterator[Message]:
    for promise in ways.new_promises:
        if promise.holds:
            yield say("A new promise holds: `{promise}`.", promise=promise.words)
        else:
            yield say("A new promise is broken: `{promise}`.", promise=promise.words)
    yield from (say("A promise is gone: `{promise}`.", promise=promise.words) for promise in ways.lost_promises)
    yield from (say("A promise held, and is broken now: `{promise}`.", promise=words) for words in ways.broken)


def _goals(branch: Branch) -> str:
    goals: Iterable[str] = (f"«{goal}»" if goal else say("an end") for goal in branch.leads)
    return all_of(*goals)
