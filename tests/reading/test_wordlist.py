"""The list of words to avoid: read strictly, each problem on its line."""

from collections import Counter
from pathlib import Path, PurePosixPath

from tests.reading.test_cases import marked
from veiviser.problem import Problem, Report
from veiviser.reading import read_content
from veiviser.reading.pages.wordlist import read_wordlist

WRONG = """\
sykmelding:
  avoid: [sykemelding, sykemeldingen]
  reason: Slik er det.
du:
  avoid:
    - innbygger
    - Innbygger # <- wrong-value
    - du # <- wrong-value
    - borger! # <- wrong-value
  reason: Slik er det
om: # <- wrong-value
  avoid: [innbygger]
  reason: Slik er det
sykemelding: # <- wrong-value
  avoid: [syk]
  reason: Slik er det
og:
  avoid: [] # <- wrong-value
  reason: '' # <- wrong-value
men:
  avoid: [samt, likevel]
  reson: Slik er det # <- unknown-key
til:
  avoid: i henhold til # <- wrong-shape
  reason: Slik er det
fra: tekst # <- wrong-shape
"""


def read(root: Path, text: str) -> tuple[list[str], list[Problem]]:
    (root / "wordlist.yaml").write_text(text, encoding="utf-8")
    problems = Report()
    found = read_wordlist(root / "wordlist.yaml", PurePosixPath("content/wordlist.yaml"), problems)
    return [advice.write for advice in found], problems


def test_each_mistake_is_told_on_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    found, problems = read(tmp_path, WRONG)
    told = Counter((problem.place.line, problem.id) for problem in problems)
    assert told == marked(WRONG)  # that `men` has no reason is told by `reson`
    assert found == ["sykmelding", "du", "om", "sykemelding"]


def test_an_empty_list_and_one_that_is_no_list_avoid_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "# ingen ennå\n") == ([], [])
    assert [problem.id for problem in read(tmp_path, "- sykemelding\n")[1]] == ["wrong-shape"]


def test_the_list_is_no_page_and_belongs_to_the_folder_of_pages(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "under").mkdir(parents=True)
    problems = Report()
    assert read_content(content, problems).wordlist == ()
    for folder in (content, content / "under"):
        (folder / "wordlist.yaml").write_text("du:\n  avoid: [innbygger]\n  reason: Slik er det.\n", "utf-8")
    (advice,) = read_content(content, problems).wordlist
    assert (advice.write, advice.avoid, advice.reason) == ("du", ("innbygger",), "Slik er det")
    assert [str(problem.place.file) for problem in problems] == ["content/under/wordlist.yaml"]
