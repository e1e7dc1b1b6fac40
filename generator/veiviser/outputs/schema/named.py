"""Schemas of facts and editions."""

from veiviser.outputs.schema.journey import DAY, PARTS, WORDS, Schema, closed, ref, said, words

_PLAIN: Schema = {"type": WORDS, "pattern": r"^[^<>{}\[\]\\`*|\n]+$"}
_FACT = closed(
    {
        "value": {**_PLAIN, **said("Tallet, nummeret eller adressen, uten mellomrom.")},
        "words": {**_PLAIN, **said("Slik leseren ser det, for eksempel «116 117».")},
        "unit": {**_PLAIN, **said("Det som kommer etter tallet, for eksempel «kr».")},
        "source": words("Hvor du slår det opp igjen."),
        "from": {**DAY, **said("Den første dagen det gjelder.")},
        "until": {**DAY, **said("Den siste dagen det gjelder.")},
        "checked": {**DAY, **said("Dagen noen sist slo det opp.")},
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
            "patternErrorMessage": "Kommunenummeret har fire siffer.",
            **said("Kommunenummeret, fire siffer."),
        },
        "name": {**_PLAIN, **said("Navnet på kommunen, uten ordet «kommune».")},
        "standard": {"enum": ["bokmål", "nynorsk"], **said("Målformen nettstedet er skrevet på.")},
    },
    "number",
    "name",
    "standard",
)


def facts_schema() -> Schema:
    """What `facts.yaml` may hold."""
    return _named("Fakta i Veiviser", "Tall, telefonnumre og regler. Tekstene viser dem som «{fact.navn}».", _FACT)


def editions_schema() -> Schema:
    """What `editions.yaml` may hold."""
    says = "Kommunen som nettstedet er laget for. Tekstene viser verdiene som «{edition.name}»."
    return {**_named("Utgaver i Veiviser", says, _EDITION), "maxProperties": 1}


def _named(title: str, says: str, one: Schema) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **said(says),
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": one,
        "definitions": {"name": PARTS["name"]},
    }
