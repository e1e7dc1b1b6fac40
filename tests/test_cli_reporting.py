"""Problems in the words of people, programs and code hosts."""

import json
from pathlib import PurePosixPath

import pytest

from veiviser.cli.reporting import as_github, as_sarif, as_text, counted, summary
from veiviser.messages import render, say
from veiviser.place import Place
from veiviser.problem import Problem

ERROR = Problem(Place(PurePosixPath("flows/å b.yaml"), 3, 7), "dead-end", say("100 % stopp:\nslutt, her"))
WARNING = Problem(Place(PurePosixPath("flows/x.yaml"), 1, 1), "look-alike", say("ligner"), "warning")
NOTE = Problem(Place(PurePosixPath("a,b:c.yaml"), 1, 1), "same-label", say("likt"), "note")
ALL = (ERROR, WARNING, NOTE)


def test_a_line_a_problem() -> None:
    assert as_text([WARNING, NOTE], {}).splitlines() == [
        "flows/x.yaml:1:1: warning: ligner [look-alike]",
        "a,b:c.yaml:1:1: note: likt [same-label]",
    ]


def test_what_would_end_a_github_command_is_escaped() -> None:
    assert as_github(ALL, {}).splitlines() == [
        "::error file=flows/å b.yaml,line=3,col=7,title=dead-end::100 %25 stopp: slutt, her",
        "::warning file=flows/x.yaml,line=1,col=1,title=look-alike::ligner",
        "::notice file=a%2Cb%3Ac.yaml,line=1,col=1,title=same-label::likt",
    ]


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(as_sarif(ALL, {"dead-end": "A screen without a way on.\n\nMore."}))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "veiviser"
    assert [rule["id"] for rule in rules] == sorted({problem.id for problem in ALL})
    assert rules[0]["shortDescription"] == {"text": "A screen without a way on."}
    for problem, result in zip(ALL, run["results"], strict=True):
        assert result["level"] in ("none", "note", "warning", "error")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.id
        assert result["message"] == {"text": problem.text}
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (problem.place.line, problem.place.column)
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert uris == ["flows/%C3%A5%20b.yaml", "flows/x.yaml", "a%2Cb%3Ac.yaml"]


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no problems"),
        ([ERROR], "1 error"),
        ([ERROR, ERROR, WARNING], "2 errors and 1 warning"),
        (ALL, "1 error, 1 warning and 1 note"),
    ],
)
def test_the_summary_counts(problems: list[Problem], words: str) -> None:
    assert summary(problems) == words


def test_what_is_counted_has_its_thousands_apart_as_the_language_has_them() -> None:
    links = counted(26_773, say("link"), say("links"))
    assert (render(links, "en"), render(links, "nb")) == ("26,773 links", "26\N{NO-BREAK SPACE}773 lenker")
