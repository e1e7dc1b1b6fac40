"""The plain text of inline tokens."""

from collections.abc import Sequence

from markdown_it.token import Token


def plain_words(children: Sequence[Token]) -> str:
    """What readers see of inline tokens, without any mark."""
    parts: list[str] = []
    for token in children:
        if token.type in ("text", "text_special", "code_inline", "address"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


def alternative(image: Token) -> str:
    """What a picture is said to show."""
    parts: list[str] = []
    for token in image.children or []:
        parts.append(alternative(token) if token.type == "image" else plain_words([token]))
    return "".join(parts)
