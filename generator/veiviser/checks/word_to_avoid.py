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
from veiviser.model.flow import Flow, Text
from veiviser.model.project import Page, Project
from veiviser.problem import Problem
from veiviser.wording.avoided import finder
from veiviser.wording.placed import Placed, passages_of_page, passages_of_text


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    if project.wordlist:
        names = set(_names(flow))
        said = dict.fromkeys(text for text in (*texts(flow), *_further(flow)) if text not in names)
        yield from _problems(project, (placed for text in said for placed in passages_of_text(text)))


def find_problems_of_page(project: Project, page: Page) -> Iterator[Problem]:
    if project.wordlist:
        yield from _problems(project, passages_of_page(page))


def _problems(project: Project, passages: Iterable[Placed]) -> Iterator[Problem]:
    find = finder(project.wordlist)
    for placed in passages:
        for found in find(placed.passage.words):
            advice = found.advice
            message = f"«{found.word}» is a word to avoid: {advice.reason}; write «{advice.write}»"
            yield Problem(placed.place(found.offset), "word-to-avoid", message, "warning")


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
