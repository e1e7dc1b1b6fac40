"""
A choice that stands for rows of a long list is not contradicted by the row of its own name.

A column with `tag: true` stands out on each row, such as whether a GP has free places, and `free:` on a choice says for
which rows it stands. Where a row has the same name as the choice, both say the same of it. Wrong, where the list has
`Eva Liksomlia` with `0` in the column:

```yaml
- directory: Hvem vil du ha som fastlege?
  data: fastleger
  choices:
    eva: {label: Eva Liksomlia, free: true}
```

Right:

```yaml
- directory: Hvem vil du ha som fastlege?
  data: fastleger
  choices:
    eva: {label: Eva Liksomlia, free: false}
```
"""

from collections.abc import Iterator

from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow
from veiviser.model.project import Project
from veiviser.model.records import Columns, Records
from veiviser.problem import Report

ID = "choice-unlike-row"


def check(_project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            for choice, records, column in _contradicted(block):
                message = say(
                    "the row «{name}» in `{data}` says otherwise in `{column}`; mend the one that is wrong",
                    name=choice.label.words,
                    data=records.name,
                    column=column,
                )
                report.error(choice.place, ID, message)


def _contradicted(block: Block) -> Iterator[tuple[Choice, Records, str]]:
    """Choices, each with the list that has its name and the column that says otherwise."""
    values = tuple(block.options.values())
    columns = next((value for value in values if isinstance(value, Columns)), None)
    tag = next((column.name for column in columns.all if column.tag), None) if columns else None
    if columns is None or tag is None:
        return
    name = columns.all[0].name
    for records in (value for value in values if isinstance(value, Records)):
        rows = {(row[name], bool(row[tag])) for row in records.rows}
        for choice in block.choices:
            said = next((value for value in choice.options.values() if isinstance(value, bool)), None)
            called = choice.label.words
            if said is not None and (called, not said) in rows and (called, said) not in rows:
                yield choice, records, tag
