"""What pages may be written in beside plain Markdown: extensions that format, and that every check reads alike."""

from collections.abc import Mapping as Dictionary
from typing import Any

from veiviser.messages import say
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import Keys, Kind, always, closed, flag, number, one_of, table
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar

TAGS = (
    "!!python/name:material.extensions.emoji.twemoji",
    "!!python/name:material.extensions.emoji.to_svg",
    "!!python/object/apply:pymdownx.slugs.slugify",
)
"""The documentation of the theme and of its extensions has these. They are read as texts, never acted upon."""
_SLUGIFY = TAGS[2]
_SLUG: Dictionary[str, Any] = {_SLUGIFY: {"kwds": {"case": "lower"}}}
"""Keeps æ, ø and å. Checks know headings by it."""
BASE: Dictionary[str, Any] = {
    "admonition": {},
    "attr_list": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {"toc_depth": 3, "slugify": _SLUG},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True, "slugify": _SLUG},
}
"""What every site has: guides are written in it. A style attribute would be stopped by the pages' own policy."""


_CASE = one_of(("lower",), otherwise=say("links count on `lower`; write that"))
_SLUGIFIED: Kind = table({_SLUGIFY: table({"kwds": table({"case": _CASE}, ("case",))}, ("kwds",))}, (_SLUGIFY,))
_TABBED: Keys = {"alternate_style": flag, "slugify": _SLUGIFIED}
_FILES = say("it puts files of this machine into pages; copy the text")
_BUNDLE = say("it stands for several; name those that you use")
_OTHER_WORDS = say("a page shows what was written, and this changes it; take it out")
_LINKS = say("no check would see its links; write them as [words](page.md)")
_BLOCKS = say("write !!!, ??? or === as `admonition`, `pymdownx.details` and `pymdownx.tabbed` have it")
_SCRIPT = say("it needs a script of others; take it out")
_NONE = table({})
EXTENSIONS: Keys = {
    "abbr": say("write the words out where they are first used; take it out"),
    "admonition": _NONE,
    "attr_list": _NONE,
    "def_list": _NONE,
    "fenced_code": _NONE,
    "footnotes": _NONE,
    "md_in_html": _NONE,
    "sane_lists": _NONE,
    "tables": table({"use_align_attribute": flag}),
    "toc": table(
        {
            "toc_depth": number(1, 6),
            "slugify": _SLUGIFIED,
            "permalink": always(False, say("headings have no sign to link by; take it out")),
        }
    ),
    "pymdownx.betterem": _NONE,
    "pymdownx.caret": _NONE,
    "pymdownx.details": _NONE,
    "pymdownx.emoji": say("put icons into the project as pictures; take it out"),
    "pymdownx.highlight": table({"anchor_linenums": flag, "auto_title": flag, "linenums": flag}),
    "pymdownx.inlinehilite": say("code within a line has one colour; take it out"),
    "pymdownx.mark": _NONE,
    "pymdownx.superfences": table({"custom_fences": say("diagrams need a script of others; take it out")}),
    "pymdownx.tabbed": table(_TABBED),
    "pymdownx.tasklist": table({"custom_checkbox": flag}),
    "pymdownx.tilde": _NONE,
    "codehilite": say("write `pymdownx.highlight`"),
    "extra": _BUNDLE,
    "markdown_include.include": _FILES,
    "mdx_include": _FILES,
    "meta": say("what a page says of itself is read anyway; take it out"),
    "nl2br": say("a line break in the file is none on the page; end the line with two spaces"),
    "pymdownx.arithmatex": _SCRIPT,
    "pymdownx.b64": _FILES,
    "pymdownx.blocks.admonition": _BLOCKS,
    "pymdownx.blocks.details": _BLOCKS,
    "pymdownx.blocks.html": _BLOCKS,
    "pymdownx.blocks.tab": _BLOCKS,
    "pymdownx.critic": _OTHER_WORDS,
    "pymdownx.extra": _BUNDLE,
    "pymdownx.magiclink": _LINKS,
    "pymdownx.pathconverter": _LINKS,
    "pymdownx.smartsymbols": _OTHER_WORDS,
    "pymdownx.snippets": _FILES,
    "pymdownx.striphtml": _OTHER_WORDS,
    "smarty": _OTHER_WORDS,
    "wikilinks": _LINKS,
}


def extensions(node: Node, what: str, report: Report) -> list[dict[str, Any]] | None:
    """Extensions with their options as the site engine is given them; those that every site has are among them."""
    found = closed(named(node, what, report), EXTENSIONS, what, report)
    return complete(found)


def complete(chosen: Dictionary[str, Any]) -> list[dict[str, Any]]:
    """In the order chosen; those that nobody chose come last."""
    names = dict.fromkeys((*chosen, *BASE))
    return [{name: {**BASE.get(name, {}), **chosen.get(name, {})}} for name in names]


def named(node: Node, what: str, report: Report) -> Mapping:
    """A list of names, each with options behind it or none, or a table of the same, as a table."""
    if isinstance(node, Mapping):
        return node
    items: dict[str, Entry] = {}
    for item in () if shapes.is_empty(node) else shapes.sequence(node, what, report):
        entry = _entry(item, what, report)
        if entry is None:
            continue
        if entry.key.text in items:
            message = say("`{name}` is here a second time; keep one of them", name=entry.key.text)
            report.error(entry.key.place, "duplicate-key", message)
        items[entry.key.text] = entry
    return Mapping(items, node.place)


def _entry(item: Node, what: str, report: Report) -> Entry | None:
    if isinstance(item, Mapping):
        if len(item.items) == 1:
            return next(iter(item.items.values()))
        message = say(
            "each line of {what} names one, with its own options indented further below it; indent those", what=what
        )
        report.error(item.place, "wrong-shape", message)
        return None
    name = shapes.scalar(item, say("what stands in {what}", what=what), report)
    return Entry(name, Scalar("", name.place)) if name is not None else None
