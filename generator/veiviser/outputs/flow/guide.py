"""The guide as a Markdown page."""

import re
from collections.abc import Iterator
from datetime import date

from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.walking.stories import story_of
from veiviser.model.flow import Text
from veiviser.model.journey import Graph, Guide, Mark, Part, Remark, State, Step
from veiviser.templating.checked import last_checked
from veiviser.templating.plain import CodeApart, escaped, plain
from veiviser.templating.samples import Samples
from veiviser.templating.words import PLACEHOLDER, Date

_PAGE_LINK = re.compile(r"\]\(page:([^)#\s]*)(#[^)\s]*)?\)")


def tell_flow(graph: Graph, guide: Guide, updated: date | None) -> tuple[str, str]:
    """Path among the Markdown pages and text of the guide to a flow."""
    flow = graph.flow
    writer = _Writer(graph)
    lines = [
        *("---", f"title: {_quoted((flow.task or flow.title).words)}", "guide: true", "---", ""),
        f"# {plain((flow.task or flow.title).words)}",
        "",
    ]
    if flow.lead is not None:
        lines += ['<div class="lead" markdown>', "", writer.words(flow.lead), "", "</div>", ""]
    lines += [f'<p class="meta">{writer.meta(updated)}</p>', ""]
    for part in guide.parts:
        lines += writer.part(part)
    return f"guide/{flow.name}/index.md", "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self.graph, self.flow = graph, graph.flow
        self.samples = Samples(graph.flow)
        self.said = self.samples.told({})
        """What stands for answers in what is told."""
        self.prototype = f"../../prototype/{graph.flow.name}"

    def meta(self, updated: date | None) -> str:
        said = [f'<a href="{self.prototype}/index.html">Øv deg: klikk deg gjennom</a>']
        if self.flow.checked is not None:
            day = Date(self.flow.checked)
            said.insert(0, f'Sist sammenlignet med tjenesten <time datetime="{day.iso}">{day.short}</time>')
        if updated is not None:
            day = Date(updated)
            said.insert(0, f'Sist oppdatert <time datetime="{day.iso}">{day.short}</time>')
        if checked := last_checked(self.flow.mentions):
            said.insert(-1, checked)
        return " · ".join(said)

    def part(self, part: Part) -> Iterator[str]:
        yield from (f"## {plain(part.heading)}", "")
        for step in part.steps:
            yield from self.step(step)
        if part.rejoins is not None:
            first, last = part.rejoins
            yield f"Resten er likt. Følg [steg {first}–{last} over](#steg-{first})."
            yield ""

    def step(self, step: Step) -> Iterator[str]:
        name = f"{self.flow.name}/{step.number}"
        self.said = self.samples.told(story_of(self.graph, step.view))
        yield from (f'<section class="step" id="steg-{step.number}" markdown>', "")
        yield from (f'### <span class="number">{step.number}</span> {plain(step.heading)}', "")
        yield from ('<div class="words" markdown>', "")
        if step.origin is not None:
            number, label = step.origin
            yield from (f"Du kommer hit når du har valgt «{plain(label)}» i [steg {number}](#steg-{number}).", "")
        yield from (self.words(step.text, step.marks), "")
        for place, aside in enumerate(step.asides, 1):
            yield from self.aside(aside, f"{name}-{place}")
        yield from (f'<a class="try" href="{self.try_href(step.view.state)}">Prøv dette steget</a>', "")
        yield from ("</div>", "", f"<!-- picture {name} -->", "", "</section>", "")

    def aside(self, remark: Remark, picture: str) -> Iterator[str]:
        yield from (f'<div class="aside{" stop" if remark.ends == "stop" else ""}" markdown>', "")
        self.said = self.samples.told(story_of(self.graph, remark.view))
        yield self.words(remark.text, remark.marks) + self.goes(remark)
        if remark.pictured:
            yield from ("", f"<!-- picture {picture} -->")
        yield from ("", "</div>", "")

    def goes(self, remark: Remark) -> str:
        return f" Gå til [steg {remark.goes}](#steg-{remark.goes})." if remark.goes is not None else ""

    def try_href(self, state: State) -> str:
        return f"{self.prototype}/{self.graph.pages[state]}.html"

    def words(self, text: Text, marks: tuple[Mark, ...] = ()) -> str:
        """Markdown for the site's engine: samples put in, quoted labels set off, links to pages made relative."""
        code = CodeApart(self.filled)
        chips = {mark.label: f'<b class="chip">{mark.number}</b>' for mark in marks}

        def label(found: re.Match[str]) -> str:
            if found[1] in chips:  # words of the screen, which are plain there too
                return f"<kbd>«{plain(self.filled(found[1]))}»</kbd>{chips[found[1]]}"
            return f"<kbd>«{self.markdown(found[1])}»</kbd>"

        written = code.out(text.words)
        parts = LABEL.split(written)  # outside a label, its words, outside, …
        found = zip(LABEL.finditer(written), parts[2::2], strict=True)
        markdown = self.markdown(parts[0]) + "".join(label(match) + self.markdown(after) for match, after in found)
        return code.back(_PAGE_LINK.sub(lambda found: f"](../../{found[1]}.md{found[2] or ''})", markdown)).strip()

    def filled(self, words: str) -> str:
        """With the words for every carried answer."""
        return PLACEHOLDER.sub(lambda found: self.said[found[1]].plain if found[1] in self.said else found[0], words)

    def markdown(self, words: str) -> str:
        """The same of Markdown: what authors mark up stays so, samples and braces are plain words."""
        parts = PLACEHOLDER.split(words)  # outside braces, a name, outside, …
        filled = [plain(self.filled(f"{{{part}}}")) if n % 2 else part for n, part in enumerate(parts)]
        return "".join(part if n % 2 else escaped(part) for n, part in enumerate(filled))


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
