"""Earlier names, written where a flow or a screen is: at their addresses the site then leads on."""

from veiviser.editing.spelling import Written
from veiviser.editing.yaml_texts import texts_of
from veiviser.renaming.asked import Asked

_KEY = "formerly"


def with_earlier_name(source: str, asked: Asked) -> str:
    """
    The file of a flow that says what it, or the screen, was called before.

    Args:
        source: with the new name in it already, and `\\n` as the only line break.
    """
    way = () if asked.kind == "flow" else ("screens", asked.new)
    keys = [one for one in texts_of(source).values() if one.is_key and one.way[:-1] == way]
    there = next((one for one in keys if one.text == _KEY), None)
    if there is not None:
        at = source.index("[", there.end) + 1 if "[" in _line_from(source, there) else -1
        if at < 0:
            return _before(source, _first_item(source, there), f"- {asked.old}")
        return f"{source[:at]}{asked.old}, {source[at:]}"
    title = next((n for n, one in enumerate(keys) if one.text == "title"), -1)
    behind = keys[title + 1] if title + 1 < len(keys) else keys[0]
    if behind.source[: behind.start].rpartition("\n")[2].isspace() or behind.start in _starts(source):
        return _before(source, behind, f"{_KEY}: [{asked.old}]")
    return f"{source[: behind.start]}{_KEY}: [{asked.old}], {source[behind.start :]}"


def _before(source: str, one: Written, line: str) -> str:
    """The line above that of a text, as far in."""
    start = source.rfind("\n", 0, one.start) + 1
    first = source.find("- ", start, one.start) if line.startswith("- ") else one.start
    return f"{source[:start]}{' ' * (first - start)}{line}\n{source[start:]}"


def _line_from(source: str, one: Written) -> str:
    return source[one.end :].partition("\n")[0]


def _first_item(source: str, key: Written) -> Written:
    return next(one for one in texts_of(source).values() if one.way[: len(key.way)] == key.way and one.way[-1] == 0)


def _starts(source: str) -> set[int]:
    return {0} | {at + 1 for at, letter in enumerate(source) if letter == "\n"}
