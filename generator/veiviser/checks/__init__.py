"""The checks. Each module asks one question; its docstring is what authors read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from inspect import cleandoc

from veiviser.checks import (
    always_same,
    bad_link,
    bad_sample,
    band_order,
    broken_promise,
    choice_unlike_row,
    competing_targets,
    dead_end,
    doubled_branch,
    duplicate_label,
    empty_screen,
    expired_fact,
    hard_to_read,
    help_flow,
    hidden_condition,
    image_without_text,
    impossible_task,
    impossible_walk,
    label_not_on_screen,
    leading_task,
    left_literal,
    many_pages,
    missing_target,
    no_choice,
    other_number,
    overshadowed_rule,
    passed_by,
    remembered_answer,
    review_row,
    ring_of_questions,
    self_link,
    shown_unanswered,
    step_order,
    trap,
    two_ways,
    typed_fact,
    unchecked_fact,
    undecided_branch,
    unquoted_label,
    unreachable_choice,
    unreachable_screen,
    unread_variable,
    unsafe_link,
    unset_variable,
    untold_branch,
    untold_flow,
    word_to_avoid,
    wrong_instruction,
    wrong_way,
)
from veiviser.checks.contract import Check, FactCheck, FlowCheck, GraphCheck, PageCheck
from veiviser.journeys.examples import drawing_flow
from veiviser.messages import SOURCE, Language
from veiviser.messages.explanations import read_explanations
from veiviser.model.fact import Mention
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.model.site import is_variant, main_flow
from veiviser.model.table import Row
from veiviser.problem import Problem, Report, of_variant

OF_FLOWS: tuple[FlowCheck, ...] = (
    missing_target,
    bad_link,
    unsafe_link,
    other_number,
    duplicate_label,
    image_without_text,
    left_literal,
    always_same,
    two_ways,
    competing_targets,
    band_order,
    ring_of_questions,
    review_row,
    help_flow,
    choice_unlike_row,
    bad_sample,
    unread_variable,
    untold_branch,
    untold_flow,
    step_order,
    hard_to_read,
    hidden_condition,
    word_to_avoid,
)
"""Checks that need a flow as it was written."""

OF_PAGES: tuple[PageCheck, ...] = (left_literal, other_number, hard_to_read, hidden_condition, word_to_avoid)
"""Those of them that a page is asked, too."""

OF_DRAWINGS: tuple[FlowCheck, ...] = (
    duplicate_label,
    image_without_text,
    left_literal,
    hidden_condition,
    word_to_avoid,
)
"""Those of them that a page's drawing is asked, too."""

OF_FACTS: tuple[FactCheck, ...] = (expired_fact, unchecked_fact, typed_fact)
"""Checks of the facts that flows and pages mention."""

OF_GRAPHS: tuple[GraphCheck, ...] = (
    many_pages,
    unreachable_screen,
    unreachable_choice,
    dead_end,
    empty_screen,
    no_choice,
    passed_by,
    shown_unanswered,
    remembered_answer,
    trap,
    undecided_branch,
    overshadowed_rule,
    unset_variable,
    self_link,
    doubled_branch,
    label_not_on_screen,
    wrong_instruction,
    unquoted_label,
    wrong_way,
    impossible_walk,
    impossible_task,
    leading_task,
    broken_promise,
)
"""Checks that need what can happen in it."""


_ALL: tuple[Check, ...] = (*OF_FLOWS, *OF_FACTS, *OF_GRAPHS)
CHECKS: Mapping[str, Check] = {check.ID: check for check in _ALL}
"""All of them, by the ID of their problem."""


def explanations(language: Language) -> Mapping[str, str]:
    """
    What each check is about, by its ID, in Markdown: the rule, something wrong, something right.

    In English its docstring; in another language the file beside it.
    """
    if language == SOURCE:
        return {id: cleandoc(check.__doc__ or "") + "\n" for id, check in CHECKS.items()}
    files = read_explanations("veiviser.checks", language)
    return {id: files[id.replace("-", "_")] for id in CHECKS}


def find_problems(project: Project, journeys: Mapping[str, Graph]) -> tuple[Problem, ...]:
    """All problems of all flows, sorted; a flow without a graph is only judged as it was written."""
    found: dict[str, Report] = {}
    for name, flow in project.flows.items():
        report = found[name] = Report()
        for of_flow in OF_FLOWS:
            of_flow.check(project, flow, report)
        for of_graph in OF_GRAPHS if name in journeys else ():
            of_graph.check(project, journeys[name], report)
    return tuple(sorted(set(with_variants(found))))


def with_variants(found: Mapping[str, Iterable[Problem]]) -> Iterator[Problem]:
    """All problems, by flow; of variants those that the flow itself has not, each with the variant's name."""
    for name, problems in found.items():
        known = found.get(main_flow(name)) if is_variant(name) else None
        yield from of_variant(problems, known, name.partition(".")[2]) if known is not None else problems


def find_problems_of_pages(project: Project) -> tuple[Problem, ...]:
    """All that is wrong with the words of the pages and of the drawings on them, sorted."""
    report = Report()
    for page in project.pages.values():
        for of_page in OF_PAGES:
            of_page.check_page(project, page, report)
    drawings = {drawing.path: drawing for page in project.pages.values() for drawing in page.drawings.values()}
    for flow in map(drawing_flow, drawings.values()):
        for of_flow in OF_DRAWINGS:
            of_flow.check(project, flow, report)
        bad_link.check_drawing(flow, report)
    return tuple(sorted(set(report)))


def find_problems_of_facts(mentions: Iterable[Mention], rows: Iterable[Row], today: date) -> tuple[Problem, ...]:
    """All that is wrong on a day with the facts that texts mention and with the rows of tables, sorted."""
    report, mentions = Report(), tuple(mentions)
    for of_facts in OF_FACTS:
        of_facts.check(mentions, today, report)
    unchecked_fact.check_rows(rows, today, report)
    return tuple(sorted(set(report)))
