"""A page's lines, without what is shown as code."""

from veiviser.markdown.dialects import PAGE, Dialect
from veiviser.markdown.document import Document, read
from veiviser.markdown.shown import without_code as _without_code


def read_page(text: str, head_lines: int = 0, dialect: Dialect = PAGE) -> Document:
    """The page below its front matter, each line where it stands in the file."""
    lines = text.split("\n")
    # Who looks for marks does not know how long the front matter is; a blank line below --- makes it a rule.
    if not head_lines and lines[0].rstrip() == "---" and any(map(str.strip, lines[1:2])):
        head_lines = next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)
    if head_lines:
        text = "\n".join([*([""] * head_lines), *lines[head_lines:]])
    return read(text, dialect)


def without_code(text: str, head_lines: int = 0, dialect: Dialect = PAGE) -> tuple[str, ...]:
    """A page's lines, front matter and what is shown as code blanked out, and comments kept."""
    return _without_code(read_page(text, head_lines, dialect))
