"""A line that is offered instead of a broken one reads as what its author meant: each is put in and read again."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.breadth import tries
from tests.sites import ROOT
from veiviser.problem import Problem, Report
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml

FILE = PurePosixPath("flows/a.yaml")
OFFERED = re.compile(
    r"(?:write(?: lines (?P<first>\d+) to (?P<last>\d+) as one)?|if it is one|if you mean it|if it begins with !)"
    r": (?P<line>.*)$"
)


def read(text: str) -> tuple[Node | None, list[Problem]]:
    problems = Report()
    return read_yaml(text, FILE, problems), problems


def taken(text: str, problem: Problem) -> str:
    """The file with the offered line in place of the author's, as one would who copies it."""
    offer = OFFERED.search(problem.message)
    assert offer is not None, problem
    lines = text.split("\n")
    first = int(offer["first"] or problem.place.line) - 1
    last = int(offer["last"] or first + 1) - 1
    blanks = len(lines[first]) - len(lines[first].lstrip(" "))
    return "\n".join([*lines[:first], " " * blanks + offer["line"], *lines[last + 1 :]])


def texts_in(node: Node | None) -> list[str]:
    match node:
        case Scalar():
            return [node.text]
        case Sequence():
            return [text for item in node.items for text in texts_in(item)]
        case Mapping():
            return [text for entry in node.items.values() for text in texts_in(entry.value)]
        case _:
            return []


FORMS = {
    "flow": "title: Prøve\nscreens:\n  a:\n    body:\n      - text: {}\n        kind: info\n      - button: Neste\n",
    "facts": "pris:\n  value: 1\n  source: {}\n  checked: 2026-01-01\n",
    "settings": "site_name: {}\nplugins:\n  - veiviser\n",
    "front matter": "\ntitle: {}\nlang: nb\n",
    "drawing": "- text: {}\n- text: To\n",
    "a list": "velg:\n  - {}\n  - To\n",
    "last": "title: {}",
}
TEXTS = [
    "{edition.name} svarer innen fire uker.",
    "{fact.x} kroner",
    "{fact.a}, {fact.b}: {fact.c}",
    "{navn}",
    "{{navn}} i klammer",
    "[Les mer](https://a.no)",
    "[Les mer](https://a.no) om det, [her](b.md)",
    "[^1]: note",
    "[ ] Kryss",
    '"Neste" er knappen',
    "'Neste' er knappen",
    '"Neste" er Karis\' knapp',
    "@kommunen svarer",
    "% av alle",
    "& så videre",
    "&co er bra",
    "*fet* skrift",
    "*fet skrift*",
    "**fet** skrift",
    "!viktig melding",
    "! Obs",
    "| strek",
    "> 5 år",
    ">5 år",
    "`kode` her",
    "? hva nå",
    ": kolon",
    ", og",
    "] slutt",
    "} slutt",
]
ONLY_BEHIND_KEYS = ["- punkt", "Merk: dette er", "Merk: det's", "Slutt:", "#1 er best", "Ring #1 først"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", [*TEXTS, *ONLY_BEHIND_KEYS])
def test_text_that_needs_quotes_is_offered_as_it_should_be(form: str, words: str) -> None:
    text = FORMS[form].replace("{}", words)
    if form == "a list" and (words in ONLY_BEHIND_KEYS or words == "? hva nå"):
        return  # a line `- Merk: dette` is a table there
    _, (problem,) = read(text)
    assert problem.place.line == text[: text.index(words)].count("\n") + 1
    node, left = read(taken(text, problem))
    assert left == []
    assert words in texts_in(node)


ANY_TEXT = st.text(alphabet="{}[]()'\"@%&*!|>`-?:#, abcå.0\\", min_size=1, max_size=25).map(str.strip).filter(bool)


@given(words=ANY_TEXT, form=st.sampled_from(["flow", "facts", "settings", "last"]))
def test_whatever_line_is_offered_can_be_read(words: str, form: str) -> None:
    text = FORMS[form].replace("{}", words)
    _, problems = read(text)
    if len(problems) == 1 and OFFERED.search(problems[0].message):
        node, left = read(taken(text, problems[0]))
        assert node is not None, (text, problems, left)
        assert left == []


def test_a_text_of_several_lines_becomes_one() -> None:
    text = "body:\n  - text: {fact.x} kroner\n      for hver time\n      hos legen\n    kind: info\n"
    _, (problem,) = read(text)
    assert "write lines 2 to 4 as one" in problem.message
    assert "{fact.x} kroner for hver time hos legen" in texts_in(read(taken(text, problem))[0])


def test_text_inside_braces_is_quoted_where_it_stands() -> None:
    text = "choices: {ja: {label: {navn} vil, to: b}, nei: Nei}\n"
    _, (problem,) = read(text)
    assert problem.message.endswith("write: choices: {ja: {label: '{navn} vil', to: b}, nei: Nei}")
    assert read(taken(text, problem))[1] == []


@pytest.mark.parametrize("mark", "'\"")
@pytest.mark.parametrize(
    "later",
    [
        "lead: {m}Slik gjør du{m}",
        "lead: Trykk {m}Neste{m}",
        "lead: Trykk {m}Neste{m}. Velg {m}Ja{m}",
        "lead: Det er bra",
        "lead: Karis{m} bok",
        "screens:\n  a: {m}Hei{m}\n  b:\n    c: {m}Ha det{m}",
        "lead: Hei{m}",
    ],
)
def test_a_quote_that_is_not_closed_is_told_where_it_opens(mark: str, later: str) -> None:
    text = f"task: Prøve\ntitle: {mark}Velg tid\nnext: a\n{later.replace('{m}', mark)}\n"
    _, (problem,) = read(text)
    assert (problem.place.line, problem.place.column) == (2, 8)
    assert f"the quote {mark} opens here" in problem.message
    assert "Velg tid" in texts_in(read(taken(text, problem))[0])


@pytest.mark.parametrize("dash", ["–", "—", "•", "·", "\uf0b7", "\u2011", "\u2212"])
@pytest.mark.parametrize(
    "text",
    [
        "body:\n  {d} text: Hei\n  {d} button: Neste\n    to: b\n",
        "body:\n  - text: Hei\n  {d} button: Neste\n    to: b\n",
        "body:\n  {d} text: Hei\n",
        "{d} Ja\n{d} Nei: nå\n",
    ],
)
def test_a_dash_of_a_word_processor_is_told_with_the_line_as_it_should_be(dash: str, text: str) -> None:
    written = text.replace("{d}", dash)
    problems = read(written)[1]
    while problems:
        assert dash in problems[0].message or "–" not in text
        before = written
        written = taken(written, problems[0])
        assert written != before
        problems = read(written)[1]
    assert read(written)[0] == read(text.replace("{d}", "-"))[0]


def test_what_is_a_table_or_a_block_on_purpose_is_left_alone() -> None:
    text = "a: {label: Ja, to: b}\nb: [x, y]\nc: |\n  Merk: dette\nd: >-\n  hei\ne: 'to\n  linjer: her'\nf: {x: }\n"
    assert read(text)[1] == []


@pytest.mark.parametrize("text", ["nei: &svar {label: Nei}\n", "a: *svar\n", "a: !ENV X\n", "a: !!python/name:x y\n"])
def test_what_is_yaml_on_purpose_is_refused_without_such_a_line(text: str) -> None:
    (problem,) = read(text)[1]
    assert problem.id == "not-allowed-in-yaml"
    assert not OFFERED.search(problem.message)


OURS = [
    path.read_text(encoding="utf-8")
    for pattern in ("flows/kommunal*.yaml", "tests/example/flows/*.yaml", "content/facts.yaml", "mkdocs.yml")
    for path in sorted(ROOT.glob(pattern))
]
SLIPS = [
    "{fact.x} ",
    "[a](b) ",
    '"',
    "'",
    "– ",
    "@",
    "* ",
    "> ",
    "Merk: ",
    "!",
    "&a ",
    "`a` ",
    "#",
    "| ",
    ": ",
    "{a}: {b} ",
]


def test_braces_in_the_place_of_a_key_before_what_no_parser_takes_are_told() -> None:
    problems = read("title: Bestille\n{a}: {b} task: Hei\n")[1]
    assert [(problem.id, problem.place.line) for problem in problems] == [("not-yaml", 2)]


@tries(40, wide=1_000)
@given(text=st.sampled_from(OURS), data=st.data())
def test_what_is_offered_in_our_own_files_mends_that_line(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    parts = re.fullmatch(r"(\s*)((?:- )*(?:[\w-]+: )?)(.*)", lines[number])
    assert parts is not None
    blanks, key, value = parts.groups()
    slip = data.draw(st.sampled_from(SLIPS))
    lines[number] = data.draw(st.sampled_from([f"{blanks}{key}{slip}{value}", f"{blanks}{slip}{key}{value}"]))
    broken = "\n".join(lines)
    for problem in read(broken)[1]:
        if OFFERED.search(problem.message):
            left = [p.place.line for p in read(taken(broken, problem))[1] if p.severity == "error"]
            assert all(line > problem.place.line for line in left), (lines[number], problem)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"A" og "B"', '"A" og "B"'),
        ("'A' og 'B'", "'A' og 'B'"),
        ("'Don't", "Don't"),
        ("'Don't stop'", "Don't stop"),
        ('"Si "hei" nå"', 'Si "hei" nå'),
        ('"Hei" sa hun', '"Hei" sa hun'),
    ],
)
def test_quotes_that_are_the_texts_own_stay_and_those_around_it_go(written: str, meant: str) -> None:
    text = f"title: Prøve\ntext: {written}\n"
    _, problems = read(text)
    assert texts_in(read(taken(text, problems[0]))[0])[-1] == meant
