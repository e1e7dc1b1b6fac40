"""The part of a flow's schema that depends on the components."""

from collections.abc import Iterable, Mapping

from veiviser.model.component import Component, Option
from veiviser.outputs.schema.journey import RULE, WORDS, Schema, closed, ref, said, words

_FLAG: Schema = {"enum": [True, False, "yes", "no"]}
_LEAVES = "At dette er en vei ut, for eksempel «Avbryt». Da blir svarene på skjermen ikke med videre."


def blocks_schema(components: Mapping[str, Component]) -> Schema:
    """
    Definitions `blocks` and `block`, and `component-NAME` for each component.

    Which component a block is, is chosen by its keys with `if`, not by `anyOf`: an editor then names the one key that
    is wrong, instead of everything that the block is not.
    """
    every = [components[name] for name in sorted(components)]
    unknown = {"not": {}, "errorMessage": f"En blokk begynner med en komponent: {', '.join(c.name for c in every)}."}
    block = {
        "type": "object",
        "properties": {c.name: said(c.purpose) for c in every},
        "if": {"anyOf": [{"required": [c.name]} for c in every]},
        "then": {"allOf": [{"if": _is(c, every), "then": ref(f"component-{c.name}")} for c in every]},
        "else": unknown,
    }
    return {
        "blocks": {"type": "array", "items": ref("block")},
        "block": block,
        **{f"component-{c.name}": _component(c) for c in every},
    }


def _is(component: Component, components: Iterable[Component]) -> Schema:
    """A block has the component's key, and not that of one which has an option of the same name."""
    others = [o.name for o in components if o is not component and _takes(o, component.name)]
    named: Schema = {"required": [component.name]}
    return {**named, "not": {"anyOf": [{"required": [other]} for other in others]}} if others else named


def _takes(component: Component, key: str) -> bool:
    return key != component.main and key in component.options


def _component(component: Component) -> Schema:
    options = component.options.values()
    main = component.options[component.main]
    first = {**_option(main), **said(f"{component.purpose} {main.says}", f"{component.purpose}\n\n{main.says}")}
    properties = {component.name: first if main.required else {"anyOf": [first, {"type": "null"}]}}
    properties |= {option.name: _option(option) for option in options if option is not main}
    types = {option.type for option in options}
    properties |= {**RULE, "guide": ref("guide")}
    if "answer" in types:
        properties["optional"] = {**_FLAG, **said("Om brukeren kan gå videre uten å svare.")}
        properties["unanswered"] = words(
            "Det som står i stedet for svaret når ingen har svart. Ellers står det «Ikke besvart»."
        )
        properties["remember"] = {
            **_FLAG,
            **said("Om svaret skal vises riktig også uten skript. Da lages det en side for hvert svar."),
        }
    if "answer" in types and "choices" not in types:
        properties["sample"] = words("Svaret som står i bildene, og der skript er slått av.")
    if "target" in types:
        properties["set"] = ref("set")
        properties["leaves"] = {**_FLAG, **said(_LEAVES)}
    required = [option.name for option in options if option.required and option is not main]
    return closed(properties, component.name, *required)


_FACT = r"\{fact\.[a-z0-9-]+\}"
"""A fact in place of a number or a day, which stands once then."""


def _option(option: Option) -> Schema:
    says = said(option.says)
    default = {} if option.default is None else {"default": option.default}
    match option.type:
        case "text" | "markdown":
            return {"type": WORDS, **default, **says}
        case "word":
            return {"enum": list(option.words), **default, **says}
        case "flag":
            return {**_FLAG, **says}
        case "number":
            return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_FACT}$"}], **says}
        case "date":
            return {"type": "string", "pattern": rf"^(?:\d{{4}}-\d{{2}}-\d{{2}}|{_FACT})$", **says}
        case "columns":
            return {**_columns(), **says}
        case "choices":
            return {**_choices(option), **says}
        case "answer" | "shown" | "data":
            return ref("name", **says)
        case "target" | "blocks":
            return ref(option.type, **default, **says)


def _columns() -> Schema:
    """A mapping of names to columns, or to what they are called."""
    column = closed(
        {
            "label": words("Det kolonnen heter."),
            "type": {
                "anyOf": [{"enum": ["text", "list", "number"]}, {"type": "array", "items": {"type": WORDS}}],
                **said("`text`, `list` (flere med komma mellom), `number`, eller ordene som er lov, som `[ja, nei]`."),
            },
            "required": {**_FLAG, **said("Om det må stå noe i kolonnen i hver rad.")},
            "search": {**_FLAG, **said("Om det søkes i kolonnen. I den første søkes det alltid.")},
            "filter": {**_FLAG, **said("Om brukeren kan velge blant det som står i kolonnen.")},
            "least": {"type": "array", "items": {"type": "number"}, **said("Tall som brukeren kan be om minst av.")},
            "sort": {**_FLAG, **said("Om brukeren kan sortere etter kolonnen.")},
            "beside": {**_FLAG, **said("Om den står på samme linje som kolonnen før.")},
            "before": words("Ord foran det som står i kolonnen."),
            "after": words("Ord etter det som står i kolonnen."),
            "none": words("Det som står der når kolonnen er tom eller 0."),
            "tag": {**_FLAG, **said("Om den vises som et merke. Valgene sier om de står for rader som har noe her.")},
        },
        "label",
    )
    return {
        "type": "object",
        "propertyNames": ref("name"),
        "additionalProperties": {**column, "type": ["object", *WORDS]},
    }


def _choices(option: Option) -> Schema:
    """A mapping of names to choices or labels, or a list of labels."""
    choice = closed(
        {
            "label": words("Det som står på valget."),
            "to": ref("target"),
            "end": ref("end"),
            "set": ref("set"),
            "guide": ref("guide"),
            **RULE,
            "leaves": {**_FLAG, **said(_LEAVES)},
            **(
                {"exclusive": {**_FLAG, **said("Om ingen andre svar kan krysses av sammen med dette.")}}
                if option.many
                else {}
            ),
            **{each.name: _option(each) for each in option.each.values()},
        },
        "label",
        *(each.name for each in option.each.values() if each.required),
    )
    return {
        "type": ["object", "array"],
        "propertyNames": ref("name"),
        "additionalProperties": {**choice, "type": ["object", *WORDS]},
        "items": {"type": WORDS},
    }
