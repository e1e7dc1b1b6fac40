"""Numbers as people write them, and what can be wrong with one."""

import re

from veiviser.model.flow import Block

_MINUS = str.maketrans("−–", "--")


def number_of(text: str) -> float:
    words = re.sub(r"kr\.?|kroner|[\s\u00a0\u2009\u202f]", "", text.lower().translate(_MINUS))
    grouped = re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", words)
    return float((words.replace(".", "") if grouped else words).replace(",", "."))


def wrong_number(block: Block, text: str) -> str | None:
    try:
        number = number_of(text)
    except ValueError:
        return "error-number"
    least, most = (block.options.get(name) for name in ("min", "max"))
    if least is not None and number < float(str(least)):
        return "error-small"
    return "error-large" if most is not None and number > float(str(most)) else None
