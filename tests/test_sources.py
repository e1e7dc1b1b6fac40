"""What the code cites by a short name stands in full on the developers' page of sources."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "veiviser"
SOURCES = (ROOT / "content" / "developers" / "sources.md").read_text("utf-8")
TOLD = re.findall(r"^\| (?!named|---)([^|]+?) \| [^|]{20,} \|$", SOURCES, re.MULTILINE)
_NAME = r"[A-ZÆØÅ][a-zæøåö]+"
PAPER = re.compile(rf"\(({_NAME}(?:, {_NAME})*(?: and {_NAME})?,? (?:18|19|20)[0-9]{{2}})\b")
"""A citation in brackets: names, and a year."""
STANDARD = re.compile(r"\b(?:RFC [0-9]+|ISO [0-9]+(?:-[0-9]+)?|GIF[0-9]+a|SARIF|CommonMark|WCAG)\b")


def cited(pattern: re.Pattern[str]) -> set[str]:
    texts = [path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))]
    return {found for text in texts for found in pattern.findall(text)}


@pytest.mark.parametrize(("pattern", "one"), [(PAPER, "Tarjan 1972"), (STANDARD, "RFC 3986")])
def test_each_that_is_cited_stands_in_full(pattern: re.Pattern[str], one: str) -> None:
    names = cited(pattern)
    assert one in names
    assert names - {*TOLD} == set()


def test_each_paper_in_the_list_is_cited() -> None:
    papers = {name for name in TOLD if re.search(r" [0-9]{4}$", name) and not STANDARD.fullmatch(name)}
    assert len(papers) > 5
    assert papers == cited(PAPER)
