"""Numbers as people write them."""


def grouped(number: int) -> str:
    """`5 224`, with blanks where no line breaks."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
