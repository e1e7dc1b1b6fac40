"""The words of the interface: read strictly, laid over each other, and put into templates."""

from pathlib import Path, PurePosixPath

import pytest

import veiviser
from tests.projects import SETTINGS, write_project
from veiviser.engine import build_generated
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Look
from veiviser.pipeline import generate
from veiviser.problem import Report
from veiviser.reading import packaged_look, read_look, read_project
from veiviser.reading.files.entries import read_entries
from veiviser.reading.look.words import read_words
from veiviser.sandbox import Sandbox
from veiviser.templating.environment import make_environment
from veiviser.templating.interface import Worded
from veiviser.templating.written_words import put_words
from veiviser.writing import write_files

PACKAGE = Path(veiviser.__file__).parent
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def catalogue(folder: Path, words: dict[str, str], language: str = "nb") -> Path:
    """A look that has words of its own."""
    entries = "\n".join(f'msgid "{key}"\nmsgstr "{said}"\n' for key, said in words.items())
    (folder / "words").mkdir(parents=True, exist_ok=True)
    (folder / "words" / f"{language}.po").write_text(HEADER + entries, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> list[tuple[int, str, str]]:
    report = Report()
    read_look([packaged_look(), folder], report)
    return [(problem.place.line, problem.id, str(problem.message)) for problem in sorted(report)]


def test_every_template_of_ours_finds_its_words(look: Look) -> None:
    environment = make_environment(look)
    names = [*look.layouts, *(f"components/{name}/template.html" for name in look.components)]
    for name in names:
        environment.get_template(name)  # raises where there are no such words


def test_a_project_says_something_in_words_of_its_own(tmp_path: Path) -> None:
    own = catalogue(tmp_path / "prototype", {"page.menu": "Verktøy", "page.step": "{number}/{total}"})
    assert problems_of(own) == []
    words = read_look([packaged_look(), own], Report()).words
    assert words("page.menu") == "Verktøy"
    assert words("page.step", number=1, total=4) == "1/4"
    assert words("page.back") == "Tilbake"


def test_another_language_is_one_file_and_bokmal_where_it_says_nothing(tmp_path: Path) -> None:
    own = catalogue(tmp_path / "prototype", {"page.back": "Attende"}, "nn")
    words = read_words([packaged_look(), own], "nn", Report())
    assert (words("page.back"), words("page.menu")) == ("Attende", "Meny")
    assert read_words([packaged_look(), own], "nb", Report())("page.back") == "Tilbake"


@pytest.mark.parametrize(
    ("key", "said", "wrong"),
    [
        ("page.meny", "Verktøy", "the interface has no words `page.meny`; did you mean `page.menu`?"),
        ("page.step", "Steg {number}", "the words of `page.step` have lost `{total}`; put it in"),
        ("page.menu", "Meny {number}", "the words of `page.menu` show `{number}`, which nothing fills; take it out"),
    ],
)
def test_a_slip_in_a_catalogue_is_told_with_its_line(tmp_path: Path, key: str, said: str, wrong: str) -> None:
    own = catalogue(tmp_path / "prototype", {"page.back": "Attende", key: said})
    assert problems_of(own) == [(8, "wrong-translation", wrong)]


def test_what_is_no_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    own = catalogue(tmp_path / "prototype", {"page.back": "Attende"})
    file = own / "words" / "nb.po"
    file.write_text(file.read_text("utf-8") + "\nmsgstr Meny\n", encoding="utf-8")
    assert [(line, id) for line, id, _ in problems_of(own)] == [(8, "bad-catalogue")]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ('word("page.meny")', "the interface has no words `page.meny`; did you mean `page.menu`?"),
        ('word("page.step", number=1)', "the words `page.step` have a place for `total`; give it a value"),
        ('word("page.menu", number=1)', "the words `page.menu` have no place for `number`; leave it out"),
        ("word(title)", '`word` is given a key in quotes, like `word("page.menu")`'),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_line(tmp_path: Path, asked: str, wrong: str) -> None:
    layout = tmp_path / "prototype" / "layout"
    layout.mkdir(parents=True)
    (layout / "picture.html").write_text(f"<p>\n{{{{ {asked} }}}}\n</p>", encoding="utf-8")
    assert problems_of(tmp_path / "prototype") == [(2, "bad-template", wrong)]


def test_a_template_of_a_project_has_words_of_its_own(tmp_path: Path) -> None:
    own = catalogue(tmp_path / "prototype", {"own.greeting": "Hei, {name}, & velkommen"})
    (own / "layout").mkdir()
    asked = '{{ word("own.greeting", name=alt) }}|{{ "a" ~ word("page.menu") }}'
    (own / "layout" / "picture.html").write_text(asked, encoding="utf-8")
    assert problems_of(own) == []
    environment = make_environment(read_look([packaged_look(), own], Report()))
    drawn = environment.get_template("picture.html").render(alt="<b>")
    assert drawn == "Hei, &lt;b&gt;, &amp; velkommen|aMeny"


def test_the_same_template_says_other_words_in_another_look(tmp_path: Path, look: Look) -> None:
    """Compiled templates are kept by a process; the words are part of what they are made from."""
    own = catalogue(tmp_path / "prototype", {"screen.errors": "Rett dette"})
    other = read_look([packaged_look(), own], Report())
    error = {"name": "a", "shown": "", "to": "a", "words": "A"}
    screen = {"name": "a", "title": "", "step": None, "errors": [error], "errors_shown": ""}
    screen |= {"above": "", "body": "", "shell": None}
    for one, said in ((look, "Du må rette"), (other, "Rett dette"), (look, "Du må rette")):
        assert said in make_environment(one).get_template("screen.html").render(screen=screen)


def test_words_cost_nothing_while_a_page_is_drawn(look: Look) -> None:
    class Parser(Worded, Sandbox):
        words = look.words

    code = Parser(autoescape=True).compile('<p>{{ word("page.menu") }}</p>', raw=True)
    assert "<p>Meny</p>" in code


def test_words_in_a_script_stand_in_quotes_whatever_they_are() -> None:
    words = InterfaceWords({"a.b": 'Si "hei" </script>', "a.c": "{count} av {whole}\n"})
    assert put_words('say(word("a.b"))', words) == r'say("Si \"hei\" \u003c/script\u003e")'
    assert put_words('word("a.c", { count, whole: 2 })', words) == (
        r'((v) => "" + v.count + " av " + v.whole + "\n")({ count, whole: 2 })'
    )
    assert put_words('password("a.b"); one.word("a.b")', words) == 'password("a.b"); one.word("a.b")'


def test_a_slip_in_a_script_or_in_the_frame_is_told_with_its_line(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "prototype/scripts/own.js": '\nsay(word("map.fond"));',
            "prototype/theme/partials/footer.html": '<footer>\n\n{{ word("frame.meny") }}</footer>',
        },
    )
    write_project(tmp_path)
    _, found = read_project(tmp_path)
    assert [(str(problem.place), problem.id) for problem in found if problem.severity == "error"] == [
        ("prototype/scripts/own.js:2:1", "bad-template"),
        ("prototype/theme/partials/footer.html:3:1", "bad-template"),
    ]


def test_each_entry_is_said_where_it_says() -> None:
    """So that whoever translates it can see where it stands, and nothing is translated that nobody says."""
    entries = read_entries(packaged_look() / "words" / "nb.po", PurePosixPath("nb.po"), Report()) or ()
    for entry in entries:
        if not entry.id:
            continue
        area = str(entry.id).partition(".")[0]
        ((file, _), *_) = entry.locations
        path = next(folder / file for folder in (packaged_look(), PACKAGE) if (folder / file).is_file())
        text = path.read_text("utf-8")
        assert f'"{entry.id}"' in text or f"'{entry.id}'" in text or f'f"{area}.{{' in text, entry.id


def test_what_leads_back_from_a_footnote_and_what_stands_under_a_drawing_are_words_of_the_project(
    tmp_path: Path,
) -> None:
    catalogue(tmp_path / "prototype", {"footnote.back": "Opp igjen", "drawing.caption": "Slik ser det ut"})
    write_project(
        tmp_path,
        SETTINGS.replace("[attr_list", "[footnotes, attr_list"),
        page="# Hei\n\nNoe.[^1]\n\n<!-- picture tegning.yaml -->\n\n[^1]: Mer.\n",
        files={"content/tegning.yaml": "text: En knapp\nbody:\n  - text: Hei\n"},
    )
    made = generate(tmp_path, processes=1)
    assert "<figcaption" in made.pictures["drawing/tegning.yaml"]
    assert "Slik ser det ut" in made.pictures["drawing/tegning.yaml"]
    build_generated(made, tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'title="Opp igjen"' in page
    assert "Tilbake til teksten" not in page
