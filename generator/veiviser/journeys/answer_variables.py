"""The variables that a block's answer fills."""

from veiviser.model.flow import Block, Text, Variable


def variables_of(block: Block) -> tuple[Variable, ...]:
    """One for each box of an answer with boxes, else one for the answer; none where the block asks nothing."""
    name = block.answer
    if name is None:
        return ()
    if block.many:
        return tuple(
            Variable(
                name=f"{name}.{choice.name}", kind="box", values=("yes", "no"), place=choice.place, label=choice.label
            )
            for choice in block.choices
        )
    label = label_of(block)
    if not block.choices:
        return (Variable(name=name, kind="free", values=(), place=block.place, label=label, sample=block.sample),)
    labels = {
        value: Text(", ".join(c.label.words for c in chain), chain[-1].label.place) for value, chain in block.values
    }
    return (Variable(name=name, kind="choice", values=tuple(labels), place=block.place, label=label, labels=labels),)


def label_of(block: Block) -> Text | None:
    """The question: the component's main option, else its first text."""
    main = block.options.get(block.component.main)
    return next((option for option in (main, *block.options.values()) if isinstance(option, Text)), None)
