"""Translations of flows: what there is to translate, what a catalogue says, and what is wrong with one."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given, strategies

from veiviser.model.catalogue import Catalogue, Message
from veiviser.model.flow import Flow
from veiviser.outputs.catalogues import make_catalogue
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading import look_folders, read_flow, read_look, read_project
from veiviser.reading.pages.catalogues import messages_of, read_catalogue
from veiviser.reading.shown.facts import read_facts

FLOW = """\
title: Savnet katt
task: Melde fra om katten
entries: {start: Fra forsiden}
situations:
  dag: {label: Når er det?, values: {hverdag: Hverdag, helg: Helg}}
screens:
  start:
    title: Er katten borte?
    part: Først
    guide: {heading: Se etter, text: Trykk på «Meld fra».}
    body:
      - text: Ring {fact.vakt}.
      - text: '{fact.vakt}'
      - text: |
          Se under sengen.

          Se i kjelleren.
        when: {dag: hverdag}
      - field: Navn
        answer: navn
        sample: Pus
      - button: Meld fra
    next: slutt
  slutt: {title: Takk, {navn}, end: done, body: [{link: Meld fra, to: start}]}
walks:
  alt: {title: Hele veien, to: slutt}
""".replace("Takk, {navn}", "'Takk, {navn}'")
CATALOGUE = """\
msgid ""
msgstr ""
"Language: nn\\n"

#: flows/katt.yaml:2
msgid "Savnet katt"
msgstr "Sakna katt"

#, fuzzy
#| msgid "Se under sofaen."
msgid "Meld fra"
msgstr "Sei ifrå"

msgid "Takk, {navn}"
msgstr "Takk, {navn}"
"""
PIECES = (
    *('msgid "a"', 'msgid "b {x}"', 'msgid ""', 'msgstr "c"', 'msgstr ""', '"d\\n"', '"', "msgid", "", "\\", "#~"),
    *("#, fuzzy", '#~ msgid "z"', '#~ msgstr "q"', '#~ "x"', '#| msgid "o"', "#: f.yaml:12", "#: f", "#,", "# c", "#."),
    *('msgctxt "k"', 'msgid_plural "aa"', 'msgstr[9] "y"', 'msgid "\\"', 'msgstr "\\x"', '"Language: xx_YY\\n"'),
    *(f'"Content-Type: text/plain; charset={name}\\n"' for name in ("idna", "nope", "latin-1")),
    *('"Plural-Forms: nplurals=0; plural=foo\\n"', '"PO-Revision-Date: x\\n"', '"POT-Creation-Date: 99-99\\n"'),
)
LEFT_OUT = ["1:1 left-out"]


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    (tmp_path / "facts.yaml").write_text(
        "vakt: {value: 116117, words: 116 117, source: loven, checked: 2026-11-01}\n", "utf-8"
    )
    problems = Report()
    facts = read_facts(tmp_path / "facts.yaml", PurePosixPath("facts.yaml"), problems)
    look = read_look(look_folders(Path(__file__).parents[2]), problems)
    flow = read_flow(FLOW, PurePosixPath("flows/katt.yaml"), look, problems, facts=facts)
    assert flow is not None, problems
    return flow


def read(folder: Path, text: str) -> tuple[Catalogue | None, list[str]]:
    """The catalogue, and line and ID of each problem."""
    path, problems = folder / "katt.po", Report()
    path.write_text(text, "utf-8")
    found = read_catalogue(path, PurePosixPath("content/locale/nn/katt.po"), problems)
    return found, [f"{problem.place.line} {problem.id}" for problem in problems]


def test_every_text_is_to_be_translated_once_with_the_names_in_it(flow: Flow) -> None:
    found = {message.words: [place.line for place in message.places] for message in messages_of(flow, FLOW)}
    assert found == {
        "Savnet katt": [1],
        "Melde fra om katten": [2],
        "Fra forsiden": [3],
        "Når er det?": [5],
        "Hverdag": [5],
        "Helg": [5],
        "Er katten borte?": [8],
        "Først": [9],
        "Se etter": [10],
        "Trykk på «Meld fra».": [10],
        "Ring {fact.vakt}.": [12],
        "Se under sengen.\n\nSe i kjelleren.\n": [14],
        "Navn": [19],
        "Pus": [21],
        "Meld fra": [22, 24],
        "Takk, {navn}": [24],
        "Hele veien": [26],
    }


def test_a_catalogue_says_how_far_each_text_is(tmp_path: Path) -> None:
    found, problems = read(tmp_path, CATALOGUE)
    assert problems == []
    assert found is not None
    assert found.language == "nn"
    asked = ("Savnet katt", "Meld fra", "Takk, {navn}", "Navn", "")
    assert [found.status(text) for text in asked] == ["translated", "fuzzy", "translated", "missing", "missing"]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ('"Takk, {navn}"\n', '"Takk"\n', ["14 wrong-translation"]),
        ('"Sakna katt"', '"Sakna {katt}"', ["6 wrong-translation"]),
        ("msgid", "msgdi", ["14 bad-catalogue"]),
        ('"Sakna katt"', '"Sakna "katt""', ["7 bad-catalogue"]),
        ('"Sakna katt"', '"Sakna katt', ["7 bad-catalogue"]),
        ('"Sakna katt"', '"Sakna \\n"\n"\\"katt\\""', []),
        (CATALOGUE, "", []),
    ],
)
def test_a_mistake_in_a_catalogue_is_told_at_its_line(right: str, wrong: str, found: list[str], tmp_path: Path) -> None:
    before, _, after = CATALOGUE.rpartition(right)
    assert read(tmp_path, before + wrong + after)[1] == found


def test_what_was_translated_stays_and_what_was_changed_is_marked(flow: Flow, tmp_path: Path) -> None:
    first = make_catalogue(messages_of(flow, FLOW), "nn")
    assert (first.missing, first.fuzzy) == (17, 0)
    done = first.text.replace(
        'msgid "Er katten borte?"\nmsgstr ""', 'msgid "Er katten borte?"\nmsgstr "Er katten vekke?"'
    )
    second = make_catalogue(messages_of(flow, FLOW), "nn", done)
    assert (second.missing, second.fuzzy) == (16, 0)
    assert make_catalogue(messages_of(flow, FLOW), "nn", second.text) == second
    changed = tuple(
        message if message.words != "Er katten borte?" else type(message)("Er katten helt borte?", message.places)
        for message in messages_of(flow, FLOW)
    )
    third = make_catalogue(changed, "nn", second.text)
    assert (third.missing, third.fuzzy) == (16, 1)
    found, problems = read(tmp_path, third.text)
    assert problems == []
    assert found is not None
    assert found.status("Er katten helt borte?") == "fuzzy"
    gone = make_catalogue([], "nn", second.text)
    assert '#~ msgstr "Er katten vekke?"' in gone.text
    assert "vekke" in make_catalogue(messages_of(flow, FLOW), "nn", gone.text).text.partition("#~")[0]


@given(text=strategies.lists(strategies.sampled_from(PIECES), max_size=9).map("\n".join))
@example(text='msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=idna\\n"')
@example(text='msgid "a"\n"d\\n"\nmsgstr "x"')
def test_any_lines_are_a_catalogue_or_told_and_what_is_made_of_them_stays(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = Place(PurePosixPath("flows/katt.yaml"), 1)
    found, problems = read(tmp_path_factory.getbasetemp(), text)
    assert (found is None) <= bool(problems)
    if not problems:
        made = make_catalogue([Message("a", (place,)), Message("b {x}", (place,))], "nn", text)
        assert make_catalogue([Message("a", (place,)), Message("b {x}", (place,))], "nn", made.text) == made


@pytest.mark.parametrize(
    ("settings", "file", "found"),
    [
        ("[nn]", "locale/nn/katt.po", []),
        ("[en]", "locale/nn/katt.po", LEFT_OUT),
        ("[nn]", "locale/nn/hund.po", LEFT_OUT),
        ("[nn]", "locale/katt.po", LEFT_OUT),
        ("[nn]", "nn/katt.po", LEFT_OUT),
    ],
)
def test_a_catalogue_that_nothing_asks_for_is_told(settings: str, file: str, found: list[str], tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": f"site_name: K\nsite_url:\ndocs_dir: content\nplugins: [veiviser: {{languages: {settings}}}]\n",
        "flows/katt.yaml": FLOW.replace("{fact.vakt}", "oss"),
        "content/index.md": "# K\n",
        f"content/{file}": CATALOGUE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    _, problems = read_project(tmp_path)
    assert [str(problem).split(": ")[0].rpartition(".po:")[2] + f" {problem.id}" for problem in problems] == found


@pytest.mark.parametrize(
    ("languages", "says"),
    [
        ("[nb]", "flows are written in `nb` already"),
        ("[no]", "flows are written in `nb` already"),
        ("[Nynorsk]", "`Nynorsk` is no language"),
        ("nn", "`languages`"),
        ("[{nn: en}]", "a language"),
    ],
)
def test_a_language_that_is_none_is_told(languages: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: K\nsite_url:\nplugins: [veiviser: {{languages: {languages}}}]\n")
    (tmp_path / "flows").mkdir()
    (tmp_path / "docs").mkdir()
    _, problems = read_project(tmp_path)
    assert any(says in problem.message and problem.place.file.name == "mkdocs.yml" for problem in problems)


@pytest.mark.parametrize(
    "wrong", ["{{ namn }}", "~~Kvar~~ er katten?", "[Les] (page:om)", "{ fact.pris }", "• Kvar er katten?"]
)
def test_what_looks_like_markup_in_a_translation_is_told_there(wrong: str, tmp_path: Path) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Hei"\nmsgstr "{wrong}"\n'
    (tmp_path / "a.po").write_text(text, "utf-8")
    problems = Report()
    read_catalogue(tmp_path / "a.po", PurePosixPath("content/locale/nn/a.po"), problems)
    assert [(problem.place.line, problem.id) for problem in problems] == [(4, "left-literal")]
