"""Where pages, and the YAML files beside them, name flows, screens and facts."""

import re
from collections.abc import Iterator

from veiviser.editing.yaml_texts import texts_of
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.renaming.asked import Asked
from veiviser.renaming.in_flows import Edit

_CALL = "call"
"""A key of `search.yaml`: the names of facts stand as keys under it."""


def edits_in_page(page: Page, asked: Asked) -> Iterator[Edit]:
    """All that has to be written otherwise in a page."""
    old, new = asked.old, asked.new
    if asked.kind == "fact":
        written = f"{{fact.{old}}}"
        for mention in page.mentions:
            if mention.written == written:
                yield _edit(page, mention.place, written, f"{{fact.{new}}}")
    for named in page.spoken_of if asked.kind in ("flow", "screen") else ():
        if asked.kind == "flow" and named.flow == old:
            yield _edit(page, named.place, old, new)
        elif asked.kind == "screen" and (named.flow, named.screen) == (asked.flow, old):
            yield _edit(page, named.place, f"{asked.flow}/{old}", f"{asked.flow}/{new}")
    if asked.kind == "flow":
        for place, address in zip(page.link_places, page.rendered.links, strict=True):
            goal = re.sub(rf"(?<=\bguide/){re.escape(old)}(?=/)", new, address)
            if goal != address:
                yield _edit(page, place, address, goal)


def edits_beside(source: str, asked: Asked) -> Iterator[Edit]:
    """
    The same of a table, a drawing, the facts themselves, or what search knows.

    Args:
        source: of a file of YAML, with `\\n` as the only line break.
    """
    old, new = re.escape(asked.old), asked.new
    for written in texts_of(source).values():
        pattern = ""
        if asked.kind == "fact":
            is_name = written.is_key and written.text == asked.old
            is_own = is_name and (len(written.way) == 1 or written.way[-2:-1] == (_CALL,))
            pattern = rf"\b{old}\b" if is_own else rf"(?<!\{{)(?<=\{{fact\.){old}(?=\}}(?!\}}))"
        elif asked.kind == "flow":
            pattern = rf"(?<=\bguide/){old}(?=/)"
        for found in re.finditer(pattern, written.raw) if pattern else ():
            yield Edit(written.start + found.start(), written.start + found.end(), new)


def _edit(page: Page, place: Place, before: str, after: str) -> Edit:
    """
    Raises:
        LookupError: when other words stand at the place.
    """
    lines = page.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    if not page.text.startswith(before, start):
        raise LookupError(f"{place}: {before}")
    return Edit(start, start + len(before), after)
