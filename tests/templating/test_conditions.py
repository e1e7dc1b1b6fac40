"""What shows for which answers."""

from pathlib import PurePosixPath

from veiviser.model.condition import Atom, Condition, Presence
from veiviser.place import Place
from veiviser.templating.conditions import Stylesheet
from veiviser.templating.showing import RIGHT, WRONG, Showing, showing, showing_of_picks

HERE = Place(PurePosixPath("flows/test.yaml"))


def condition(*every: tuple[tuple[str, str], ...]) -> Condition:
    return Condition(tuple(tuple(Atom(*pair) for pair in any_of) for any_of in every), HERE)


def test_what_the_state_decides_is_decided() -> None:
    presence = Presence(when=condition((("a", "x"),), (("b", "y"),)))
    assert showing(presence, {"a": "x"}, frozenset({"b"})) == Showing(((Atom("b", "y"),),))
    assert showing(presence, {"a": "z"}, frozenset({"b"})) is None


def test_unless_goes_when_it_can_no_longer_hold() -> None:
    presence = Presence(unless=condition((("a", "x"),), (("b", "y"),)))
    assert showing(presence, {"a": "z"}, frozenset({"b"})) == Showing()
    assert showing(presence, {"a": "x"}, frozenset({"b"})) == Showing(unless=(((Atom("b", "y"),),),))


def test_a_condition_becomes_a_token_and_one_rule() -> None:
    sheet = Stylesheet()
    attributes = sheet.attributes(Showing(((Atom("a", "x"), Atom("a", "day/noon")),)))
    assert attributes == ' data-when="a--x_or_a--day--noon"'
    assert sheet.css() == (
        ".screen:not(:has(#a--x:checked, #a--day:checked ~ * #a--day--noon:checked)) "
        '[data-when~="a--x_or_a--day--noon"] { display: none; }\n'
    )


def test_a_box_left_open_is_asked_for_the_other_way_round() -> None:
    sheet = Stylesheet()
    assert sheet.attributes(showing_of_picks((("a.x", "no"),))) == ' data-when="a--x_open"'
    assert sheet.css() == '.screen:has(#a--x:checked) [data-when~="a--x_open"] { display: none; }\n'


def test_showing_holds_by_the_same_logic_as_the_stylesheet() -> None:
    shown = Showing(((Atom("a", "x"),), (Atom("b", ""),)), unless=(((Atom("c", "*"),),),))
    assert shown.holds({"a": "x"})
    assert not shown.holds({"a": "x", "b": "y"})
    assert not shown.holds({"a": "x", "c": "z"})
    assert not shown.holds({})


def test_in_pictures_nothing_is_written_wrongly() -> None:
    assert Showing(((Atom("a", RIGHT),),)).holds({})
    assert not Showing(((Atom("a", WRONG),),)).holds({"a": "x"})
