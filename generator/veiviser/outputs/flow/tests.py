"""What a flow is tested with: where somebody begins each task, and a page that reads what they saved."""

import json
from collections.abc import Iterator

from veiviser.journeys.trying.doing import begin, fewest
from veiviser.journeys.trying.wandering import wander
from veiviser.model.flow import Task
from veiviser.model.journey import Graph
from veiviser.model.site import ASSETS, board_path, flow_folder, step_path, task_path, tests_folder, way_up
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.contexts import TaskStartContext, TriedContext, TriedTask
from veiviser.templating.words import banner
from veiviser.trials.reading import as_data

EXAMPLES = 8
"""Participants of each task whom nobody was."""


def paths(graph: Graph) -> Iterator[str]:
    if graph.flow.tasks:
        yield from (task_path(graph.flow.name, name) for name in ("index", *(task.name for task in graph.flow.tasks)))
        yield _examples_path(graph)


def draw(flow: FlowView) -> Files:
    if not flow.graph.flow.tasks:
        return Files()
    return Files(site=dict(_pages(flow)))


def _pages(flow: FlowView) -> Iterator[tuple[str, str]]:
    graph, name = flow.graph, flow.graph.flow.name
    start = flow.environment.get_template("task-start.html")
    for task in graph.flow.tasks:
        yield task_path(name, task.name), start.render(_start(task, flow))
    up = way_up(task_path(name, "index"))
    shown: TriedContext = {
        "lang": flow.words.language,
        "assets": f"{up}{ASSETS}",
        "flow": {"name": name, "title": graph.flow.title.words},
        "folder": f"{up}{flow_folder(name)}",
        "board_href": f"{up}{board_path(name)}",
        "tasks": [_tested(task, flow) for task in graph.flow.tasks],
    }
    yield task_path(name, "index"), flow.environment.get_template("tests.html").render(shown)
    yield _examples_path(graph), f"window.veiviserExamples = {_examples(graph)};\n"


def _start(task: Task, flow: FlowView) -> TaskStartContext:
    graph, name = flow.graph, flow.graph.flow.name
    up, start = way_up(task_path(name, task.name)), begin(graph, task)
    page = graph.pages[start.state if start is not None else next(iter(graph.entries.values()))]
    return {
        "lang": flow.words.language,
        "assets": f"{up}{ASSETS}",
        "flow": {"name": name, "title": graph.flow.title.words},
        "band": banner(graph.flow, flow.words),
        "task": {"ask": task.ask.words, "href": f"{up}{step_path(name, page)}", "begin": _begin(task, graph)},
    }


def _begin(task: Task, graph: Graph) -> str:
    """What is known of a task where it begins, for the script that follows it; what is typed is not judged."""
    flow = graph.flow
    judged = {
        name: value
        for name, value in task.answers.items()
        if name not in flow.situations and flow.variables[name].kind != "free"
    }
    told = {"flow": flow.name, "task": task.name, "ask": task.ask.words, "fewest": fewest(graph, task) or 0}
    return json.dumps({**told, "to": [goal.address for goal in task.goals], "answers": judged}, ensure_ascii=False)


def _tested(task: Task, flow: FlowView) -> TriedTask:
    graph, screens = flow.graph, flow.graph.flow.screens
    states = (graph.first_state(goal.address) for goal in task.goals if goal.address in graph.by_screen)
    titles = [flow.screens.words(screens[state.screen].title, state).plain for state in states]
    count = fewest(graph, task)
    return {
        "ask": task.ask.words,
        "href": f"{task.name}.html",
        "goals": ", ".join(f"«{title}»" for title in titles),
        "fewest": flow.words("tests.fewest", count=count) if count is not None else "",
    }


def _examples_path(graph: Graph) -> str:
    return f"{tests_folder(graph.flow.name)}/examples.js"


def _examples(graph: Graph) -> str:
    made = [wander(graph, task, number) for task in graph.flow.tasks for number in range(1, EXAMPLES + 1)]
    told = [as_data(session) for session in made if session is not None]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
