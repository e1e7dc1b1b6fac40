"""`veiviser ask`: answers questions about a flow."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from veiviser.cli.compiled import compiled_flow
from veiviser.cli.day import as_of
from veiviser.cli.folders import complete_flows, project_folder
from veiviser.cli.reporting import counted
from veiviser.cli.walks import as_json, edge_as_json, told
from veiviser.cli.words import Command, option
from veiviser.messages import Message, all_of, render, say
from veiviser.problem import nearest

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.journey import Edge, Graph

Answer = Mapping[str, Any]
"""What JSON says; `lines` of it is what a terminal says."""
MANY = 10**100
"""Paths; of a larger number nobody reads the digits."""


@click.command(cls=Command)
@click.argument("flow", shell_complete=complete_flows)
@option("--to", metavar="SCREEN", help=say("How does one come to this screen? Shortest way."))
@option("--ends", is_flag=True, help=say("How does one come to each end? This is asked when nothing else is."))
@option("--who", metavar="SCREEN", help=say("Who comes to this screen, and what have they all answered?"))
@option("--idle", is_flag=True, help=say("Which questions never change anything?"))
@option("--without", metavar="ANSWER", help=say("What changes without this answer, as `name=value` or its label?"))
@option("--words", metavar="TEXT", help=say("What leads to these words, as in «ring 113»?"))
@option("--paths", is_flag=True, help=say("How many paths are there, and how few walks take every edge?"))
@option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of
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
        names = all_of(*(f"--{name}" for name, _ in questions))
        raise click.UsageError(say("one question at a time; here are {names}", names=names))
    graph = compiled_flow(project_folder(ctx), flow).graph
    ((name, value),) = questions
    answer = _ANSWERS[name](graph, value)
    if style == "json":
        said = {"flow": graph.flow.name, "asked": {name: value}, **{k: v for k, v in answer.items() if k != "lines"}}
        click.echo((json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
    else:
        click.echo("\n".join(map(render, answer["lines"])))


def _to(graph: "Graph", screen: str) -> Answer:
    from veiviser.journeys.proving.questions import walk_to_screen

    walk = walk_to_screen(graph, _screen(graph, screen, "--to"))
    if walk is None:
        return {"walk": None, "lines": [say("Nobody comes to `{screen}`.", screen=screen)]}
    steps = counted(len(walk.edges), say("step"), say("steps"))
    takes = say("`{screen}` takes {steps}:", screen=screen, steps=steps)
    return {"walk": as_json(graph, walk), "lines": [takes, *told(graph, [walk])]}


def _ends(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.proving.questions import walks_to_ends

    walks = walks_to_ends(graph)
    return {
        "walks": [as_json(graph, walk) for walk in walks],
        "lines": [say("{ends}:", ends=counted(len(walks), say("end"), say("ends"))), *told(graph, walks)],
    }


def _who(graph: "Graph", screen: str) -> Answer:
    from veiviser.journeys.in_words import answer_in_words
    from veiviser.journeys.proving.questions import who_meets

    met = who_meets(graph, _screen(graph, screen, "--who"))
    if met is None:
        return {"meeting": None, "lines": [say("Nobody comes to `{screen}`.", screen=screen)]}
    flow = graph.flow
    entries = {entry.screen: entry.label.words for entry in flow.entries}
    labels = [flow.variables[name].labels[value].words for name, value in met.situations]
    screens = [f"`{name}` «{flow.screens[name].title.words}»" for name in met.passes]
    answers = [
        render(say("«{label}» on `{screen}`", label=label, screen=screen))
        for label, screen in (
            *((edge.label, edge.source.screen) for edge in met.answers),
            *((answer_in_words(flow, name, value), screen) for screen, name, value in met.picks),
        )
    ]
    lines = [
        say("  come from: {entries}", entries=", ".join(f"«{entries[name]}»" for name in met.from_entries)),
        say("  have all been on: {screens}", screens=", ".join(screens)),
        say("  have all answered: {answers}", answers=", ".join(answers)),
        say("  are all in the situation: {situations}", situations=", ".join(f"«{label}»" for label in labels)),
    ]
    return {
        "from": list(met.from_entries),
        "passes": list(met.passes),
        "answers": [edge_as_json(edge) for edge in met.answers],
        "picks": [{"screen": screen, "name": name, "value": value} for screen, name, value in met.picks],
        "situations": dict(met.situations),
        "lines": [say("Those who come to `{screen}`", screen=screen), *filter(_says_something, lines)],
    }


def _idle(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.proving.removal import idle_questions, repeated

    found = [
        (field.variable, label.words if label else field.variable, repeated(graph.flow, field.variable))
        for field in idle_questions(graph)
        for label in [graph.flow.variables[field.variable].label if field.variable in graph.flow.variables else None]
    ]
    lines = [
        say("  `{name}` «{label}», but later screens repeat it", name=name, label=words)
        if said
        else say("  `{name}` «{label}»", name=name, label=words)
        for name, words, said in found
    ]
    questions = [{"name": name, "label": words, "repeated": said} for name, words, said in found]
    return {
        "questions": questions,
        "lines": [say("These change nothing:"), *lines] if lines else [say("Every question matters.")],
    }


def _without(graph: "Graph", answer: str) -> Answer:
    from veiviser.journeys.proving.removal import without_answer, without_situation

    name, _, value = answer.partition("=")
    is_situation = name in graph.flow.situations and value in graph.flow.variables[name].values
    if is_situation and len(graph.flow.variables[name].values) > 1:
        gone = without_situation(graph, name, value)
    else:
        edges = _edges(graph, answer)
        gone = without_answer(graph, lambda edge: edge in edges)
    longer = [
        render(say("`{screen}` takes {then} steps instead of {now}", screen=name, then=then, now=now))
        for name, now, then in gone.longer
    ]
    parts = [
        say("  nobody comes to: {screens}", screens=_named(gone.lost)),
        say("  nobody ends at: {screens}", screens=_named(gone.ends_lost)),
        say("  longer: {ways}", ways=", ".join(longer)),
        say("  walks that cannot be walked: {walks}", walks=_named(gone.walks_lost)),
    ]
    lines = list(filter(_says_something, parts))
    unchanged = say("  every screen and every end is still reached in as many steps")
    return {
        "lost": list(gone.lost),
        "ends_lost": list(gone.ends_lost),
        "longer": [{"screen": name, "from": now, "to": then} for name, now, then in gone.longer],
        "walks_lost": list(gone.walks_lost),
        "lines": [say("Without {answer}", answer=answer), *(lines or [unchanged])],
    }


def _words(graph: "Graph", words: str) -> Answer:
    from veiviser.journeys.proving.questions import walks_to_words

    walks = walks_to_words(graph, words.strip("«»"))
    screens = counted(len(walks), say("screen"), say("screens"))
    lines = [say("«{words}» is read on {screens}:", words=words, screens=screens), *told(graph, walks)]
    return {
        "walks": [as_json(graph, walk) for walk in walks],
        "lines": lines if walks else [say("«{words}» is read on no screen.", words=words)],
    }


def _paths(graph: "Graph", _: Any) -> Answer:
    from veiviser.journeys.walking.counting import count_paths
    from veiviser.journeys.walking.cover import edge_cover, exclusive_edges

    count, walks, exclusive = count_paths(graph), edge_cover(graph), exclusive_edges(graph)
    number, exact = min(count.paths, MANY), count.exact and count.paths <= MANY
    paths = counted(number, say("path"), say("paths"))
    needed = counted(len(walks), say("walk"), say("walks"))
    edges = [say("  «{label}» on `{page}`", label=edge.label, page=graph.pages[edge.source]) for edge in exclusive]
    least = say("{walks} for every edge; with fewer it cannot be done, for no walk takes two of these:", walks=needed)
    return {
        "paths": {"number": number, "exact": exact},
        "walks": [as_json(graph, walk) for walk in walks],
        "exclusive": [{**edge_as_json(edge), "page": graph.pages[edge.source]} for edge in exclusive],
        "lines": [
            say(
                "{paths} from an entry to an end, none of them twice through the same page.",
                paths=paths if exact else say("More than {number}", number=paths),
            ),
            *([least, *edges] if len(walks) > 1 else [say("{walks} for every edge.", walks=needed)]),
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


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _says_something(line: Message) -> bool:
    return any(line.values.values())


def _screen(graph: "Graph", name: str, asked: str) -> str:
    if name not in graph.flow.screens:
        hint = nearest(name, graph.flow.screens) or say("; there is {names}", names=", ".join(graph.flow.screens))
        raise click.BadParameter(say("no screen is called `{name}`{hint}", name=name, hint=hint), param_hint=asked)
    return name


def _edges(graph: "Graph", answer: str) -> "set[Edge]":
    from veiviser.journeys.in_words import answer_in_words

    wanted = answer.strip("«»")
    picks = {pick for edge in graph.edges for pick in edge.picks}
    named = {pick: _written(pick) for pick in picks if pick[1] and not _is_left_out(pick)}
    given = {
        pick
        for pick, written in named.items()
        if written == wanted or written.startswith(f"{wanted}/") or answer_in_words(graph.flow, *pick) == wanted
    }
    found = {edge for edge in graph.edges if edge.label == wanted or not given.isdisjoint(edge.picks)}
    if not found:
        known = [*dict.fromkeys(named.values()), *(edge.label for edge in graph.edges)]
        hint = nearest(answer, known) or say("; name one that decides, as `name=value`, or its label")
        message = say("no answer `{answer}` leads anywhere of its own{hint}", answer=answer, hint=hint)
        raise click.BadParameter(message, param_hint="--without")
    return found


def _written(pick: tuple[str, str]) -> str:
    """As `name=value`; a box is the value of its question."""
    question, _, box = pick[0].partition(".")
    return f"{question}={box or pick[1]}"


def _is_left_out(pick: tuple[str, str]) -> bool:
    """Whether it is a box that was not ticked."""
    return "." in pick[0] and pick[1] != "yes"
