"""Two versions of what is seen, paired: what has another place, and what looks otherwise in the same way."""

from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.reviewing.changes import compare
from veiviser.seeing.seen import Drawn, Kind, Seen


def seen(name: str, html: str, order: int = 0, kind: Kind = "screen") -> Seen:
    place = Place(PurePosixPath("flows/prove.yaml"))
    moment = Drawn(html, is_screen=True)
    return Seen(kind=kind, group="prove", name=name, title=name, place=place, order=order, moments=(moment,))


def test_a_step_told_later_is_moved_and_those_around_it_are_not() -> None:
    before = [seen(name, f"<p>{name}</p>", n, "step") for n, name in enumerate("abcd", 1)]
    after = [seen(name, f"<p>{name}</p>", n, "step") for n, name in enumerate("bcda", 1)]
    assert [(change.sign, change.seen.name) for change in compare(before, after).changes] == [("place", "a")]


def test_screens_that_look_otherwise_in_the_same_way_are_shown_once() -> None:
    before = [seen(name, f"<p>{name}</p>") for name in "abc"]
    after = [seen(name, f'<p class="ny">{name}</p>') for name in "abc"]
    (change,) = compare(before, after).changes
    assert (change.sign, change.seen.name, [one.name for one in change.alike]) == ("look", "a", ["b", "c"])


def test_what_has_another_name_and_says_mostly_the_same_is_no_new_one() -> None:
    words = "Her velger du tid hos legen din i dag"
    (change,) = compare([seen("tid", words)], [seen("time", words.replace("dag", "morgen"))]).changes
    assert (change.sign, change.before and change.before.name, change.seen.name) == ("words", "tid", "time")
    (new, gone) = sorted(compare([seen("tid", words)], [seen("takk", "Takk")]).changes, key=lambda one: one.sign)
    assert (new.sign, gone.sign) == ("gone", "new")
