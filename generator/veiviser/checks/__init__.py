"""What is judged in flows: one question a module, whose docstring is its explanation for authors."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from inspect import cleandoc
from types import ModuleType

from veiviser.checks import (
    always_same,
    bad_link,
    bad_sample,
    band_order,
    broken_promise,
    competing_targets,
    dead_end,
    doubled_branch,
    duplicate_label,
    empty_screen,
    expired_fact,
    hard_to_read,
    image_without_text,
    impossible_walk,
    label_not_on_screen,
    left_literal,
    missing_target,
    no_choice,
    overshadowed_rule,
    passed_by,
    remembered_answer,
    review_row,
    ring_of_questions,
    self_link,
    shown_unanswered,
    step_order,
    too_many_states,
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
from veiviser.journeys import TooManyStates, compile_flow
from veiviser.journeys.examples import drawing_flow
from veiviser.journeys.texts.written import links
from veiviser.model.drawing import Drawing
from veiviser.model.fact import Mention
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph
from veiviser.model.project import Page, Project
from veiviser.model.table import Row
from veiviser.problem import Problem, Report

OF_FLOWS: tuple[ModuleType, ...] = (
    missing_target,
    bad_link,
    unsafe_link,
    duplicate_label,
    image_without_text,
    left_literal,
    always_same,
    two_ways,
    competing_targets,
    band_order,
    ring_of_questions,
    review_row,
    bad_sample,
    unread_variable,
    untold_branch,
    untold_flow,
    step_order,
    hard_to_read,
    word_to_avoid,
)
"""Checks that need a flow as it was written."""

OF_PAGES: tuple[ModuleType, ...] = (left_literal, hard_to_read, word_to_avoid)
"""Those of them that a page is asked, too."""

OF_DRAWINGS: tuple[ModuleType, ...] = (duplicate_label, image_without_text, left_literal, word_to_avoid)
"""Those of them that a page's drawing is asked, too."""

OF_FACTS: tuple[ModuleType, ...] = (expired_fact, unchecked_fact, typed_fact)
"""Checks of the facts that flows and pages mention."""

OF_GRAPHS: tuple[ModuleType, ...] = (
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
    broken_promise,
)
"""Checks that need what can happen in it."""


def id_of(check: ModuleType) -> str:
    """A check's problem has the name of its module."""
    return check.__name__.rpartition(".")[2].replace("_", "-")


EXPLANATIONS: Mapping[str, str] = {
    id_of(check): cleandoc(check.__doc__ or "") + "\n" for check in (*OF_FLOWS, *OF_FACTS, *OF_GRAPHS, too_many_states)
}
"""Of the checks' problems, by id, in Markdown and in English: the rule, something wrong, something right."""


def compile_flows(project: Project) -> tuple[Mapping[str, Graph], tuple[Problem, ...]]:
    """Every flow compiled, by name; those with too many states are problems instead."""
    graphs: dict[str, Graph] = {}
    problems = Report()
    for name, flow in project.flows.items():
        try:
            graphs[name] = compile_flow(flow)
        except TooManyStates as too_many:
            problems.append(too_many_states.problem(flow, too_many.variables))
    return graphs, tuple(problems)


def find_problems(project: Project, journeys: Mapping[str, Graph]) -> tuple[Problem, ...]:
    """All problems of all flows, sorted; a flow without a graph is only judged as it was written."""
    found: set[Problem] = set()
    for name, flow in project.flows.items():
        found.update(_of_flow(project, flow))
        if name in journeys:
            found.update(_of_graph(project, journeys[name]))
    return tuple(sorted(found))


def find_problems_of_pages(project: Project) -> tuple[Problem, ...]:
    """All that is wrong with the words of the pages and of the drawings on them, sorted."""
    drawings = {drawing.path: drawing for page in project.pages.values() for drawing in page.drawings.values()}
    return tuple(
        sorted(
            {
                *(problem for page in project.pages.values() for problem in _of_page(project, page)),
                *(problem for drawing in drawings.values() for problem in _of_drawing(project, drawing)),
            }
        )
    )


def find_problems_of_facts(mentions: Iterable[Mention], rows: Iterable[Row], today: date) -> tuple[Problem, ...]:
    """All that is wrong on a day with the facts that texts mention and with the rows of tables, sorted."""
    mentions = tuple(mentions)
    found = {problem for check in OF_FACTS for problem in check.find_problems(mentions, today)}
    return tuple(sorted(found.union(unchecked_fact.find_problems_of_rows(rows, today))))


def _of_page(project: Project, page: Page) -> Iterator[Problem]:
    for check in OF_PAGES:
        find: Callable[[Project, Page], Iterator[Problem]] = check.find_problems_of_page
        yield from find(project, page)


def _of_drawing(project: Project, drawing: Drawing) -> Iterator[Problem]:
    flow = drawing_flow(drawing)
    for check in OF_DRAWINGS:
        find: Callable[[Project, Flow], Iterator[Problem]] = check.find_problems
        yield from find(project, flow)
    for link in links(flow):
        message = "nothing in a drawing can be pressed, so no link belongs in it; write its words alone"
        yield Problem(link.place, "bad-link", message)


def _of_flow(project: Project, flow: Flow) -> Iterator[Problem]:
    for check in OF_FLOWS:
        find: Callable[[Project, Flow], Iterator[Problem]] = check.find_problems
        yield from find(project, flow)


def _of_graph(project: Project, graph: Graph) -> Iterator[Problem]:
    for check in OF_GRAPHS:
        find: Callable[[Project, Graph], Iterator[Problem]] = check.find_problems
        yield from find(project, graph)
