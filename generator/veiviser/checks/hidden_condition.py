"""
A condition says «hvis», so that nobody reads it as a question.

«Får du ikke lyd, trykker du her» begins as a question does. Readers who are in a hurry, or for whom Norwegian is new,
stop at it; and LIX does not see it. Questions are left alone, as are names in «…». This is for texts in bokmål and
nynorsk, on pages and in flows. Wrong:

```yaml
guide: Får du ikke lyd, trykker du på «Lyd».
```

Right:

```yaml
guide: Trykk på «Lyd» hvis du ikke får lyd.
```
"""

from collections.abc import Iterable

from veiviser.journeys.texts.written import every_text
from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Page, Project
from veiviser.problem import Report
from veiviser.wording.conditions import find_hidden_conditions
from veiviser.wording.placed import Placed, passages_of_page, passages_of_text

ID = "hidden-condition"


def check(_project: Project, flow: Flow, report: Report) -> None:
    _problems((placed for text in every_text(flow) for placed in passages_of_text(text)), report)


def check_page(_project: Project, page: Page, report: Report) -> None:
    _problems(passages_of_page(page), report)


def _problems(passages: Iterable[Placed], report: Report) -> None:
    for placed in passages:
        for offset, begin in find_hidden_conditions(placed.passage.words):
            message = say("«{begin} …» is a condition that begins as a question does; say it with «hvis»", begin=begin)
            report.warning(placed.place(offset), ID, message)
