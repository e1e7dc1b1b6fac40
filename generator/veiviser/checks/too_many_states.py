"""
A flow stays small enough to be clicked through.

Every combination of answers that is read later makes a page of its own. Ten questions with four answers each, all read
on the last screen, make a million pages. Wrong:

```yaml
next:
  - to: a
    when: {en: ja, to: ja, tre: ja, fire: ja, fem: ja, seks: ja, sju: ja}
```

Right: decide where the answer is given, and remember only what came of it.

```yaml
choices:
  ja: {label: Ja, set: {hastegrad: rask}}
```
"""

from veiviser.model.flow import Flow
from veiviser.place import Place
from veiviser.problem import Problem


def problem(flow: Flow, variables: tuple[tuple[str, int], ...]) -> Problem:
    """The problem that a flow could not be compiled, with the variables that `TooManyStates` names."""
    counts = ", ".join(f"`{name}` ({count} values)" if count else f"`{name}`" for name, count in variables)
    message = f"too many combinations of {counts or 'answers'}; let fewer of them be read so long after they are given"
    first = flow.variables.get(variables[0][0]) if variables else None
    return Problem(first.place if first else Place(flow.file), "too-many-states", message)
