"""Facts as they are read from their file, and where flows and pages mention them."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from veiviser.model.flow import Flow
from veiviser.model.project import Look, Page
from veiviser.problem import Report
from veiviser.reading import read_content, read_flow
from veiviser.reading.shown.facts import Facts, read_facts

FILE = PurePosixPath("content/facts.yaml")
FACTS = """\
legevakt:
  value: 116117
  words: 116 117
  source: |
    Oppdraget
    og helsenorge.no
  checked: 2026-05-02
egenandel: {value: 179, unit: kr, source: helfo.no, from: 2025-07-01, until: 2026-06-30, checked: 2025-08-01}
leger: {value: 5224, source: helsedirektoratet.no, checked: 2026-05-02}
kode: {value: 0301, source: ssb.no, checked: 2026-05-02}
"""
SPACE = "\N{NO-BREAK SPACE}"
HEAD = "title: A\nentries: {a: Inn}\nscreens:\n  a:\n    title: A\n    end: done\n    body:\n"


def read(folder: Path, text: str = FACTS) -> tuple[Facts, list[str]]:
    path = folder / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Report()
    return read_facts(path, FILE, problems), [str(problem) for problem in problems]


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return read(tmp_path)[0]


def flow_with(text: str, facts: Facts, look: Look) -> tuple[Flow | None, list[str]]:
    problems = Report()
    flow = read_flow(HEAD + text, PurePosixPath("flows/a.yaml"), look, problems, facts=facts)
    return flow, [str(problem) for problem in problems]


# -- The file ----------------------------------------------------------------------------------------------------------


def test_a_fact_is_read_with_its_words_and_its_days(tmp_path: Path) -> None:
    facts, problems = read(tmp_path)
    assert problems == []
    fee = facts.by_name["egenandel"]
    assert (fee.value, fee.words, fee.unit) == ("179", f"179{SPACE}kr", "kr")
    assert (fee.days.first, fee.days.last, fee.checked) == (date(2025, 7, 1), date(2026, 6, 30), date(2025, 8, 1))
    assert str(fee.place) == "content/facts.yaml:8:1"
    assert facts.by_name["legevakt"].source == "Oppdraget og helsenorge.no"
    assert [facts.by_name[name].words for name in ("leger", "kode")] == [f"5{SPACE}224", "0301"]


def test_without_a_file_there_are_no_facts(tmp_path: Path) -> None:
    problems = Report()
    assert read_facts(tmp_path / "facts.yaml", FILE, problems) == Facts()
    assert problems == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "a: {value: 1, source: x, sorce: x, checked: 2026-05-02}",
            "1:26: error: the fact `a` has no `sorce`; did you mean `source`?",
        ),
        ("a: {source: x, checked: 2026-05-02}", "1:1: error: the fact `a` needs `value:`; add it"),
        ("a: {value: 1, checked: 2026-05-02}", "1:1: error: the fact `a` needs `source:`; add it"),
        ("a: {value: 1, source: x}", "1:1: error: the fact `a` needs `checked:`; add it"),
        (
            "a: {value: 1, source: x, checked: i dag}",
            "1:35: error: `checked` is a date such as 2026-04-24; here is `i dag`",
        ),
        (
            "a: {value: 1, source: x, checked: 2026-05-02, from: 2026-02-01, until: 2026-01-01}",
            "1:72: error: `until` is before `from`, which is 2026-02-01; change one of them",
        ),
        (
            "a: {value: '<b>1</b>', source: x, checked: 2026-05-02}",
            "1:12: error: `value` is plain words on one line, and here is <; take it out",
        ),
        ("Åpen tid: {value: 1, source: x, checked: 2026-05-02}", "1:1: error: a fact cannot be named `Åpen tid`"),
        ("a: 116 117", "1:4: error: the fact `a` is made of lines `key: value`, but here is a text"),
        ("- a", "1:1: error: a file of facts is made of lines `key: value`, but here is a list"),
    ],
)
def test_what_is_wrong_in_the_file_is_pointed_at(text: str, found: str, tmp_path: Path) -> None:
    _, problems = read(tmp_path, text)
    assert [problem.startswith(f"content/facts.yaml:{found}") for problem in problems] == [True], problems


# -- In flows ----------------------------------------------------------------------------------------------------------


def test_a_flow_has_words_in_texts_and_values_in_addresses(facts: Facts, look: Look) -> None:
    text = """\
      - text: |
          Haster det?

          Ring [{fact.legevakt}](tel:{fact.legevakt}).
      - link: '{fact.legevakt}'
        to: tel:{fact.legevakt}
"""
    flow, problems = flow_with(text, facts, look)
    assert flow is not None, problems
    notice, link = flow.screens["a"].body
    assert getattr(notice.options["text"], "words", "") == "Haster det?\n\nRing [116 117](tel:116117)."
    assert (link.targets[0].address, link.targets[0].kind) == ("tel:116117", "phone")
    assert [str(mention.place) for mention in flow.mentions] == [
        f"flows/a.yaml:{place}" for place in ("11:17", "11:38", "12:16", "13:17")
    ]
    assert [mention.shown for mention in flow.mentions] == ["116 117", "116117", "116 117", "116117"]


def test_each_screen_has_the_facts_that_stand_in_it(facts: Facts, look: Look) -> None:
    text = """\
title: A
screens:
  a: {title: A, end: done, body: [{text: Ring 112}]}
  b: {title: '{fact.leger}', end: done, guide: 'Ring {fact.legevakt}.'}
  c: {title: C, end: done}
lead: Ring {fact.legevakt}.
entries: {a: Inn}
promises:
  - every end says: '{fact.kode}'
"""
    flow = read_flow(text, PurePosixPath("flows/a.yaml"), look, Report(), facts=facts)
    assert flow is not None
    assert [mention.fact.name for mention in flow.mentions] == ["leger", "legevakt", "legevakt", "kode"]
    assert {name: [mention.fact.name for mention in screen.mentions] for name, screen in flow.screens.items()} == {
        "a": [],
        "b": ["leger", "legevakt"],
        "c": [],
    }


def test_a_promise_is_made_of_the_words_that_are_read(facts: Facts, look: Look) -> None:
    flow, problems = flow_with(
        "      - text: Ring 113\npromises:\n  - every end says: Ring {fact.legevakt}\n", facts, look
    )
    assert flow is not None, problems
    assert flow.promises[0].spot.words == "Ring 116 117"


def test_an_unknown_fact_gets_the_nearest_name(facts: Facts, look: Look) -> None:
    flow, problems = flow_with("      - text: Ring {fact.legevkt}.\n      - text: Ring {fact.}\n", facts, look)
    assert flow is None
    assert problems == [
        "flows/a.yaml:8:20: error: no fact is called `legevkt`; did you mean `legevakt`? [unknown-fact]",
        "flows/a.yaml:9:20: error: no name stands behind `fact.`; write one, as in {fact.egenandel} [unknown-fact]",
    ]


def test_a_fact_with_problems_of_its_own_is_not_unknown_too(tmp_path: Path, look: Look) -> None:
    facts, problems = read(tmp_path, "legevakt: {value: 116117}")
    assert len(problems) == 2
    assert flow_with("      - text: Ring {fact.legevakt}\n", facts, look)[1] == []
    facts, problems = read(tmp_path, "legevakt: {")
    assert len(problems) == 1
    assert flow_with("      - text: Ring {fact.legevakt}\n", facts, look)[1] == []


def test_a_brace_without_quotes_is_told_of(facts: Facts, look: Look) -> None:
    _, problems = flow_with("      - text: {fact.legevakt}\n", facts, look)
    expected = "text beginning with { needs quotes; write: - text: '{fact.legevakt}'"
    assert problems == [f"flows/a.yaml:8:15: error: {expected} [not-yaml]"]


def test_an_answer_called_fact_stays_an_answer(facts: Facts, look: Look) -> None:
    text = """\
      - question: Velg
        answer: fact
        choices: {legevakt: Legevakt, lege: Lege}
      - text: Du valgte {fact}, på {fact.legevakt}.
"""
    flow, problems = flow_with(text, facts, look)
    assert flow is not None, problems
    assert getattr(flow.screens["a"].body[1].options["text"], "words", "") == "Du valgte {fact}, på 116 117."


# -- On pages ----------------------------------------------------------------------------------------------------------


def test_a_page_mentions_facts_outside_its_code(facts: Facts, tmp_path: Path) -> None:
    code = "`{fact.legevakt}` <!-- {fact.leger} -->"
    text = f"# Ring {{fact.legevakt}}\n\n{code}\n\nRing 116 117, [nå](tel:{{fact.legevakt}}).\n"
    page, problems = page_with(text, facts, tmp_path)
    assert problems == []
    assert page.title == "Ring 116 117"
    assert page.anchors == {"ring-116-117"}
    assert [(m.place.line, m.place.column, m.shown) for m in page.mentions] == [
        (1, 8, "116 117"),
        (5, 6, "116 117"),
        (5, 24, "116117"),
    ]


def test_the_head_of_a_page_shows_facts_too(facts: Facts, tmp_path: Path) -> None:
    page, problems = page_with("---\ntitle: Ring {fact.legevakt}\n---\n\n# Ring\n", facts, tmp_path)
    assert (page.title, problems) == ("Ring 116 117", [])
    assert [(m.place.line, m.place.column, m.shown) for m in page.mentions] == [(2, 13, "116 117")]


def test_an_unknown_fact_on_a_page_has_its_place(facts: Facts, tmp_path: Path) -> None:
    _, problems = page_with("# A\n\nDet er {fact.lege}.\n", facts, tmp_path)
    assert problems == ["content/a.md:3:8: error: no fact is called `lege`; did you mean `leger`? [unknown-fact]"]


def page_with(text: str, facts: Facts, folder: Path) -> tuple[Page, list[str]]:
    content = folder / "content"
    content.mkdir()
    (content / "a.md").write_text(text, encoding="utf-8")
    problems = Report()
    return read_content(content, problems, facts=facts).pages["a"], [str(problem) for problem in problems]


# -- Where a number decides --------------------------------------------------------------------------------------------

BANDS = """\
      - number: Hvor gammel er du?
        answer: alder
        choices:
          ung: {label: "Under {fact.grense}", below: "{fact.grense}"}
          eldre: "{fact.grense} eller mer"
"""


def limit(folder: Path, value: str, look: Look) -> tuple[str, list[str]]:
    """What the band of a question is below, and what is wrong."""
    known, problems = read(folder, f"grense: {{value: '{value}', source: lovdata.no, checked: 2026-05-02}}\n")
    assert problems == []
    flow, problems = flow_with(BANDS, known, look)
    choices = flow.screens["a"].body[0].choices if flow is not None else ()
    return (str(choices[0].options["below"]) if choices else "", problems)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("16", "16"),
        ("300 000 kr", "300000"),
        ("300\u202f000 kr", "300000"),
        ("300\xa0000\xa0kroner", "300000"),
        ("kr 1 200,50", "1200.50"),
        ("kr 500,-", "500"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("-10 °C", "-10"),
        ("-10", "-10"),
        ("16 år", "16"),
        ("25 %", "25"),
        ("25%", "25"),
        ("3278", "3278"),
        ("seksten år", ""),
        ("16 til 18", ""),
        ("300.000", ""),
        ("2026-01-01", ""),
        ("116117, 113", ""),
        ("+4723327000", ""),
    ],
)
def test_the_number_that_decides_stands_once_as_a_fact(value: str, number: str, tmp_path: Path, look: Look) -> None:
    found, problems = limit(tmp_path, value, look)
    assert found == number
    assert [problem.split(": ")[2].partition(",")[0] for problem in problems] == (
        [] if number else ["`below` is a number"]
    )
    assert all(":11:" in problem and problem.endswith("[wrong-value]") for problem in problems)


def test_what_is_read_has_the_fact_s_words(tmp_path: Path, look: Look) -> None:
    known, _ = read(tmp_path, "grense: {value: 16, unit: år, source: lovdata.no, checked: 2026-05-02}\n")
    flow, problems = flow_with(BANDS, known, look)
    assert flow is not None, problems
    young, old = flow.screens["a"].body[0].choices
    assert (young.label.words, str(young.options["below"])) == (f"Under 16{SPACE}år", "16")
    assert old.label.words == f"16{SPACE}år eller mer"
    assert len(flow.mentions) == 3  # so that an old fact is told on each line


def test_a_limit_that_is_no_fact_is_told_as_such(tmp_path: Path, look: Look) -> None:
    known, _ = read(tmp_path, "grensen: {value: 16, source: lovdata.no, checked: 2026-05-02}\n")
    _, problems = flow_with(BANDS, known, look)
    assert any("no fact is called `grense`; did you mean `grensen`?" in problem for problem in problems)


@pytest.mark.parametrize("written", ["• 179", "ca. {fact.leger", "~~179~~", "{{ pris }}", "<!-- 179 -->", "__179__"])
@pytest.mark.parametrize("key", ["value", "words", "unit"])
def test_what_looks_like_markup_in_a_fact_is_told_there(key: str, written: str, tmp_path: Path) -> None:
    said = {"value": "'179'", "source": "helfo.no", "checked": "2026-05-02", key: f"'{written}'"}
    _, problems = read(tmp_path, "pris:\n" + "".join(f"  {name}: {text}\n" for name, text in said.items()))
    line = 2 + list(said).index(key)
    assert [problem for problem in problems if problem.startswith(f"{FILE}:{line}:")]
