"""What editors say of search: read strictly, each problem on its line, and told to the reader's browser."""

import json
from collections import Counter
from pathlib import Path, PurePosixPath

from tests.reading.test_cases import marked
from veiviser.model.search import NO_WORDS, SearchWords
from veiviser.outputs.whole_site.search_words import tell_search_words
from veiviser.problem import Problem, Report
from veiviser.reading.pages.search_words import read_search_words
from veiviser.reading.shown.facts import read_facts

FACTS = """\
brann: {value: 110, source: kommunen, checked: 2026-11-01}
vakt: {value: 116117, words: 116 117, source: kommunen, checked: 2026-11-01}
pris: {value: 179 kr, source: kommunen, checked: 2026-11-01}
"""
SOUND = """\
emergency:
  brann:
    title: Brenner det?
    call: {brann: hvis det brenner, vakt: ellers}
    words: [Brann, det  brenner]
  vakt:
    title: Haster det?
    call: {vakt: kveld og helg, brann: hvis det brenner}
    words: [vakt]
harmless: [Brann  over, vaktel]
ignore: [hvordan]
numbers: {1: [En, ett], 100: [hundre]}
synonyms: {avbestille: [avlyse, Cancel]}
pages:
  index.md: [start]
  guide/vakt/index.md: [vakt]
nothing:
  pages: [om/index.md]
  call: {vakt: hvis det haster}
"""
WRONG = """\
emergency:
  en:
    title: En <b>             # <- wrong-value
    call: {vakta: ringe}      # <- unknown-fact
    words: [brann]
  to:                         # <- missing-key
    call: {pris: ringe}       # <- wrong-value
    words: [brann, vakt, '!'] # <- wrong-value
  tre: ring                   # <- wrong-shape
synonyms:
  time: [time, avtale]        # <- wrong-value
  lege: [doktor, avtale]      # <- wrong-value
  doktor: [dokter]            # <- wrong-value
  tolk: []                    # <- wrong-value
  barn: unge                  # <- wrong-shape
pages:
  indeks.md: [start]          # <- bad-link
nothing:
  pages: [borte.md, guide/vakt/index.md] # <- bad-link
  ring: {vakt: hei}           # <- unknown-key
synonym: {}                   # <- unknown-key
harmless: ['?']               # <- wrong-value
numbers:
  101: [mange]                # <- wrong-value
  en: [ett]                   # <- wrong-value
  1: [ett]                    # <- wrong-value
"""


def read(root: Path, text: str) -> tuple[SearchWords, list[Problem]]:
    (root / "facts.yaml").write_text(FACTS, "utf-8")
    (root / "search.yaml").write_text(text, "utf-8")
    problems = Report()
    facts = read_facts(root / "facts.yaml", PurePosixPath("content/facts.yaml"), problems)
    file, pages = PurePosixPath("content/search.yaml"), ["index", "om/index"]
    return read_search_words(root / "search.yaml", file, pages, ["guide/vakt/index"], facts, problems), problems


def test_each_mistake_is_told_on_its_line(tmp_path: Path) -> None:
    problems = read(tmp_path, WRONG)[1]
    told = Counter((problem.place.line, problem.id) for problem in problems)
    twice = {(8, "wrong-value"): 1, (19, "bad-link"): 1}  # `brann` stands on line 5 too, and a guide is not offered
    assert told - marked(WRONG) == Counter(twice)
    assert not marked(WRONG) - told
    assert any("did you mean `index.md`" in problem.message for problem in problems)


def test_what_is_said_reaches_the_browser_with_the_numbers_of_the_facts(tmp_path: Path) -> None:
    found, problems = read(tmp_path, SOUND)
    assert problems == []
    told = json.loads(tell_search_words(found, [{"title": "Om oss", "page": "om/"}]))
    assert [(one["title"], one["words"]) for one in told["emergencies"]] == [
        ("Brenner det?", ["brann", "det brenner", "110"]),
        ("Haster det?", ["vakt", "116117"]),
    ]
    assert told["emergencies"][0]["calls"][1] == {"when": "ellers", "number": "116117", "words": "116 117"}
    assert told["numerals"] == {"en": 1, "ett": 1, "hundre": 100}
    assert told["synonyms"] == {"avlyse": "avbestille", "cancel": "avbestille"}
    assert told["first"][1] == {"page": "guide/vakt/index.md", "words": ["vakt"]}
    assert told["harmless"] == ["brann over", "vaktel"]
    assert (told["ignored"], told["pages"]) == (["hvordan"], [{"title": "Om oss", "page": "om/"}])
    assert [mention.fact.name for mention in found.mentions] == ["brann", "vakt", "vakt", "brann", "vakt"]


def test_a_site_without_the_file_or_with_an_empty_one_searches_by_its_own_words(tmp_path: Path) -> None:
    assert read(tmp_path, "# ingen ennå\n") == (NO_WORDS, [])
    assert json.loads(tell_search_words(NO_WORDS, []))["emergencies"] == []
    assert [problem.id for problem in read(tmp_path, "- brann\n")[1]] == ["wrong-shape"]
