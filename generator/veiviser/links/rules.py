"""The lines of `_redirects`: from where, to where, and how."""

import re
from typing import NamedTuple

REDIRECTS = "_redirects"
_PATTERN = re.compile(r"[*]|/:[a-zA-Z]")
_WORD = re.compile(r"\S+")


class Rule(NamedTuple):
    """A line of `_redirects`."""

    line: int
    column: int
    text: str
    source: str
    target: str
    """Empty where there is none."""
    status: int
    is_plain: bool
    """It holds for one path, whoever asks."""

    @property
    def leads(self) -> bool:
        """The target is an address as it stands."""
        return _PATTERN.search(self.target) is None

    def covers(self, path: str) -> bool:
        """Whether it leads somewhere else than to an error from a path that begins with a slash."""
        if self.status >= 400 or not self.target or (self.source == "/*" and self.status == 200):
            return False
        if self.is_plain:
            return self.source.rstrip("/") == path.rstrip("/")
        parts = [re.escape(part) for part in re.split(r"\*|:[a-zA-Z_]\w*", self.source)]
        marks = re.findall(r"\*|:[a-zA-Z_]\w*", self.source)
        pattern = parts[0] + "".join(
            (".*" if mark == "*" else "[^/]+") + part for mark, part in zip(marks, parts[1:], strict=True)
        )
        return re.fullmatch(pattern, path) is not None


def rules_of(text: str) -> list[Rule]:
    """All lines that are no comments, those that are no rules too."""
    found: list[Rule] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = list(_WORD.finditer(line))
        comment = next((at for at, word in enumerate(words) if word[0].startswith("#")), len(words))
        if words[:comment]:
            found.append(_rule(number, line, words[:comment]))
    return found


def _rule(number: int, line: str, words: list[re.Match[str]]) -> Rule:
    texts = [word[0] for word in words]
    to = next((at for at, word in enumerate(texts) if at and (word[0] == "/" or "://" in word.split("=")[0])), 0)
    behind = texts[to + 1 :] if to else []
    status = int(behind[0].rstrip("!")) if behind and re.fullmatch(r"\d{3}!?", behind[0]) else 301
    conditions = [*texts[1:to], *(word for word in behind if "=" in word)]
    return Rule(
        number,
        (words[to] if to else words[0]).start() + 1,
        line.strip(),
        texts[0],
        texts[to] if to else "",
        status,
        not conditions and _PATTERN.search(texts[0]) is None,
    )
