"""An explanation, laid out."""


def explained(rule: str, wrong: str, right: str, language: str = "yaml") -> str:
    """The rule and two snippets, in Markdown."""
    return f"{rule}\n\nWrong:\n\n```{language}\n{wrong}\n```\n\nRight:\n\n```{language}\n{right}\n```\n"
