"""
What is meant as markup is written so that it is taken for it; else its signs are shown.

So it is in pages, and in what a flow, a drawing or a table says. Titles, labels and other short texts are plain words,
where no Markdown is read; nor is it inside HTML, unless the tag around has `markdown`. Wrong:

```yaml
guide: Det koster { fact.pris }. [Les mer] (page:om/pris).
```

Right:

```yaml
guide: Det koster {fact.pris}. [Les mer](page:om/pris).
```
"""

from collections.abc import Iterator, Mapping

from veiviser.model.component import Option
from veiviser.model.flow import Choice, Flow, Screen, Text, Value
from veiviser.model.project import Page, Project
from veiviser.model.records import Columns
from veiviser.problem import Report
from veiviser.reading.markdown.literals import problems_in_text

ID = "left-literal"


def check(project: Project, flow: Flow, report: Report) -> None:
    said = dict.fromkeys([*_of_flow(flow), *(one for screen in flow.screens.values() for one in _of_screen(screen))])
    for text, is_markdown in said:
        report.extend(problems_in_text(text, markdown=is_markdown, names=flow.variables))


def check_page(project: Project, page: Page, report: Report) -> None:
    """Of its head alone; what stands below was judged with what it comes to as HTML."""
    for text in page.head:
        report.extend(problems_in_text(text, markdown=False))


def _of_flow(flow: Flow) -> Iterator[tuple[Text, bool]]:
    """Each text, and whether Markdown is read in it."""
    variables = [flow.variables[name] for name in flow.situations]
    plain = [flow.title, flow.task, *(entry.label for entry in flow.entries)]
    plain += [text for walk in flow.walks for text in (walk.title, walk.about)]
    plain += [task.ask for task in flow.tasks]
    plain += [text for variable in variables for text in (variable.label, *variable.labels.values())]
    yield from ((text, False) for text in plain if text is not None)
    if flow.lead is not None:
        yield flow.lead, True


def _of_screen(screen: Screen) -> Iterator[tuple[Text, bool]]:
    tellings = screen.every_telling
    blocks = screen.every_block
    plain = [screen.title, screen.part, *screen.notes, *(t.heading for t in tellings), *(b.sample for b in blocks)]
    yield from ((text, False) for text in plain if text is not None)
    yield from ((telling.text, True) for telling in tellings)
    for block in blocks:
        yield from _of_options(block.options, block.component.options)


def _of_options(options: Mapping[str, Value], declared: Mapping[str, Option]) -> Iterator[tuple[Text, bool]]:
    for name, value in options.items():
        option = declared.get(name)
        if isinstance(value, Text):
            yield value, option is not None and option.type == "markdown"
        elif isinstance(value, Columns):
            yield from ((text, False) for column in value.all for text in column.texts)
        for choice in value if isinstance(value, tuple) else ():
            if isinstance(choice, Choice):
                yield choice.label, False
                yield from _of_options(choice.options, option.each if option is not None else {})
