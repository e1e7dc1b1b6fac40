"""JSON Schemas, by which editors complete, explain and mark YAML."""

import json
from collections.abc import Mapping
from typing import Any

from veiviser.model.component import Component
from veiviser.outputs.schema.blocks import blocks_schema
from veiviser.outputs.schema.journey import FLOW, PARTS, closed, ref, said, words
from veiviser.outputs.schema.named import editions_schema, facts_schema

__all__ = ["drawing_schema", "editions_schema", "facts_schema", "flow_schema", "written"]

Schema = dict[str, Any]


def flow_schema(components: Mapping[str, Component]) -> Schema:
    """
    What a file in `flows/` may hold, as JSON Schema draft 7, the newest that every YAML editor reads.

    It says less than `veiviser check`: a schema sees neither where a target leads nor which key of a block is first.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Flyt i Veiviser",
        **FLOW,
        "definitions": {**PARTS, **blocks_schema(components)},
    }


def drawing_schema(components: Mapping[str, Component]) -> Schema:
    """What a file may hold that pages show by `<!-- picture FILE.yaml -->`."""
    keys = {
        "text": words("Det bildet viser, for dem som ikke ser det."),
        "caption": words("Bildeteksten under."),
        "body": ref("blocks", **said("Det som står på bildet, ovenfra og ned. Ingenting kan trykkes på.")),
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Tegning i Veiviser",
        **closed(keys, "text", "body"),
        "definitions": {**PARTS, **blocks_schema(components)},
    }


def written(schema: Schema) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
