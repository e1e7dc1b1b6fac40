"""The part of a flow's schema that depends on the components."""

from collections.abc import Iterable, Mapping

from veiviser.model.component import Component, Option
from veiviser.outputs.schema.journey import RULE
from veiviser.outputs.schema.pieces import WORDS, Hint, Schema, closed, ref, said, told, words

_FLAG: Schema = {"enum": [True, False, "yes", "no"]}


def blocks_schema(components: Mapping[str, Component]) -> Schema:
    """
    Definitions `blocks` and `block`, and `component-NAME` for each component.

    Which component a block is, is chosen by its keys with `if`, not by `anyOf`: an editor then names the one key that
    is wrong, instead of everything that the block is not.
    """
    every = [components[name] for name in sorted(components)]
    unknown = {"not": {}, "errorMessage": Hint("schema.block_wrong", ", ".join(c.name for c in every))}
    block = {
        "type": "object",
        "properties": {c.name: told(c.purpose) for c in every},
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
    first = {**_option(main), **told(f"{component.purpose} {main.says}", f"{component.purpose}\n\n{main.says}")}
    properties = {component.name: first if main.required else {"anyOf": [first, {"type": "null"}]}}
    properties |= {option.name: _option(option) for option in options if option is not main}
    types = {option.type for option in options}
    properties |= {**RULE, "guide": ref("guide")}
    if "answer" in types:
        properties["optional"] = {**_FLAG, **said("schema.block.optional")}
        properties["unanswered"] = words("schema.block.unanswered")
        properties["remember"] = {
            **_FLAG,
            **said("schema.block.remember"),
        }
    if "answer" in types and "choices" not in types:
        properties["sample"] = words("schema.block.sample")
    if "target" in types:
        properties["set"] = ref("set")
        properties["leaves"] = {**_FLAG, **said("schema.block.leaves")}
    required = [option.name for option in options if option.required and option is not main]
    return closed(properties, component.name, *required)


_FACT = r"\{fact\.[a-z0-9-]+\}"
"""A fact in place of a number or a day, which stands once then."""


def _option(option: Option) -> Schema:
    says = told(option.says)
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
            "label": words("schema.column.label"),
            "type": {
                "anyOf": [{"enum": ["text", "list", "number"]}, {"type": "array", "items": {"type": WORDS}}],
                **said("schema.column.type"),
            },
            "required": {**_FLAG, **said("schema.column.required")},
            "search": {**_FLAG, **said("schema.column.search")},
            "filter": {**_FLAG, **said("schema.column.filter")},
            "least": {"type": "array", "items": {"type": "number"}, **said("schema.column.least")},
            "sort": {**_FLAG, **said("schema.column.sort")},
            "beside": {**_FLAG, **said("schema.column.beside")},
            "before": words("schema.column.before"),
            "after": words("schema.column.after"),
            "none": words("schema.column.none"),
            "tag": {**_FLAG, **said("schema.column.tag")},
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
            "label": words("schema.choice.label"),
            "to": ref("target"),
            "end": ref("end"),
            "set": ref("set"),
            "guide": ref("guide"),
            **RULE,
            "leaves": {**_FLAG, **said("schema.block.leaves")},
            **({"exclusive": {**_FLAG, **said("schema.choice.exclusive")}} if option.many else {}),
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
