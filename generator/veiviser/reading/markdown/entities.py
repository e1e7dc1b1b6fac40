"""Words of which neither Markdown nor HTML makes anything."""

import re

_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>#|!&~^="']""")


def as_entities(words: str) -> str:
    """The same words, wherever in a page they are put."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", words)
