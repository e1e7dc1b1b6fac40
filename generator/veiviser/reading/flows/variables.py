"""Variables once all are known: who fills them, and whether what is asked of them can be."""

from dataclasses import replace

from veiviser.journeys.answer_variables import variables_of
from veiviser.messages import any_of, say
from veiviser.model.condition import ASKED, asked
from veiviser.model.flow import Block, Variable
from veiviser.problem import Problem, nearest
from veiviser.reading.flows.reader import Draft
from veiviser.reading.yaml.nodes import Scalar


def declare_answer(block: Block, draft: Draft) -> None:
    """Notes the variable, or the boxes, that a block fills."""
    for variable in variables_of(block):
        draft.declare(variable)
    draft.exclusive.update(f"{block.answer}.{choice.name}" for choice in block.choices if choice.exclusive)


def settle(draft: Draft) -> None:
    """Adds what only `set` knows, then judges everything that was asked, given and named."""
    for name, value in draft.given:
        _give(name, value, draft)
    if not draft.is_whole:  # a broken component may be what fills them
        return
    for name, value in draft.asked:
        _ask(name, value, draft)
    for name, values in draft.together:
        _ask_together(name, values, draft)
    for name in draft.shown:
        _show(name, draft)
    for word, text in draft.named:
        if word not in draft.variables and word not in draft.boxes:
            near = nearest(word, _names(draft)) or say("; write it without {{ and }} if it is no variable")
            message = say("nothing sets `{word}`, which this text shows{near}", word=word, near=near)
            draft.report.error(text.place, "unset-variable", message)


def knows(name: str, value: str, draft: Draft, leaf: bool = False) -> bool:
    """Whether the variable can have the value, or, unless a `leaf` is asked for, one within it."""
    if name in draft.boxes:
        return f"{name}.{value}" in draft.variables
    values = draft.variables[name].values
    return value in values or (not leaf and any(v.startswith(value + "/") for v in values))


def unknown_value(name: Scalar, value: Scalar, draft: Draft) -> Problem:
    """The problem that the variable never has that value."""
    values = _values(name.text, draft)
    near = nearest(value.text, values) or say("; it can be {values}", values=any_of(*(f"`{v}`" for v in values[:8])))
    return Problem(
        value.place,
        "unknown-name",
        say("`{name}` is never `{value}`{near}", name=name.text, value=value.text, near=near),
    )


def unset(name: Scalar, draft: Draft) -> Problem:
    """The problem that nothing fills the variable."""
    return Problem(
        name.place,
        "unset-variable",
        say("nothing sets `{name}`{near}", name=name.text, near=nearest(name.text, _names(draft))),
    )


def _ask(name: Scalar, value: Scalar, draft: Draft) -> None:
    variable = draft.variables.get(name.text)
    if variable is None and name.text not in draft.boxes:
        draft.report.append(unset(name, draft))
    elif variable is not None and variable.kind == "free":
        message = say("`{name}` is free text, and no condition can read that; ask with choices instead", name=name.text)
        draft.report.error(name.place, "free-answer", message)
    elif not knows(name.text, value.text, draft):
        draft.report.append(unknown_value(name, value, draft))


def _ask_together(name: Scalar, values: tuple[Scalar, ...], draft: Draft) -> None:
    """Only boxes can be ticked together, and of those not one that is exclusive."""
    if name.text not in draft.boxes:
        if name.text in draft.variables and draft.variables[name.text].kind != "free":
            message = say(
                "`{name}` has one value at a time, so `all` never holds; write a list, of which any may hold",
                name=name.text,
            )
            draft.report.error(name.place, "wrong-value", message)
        return
    for value in values if len(values) > 1 else ():
        if f"{name.text}.{value.text}" in draft.exclusive:
            message = say("`{value}` goes with no other box, so `all` never holds; take it out", value=value.text)
            draft.report.error(value.place, "wrong-value", message)


def _show(name: Scalar, draft: Draft) -> None:
    """Notes that somebody wants to know whether it was asked for; only answers are."""
    variable = draft.variables.get(name.text)
    if name.text not in draft.boxes and (variable is None or variable.kind not in ("choice", "free")):
        draft.report.append(unset(name, draft))
        return
    draft.variables[asked(name.text)] = Variable(name=asked(name.text), kind="asked", values=(ASKED,), place=name.place)


def _give(name: Scalar, value: Scalar, draft: Draft) -> None:
    variable = draft.variables.get(name.text)
    if variable is None and name.text not in draft.boxes:
        draft.variables[name.text] = Variable(name=name.text, kind="set", values=(value.text,), place=name.place)
    elif variable is not None and variable.kind == "set":
        values = tuple(dict.fromkeys((*variable.values, value.text)))
        draft.variables[name.text] = replace(variable, values=values)
    elif variable is None or variable.kind == "free":
        message = (
            say("`{name}` is free text and cannot be set; use another name", name=name.text)
            if variable
            else say("`{name}` is answered by ticking boxes and cannot be set; use another name", name=name.text)
        )
        draft.report.error(name.place, "wrong-value", message)
    elif not knows(name.text, value.text, draft, leaf=True):
        draft.report.append(unknown_value(name, value, draft))


def _names(draft: Draft) -> list[str]:
    return sorted({name for name in draft.variables if "." not in name and "?" not in name} | draft.boxes)


def _values(name: str, draft: Draft) -> list[str]:
    if name in draft.boxes:
        return [v.removeprefix(f"{name}.") for v in draft.variables if v.startswith(f"{name}.")]
    values = draft.variables[name].values
    return list(dict.fromkeys([v.partition("/")[0] for v in values if "/" in v] + list(values)))
