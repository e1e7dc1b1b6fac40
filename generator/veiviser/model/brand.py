"""What a site has of its own over any look: colours, corners, letters, logo and icon."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veiviser.model.colours import Colour
from veiviser.model.text import Text
from veiviser.place import Place

COLOURS = ("accent", "paper", "desk", "ink", "quiet")
"""Which can be chosen: of what is pressed; of pages, and of what lies beside them; of words, and of quiet ones."""

STYLE = "brand.css"
"""What the stylesheet that a brand comes to is called among those of a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """As the settings have it; what is left out is as the look has it."""

    colours: Mapping[str, tuple[Colour, Place]] = field(default_factory=dict)
    """By their names in `COLOURS`."""
    corner: int | None = None
    """In pixels, of buttons, fields and panels."""
    fonts: tuple[Text, ...] = ()
    """Files in `prototype/theme/`: the first of usual letters, the second of bold ones."""
    logo: Text | None = None
    """A picture among the pages."""
    favicon: Text | None = None
    """Likewise."""
    theme: Text | None = None
    """A stylesheet in the project, as Designsystemet's command makes it of a theme."""
