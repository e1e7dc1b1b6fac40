"""JSON Schemas, by which editors complete, explain and mark YAML."""

import json

from veiviser.model.project import Look
from veiviser.outputs.schema.blocks import blocks_schema
from veiviser.outputs.schema.journey import FLOW, PARTS
from veiviser.outputs.schema.named import editions_schema, facts_schema
from veiviser.outputs.schema.pieces import Hint, Schema, closed, in_words, ref, said, words

__all__ = ["drawing_schema", "editions_schema", "facts_schema", "flow_schema", "written"]


def flow_schema(look: Look) -> Schema:
    """
    What a file in `flows/` may hold, as JSON Schema draft 7, the newest that every YAML editor reads.

    It says less than `veiviser check`: a schema sees neither where a target leads nor which key of a block is first.
    """
    return _with_blocks("schema.flow", FLOW, look)


def drawing_schema(look: Look) -> Schema:
    """What a file may hold that pages show by `<!-- picture FILE.yaml -->`."""
    keys = {
        "text": words("schema.drawing.text"),
        "caption": words("schema.drawing.caption"),
        "body": ref("blocks", **said("schema.drawing.body")),
    }
    return _with_blocks("schema.drawing", closed(keys, "text", "body"), look)


def _with_blocks(title: str, file: Schema, look: Look) -> Schema:
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": Hint(title)}
    definitions = {**PARTS, **blocks_schema(look.components)}
    return in_words({**head, **file, "definitions": definitions}, look.words)


def written(schema: Schema) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
