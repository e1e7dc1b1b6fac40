"""Characters that nobody sees and that would do something all the same."""

import re
import unicodedata
from collections.abc import Iterator

from veiviser.messages import Message, say

_JOINED = "\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""Scripts and pictures that are written with zero-width joiners."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u115f\u1160\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    f"|(?<![{_JOINED}])[\u200c\u200d]"
    "|(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?:^|(?<=\n))[ \t]*(?P<blank>[\xa0\u2000-\u200a\u202f\u205f\u3000])",
)
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff"
    "\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Everything that `_INVISIBLE` may find; by far the quicker question."""
_NAMES = {"\x85": "NEXT LINE", "\0": "NULL", "\x7f": "DELETE"}


def invisible(text: str) -> Iterator[tuple[int, Message, bool]]:
    """
    Offset of each such character, what to say of it, and whether it is grave.

    Not grave are marks that turn the direction of writing; blanks that are not blanks count only at a line's start.
    """
    if not _SUSPECT.search(text):
        return
    for match in _INVISIBLE.finditer(text):
        offset = match.end() - 1
        character = text[offset]
        if match["blank"]:
            message = say(
                "invisible space {character} where a line begins; write an ordinary space",
                character=described(character),
            )
        elif match["direction"]:
            message = say(
                "invisible character {character} turns the direction of the text; remove it",
                character=described(character),
            )
        else:
            message = say(
                "invisible character {character}; remove it, here it is after {words}",
                character=described(character),
                words=_before(text, offset),
            )
        yield offset, message, match["direction"] is None


def described(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(character, _NAMES.get(character, "control character"))
    return f"U+{ord(character):04X} {name}"


def _before(text: str, offset: int) -> str:
    words = text[max(0, text.rfind("\n", 0, offset) + 1) : offset].split()
    return f"«{words[-1][-20:]}»" if words else say("the start of the line")
