"""Catalogues of messages, in gettext's format: what each English template is in another language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO


@cache
def translations(language: str) -> Mapping[str, str]:
    """By the English template; those that nobody translated are left out."""
    from babel.messages.pofile import read_po  # slow to import, and needed only where somebody reads a message

    text = (files("veiviser.messages") / f"{language}.po").read_bytes()
    return {str(entry.id): str(entry.string) for entry in read_po(BytesIO(text)) if entry.id and entry.string}
