"""`veiviser ask`: answers questions about a flow."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from veiviser.cli.folders import complete_flows, flow_file, project_folder
from veiviser.cli.reporting import counted
from veiviser.cli.walks import as_json, edge_as_json, told
from veiviser.problem import ProblemsFound, nearest

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.journey import Edge, Graph

Answer = Mapping[str, Any]
"""What JSON says; `lines` of it is what a terminal says."""
MANY = 10**100
"""Paths; of a larger number nobody reads the digits."""


@click.command()
@click.argument("flow", shell_complete=complete_flows)
@click.option("--to", metavar="SCREEN", help="How does one come to this screen? Shortest way.")
@click.option("--ends", is_flag=True, help="How does one come to each end? This is asked when nothing else is.")
@click.option("--who", metavar="SCREEN", help="Who comes to this screen, and what have they all answered?")
@click.option("--idle", is_flag=True, help="Which questions never change anything?")
@click.option("--without", metavar="ANSWER", help="What changes without this answer, as `name=value` or its label?")
@click.option("--words", metavar="TEXT", help="What leads to these words, as in «ring 113»?")
@click.option("--paths", is_flag=True, help="How many paths are there, and how few walks take every edge?")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def ask(ctx: click.Context, /, flow: str, style: str, **asked: Any) -> None:
    """
    Ask how a screen is reached, by whom, and which answers matter.

    \b
      veiviser ask kommunal-nettlege --to sendt
      veiviser ask kommunal-nettlege --words "ring 113"
      veiviser ask kommunal-nettlege --without fysisk=ja
    """
    questions = [(name, value) for name, value in asked.items() if value] or [("ends", True)]
    if len(questions) > 1:
        names = " and ".join(f"--{name}" for name, _ in questions)
        raise click.UsageError(f"one question at a time; here are {names}")
    graph = _compiled(project_folder(ctx), flow)
    ((name, value),) = questions
    answer = _ANSWERS[name](graph, value)
    if style == "json":
        said = {"flow": graph.flow.name, "asked": {name: value}, **{k: v for k, v in answer.items() if k != "lines"}}
        click.echo((json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
    else:
        click.echo("\n".join(answer["lines"]))


def _compiled(root: Path, flow: str) -> "Graph":
    from veiviser.checks import compile_flows
    from veiviser.reading import read_project

    file = flow_file(root, flow)
    project, problems = read_project(root)
    graphs, too_large = compile_flows(project) if project else ({}, ())
    name = Path(file).stem
    if name not in graphs:
        raise ProblemsFound(p for p in (*problems, *too_large) if p.severity == "error" and str(p.place.file) == file)
    return graphs[name]


def _to(graph: "Graph", screen: str) -> Answer:
    from veiviser.journeys.proving.questions import walk_to_screen

    walk = walk_to_screen(graph, _screen(graph, screen, "--to"))
    if walk is None:
        return {"walk": None, "lines": [f"Nobody comes to `{screen}`."]}
    steps = counted(len(walk.edges), "step")
    return {"walk": as_json(graph, walk), "lines": [f"`{screen}` takes {steps}:", *told(graph, [walk])]}


def _ends(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.proving.questions import walks_to_ends

    walks = walks_to_ends(graph)
    return {
        "walks": [as_json(graph, walk) for walk in walks],
        "lines": [f"{counted(len(walks), 'end')}:", *told(graph, walks)],
    }


def _who(graph: "Graph", screen: str) -> Answer:
    from veiviser.journeys.proving.questions import who_meets

    met = who_meets(graph, _screen(graph, screen, "--who"))
    if met is None:
        return {"meeting": None, "lines": [f"Nobody comes to `{screen}`."]}
    flow = graph.flow
    entries = {entry.screen: entry.label.words for entry in flow.entries}
    labels = [flow.variables[name].labels[value].words for name, value in met.situations]
    lists = {
        "come from": [f"«{entries[name]}»" for name in met.from_entries],
        "have all been on": [f"`{name}` «{flow.screens[name].title.words}»" for name in met.passes],
        "have all answered": [f"«{edge.label}» on `{edge.source.screen}`" for edge in met.answers],
        "are all in the situation": [f"«{label}»" for label in labels],
    }
    return {
        "from": list(met.from_entries),
        "passes": list(met.passes),
        "answers": [edge_as_json(edge) for edge in met.answers],
        "situations": dict(met.situations),
        "lines": [
            f"Those who come to `{screen}`",
            *(f"  {what}: {', '.join(those)}" for what, those in lists.items() if those),
        ],
    }


def _idle(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.proving.removal import idle_questions, repeated

    found = [
        (field.variable, label.words if label else field.variable, repeated(graph.flow, field.variable))
        for field in idle_questions(graph)
        for label in [graph.flow.variables[field.variable].label if field.variable in graph.flow.variables else None]
    ]
    lines = [f"  `{name}` «{words}»" + (", but later screens repeat it" if said else "") for name, words, said in found]
    questions = [{"name": name, "label": words, "repeated": said} for name, words, said in found]
    return {
        "questions": questions,
        "lines": ["These change nothing:", *lines] if lines else ["Every question matters."],
    }


def _without(graph: "Graph", answer: str) -> Answer:
    from veiviser.journeys.proving.removal import without_answer

    edges = _edges(graph, answer)
    gone = without_answer(graph, lambda edge: edge in edges)
    parts: dict[str, Iterable[str]] = {
        "nobody comes to": [f"`{name}`" for name in gone.lost],
        "nobody ends at": [f"`{name}`" for name in gone.ends_lost],
        "longer": [f"`{name}` takes {then} steps instead of {now}" for name, now, then in gone.longer],
        "walks that cannot be walked": [f"`{name}`" for name in gone.walks_lost],
    }
    lines = [f"  {what}: {', '.join(those)}" for what, those in parts.items() if those]
    return {
        "lost": list(gone.lost),
        "ends_lost": list(gone.ends_lost),
        "longer": [{"screen": name, "from": now, "to": then} for name, now, then in gone.longer],
        "walks_lost": list(gone.walks_lost),
        "lines": [f"Without {answer}", *(lines or ["  every screen and every end is still reached in as many steps"])],
    }


def _words(graph: "Graph", words: str) -> Answer:
    from veiviser.journeys.proving.questions import walks_to_words

    walks = walks_to_words(graph, words.strip("«»"))
    lines = [f"«{words}» is read on {counted(len(walks), 'screen')}:", *told(graph, walks)]
    return {
        "walks": [as_json(graph, walk) for walk in walks],
        "lines": lines if walks else [f"«{words}» is read on no screen."],
    }


def _paths(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.walking.counting import count_paths
    from veiviser.journeys.walking.cover import edge_cover, exclusive_edges

    count, walks, exclusive = count_paths(graph), edge_cover(graph), exclusive_edges(graph)
    number, exact = min(count.paths, MANY), count.exact and count.paths <= MANY
    paths = f"{'' if exact else 'More than '}{counted(number, 'path')}"
    why = "; with fewer it cannot be done, for no walk takes two of these:" if len(walks) > 1 else "."
    return {
        "paths": {"number": number, "exact": exact},
        "walks": [as_json(graph, walk) for walk in walks],
        "exclusive": [{**edge_as_json(edge), "page": graph.pages[edge.source]} for edge in exclusive],
        "lines": [
            f"{paths} from an entry to an end, none of them twice through the same page.",
            f"{counted(len(walks), 'walk')} for every edge{why}",
            *(f"  «{edge.label}» on `{graph.pages[edge.source]}`" for edge in exclusive if len(walks) > 1),
        ],
    }


_ANSWERS = {
    "to": _to,
    "ends": _ends,
    "who": _who,
    "idle": _idle,
    "without": _without,
    "words": _words,
    "paths": _paths,
}


def _screen(graph: "Graph", name: str, option: str) -> str:
    if name not in graph.flow.screens:
        hint = nearest(name, graph.flow.screens) or f"; there is {', '.join(graph.flow.screens)}"
        raise click.BadParameter(f"no screen is called `{name}`{hint}", param_hint=option)
    return name


def _edges(graph: "Graph", answer: str) -> "set[Edge]":
    variable, is_named, value = answer.partition("=")
    if is_named:
        pairs = {(variable, value), (f"{variable}.{value}", "yes")}
        found = {edge for edge in graph.edges if not pairs.isdisjoint(edge.picks)}
    else:
        found = {edge for edge in graph.edges if edge.label == answer.strip("«»")}
    if not found:
        known = [f"{n}={v}" for edge in graph.edges for n, v in edge.picks if v] + [edge.label for edge in graph.edges]
        hint = nearest(answer, known) or "; name one that decides, as `name=value`, or its label"
        raise click.BadParameter(f"no answer `{answer}` leads anywhere of its own{hint}", param_hint="--without")
    return found
