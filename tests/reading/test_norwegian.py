"""Who guesses a name in Norwegian is told the English one, and with that the file is sound."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veiviser import checks
from veiviser.journeys import compile_flow
from veiviser.model.project import Look, Project
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_flow, read_look
from veiviser.reading.shown.editions import KEYS as OF_EDITIONS
from veiviser.reading.shown.facts import KEYS as OF_FACTS
from veiviser.reading.yaml.norwegian import GUESSES, nearest_known

LOOK: Look = read_look([packaged_look()], Report())
OFFERED = re.compile(r"did you mean `([^`]+)`")
FLOW = """\
title: Prøve
task: Prøve
checked: 2026-11-27
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    step: 1 of 2
    guide: Svar på «Har du fastlege?», og trykk på «Neste».
    body:
      - heading: Hei
      - text: Les dette.
      - notice: Husk legitimasjon.
        kind: warning
      - question: Har du fastlege?
        answer: fastlege
        hint: Velg én
        error: Velg «Ja» eller «Nei».
        choices:
          ja: {label: Ja, to: slutt, guide: Da er du ferdig.}
          nei:
            label: Nei
            end: stop
            guide: Da stopper det.
            show: [{text: Ring oss.}]
      - link: Tilbake
        to: back
        when: {fastlege: ja}
      - button: Neste
  slutt:
    title: Ferdig
    step: 2 of 2
    end: done
    guide: Du er ferdig.
"""


def errors(text: str) -> list[str]:
    found = Report()
    flow = read_flow(text, PurePosixPath("flows/a.yaml"), LOOK, found)
    if flow is not None:
        found += checks.find_problems(
            Project(name="A", flows={flow.name: flow}, look=LOOK), {flow.name: compile_flow(flow)}
        )
    return [problem.message for problem in found if problem.severity == "error"]


@pytest.mark.parametrize(
    ("english", "norwegian", "right"),
    [
        ("title: Prøve", "tittel: Prøve", "title"),
        ("task:", "oppgave:", "task"),
        ("checked:", "sjekket:", "checked"),
        ("entries:", "innganger:", "entries"),
        ("screens:", "skjermer:", "screens"),
        ("step: 1", "steg: 1", "step"),
        ("guide: Svar", "veiledning: Svar", "guide"),
        ("body:", "innhold:", "body"),
        ("heading:", "overskrift:", "heading"),
        ("- text: Les", "- tekst: Les", "text"),
        ("- text: Les", "- Tekst: Les", "text"),
        ("notice:", "varsel:", "notice"),
        ("notice:", "melding:", "notice"),
        ("kind:", "type:", "kind"),
        ("kind: warning", "kind: advarsel", "warning"),
        ("question:", "spørsmål:", "question"),
        ("question:", "sporsmal:", "question"),
        ("question:", "spørsma\u030al:", "question"),
        ("answer:", "svar:", "answer"),
        ("hint:", "tips:", "hint"),
        ("error:", "feilmelding:", "error"),
        ("choices:", "valg:", "choices"),
        ("choices:", "Alternativer:", "choices"),
        ("label: Nei", "etikett: Nei", "label"),
        ("end: stop", "slutt: stop", "end"),
        ("end: stop", "end: stopp", "stop"),
        ("end: done", "end: ferdig", "done"),
        ("show:", "vis:", "show"),
        ("link:", "lenke:", "link"),
        ("to: back", "til: back", "to"),
        ("to: back", "to: tilbake", "back"),
        ("when:", "hvis:", "when"),
        ("when:", "når:", "when"),
        ("button:", "knapp:", "button"),
        ("button:", "Knapp:", "button"),
        ("step: 1 of 2", "step: 1 av 2", "1 of 2"),
        ("step: 1 of 2", "step: Steg 1 av 2", "1 of 2"),
        ("step: 1 of 2", "step: 1/2", "1 of 2"),
    ],
)
def test_the_english_name_is_offered(english: str, norwegian: str, right: str) -> None:
    assert errors(FLOW) == []
    assert english in FLOW
    offered = [name for message in errors(FLOW.replace(english, norwegian, 1)) for name in OFFERED.findall(message)]
    assert right in offered
    assert right in english


def test_every_name_that_can_be_offered_is_one_somewhere() -> None:
    options = [option for component in LOOK.components.values() for option in component.options.values()]
    known = {*OF_FACTS, *OF_EDITIONS, *LOOK.components, *(option.name for option in options)}
    known |= {word for option in options for word in (*option.words, *option.each)}
    keys = "title task lead checked phone entries dates situations screens walks promises step part guide body next end"
    keys += " tasks ask"
    keys += " shell label to set when unless optional sample values clock address from caption columns description lang"
    keys += " purpose options examples required says done stop exit back true false bokmål nynorsk"
    assert set(GUESSES) <= known | set(keys.split())


@given(name=st.text(max_size=12), known=st.lists(st.sampled_from(sorted(GUESSES)), max_size=5))
def test_only_what_is_known_is_offered(name: str, known: list[str]) -> None:
    offer = OFFERED.search(nearest_known(name, known))
    assert offer is None or offer[1] in known


@pytest.mark.parametrize("hidden", ["\u00ad", "\xa0", "\u2009", "\u202f"])
@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("button:", "button"),
        ("to: slutt", "slutt"),
        ("kind: warning", "warning"),
        ("body:", "body"),
        ("end: done", "done"),
    ],
)
def test_what_nobody_sees_in_a_name_is_told(written: str, right: str, hidden: str) -> None:
    text = FLOW.replace(written, written.replace(right, f"{right[:2]}{hidden}{right[2:]}"), 1)
    assert any(f"did you mean `{right}`, without U+{ord(hidden):04X} " in message for message in errors(text))


def test_a_screen_is_not_named_with_what_nobody_sees() -> None:
    assert any("U+00AD SOFT HYPHEN" in message for message in errors(FLOW.replace("  slutt:", "  slu\u00adtt:")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    title: Start", "    tittel: Start"),
        ("screens:", "skjermer:"),
        ("{label: Ja", "{etikett: Ja"),
        ("entries:", "entires:"),
    ],
)
def test_one_slip_is_told_once(old: str, new: str) -> None:
    """Not also as the name that is missing for it."""
    text = FLOW.replace(old, new, 1)
    assert text != FLOW
    report = Report()
    read_flow(text, PurePosixPath("flows/prøve.yaml"), LOOK, report)
    (told,) = [problem.id for problem in report if problem.id in ("unknown-key", "unknown-option", "missing-key")]
    assert told != "missing-key"


def test_where_the_dash_of_a_list_is_missing_the_line_with_it_is_shown() -> None:
    report = Report()
    read_flow(FLOW.replace("      - text: Les", "      text: Les"), PurePosixPath("flows/prøve.yaml"), LOOK, report)
    (problem,) = report
    assert problem.id == "not-yaml"
    assert problem.text.endswith("begin: `- text: Les dette.`")
