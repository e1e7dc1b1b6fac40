"""The part of a flow's schema that does not depend on the components."""

from typing import Any

Schema = dict[str, Any]

WORDS = ["string", "number", "boolean"]
"""Types of a text: editors take `2` and `true` for something else, `veiviser` never does."""
RULE = {"when": {"$ref": "#/definitions/when"}, "unless": {"$ref": "#/definitions/unless"}}


def ref(part: str, **besides: Any) -> Schema:
    """A part of the schema, with a description of its own where one is given."""
    reference = {"$ref": f"#/definitions/{part}"}
    return {"allOf": [reference], **besides} if besides else reference


def said(text: str, markdown: str = "") -> Schema:
    """A description, and a richer one for editors that show Markdown."""
    return {"description": text, **({"markdownDescription": markdown} if markdown else {})}


def words(text: str) -> Schema:
    return {"type": WORDS, **said(text)}


def named(schema: Schema, text: str, at_least: int = 1) -> Schema:
    """A mapping from names to what the schema says."""
    return {
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": schema,
        "minProperties": at_least,
        **said(text),
    }


def closed(properties: Schema, *required: str, **besides: Any) -> Schema:
    """A mapping with these keys and no others."""
    must = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **must, "additionalProperties": False, **besides}


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
                **said("Avkrysningsboksene som alle må være krysset av samtidig, som «[hoste, feber]»."),
            }
        },
        "required": ["all"],
        "additionalProperties": False,
    },
}
_TELLING = closed(
    {
        "text": words("Det veiledningen sier."),
        "heading": words("Overskriften på steget."),
        "only": words(
            "Hvem steget er for, slik det står etter «Bare», for eksempel «hvis listen er full». Uten dette skriver "
            "veiledningen hvilke svar som fører hit."
        ),
        **RULE,
    },
    "text",
)
_SITUATION = closed(
    {
        "label": words("Det situasjonen handler om, for eksempel «Hvor lenge er det til videotimen?»."),
        "values": named({"type": WORDS}, "Navn på hvert tilfelle, og ordene for det. Det første er det vanlige."),
    },
    "label",
    "values",
)
_WALK = closed(
    {
        "title": words("Navnet på gjennomgangen, slik leseren ser det."),
        "from": ref("name", **said("Inngangen den begynner med.")),
        "to": ref("target", **said("Der den slutter.")),
        "answers": {
            "type": "object",
            "additionalProperties": {"type": [*WORDS, "array"], "items": {"type": WORDS}},
            **said("Svarene og situasjonene den har, som «navn: verdi»."),
        },
    },
    "title",
    "to",
)
_SPOT = {
    "type": ["string", "integer"],
    "minLength": 1,
    **said("En skjerm, «ord som står på skjermen», eller «an end», som er enhver slutt."),
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
            **said("Det som alltid kommer først, og det som kommer etter, som «nyttig-a-vite: sendt»."),
        },
        "never": closed(
            {
                "from": {
                    "type": ["string", "integer", "object"],
                    **said("Der man kommer fra: en skjerm, «ord» eller et svar."),
                },
                "reach": _SPOT,
            },
            "reach",
            **said("Dit man aldri kommer."),
        ),
        "can always reach": {**_SPOT, **said("Dit man kan komme fra alle skjermer.")},
        "every end says": words("Ordene som står på skjermen, uansett hvor man slutter."),
        "when": ref("when", **said("Situasjonene kravet gjelder i. Uten dette gjelder det alle.")),
    },
    "patternProperties": {"^at most [0-9]{1,4} steps? to$": {**_SPOT, **said("Dit man kan komme med så mange trykk.")}},
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
        "title": words("Skjermens overskrift."),
        "step": {
            "type": "string",
            "pattern": "^[1-9][0-9]? of [1-9][0-9]?$",
            "patternErrorMessage": "Skriv steget som «1 of 4».",
            **said("Hvor langt brukeren er kommet, som «1 of 4»."),
        },
        "part": words("Overskriften på den delen av veiledningen som begynner her. «{step}» i den blir til «1 av 4»."),
        "guide": ref("guide"),
        "body": ref("blocks", **said("Det som står på skjermen, ovenfra og ned.")),
        "next": {
            **_RULE,
            "type": ["string", "integer", "object", "array"],
            "items": {"anyOf": [ref("target"), _RULE]},
            "minItems": 1,
            **said("Hvor skjermen leder. Ett mål, eller flere regler. Den første som passer, gjelder."),
        },
        "end": ref("end"),
    },
    "title",
)

DAY: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
    "patternErrorMessage": "Skriv datoen som «2026-04-24».",
}
_DATE: Schema = {
    "type": ["string", "object"],
    "pattern": DAY["pattern"],
    "patternErrorMessage": DAY["patternErrorMessage"],
    "properties": {
        "first of next month": ref("name", **said("Den første dagen i måneden etter.")),
        "last of month": ref("name", **said("Den siste dagen i samme måned.")),
        "first of next year": ref("name", **said("1. januar året etter.")),
        "days until": ref("name", **said("Dager igjen til og med denne dagen, regnet fra dagen i «from».")),
        "from": ref("name", **said("Dagen man teller fra. Den teller med.")),
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 2,
    "dependencies": {"from": ["days until"], "days until": ["from"]},
}

FLOW: Schema = closed(
    {
        "title": words("Navnet på tjenesten."),
        "task": words("Det leseren vil gjøre, for eksempel «Bestill time hos nettlegen». Overskriften i veiledningen."),
        "lead": words("Det første avsnittet i veiledningen."),
        "publish": {
            "enum": ["help"],
            **said(
                "Utelatt er flyten en prototype. Med «help» er den ekte hjelp: leserne får hver skjerm som en vanlig "
                "side på nettstedet, uten telefon og uten «Øvelse»."
            ),
        },
        "checked": {**DAY, **said("Dagen flyten sist ble sammenlignet med den virkelige tjenesten.")},
        "phone": closed(
            {
                "clock": words("Klokkeslettet på telefonen."),
                "address": words("Nettadressen på telefonen."),
                "band": words(
                    "Det som står etter «Øvelse –» og «Prototype –» på hver side, for eksempel "
                    "«ikke en ekte timebestilling»."
                ),
            },
            **said("Det som er tegnet på telefonen rundt skjermen."),
        ),
        "entries": named(
            {"type": WORDS}, "Skjermene flyten kan begynne med, og ordene for hver. Den første er den viktigste."
        ),
        "dates": named(
            _DATE, "Datoer i eksempelet, og datoer som regnes ut av dem. I tekstene står de som «{date.navn}».", 0
        ),
        "situations": named(_SITUATION, "Det som er forskjellig uten at brukeren har valgt det.", 0),
        "screens": named(ref("screen"), "Skjermene. Navnet er en del av nettadressen."),
        "walks": named(_WALK, "Gjennomganger med eget navn.", 0),
        "main": ref("name", **said("Gjennomgangen som veiledningen forteller først. Uten dette følger den filen.")),
        "promises": {
            "type": "array",
            "items": _PROMISE,
            **said("Det som alltid skal gjelde, uansett hvordan man går. Bygget stanser om det ikke gjør det."),
        },
    },
    "title",
    "entries",
    "screens",
    **said("Én tjeneste, fra inngang til slutt."),
)

PARTS: Schema = {
    "name": {
        "type": ["string", "integer"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": 60,
        "patternErrorMessage": "Et navn har bare bokstavene a–z, tall og enkle bindestreker, som «velg-tid».",
    },
    "target": {
        "type": ["string", "integer"],
        "minLength": 1,
        **said(
            "Hvor det leder: en skjerm, «flyt/skjerm», «page:side», «https:», «tel:», «mailto:», «back» eller «next».",
            "Hvor det leder:\n\n- `skjerm` eller `flyt/skjerm`\n- `page:help/browsers#overskrift`, en side i "
            "veiledningen\n- `https://…`, `tel:…`, `mailto:…`\n- `back`, ett steg tilbake\n- `next`, dit svarene leder",
        ),
    },
    "when": {
        **_CONDITION,
        **said(
            "Bare når dette passer, som «svar: verdi». Flere linjer må alle passe. Av en liste holder det med én. "
            "Av avkrysningsbokser kan «svar: {all: [en, to]}» kreve flere samtidig."
        ),
    },
    "unless": {**_CONDITION, **said("Ikke når dette passer, som «svar: verdi».")},
    "set": {
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": {"type": WORDS},
        "minProperties": 1,
        **said("Det som skal huskes når brukeren trykker, som «navn: verdi»."),
    },
    "end": {
        "enum": ["done", "stop", "exit"],
        **said("Reisen slutter her: «done» er i mål, «stop» er stanset, «exit» er ut av tjenesten."),
    },
    "guide": {
        "type": [*WORDS, "object", "array"],
        **{key: value for key, value in _TELLING.items() if key != "type"},
        "items": _TELLING,
        **said("Det veiledningen sier om dette. Tekst i «slike tegn» må stå på skjermen."),
    },
    "screen": _SCREEN,
}
