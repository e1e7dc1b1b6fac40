"""Pieces that schemas are made of, and what code editors tell of them."""

from typing import Any, NamedTuple

from veiviser.model.interface import InterfaceWords

Schema = dict[str, Any]

WORDS = ["string", "number", "boolean"]
"""Types of a text: editors take `2` and `true` for something else, `veiviser` never does."""


class Hint(NamedTuple):
    """What an editor tells, until it is put in words: its key among the words of the interface."""

    key: str
    names: str = ""
    """What is put in the place `{names}`."""


def in_words(schema: Schema, words: InterfaceWords) -> Schema:
    """The same with words for each hint."""
    return {key: _in_words(value, words) for key, value in schema.items()}


def _in_words(part: Any, words: InterfaceWords) -> Any:
    if isinstance(part, Hint):
        return words(part.key, names=part.names) if part.names else words(part.key)
    if isinstance(part, dict):
        return in_words(part, words)
    return [_in_words(each, words) for each in part] if isinstance(part, list) else part


def ref(part: str, **besides: Any) -> Schema:
    """A part of the schema, with a description of its own where one is given."""
    reference = {"$ref": f"#/definitions/{part}"}
    return {"allOf": [reference], **besides} if besides else reference


def said(key: str, markdown: str = "") -> Schema:
    """A description by its key, and that of a richer one for editors that show Markdown."""
    return {"description": Hint(key), **({"markdownDescription": Hint(markdown)} if markdown else {})}


def told(text: str, markdown: str = "") -> Schema:
    """The same in a component's own words."""
    return {"description": text, **({"markdownDescription": markdown} if markdown else {})}


def words(key: str) -> Schema:
    """A text, with a description by its key."""
    return {"type": WORDS, **said(key)}


def named(schema: Schema, key: str, at_least: int = 1) -> Schema:
    """A mapping from names to what the schema says, with a description by its key."""
    return {
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": schema,
        "minProperties": at_least,
        **said(key),
    }


def closed(properties: Schema, *required: str, **besides: Any) -> Schema:
    """A mapping with these keys and no others."""
    must = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **must, "additionalProperties": False, **besides}
