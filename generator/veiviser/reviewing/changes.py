"""What reads or looks otherwise, is new or gone: screens, steps and pages of two versions, paired."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from veiviser.seeing.pieces import Marked, marked
from veiviser.seeing.seen import Drawn, Seen, by_key, in_order

Sign = Literal["new", "gone", "words", "look", "name", "place"]
"""`name`: called otherwise in the files, and so at another address. `place`: met earlier or later."""
_ALIKE = 0.6
"""Of the words: as many make two that have other names the same one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One moment, as it was and as it is."""

    before: Drawn | None
    after: Drawn | None

    @property
    def marked(self) -> Marked:
        return marked(self.before.html if self.before else "", self.after.html if self.after else "")

    @property
    def shown(self) -> Drawn:
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)  # without slots, so that what is derived is kept
class Change:
    """A screen, a step or a page that is not as it was."""

    before: Seen | None
    after: Seen | None
    pairs: tuple[Pair, ...] = ()
    """Moments that differ; of those in which the same differs, the first."""
    others: int = 0
    """Further moments in which nothing else differs."""
    is_moved: bool = False
    alike: tuple[Seen, ...] = field(default=(), compare=False)
    """Others that look otherwise in the very same way."""

    @property
    def seen(self) -> Seen:
        """As it is, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @cached_property
    def sign(self) -> Sign:
        """What weighs most of it."""
        if self.before is None or self.after is None:
            return "gone" if self.after is None else "new"
        if self.pairs:
            return "words" if any(_says_otherwise(pair) for pair in self.pairs) else "look"
        return "name" if self.before.key != self.after.key else "place"


@dataclass(frozen=True, slots=True)
class Compared:
    """All of two versions."""

    changes: tuple[Change, ...]
    same: tuple[Seen, ...]
    """Those that were read and are as they were."""
    names: dict[tuple[str, str, str], tuple[str, str, str]]
    """From an earlier key to that of today."""


def compare(before: Iterable[Seen], after: Iterable[Seen]) -> Compared:
    """What differs, in the order in which readers meet it."""
    then, now = by_key(before), by_key(after)
    names = {key: key for key in then if key in now} | _renamed(then, now)
    came = {new: old for old, new in names.items()}
    moved = _moved([(then[old], now[new]) for old, new in names.items()])
    found = [Change(None, one) for key, one in now.items() if key not in came]
    found += [Change(one, None) for key, one in then.items() if key not in names]
    for old, new in names.items():
        pairs, others = _pairs(then[old], now[new])
        found.append(Change(then[old], now[new], pairs, others, new in moved))
    changes = list(_without_pictures([change for change in found if _is_one(change)]))
    told = {change.seen.key for change in changes}
    order = {one.key: n for n, one in enumerate(in_order([*then.values(), *now.values()]))}
    ordered = sorted(_grouped(changes), key=lambda change: order[change.seen.key])
    return Compared(tuple(ordered), tuple(one for key, one in now.items() if key not in told), names)


def _is_one(change: Change) -> bool:
    is_renamed = change.before is not None and change.after is not None and change.before.key != change.after.key
    return change.before is None or change.after is None or bool(change.pairs) or change.is_moved or is_renamed


def _renamed(
    then: dict[tuple[str, str, str], Seen], now: dict[tuple[str, str, str], Seen]
) -> dict[tuple[str, str, str], tuple[str, str, str]]:
    """Those that have another name: what says just the same, then what says mostly the same."""
    gone = [one for key, one in then.items() if key not in now]
    new = [one for key, one in now.items() if key not in then]
    found: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for old in gone:
        like = [one for one in new if one.kind == old.kind]
        best = max(like, key=lambda one: _likeness(old, one), default=None)
        if best is not None and _likeness(old, best) > _ALIKE:
            found[old.key] = best.key
            new.remove(best)
    return found


def _likeness(one: Seen, other: Seen) -> float:
    if one.digest == other.digest:
        return 1
    matcher = SequenceMatcher(None, one.moments[0].words, other.moments[0].words, autojunk=False)
    return min(matcher.ratio(), 0.99) if matcher.quick_ratio() > _ALIKE else 0


def _moved(pairs: Sequence[tuple[Seen, Seen]]) -> set[tuple[str, str, str]]:
    """Keys of those that are met in another order among those that were there before."""
    moved = set[tuple[str, str, str]]()
    for group in {new.group for _, new in pairs if new.order}:
        of_group = [(old, new) for old, new in pairs if new.group == group and old.order and new.order]
        first = [new.key for old, new in sorted(of_group, key=lambda pair: pair[0].order)]
        then = [new.key for _, new in sorted(of_group, key=lambda pair: pair[1].order)]
        stay = SequenceMatcher(None, first, then, autojunk=False).get_matching_blocks()
        moved |= set(then) - {key for block in stay for key in then[block.b : block.b + block.size]}
    return moved


def _pairs(before: Seen, after: Seen) -> tuple[tuple[Pair, ...], int]:
    """Moments that differ, each told once, and how many more there are."""
    forms, known = {m.form for m in after.moments}, {m.form for m in before.moments}
    gone = [moment for moment in before.moments if moment.form not in forms]
    found = list[Pair]()
    for moment in (moment for moment in after.moments if moment.form not in known):
        like = [one for one in gone if one.is_screen == moment.is_screen]
        best = max(like, key=lambda one: (one.when == moment.when, _alike(one, moment)), default=None)
        if best is not None:
            gone.remove(best)
        found.append(Pair(best, moment))
    if len(before.moments) <= len(after.moments):
        found += [Pair(moment, None) for moment in gone]
    told, kept = set[object](), list[Pair]()
    for pair in found:
        said = set(_signature(pair))
        if not said <= told:
            kept.append(pair)
        told |= said
    return tuple(kept), len(found) - len(kept)


def _alike(one: Drawn, other: Drawn) -> float:
    return SequenceMatcher(None, one.words, other.words, autojunk=False).quick_ratio()


def _signature(pair: Pair) -> Iterator[object]:
    """What differs, each thing for itself."""
    differing = pair.marked
    yield from (("-", words) for words in differing.removed)
    yield from (("+", words) for words in differing.added)
    if not (differing.removed or differing.added):
        yield _look(pair)


def _look(pair: Pair) -> object:
    """What is seen otherwise where the words are the same."""
    old, new = (moment.tags if moment else () for moment in (pair.before, pair.after))
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple((old[a:b], new[c:d]) for sign, a, b, c, d in opcodes if sign != "equal")


def _says_otherwise(pair: Pair) -> bool:
    return (pair.before.words if pair.before else ()) != (pair.after.words if pair.after else ())


def _without_pictures(changes: Sequence[Change]) -> Iterator[Change]:
    """Without pictures of steps whose screens are shown themselves."""
    shown = {(change.seen.group, change.seen.name) for change in changes if change.seen.kind == "screen"}
    for change in changes:
        screen = (change.seen.group, change.seen.name.partition("/")[0])
        if change.seen.kind == "step" and screen in shown and change.before is not None and change.after is not None:
            left = tuple(pair for pair in change.pairs if not pair.shown.is_screen)
            change = replace(change, pairs=left)
        if _is_one(change):
            yield change


def _grouped(changes: Sequence[Change]) -> Iterator[Change]:
    """Those that look otherwise in one and the same way, as one."""
    first: dict[object, Change] = {}
    alike: dict[object, list[Seen]] = {}
    for change in changes:
        if change.sign != "look":
            yield change
            continue
        signature = frozenset(_look(pair) for pair in change.pairs)
        alike.setdefault(signature, []).append(change.seen)
        first.setdefault(signature, change)
    yield from (replace(change, alike=tuple(alike[sign][1:])) for sign, change in first.items())
