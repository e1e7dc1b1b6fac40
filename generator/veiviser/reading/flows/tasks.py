"""Tasks of tests with people: `tasks`."""

from collections.abc import Sequence

from veiviser.messages import say
from veiviser.model.flow import Entry, Target
from veiviser.model.task import Task
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.flows.walks import entry_named, read_answers
from veiviser.reading.yaml import nodes, shapes
from veiviser.reading.yaml.names import check_names

KEYS = ("ask", "from", "to", "answers")
"""What may be said of a task."""
_TAKEN = ("index",)
"""Names that the page has where results are read."""


def read_tasks(node: nodes.Node | None, entries: Sequence[Entry], is_help: bool, draft: Draft) -> tuple[Task, ...]:
    """
    By name; to be read when all variables are known.

    Args:
        is_help: whether the flow's screens are pages of the site, where nobody is tested.
    """
    table = shapes.mapping(node, "`tasks`", draft.report) if node is not None else None
    if table is None:
        return ()
    if is_help:
        message = say("`publish: help` makes pages of the site, which are not tested with tasks; take out `tasks`")
        draft.report.error(table.place, "refused-key", message)
    check_names((entry.key for entry in table.items.values()), say("a task"), draft.report, _TAKEN)
    return tuple(task for entry in table.items.values() if (task := _task(entry, entries, draft)))


def _task(written: nodes.Entry, entries: Sequence[Entry], draft: Draft) -> Task | None:
    what = say("task `{name}`", name=written.key.text)
    table = shapes.mapping(written.value, what, draft.report)
    if table is None:
        return None
    shapes.only(table, KEYS, what, draft.report)
    shapes.require(table, ("ask", "to"), what, draft.report)
    asked, to = shapes.value(table, "ask"), shapes.value(table, "to")
    ask = draft.text(asked, "`ask`") if asked is not None else None
    goals = _goals(to, draft) if to is not None else ()
    answers = read_answers(shapes.value(table, "answers"), draft)
    entry = entry_named(shapes.value(table, "from"), entries, draft)
    if ask is None or not goals:
        return None
    return Task(name=written.key.text, ask=ask, entry=entry, goals=goals, answers=answers, place=written.key.place)


def _goals(node: nodes.Node, draft: Draft) -> tuple[Target, ...]:
    """One screen, or several of which each will do."""
    written = node.items if isinstance(node, nodes.Sequence) else (node,)
    if not written:
        shapes.wrong_shape(node, say("`to` names at least one screen"), draft.report)
    found = [goal for item in written if (goal := target(item, "`to`", draft.flow, draft.report))]
    for goal in found:
        if goal.kind != "screen" or goal.flow is not None:
            message = say("a task is done on a screen of its own flow; name one in `to`")
            draft.report.error(goal.place, "wrong-value", message)
    return tuple(goal for goal in found if goal.kind == "screen" and goal.flow is None)
