"""An answer inside a text, for scripts to replace."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Carried:
    """Words for an answer, which a page's script exchanges for what was really answered."""

    name: str
    """Empty where it is no answer."""
    plain: str
    """The words, told to be an example where they are one."""
    is_nobody: bool = False
    """That nobody has answered."""
    is_example: bool = False
    """That somebody may have answered something else, or nothing."""
    nobody: str = ""
    """The words where nobody has answered, if they are others than usual."""
    value: str = ""
    """What the page is sure of: a choice, or the names of all boxes that are ticked."""

    @property
    def html(self) -> Markup:
        return _drawn(self)

    def draw(self) -> Markup:
        """As an element of its own, where a script could know it better."""
        if not self.name:
            return escape(self.plain)
        attributes = f' data-answer="{self.name}"'
        if self.value:
            attributes += f' data-value="{escape(self.value)}"'
        if self.nobody:
            attributes += f' data-nobody="{escape(self.nobody)}"'
        if self.is_example:
            attributes += ' class="example"'
        return Markup("<span{}>{}</span>").format(Markup(attributes), self.plain)


@lru_cache(maxsize=20_000)  # the same answer stands on many pages
def _drawn(carried: Carried) -> Markup:
    return carried.draw()
