"""What the settings say of a brand: `- veiviser: {brand: {colours: {accent: "#6b2f5b"}, corner: 4, …}}`."""

from veiviser.messages import any_of, say
from veiviser.model.brand import COLOURS, Brand
from veiviser.model.colours import Colour, read_colour
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node

KEYS = ("colours", "corner", "fonts", "logo", "favicon", "theme")
MOST_ROUND = 40
FONTS = 2


def read_brand(node: Node | None, report: Report) -> Brand:
    """The brand; without what is wrong, which is reported."""
    table = shapes.mapping(node, "`brand`", report) if node is not None and not shapes.is_empty(node) else None
    if table is None:
        return Brand()
    shapes.only(table, KEYS, "`brand`", report)
    logo, favicon, theme = (_file(table, key, report) for key in ("logo", "favicon", "theme"))
    return Brand(
        colours=_colours(shapes.value(table, "colours"), report),
        corner=_corner(shapes.value(table, "corner"), report),
        fonts=_fonts(shapes.value(table, "fonts"), report),
        logo=logo,
        favicon=favicon,
        theme=theme,
    )


def _colours(node: Node | None, report: Report) -> dict[str, tuple[Colour, Place]]:
    table = shapes.mapping(node, "`colours`", report) if node is not None else None
    found = dict[str, tuple[Colour, Place]]()
    if table is None:
        return found
    shapes.only(table, COLOURS, "`colours`", report)
    for name in COLOURS:
        value = shapes.value(table, name)
        words = shapes.scalar(value, f"`{name}`", report) if value is not None else None
        colour = read_colour(words.text) if words is not None else None
        if words is not None and colour is None:
            message = say('a colour is written in quotes, with # and six digits, such as "#6b2f5b"')
            report.error(words.place, "wrong-value", message)
        elif words is not None and colour is not None:
            found[name] = (colour, words.place)
    return found


def _corner(node: Node | None, report: Report) -> int | None:
    words = shapes.scalar(node, "`corner`", report) if node is not None else None
    if words is None:
        return None
    if not words.text.isascii() or not words.text.isdigit() or int(words.text) > MOST_ROUND:
        report.error(
            words.place, "wrong-value", say("`corner` is a number of pixels, from 0 to {most}", most=MOST_ROUND)
        )
        return None
    return int(words.text)


def _fonts(node: Node | None, report: Report) -> tuple[Text, ...]:
    items = shapes.sequence(node, "`fonts`", report) if node is not None else ()
    words = (shapes.scalar(item, say("a font"), report) for item in items)
    fonts = tuple(Text(one.text, one.place) for one in words if one is not None)
    for one in fonts:
        if not one.words.endswith((".woff2", ".woff")):
            endings = any_of("woff2", "woff")
            report.error(one.place, "wrong-value", say("the name of a font ends in {endings}", endings=endings))
    if len(fonts) > FONTS:
        message = say("two fonts at most: the first of usual letters, the second of bold ones")
        report.error(fonts[FONTS].place, "wrong-value", message)
    return fonts[:FONTS]


def _file(table: Mapping, key: str, report: Report) -> Text | None:
    node = shapes.value(table, key)
    name = shapes.scalar(node, f"`{key}`", report) if node is not None else None
    return Text(name.text, name.place) if name is not None else None
