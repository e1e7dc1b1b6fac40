"""A look with a brand over it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.brand import STYLE, Brand
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.look.brand import style_of
from veiviser.reading.look.chosen import chosen_by_brand
from veiviser.reading.look.contrast import find_alike


def read_branded(root: Path, brand: Brand, look: Look, report: Report) -> str:
    """The styles of a brand; empty where there is none. What is wrong with its colours and its theme is reported."""
    if brand == Brand():
        return ""
    theme, tokens = _read_theme(root, brand, report), _tokens(look)
    find_alike(chosen_by_brand(brand, look.styles, tokens, theme), report)
    return style_of(brand, tokens, theme)


def check_over(others: Iterable[Look], root: Path, brand: Brand, look: Look, report: Report) -> None:
    """
    What is wrong with a brand's colours where it lies over other looks than the site's.

    Args:
        look: the site's, for which the brand's styles are made.
    """
    theme = _read_theme(root, brand, Report())
    for other in others if brand != Brand() else ():
        find_alike(chosen_by_brand(brand, other.styles, _tokens(look), theme), report)


def with_brand(look: Look, style: str) -> Look:
    """The look with these styles behind its own; the very same where there are none."""
    return replace(look, styles={**look.styles, STYLE: style}) if style else look


def _tokens(look: Look) -> str:
    return look.styles.get("tokens.css", "")


def _read_theme(root: Path, brand: Brand, report: Report) -> str:
    if brand.theme is None:
        return ""
    path = root / brand.theme.words
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        message = say("no file `{name}` in the project; write its path from there", name=brand.theme.words)
        report.error(brand.theme.place, "bad-link", message)
        return ""
    return read_text(path, PurePosixPath(brand.theme.words), report) or ""
