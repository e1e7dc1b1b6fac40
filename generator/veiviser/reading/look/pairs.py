"""Which two colours of a look meet on its screens, and how far from each other they must be."""

from typing import NamedTuple

TEXT, EDGE = 4.5, 3.0
"""What WCAG 2.2 asks for at least: of words (1.4.3); of edges, icons and rings of what can be pressed (1.4.11)."""


class Pair(NamedTuple):
    """Two custom properties."""

    front: str
    ground: str
    least: float


_OF = "--ds-color-"
_GROUNDS = ("--paper", "--desk", f"{_OF}accent-surface-tinted")
_KINDS = ("info", "success", "warning", "danger")
PAIRS = (
    *(
        Pair(words, ground, TEXT)
        for ground in _GROUNDS
        for words in ("--ink", "--quiet", f"{_OF}accent-text-subtle", f"{_OF}neutral-text-default")
    ),
    *(Pair(words, "--paper", TEXT) for words in ("--mark", f"{_OF}neutral-text-subtle", f"{_OF}danger-text-subtle")),
    Pair(f"{_OF}accent-text-default", f"{_OF}accent-surface-tinted", TEXT),
    *(
        Pair(f"{_OF}accent-base-contrast-default", f"{_OF}accent-base-{one}", TEXT)
        for one in ("default", "hover", "active")
    ),
    *(Pair(f"{_OF}{kind}-text-default", f"{_OF}{kind}-surface-tinted", TEXT) for kind in _KINDS),
    *(Pair(f"{_OF}{kind}-text-subtle", f"{_OF}{kind}-surface-tinted", EDGE) for kind in _KINDS),
    Pair("--mark-ink", "--mark-soft", TEXT),
    Pair("--good-ink", "--good-soft", TEXT),
    Pair("--band-ink", "--band", TEXT),
    *(
        Pair(edge, "--paper", EDGE)
        for edge in ("--line-strong", f"{_OF}accent-base-default", f"{_OF}neutral-border-default", f"{_OF}focus-outer")
    ),
    Pair(f"{_OF}focus-outer", "--desk", EDGE),
)
"""Words, links and buttons on what lies behind them; icons of notices; edges of fields; the ring of focus."""
