"""The part of a flow's schema that does not depend on the components."""

from veiviser.outputs.schema.pieces import WORDS, Hint, Schema, closed, named, ref, said, words

DAY: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
    "patternErrorMessage": Hint("schema.day_wrong"),
}
DAYS: Schema = {
    "from": {**DAY, **said("schema.days.from")},
    "until": {**DAY, **said("schema.days.until")},
}
RULE = {"when": ref("when"), "unless": ref("unless"), **DAYS}
_CONDITION: Schema = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "type": [*WORDS, "array", "object"],
        "items": {"type": WORDS},
        "minItems": 1,
        "properties": {
            "all": {
                "type": "array",
                "items": {"type": WORDS},
                "minItems": 2,
                **said("schema.condition.all"),
            }
        },
        "required": ["all"],
        "additionalProperties": False,
    },
}
_TELLING = closed(
    {
        "text": words("schema.telling.text"),
        "heading": words("schema.telling.heading"),
        "only": words("schema.telling.only"),
        **RULE,
    },
    "text",
)
_SITUATION = closed(
    {
        "label": words("schema.situation.label"),
        "values": named({"type": WORDS}, "schema.situation.values"),
    },
    "label",
    "values",
)
_ANSWERS: Schema = {
    "type": "object",
    "additionalProperties": {"type": [*WORDS, "array"], "items": {"type": WORDS}},
}
_WALK = closed(
    {
        "title": words("schema.walk.title"),
        "about": words("schema.walk.about"),
        "from": ref("name", **said("schema.walk.from")),
        "to": ref("target", **said("schema.walk.to")),
        "answers": {**_ANSWERS, **said("schema.walk.answers")},
    },
    "title",
    "to",
)
_TASK = closed(
    {
        "ask": words("schema.task.ask"),
        "from": ref("name", **said("schema.task.from")),
        "to": {"type": [*WORDS, "array"], "items": ref("name"), "minItems": 1, **said("schema.task.to")},
        "answers": {**_ANSWERS, **said("schema.task.answers")},
    },
    "ask",
    "to",
)
_SPOT = {
    "type": ["string", "integer"],
    "minLength": 1,
    **said("schema.promise.spot"),
}
_PROMISE: Schema = {
    "type": "object",
    "properties": {
        "always before": {
            "type": "object",
            "propertyNames": {"minLength": 1},
            "additionalProperties": _SPOT,
            "minProperties": 1,
            "maxProperties": 1,
            **said("schema.promise.always_before"),
        },
        "never": closed(
            {
                "from": {
                    "type": ["string", "integer", "object"],
                    **said("schema.promise.from"),
                },
                "reach": _SPOT,
            },
            "reach",
            **said("schema.promise.never"),
        ),
        "can always reach": {**_SPOT, **said("schema.promise.can_always_reach")},
        "every end says": words("schema.promise.every_end_says"),
        "when": ref("when", **said("schema.promise.when")),
    },
    "patternProperties": {"^at most [0-9]{1,4} steps? to$": {**_SPOT, **said("schema.promise.at_most")}},
    "additionalProperties": False,
    "minProperties": 1,
    "defaultSnippets": [
        {"label": "always before", "body": {"always before": {"$1": "$2"}}},
        {"label": "never", "body": {"never": {"from": "$1", "reach": "$2"}}},
        {"label": "can always reach", "body": {"can always reach": "an end"}},
        {"label": "at most … steps to", "body": {"at most 10 steps to": "$1"}},
        {"label": "every end says", "body": {"every end says": "$1"}},
    ],
}
_RULE = closed({"to": ref("target"), **RULE, "set": ref("set")}, "to")
_SCREEN = closed(
    {
        **DAYS,
        "title": words("schema.screen.title"),
        "formerly": {"type": "array", "items": ref("name"), **said("schema.screen.formerly")},
        "step": {
            "type": "string",
            "pattern": "^[1-9][0-9]? of [1-9][0-9]?$",
            "patternErrorMessage": Hint("schema.screen.step_wrong"),
            **said("schema.screen.step"),
        },
        "part": words("schema.screen.part"),
        "guide": ref("guide"),
        "notes": {
            "type": [*WORDS, "array"],
            "items": {"type": WORDS},
            **said("schema.screen.notes"),
        },
        "body": ref("blocks", **said("schema.screen.body")),
        "next": {
            **_RULE,
            "type": ["string", "integer", "object", "array"],
            "items": {"anyOf": [ref("target"), _RULE]},
            "minItems": 1,
            **said("schema.screen.next"),
        },
        "end": ref("end"),
    },
    "title",
)


def _listed(told: str) -> Schema:
    """A list of words that somebody reads."""
    return {"type": "array", "items": {"type": WORDS}, "minItems": 1, **said(told)}


_DATE: Schema = {
    "type": ["string", "object"],
    "pattern": DAY["pattern"],
    "patternErrorMessage": DAY["patternErrorMessage"],
    "properties": {
        "first of next month": ref("name", **said("schema.date.first_of_next_month")),
        "last of month": ref("name", **said("schema.date.last_of_month")),
        "first of next year": ref("name", **said("schema.date.first_of_next_year")),
        "days until": ref("name", **said("schema.date.days_until")),
        "from": ref("name", **said("schema.date.from")),
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 2,
    "dependencies": {"from": ["days until"], "days until": ["from"]},
}

_PROMISES: Schema = {"type": "array", "items": _PROMISE, **said("schema.flow.promises")}
_VARIANT: Schema = {
    **closed(
        {
            "label": words("schema.variant.label"),
            "screens": named(
                {key: part for key, part in _SCREEN.items() if key != "required"}, "schema.variant.screens"
            ),
            "task": words("schema.flow.task"),
            "lead": words("schema.flow.lead"),
            "entries": named({"type": WORDS}, "schema.flow.entries"),
            "walks": named(_WALK, "schema.flow.walks", 0),
            "main": ref("name", **said("schema.flow.main")),
            "tasks": named(_TASK, "schema.flow.tasks", 0),
            "promises": _PROMISES,
        },
        "label",
    ),
    "type": [*WORDS, "object"],
}
FLOW: Schema = closed(
    {
        "title": words("schema.flow.title"),
        "formerly": {"type": "array", "items": ref("name"), **said("schema.flow.formerly")},
        "task": words("schema.flow.task"),
        "lead": words("schema.flow.lead"),
        "publish": {
            "enum": ["help"],
            **said("schema.flow.publish"),
        },
        "look": {"type": "string", "pattern": "^[a-z0-9-]+$", **said("schema.flow.look")},
        "checked": {**DAY, **said("schema.flow.checked")},
        "phone": closed(
            {
                "clock": words("schema.phone.clock"),
                "address": words("schema.phone.address"),
                "band": words("schema.phone.band"),
            },
            **said("schema.flow.phone"),
        ),
        "shell": closed(
            {
                "name": words("schema.shell.name"),
                "person": words("schema.shell.person"),
                "menu": _listed("schema.shell.menu"),
                "footer": _listed("schema.shell.footer"),
            },
            "name",
            **said("schema.flow.shell"),
        ),
        "entries": named({"type": WORDS}, "schema.flow.entries"),
        "dates": named(_DATE, "schema.flow.dates", 0),
        "situations": named(_SITUATION, "schema.flow.situations", 0),
        "screens": named(ref("screen"), "schema.flow.screens"),
        "walks": named(_WALK, "schema.flow.walks", 0),
        "main": ref("name", **said("schema.flow.main")),
        "tasks": named(_TASK, "schema.flow.tasks", 0),
        "promises": _PROMISES,
        "variants": named(_VARIANT, "schema.flow.variants", 0),
    },
    "title",
    "entries",
    "screens",
    **said("schema.flow.whole"),
)

PARTS: Schema = {
    "name": {
        "type": ["string", "integer"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": 60,
        "patternErrorMessage": Hint("schema.name_wrong"),
    },
    "target": {
        "type": ["string", "integer"],
        "minLength": 1,
        **said(
            "schema.target",
            "schema.target_marked",
        ),
    },
    "when": {
        **_CONDITION,
        **said("schema.when"),
    },
    "unless": {**_CONDITION, **said("schema.unless")},
    "set": {
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": {"type": WORDS},
        "minProperties": 1,
        **said("schema.set"),
    },
    "end": {
        "enum": ["done", "stop", "exit"],
        **said("schema.end"),
    },
    "guide": {
        "type": [*WORDS, "object", "array"],
        **{key: value for key, value in _TELLING.items() if key != "type"},
        "items": _TELLING,
        **said("schema.guide"),
    },
    "screen": _SCREEN,
}
