"""Conditions in others' words become conditions of ours, or are told as lost."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

from veiviser.journeys import compile_flow
from veiviser.model.journey import State
from veiviser.model.project import Look
from veiviser.problem import Report
from veiviser.reading import read_flow

BENCH = Path(__file__).parents[2] / "bench" / "proof"
SAID = [
    ("response == 'ja'", ["when: {svar: ja}"]),
    ("not(response == 'ja')", ["when: {svar: [nei, begge]}"]),
    ("!(response == 'ja') && response != 'nei'", ["when: {svar: begge}"]),
    ("'Har du katt?' is 'Ja, en'", ["when: {katt: ja-en}"]),
    ("'Har du katt?' is_not 'Ja, en'", ["unless: {katt: ja-en}"]),
    ("katt in [:ja, 'to']", ["when: {katt: [ja-en, to]}"]),
    ("%w(ja to).include?(katt)", ["when: {katt: [ja-en, to]}"]),
    ("next_node_if(:slutt?, responded_with(%w{ja nei}))", ["when: {svar: [ja, nei]}"]),
    ("katt == 'ja' and response == 'nei'", ["when: {katt: ja-en, svar: nei}"]),
    ("katt == 'ja' or (response == 'nei')", ["when: {katt: ja-en}", "when: {svar: nei}"]),
    ("not(katt == 'ja' and response == 'nei')", ["unless: {katt: ja-en}", "when: {svar: [ja, begge]}"]),
    ("ting == 'hus' and ting == 'hage'", ["when: {ting: {all: [hus, hage]}}"]),
    ("katt == 'ja' and katt == 'to'", []),
]
LOST = ["amount > 3", "katt == 'tre'", "not(katt == 'ja') and not(ting == 'hus')", "hund == 'ja'", "kall me"]
CAT = {
    "flow": "katt",
    "screens": [
        {
            "id": "katt?",
            "title": "Har du katt?",
            "choices": [{"id": "ja", "label": "Ja"}, {"label": "Nei"}],
            "next": ["by"],
        },
        {"id": "by", "title": "Hvor bor du?", "kind": "singlequestion", "next": ["vei"]},
        {
            "id": "vei",
            "next": [
                {"when": "'Hvor bor du?' is 'Byen' and katt == 'ja'", "goto": "bykatt"},
                {"when": "not(katt == 'ja')", "goto": "ingen"},
                {"when": "month > 3", "goto": "sommer"},
                {"goto": "slutt"},
            ],
        },
        *({"id": name, "title": name} for name in ("bykatt", "ingen", "sommer", "slutt")),
    ],
}


@pytest.fixture(scope="module")
def bench() -> Iterator[Path]:
    sys.path.insert(0, str(BENCH))
    yield BENCH
    sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def conditions(bench: Path) -> ModuleType:
    return import_module("conditions")


@pytest.mark.parametrize(("written", "expected"), [*SAID, *((written, None) for written in LOST)])
def test_what_can_be_said_becomes_rules(conditions: ModuleType, written: str, expected: list[str] | None) -> None:
    own = conditions.Question("svar", {"ja": "ja", "nei": "nei", "begge": "begge"}, many=False)
    cats = conditions.Question("katt", {"ja": "ja-en", "Ja, en": "ja-en", "to": "to", "nei": "nei"}, many=False)
    things = conditions.Question("ting", {"hus": "hus", "hage": "hage"}, many=True)
    asked = {"": own, "katt": cats, "Har du katt?": cats, "ting": things}
    assert conditions.rules(written, asked.get) == expected


def test_a_flow_keeps_what_its_earlier_answers_decide(bench: Path, look: Look) -> None:
    converted = import_module("neutral").convert(CAT, set())
    report = Report()
    flow = read_flow(converted.text, PurePosixPath("flows/katt.yaml"), look, report)
    assert flow is not None
    assert report == []
    assert converted.said == 2
    assert [line for line in converted.lost if "condition `" in line] == [
        "vei (ways on): the condition `month > 3` is kept as a choice"
    ]
    graph = compile_flow(flow)
    leads = {
        (dict(edge.source.values).get("katt-svar"), dict(edge.source.values).get("by-svar"), edge.target.screen)
        for edge in graph.edges
        if edge.source.screen == "vei" and isinstance(edge.target, State)
    }
    assert leads == {
        ("ja", "byen", "bykatt"),
        ("ja", "noe-annet", "vei-ways-on"),
        ("nei", "byen", "ingen"),
        ("nei", "noe-annet", "ingen"),
    }
