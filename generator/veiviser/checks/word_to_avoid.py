"""
The site's own list of words, `wordlist.yaml` among the pages, is kept to.

It names what to write, what to avoid in each form, and why. Names of screens, buttons and choices are left alone, as is
what stands in «…»: the service has them like that. A site without the file has no such check. Wrong, where the list
has `sykmelding: {avoid: [sykemelding, sykemeldingen], reason: Slik skrives det i loven}`:

```yaml
guide: Her ser du sykemeldingen.
```

Right:

```yaml
guide: Her ser du sykmeldingen.
```
"""

from collections.abc import Iterable, Iterator

from veiviser.journeys.compiling.controls import take_apart
from veiviser.journeys.texts.written import texts
from veiviser.messages import say
from veiviser.model.flow import Flow, Text
from veiviser.model.project import Page, Project
from veiviser.problem import Report
from veiviser.wording.avoided import finder
from veiviser.wording.placed import Placed, passages_of_page, passages_of_text

ID = "word-to-avoid"


def check(project: Project, flow: Flow, report: Report) -> None:
    if project.wordlist:
        names = set(_names(flow))
        said = dict.fromkeys(text for text in (*texts(flow), *_further(flow)) if text not in names)
        _problems(project, (placed for text in said for placed in passages_of_text(text)), report)


def check_page(project: Project, page: Page, report: Report) -> None:
    if project.wordlist:
        _problems(project, passages_of_page(page), report)


def _problems(project: Project, passages: Iterable[Placed], report: Report) -> None:
    find = finder(project.wordlist)
    for placed in passages:
        for found in find(placed.passage.words):
            advice = found.advice
            message = say(
                "«{word}» is a word to avoid: {reason}; write «{instead}»",
                word=found.word,
                reason=advice.reason,
                instead=advice.write,
            )
            report.warning(placed.place(found.offset), ID, message)


def _names(flow: Flow) -> Iterator[Text]:
    """What the service calls its screens, buttons and choices."""
    for screen in flow.screens.values():
        yield screen.title
        yield from (control.label for control in take_apart(screen).controls)
        yield from (choice.label for block in screen.every_block for choice in block.every_choice)


def _further(flow: Flow) -> Iterator[Text]:
    """What the guide and the prototype's frame say beyond the screens: headings and situations."""
    for screen in flow.screens.values():
        headings = (screen.part, *(telling.heading for telling in screen.every_telling))
        yield from (heading for heading in headings if heading is not None)
    for variable in (flow.variables[name] for name in flow.situations):
        yield from (text for text in (variable.label, *variable.labels.values()) if text is not None)
