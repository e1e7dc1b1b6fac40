"""Words of the interface in what goes out as it is written: scripts, and templates of the frame around pages."""

import json
import re

from veiviser.model.interface import ASKED, PLACE, InterfaceWords


def put_words(text: str, words: InterfaceWords) -> str:
    """
    The text with words in the place of `word("search.none")` and `word("search.best", { seen })`.

    What stands there then is a text in quotes, so that nothing is looked up or loaded where it is read; and in a script
    with values, what puts these in. Of words that are not there, which is told where the look is read, it has the key.
    """
    if "word(" not in text:
        return text
    return ASKED.sub(lambda found: _in_place(words.by_key.get(found[1], found[1]), takes_values=found[2] != ")"), text)


def _in_place(words: str, *, takes_values: bool) -> str:
    if not takes_values:
        return _quoted(words)
    parts = (f"v.{part}" if place % 2 else _quoted(part) for place, part in enumerate(PLACE.split(words)))
    return f"((v) => {' + '.join(parts)})("


def _quoted(words: str) -> str:
    """As JSON has it, and so that no sign in it ends an element of HTML."""
    return re.sub("[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(words, ensure_ascii=False))
