"""An answer as it stands in a text."""

from dataclasses import dataclass

from markupsafe import Markup, escape

EXAMPLE = "Eksempel: "
NOBODY = "Ikke besvart"
NONE_TICKED = "Ingen"


@dataclass(frozen=True, slots=True)
class Carried:
    """Words for an answer, which a page's script exchanges for what was really answered."""

    name: str
    """Empty where it is no answer."""
    words: str
    is_nobody: bool = False
    """That nobody has answered."""
    is_example: bool = False
    """That somebody may have answered something else, or nothing."""
    nobody: str = NOBODY
    """The words where nobody has answered."""
    value: str = ""
    """What the page is sure of: a choice, or the names of all boxes that are ticked."""

    @property
    def plain(self) -> str:
        return EXAMPLE + self.words if self.is_example else self.words

    @property
    def html(self) -> Markup:
        if not self.name:  # nothing that a script could know better
            return escape(self.words)
        attributes = f' data-answer="{self.name}"'
        if self.value:
            attributes += f' data-value="{escape(self.value)}"'
        if self.nobody != NOBODY:
            attributes += f' data-nobody="{escape(self.nobody)}"'
        if self.is_example:
            attributes += ' class="example"'
        return Markup("<span{}>{}</span>").format(Markup(attributes), self.plain)
