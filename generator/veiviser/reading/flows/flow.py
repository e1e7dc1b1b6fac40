"""Flows, from their files."""

import gc
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from veiviser.kept.inputs import today
from veiviser.messages import Count, say
from veiviser.model.flow import Flow, Screen, Text, Variable, Variant
from veiviser.model.project import Look
from veiviser.model.site import is_variant, variant_name
from veiviser.place import Place
from veiviser.problem import Report, of_variant
from veiviser.reading.files.text import files_in, read_text
from veiviser.reading.flows.data_files import DataFile
from veiviser.reading.flows.promises import read_promises
from veiviser.reading.flows.reader import Draft, answers_in, answers_with_boxes
from veiviser.reading.flows.scheduled import may_be_scheduled, on_day
from veiviser.reading.flows.screens import read_screen
from veiviser.reading.flows.shell import read_shell
from veiviser.reading.flows.tasks import read_tasks
from veiviser.reading.flows.variables import settle
from veiviser.reading.flows.variants import (
    may_have_variants,
    names_of_variants,
    only_what_is_reached,
    overlaid,
    read_variants,
)
from veiviser.reading.flows.walks import read_entries, read_main, read_walks
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.shown.dates import read_dates
from veiviser.reading.shown.facts import NO_FACTS, Facts
from veiviser.reading.shown.mentions import mentions_by_screen, put_facts
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name, check_names, earlier_names, folded
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar
from veiviser.reading.yaml.parsing import read_yaml

KEYS = (
    "title",
    "formerly",
    "task",
    "lead",
    "publish",
    "look",
    "checked",
    "phone",
    "shell",
    "entries",
    "dates",
    "situations",
    "screens",
    "walks",
    "main",
    "tasks",
    "promises",
    "variants",
)
"""What may be said of a flow."""
PUBLISHED = ("help",)
"""What a flow can be published as, beside a prototype."""
SCREENS = 10_000
"""In one flow."""


@dataclass(frozen=True, slots=True)
class Source:
    """A flow as its author wrote it, not yet read."""

    name: str
    file: PurePosixPath
    """Relative to the project's root."""
    text: str
    variant: str = ""
    """Which one of the file's variants; none where it is the flow as it stands in the file."""
    day: date | None = None
    """As of which it is read; None where no day makes a difference."""


def find_flows(folder: Path, root: Path, report: Report, day: date | None = None) -> list[Source]:
    """
    The files of a folder that hold flows, sorted; what is wrong with a file as such is reported.

    Args:
        day: as of which they will be read; left out, today.
    """
    found: list[Source] = []
    seen: dict[str, str] = {}
    for path, file in files_in(folder, PurePosixPath(folder.relative_to(root).as_posix()), root, report):
        if path.suffix not in (".yaml", ".yml") or path.parent != folder:
            message = say("only files like `name.yaml` belong in this folder; it is left out")
            report.warning(Place(file), "not-a-flow", message)
            continue
        first = seen.setdefault(folded(path.stem), path.name)
        if first != path.name:
            message = say("`{first}` has the same name to many computers; rename one of them", first=first)
            report.error(Place(file), "same-name", message)
            continue
        if check_name(Scalar(path.stem, Place(file)), say("a flow"), report):
            text = read_text(path, file, report)
            found += _sources(path.stem, file, text, day or today()) if text is not None else []
    return found


def _sources(name: str, file: PurePosixPath, text: str, day: date) -> Iterator[Source]:
    """The flow of a file, and those of its variants."""
    asked = day if may_be_scheduled(text) else None
    yield Source(name, file, text, day=asked)
    for variant in names_of_variants(read_yaml(text, file, Report())) if may_have_variants(text) else ():
        yield Source(variant_name(name, variant), file, text, variant, asked)


def read_flows(
    folder: Path,
    root: Path,
    look: Look,
    report: Report,
    broken: frozenset[str] = frozenset(),
) -> dict[str, Flow]:
    """
    The flows of a folder by name, sorted; those with problems are left out.

    Args:
        broken: components whose own declaration has problems.
    """
    sources = find_flows(folder, root, report)
    with uncollected():
        read = (read_flow(s.text, s.file, look, report, broken, variant=s.variant, day=s.day) for s in sources)
        return {flow.name: flow for flow in read if flow is not None}


@contextmanager
def uncollected() -> Iterator[None]:
    """What is made of flows has no cycles, and looking for them again and again takes as long as all the reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_flow(
    text: str,
    file: PurePosixPath,
    look: Look,
    report: Report,
    broken: frozenset[str] = frozenset(),
    facts: Facts = NO_FACTS,
    data: Dictionary[str, DataFile] = MappingProxyType({}),
    *,
    variant: str = "",
    day: date | None = None,
) -> Flow | None:
    """
    The flow that a file's text describes; None where it has problems, every one of which is reported.

    Args:
        look: its components, and the words in which dates, steps and answers of several boxes are said.
        variant: which one of its variants; what is wrong with the flow itself is not reported again then.
        day: what is there on it is read; left out, today.
    """
    day = day or today()
    if not variant:
        return _read_flow(text, file, look, report, broken, facts, data, day)
    known, found = Report(), Report()
    _read_flow(text, file, look, known, broken, facts, data, day)
    flow = _read_flow(text, file, look, found, broken, facts, data, day, variant)
    report += of_variant(found, known, variant)
    return flow


def _read_flow(
    text: str,
    file: PurePosixPath,
    look: Look,
    report: Report,
    broken: frozenset[str],
    facts: Facts,
    data: Dictionary[str, DataFile],
    day: date,
    variant: str = "",
) -> Flow | None:
    before, components = len(report), look.components
    node = read_yaml(text, file, report)
    if node is None or shapes.is_empty(node):
        if not report.has_error_since(before):
            message = say("the file is empty; a flow starts with `title:`, `entries:` and `screens:`")
            report.error(Place(file), "empty-file", message)
        return None
    dates = node.items.get("dates") if isinstance(node, Mapping) else None
    if dates is not None:
        facts = replace(facts, others={**facts.others, "date": read_dates(dates.value, text, look.words, report)})
    node, absent = on_day(node, day, report) if may_be_scheduled(text) else (node, {})
    node, mentions = put_facts(node, text, facts, report)
    table = shapes.mapping(node, say("a flow"), report)
    if table is None:
        return None
    whole, table = table, overlaid(table, variant)
    screens = shapes.value(table, "screens")
    boxes = answers_with_boxes(screens, components) if screens is not None else frozenset()
    answers = answers_in(screens, components.values()) if screens is not None else frozenset()
    name = variant_name(file.stem, variant) if variant else file.stem
    draft = Draft(name, components, report, broken, data, words=look.words, boxes=boxes, answers=answers)
    flow, on = _flow(table, file, draft), mentions_by_screen(table, mentions)
    if variant:
        flow = only_what_is_reached(flow, whole, variant)
    asked = shapes.value(table, "look")
    if asked is not None:
        flow = replace(flow, look=values.word(asked, sorted(look.among), "`look`", report) or "")
    named = {one: replace(screen, mentions=on.get(one, ())) for one, screen in flow.screens.items()}
    flow = replace(flow, screens=named, mentions=mentions, absent=absent)
    is_broken = report.has_error_since(before)
    report += draft.literal
    return None if is_broken else flow


def _flow(table: Mapping, file: PurePosixPath, draft: Draft) -> Flow:
    shapes.only(table, KEYS, say("a flow"), draft.report)
    shapes.require(table, ("title", "entries", "screens"), say("a flow"), draft.report)
    head = _read_head(table, draft)
    situations = _situations(shapes.value(table, "situations"), draft)
    names = shapes.value(table, "screens")
    known = names.items if isinstance(names, Mapping) else {}
    written = shapes.value(table, "entries")
    entries = read_entries(written, known, draft) if written is not None else ()
    screens = _screens(names, draft) if names is not None else {}
    promises = shapes.value(table, "promises")
    promised = read_promises(promises, names, situations, draft) if isinstance(names, Mapping) else []
    _check_earlier(screens, draft)
    settle(draft)
    walks = read_walks(shapes.value(table, "walks"), entries, draft) if draft.is_whole else ()
    main = read_main(shapes.value(table, "main"), walks, entries, draft) if draft.is_whole else None
    earlier = shapes.value(table, "formerly")
    variants = read_variants(table, head.is_help, draft)
    tasks = read_tasks(shapes.value(table, "tasks"), entries, head.is_help, draft) if draft.is_whole else ()
    return Flow(
        name=draft.flow,
        title=_title(head.title, variants, draft) or Text("", Place(file)),
        file=file,
        entries=entries,
        screens=screens,
        variables=draft.variables,
        situations=situations,
        task=head.task,
        lead=head.lead,
        checked=head.checked,
        clock=head.clock,
        address=head.address,
        band=head.band,
        shell=read_shell(shapes.value(table, "shell"), head.is_help, draft),
        is_help=head.is_help,
        formerly=() if is_variant(draft.flow) else earlier_names(earlier, say("a flow"), draft.report),
        walks=walks,
        main=main,
        variants=variants,
        tasks=tasks,
        promises=tuple(promised),
        listing=draft.words("list.and"),
    )


def _title(title: Text | None, variants: tuple[Variant, ...], draft: Draft) -> Text | None:
    """Of a variant, with what it is called."""
    label = next((one.label for one in variants if one.flow == draft.flow and is_variant(one.flow)), None)
    if title is None or label is None:
        return title
    return replace(title, words=draft.words("variants.title", flow=title.words, variant=label.words))


def _check_earlier(screens: Dictionary[str, Screen], draft: Draft) -> None:
    """No earlier name is that of another screen, or an earlier one of it: an address has one page."""
    taken = dict.fromkeys(screens, "")
    for name, screen in screens.items():
        for earlier in screen.formerly:
            if earlier in taken:
                message = say(
                    "`{screen}` was never `{earlier}`: another screen is called so, or was; take it out of `formerly`",
                    screen=name,
                    earlier=earlier,
                )
                draft.report.error(screen.place, "same-name", message)
            taken[earlier] = name


@dataclass(frozen=True, slots=True)
class _Head:
    """What is said of the flow as a whole."""

    title: Text | None
    task: Text | None
    lead: Text | None
    checked: date | None
    clock: str
    address: str
    band: str
    is_help: bool


def _read_head(table: Mapping, draft: Draft) -> _Head:
    phone, checked = shapes.value(table, "phone"), shapes.value(table, "checked")
    publish = shapes.value(table, "publish")
    drawn = shapes.mapping(phone, "`phone`", draft.report) if phone is not None else None
    if drawn:
        shapes.only(drawn, ("clock", "address", "band"), "`phone`", draft.report)
    return _Head(
        title=_text(table, "title", draft),
        task=_text(table, "task", draft),
        lead=_text(table, "lead", draft),
        checked=values.day(checked, "`checked`", draft.report) if checked is not None else None,
        clock=_words(drawn, "clock", draft),
        address=_words(drawn, "address", draft),
        band=_words(drawn, "band", draft),
        is_help=publish is not None and values.word(publish, PUBLISHED, "`publish`", draft.report) == "help",
    )


def _text(table: Mapping, key: str, draft: Draft) -> Text | None:
    node = shapes.value(table, key)
    return draft.text(node, f"`{key}`") if node is not None else None


def _words(table: Mapping | None, key: str, draft: Draft) -> str:
    node = shapes.value(table, key) if table else None
    found = shapes.text(node, f"`{key}`", draft.report) if node is not None else None
    draft.literal += problems_in_text(found, markdown=False) if found else ()
    return found.words if found else ""


def _situations(node: Node | None, draft: Draft) -> tuple[str, ...]:
    table = shapes.mapping(node, "`situations`", draft.report) if node is not None else None
    if table is None:
        return ()
    check_names((entry.key for entry in table.items.values()), say("a situation"), draft.report)
    for entry in table.items.values():
        what = say("situation `{name}`", name=entry.key.text)
        one = shapes.mapping(entry.value, what, draft.report)
        if one is None:
            continue
        shapes.only(one, ("label", "values"), what, draft.report)
        shapes.require(one, ("label", "values"), what, draft.report)
        label, written = shapes.value(one, "label"), shapes.value(one, "values")
        words = draft.text(label, "`label`") if label is not None else None
        by_name = shapes.mapping(written, "`values`", draft.report) if written is not None else None
        if by_name is None:
            continue
        if not by_name.items:
            shapes.wrong_shape(by_name, say("`values` is at least two lines `name: text`"), draft.report)
        check_names((value.key for value in by_name.items.values()), say("a value"), draft.report)
        labels = {v.key.text: t for v in by_name.items.values() if (t := draft.text(v.value, f"`{v.key.text}`"))}
        name = entry.key
        draft.declare(
            Variable(
                name=name.text,
                kind="situation",
                values=tuple(by_name.items),
                place=name.place,
                label=words,
                labels=labels,
            )
        )
    return tuple(table.items)


def _screens(node: Node, draft: Draft) -> dict[str, Screen]:
    table = shapes.mapping(node, "`screens`", draft.report)
    if table is None:
        return {}
    if not table.items:
        shapes.wrong_shape(node, say("`screens` has at least one screen"), draft.report)
    if len(table.items) > SCREENS:
        message = say(
            "{count} screens in one flow; {most} is the most, make two flows of it",
            count=Count(len(table.items)),
            most=Count(SCREENS),
        )
        draft.report.error(table.place, "too-many-screens", message)
        return {}
    check_names((entry.key for entry in table.items.values()), say("a screen"), draft.report, ("back", "next"))
    read = (read_screen(entry, draft) for entry in table.items.values())
    return {screen.name: screen for screen in read if screen}
