"""What stands for an answer in text, where nobody has answered yet."""

from collections.abc import Mapping

from veiviser.model.flow import Flow, Variable

_NOTHING = "…"
"""For free text that its author gave no sample."""


class Samples:
    """
    The words for every variable of a flow.

    Attributes:
        samples: by variable, what is shown when nothing is known.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.samples = {name: _sample(variable) for name, variable in flow.variables.items()}

    def known(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """What stands for each `{name}`: the known value's words, else its sample."""
        if not values:
            return self.samples
        given = {name: words for name, value in values.items() if (words := self.words_of(name, value))}
        return {**self.samples, **given}

    def words_of(self, name: str, value: str) -> str:
        """How a value reads on the screen; empty for one without a label, as of free text."""
        variable = self.flow.variables.get(name)
        return _label(variable, value) if variable is not None else ""


def _sample(variable: Variable) -> str:
    if variable.sample is not None:
        return variable.sample.words
    return _label(variable, variable.values[0]) if variable.values else _NOTHING


def _label(variable: Variable, value: str) -> str:
    """`torsdag 30. april, kl. 09.00` of a choice within a choice."""
    names = value.split("/")
    labels = (variable.labels.get("/".join(names[: depth + 1])) for depth in range(len(names)))
    return ", ".join(label.words for label in labels if label is not None)
