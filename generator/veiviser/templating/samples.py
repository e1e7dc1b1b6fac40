"""Stands in for an answer in a text: by the answer, by an example, or by “not answered”."""

from collections.abc import Iterator, Mapping

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.model.condition import ANSWERED
from veiviser.model.flow import Block, Flow, Text, Variable
from veiviser.model.interface import InterfaceWords
from veiviser.templating.carried import Carried
from veiviser.templating.words import make_words

_SOMETHING = "…"
"""For free text that its author gave no sample."""


class Said(Mapping[str, Carried]):
    """What stands for each `{name}`, found when it is asked for."""

    def __init__(self, samples: "Samples", story: Mapping[str, str], known: Mapping[str, str]) -> None:
        self._samples, self._story, self._known = samples, story, known
        self._found: dict[str, Carried] = {}

    def __getitem__(self, name: str) -> Carried:
        if name not in self._found:
            self._found[name] = self._samples.carried(name, self._story, self._known)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._samples.names)

    def __len__(self) -> int:
        return len(self._samples.names)

    def __contains__(self, name: object) -> bool:
        return name in self._samples.names


class Samples:
    """The words for every answer of a flow."""

    def __init__(self, flow: Flow, words: InterfaceWords) -> None:
        self.flow, self._words = flow, words
        self._nobody, self._none = words("samples.nobody"), words("samples.none")
        self._asking = asking_blocks(flow)
        others = (v.name for v in flow.variables.values() if v.kind in ("set", "situation"))
        self.names = frozenset((*self._asking, *others))

    def of(self, story: Mapping[str, str], known: Mapping[str, str]) -> Said:
        """
        What stands for each `{name}` on a page.

        Args:
            story: what somebody has answered who came there; what is not in it was not answered.
            known: what everybody has answered who comes there; what else is in the story is an example.
        """
        return Said(self, story, known)

    def told(self, story: Mapping[str, str]) -> Said:
        """The same where all of it is told as an example anyway: in pictures, and in the guide."""
        return Said(self, story, story)

    def carried(self, name: str, story: Mapping[str, str], known: Mapping[str, str]) -> Carried:
        """The words for one of them."""
        if name in self._asking:
            return self._answer(name, story, known)
        variable = self.flow.variables[name]
        usual = variable.values[0] if variable.kind == "situation" else None
        value = story.get(name, usual)
        return Carried("", _label(variable, value) if value is not None else self._nobody)

    def words_of(self, name: str, value: str) -> str:
        """How a value reads on the screen; of free text, which has no label, as it is."""
        variable = self.flow.variables.get(name)
        return _label(variable, value) if variable is not None else ""

    def question(self, name: str) -> str | None:
        """What asks for an answer, or what its field is called."""
        block = next(iter(self._asking.get(name, ())), None)
        main = block.options.get(block.component.main) if block is not None else None
        return main.words if isinstance(main, Text) else None

    def filled(self, words: str, story: Mapping[str, str]) -> str:
        """Words that tell of other answers, as they read to whom the story is of."""
        return make_words(words, self.told(story)).plain

    def sample(self, name: str) -> str:
        """What is written in a field of free text."""
        variable = self.flow.variables.get(name)
        return variable.sample.words if variable is not None and variable.sample is not None else _SOMETHING

    def _answer(self, name: str, story: Mapping[str, str], known: Mapping[str, str]) -> Carried:
        blocks = self._asking[name]
        nobody = next((b.unanswered.words for b in blocks if b.unanswered is not None), None)
        if any(block.many for block in blocks):
            return self._boxes(name, blocks, story, known, nobody or self._none)
        nobody = nobody or self._nobody
        if name not in story:
            return self._carried(name, nobody, nobody, is_nobody=True)
        if story[name] == ANSWERED:
            return self._carried(name, self.sample(name), nobody, is_example=name not in known)
        is_known = name in known
        value = story[name] if is_known else ""
        words = self._label_of(name, self.words_of(name, story[name]), story)
        return self._carried(name, words, nobody, is_example=not is_known, value=value)

    def _label_of(self, name: str, words: str, story: Mapping[str, str]) -> str:
        """A choice's label; the other answers that it tells of are told without it, so that no two tell each other."""
        others = {other: value for other, value in story.items() if other.partition(".")[0] != name}
        return self.filled(words, others) if "{" in words else words

    def _carried(
        self,
        name: str,
        words: str,
        nobody: str,
        *,
        is_nobody: bool = False,
        is_example: bool = False,
        value: str = "",
    ) -> Carried:
        shown = self._words("samples.example", answer=words) if is_example else words
        return Carried(name, shown, is_nobody, is_example, "" if nobody == self._nobody else nobody, value)

    def _boxes(
        self,
        name: str,
        blocks: tuple[Block, ...],
        story: Mapping[str, str],
        known: Mapping[str, str],
        nobody: str,
    ) -> Carried:
        boxes = {f"{name}.{choice.name}": choice.label.words for block in blocks for choice in block.choices}
        ticked = {box: words for box, words in boxes.items() if story.get(box) == "yes"}
        words = self._label_of(name, ", ".join(ticked.values()), story)
        is_known = all(box in known for box in boxes)
        if not ticked and name in story and not is_known:
            return self._carried(name, nobody, nobody, is_example=True)
        if not ticked:
            shown = nobody if is_known or nobody != self._none else self._nobody
            return self._carried(name, shown, nobody, is_nobody=True)
        value = " ".join(box.partition(".")[2] for box in ticked) if is_known else ""
        return self._carried(name, words, nobody, is_example=not is_known, value=value)


def _label(variable: Variable, value: str) -> str:
    """`torsdag 30. april, kl. 09.00` of a choice within a choice."""
    names = value.split("/")
    labels = (variable.labels.get("/".join(names[: depth + 1])) for depth in range(len(names)))
    return ", ".join(label.words for label in labels if label is not None) or value
