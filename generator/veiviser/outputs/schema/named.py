"""Schemas of facts and editions."""

from veiviser.model.interface import InterfaceWords
from veiviser.outputs.schema.journey import DAY, PARTS
from veiviser.outputs.schema.pieces import WORDS, Hint, Schema, closed, in_words, ref, said, words

_PLAIN: Schema = {"type": WORDS, "pattern": r"^[^<>{}\[\]\\`*|\n]+$"}
_FACT = closed(
    {
        "value": {**_PLAIN, **said("schema.fact.value")},
        "words": {**_PLAIN, **said("schema.fact.words")},
        "unit": {**_PLAIN, **said("schema.fact.unit")},
        "source": words("schema.fact.source"),
        "from": {**DAY, **said("schema.fact.from")},
        "until": {**DAY, **said("schema.fact.until")},
        "checked": {**DAY, **said("schema.fact.checked")},
    },
    "value",
    "source",
    "checked",
)
_EDITION = closed(
    {
        "number": {
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}$",
            "patternErrorMessage": Hint("schema.edition.number_wrong"),
            **said("schema.edition.number"),
        },
        "name": {**_PLAIN, **said("schema.edition.name")},
        "standard": {"enum": ["bokmål", "nynorsk"], **said("schema.edition.standard")},
    },
    "number",
    "name",
    "standard",
)


def facts_schema(interface: InterfaceWords) -> Schema:
    """What `facts.yaml` may hold."""
    several = {**_FACT, "type": ["object", "array"], "items": _FACT, "minItems": 1}
    return in_words(_named("schema.facts", "schema.facts_told", several), interface)


def editions_schema(interface: InterfaceWords) -> Schema:
    """What `editions.yaml` may hold."""
    return in_words({**_named("schema.editions", "schema.editions_told", _EDITION), "maxProperties": 1}, interface)


def _named(title: str, says: str, one: Schema) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": Hint(title),
        **said(says),
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": one,
        "definitions": {"name": PARTS["name"]},
    }
