"""Every check finds what is marked in its case, on that line, and finds nothing else."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from veiviser import checks
from veiviser.cli.explanations import explanations
from veiviser.journeys import compile_flows
from veiviser.journeys.compiling import every_flow
from veiviser.markdown.dialects import PAGE
from veiviser.markdown.document import read
from veiviser.messages import render
from veiviser.model.days import Days
from veiviser.model.fact import Fact
from veiviser.model.project import Look, Page, Project
from veiviser.model.wordlist import Advice
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading import packaged_look, read_flow, read_look
from veiviser.reading.flows.data_files import DataFile
from veiviser.reading.pages.rendered import places_of
from veiviser.reading.pages.rendered import render as render_page
from veiviser.reading.shown.facts import Facts

CASES = Path(__file__).parent / "cases"
ALL = sorted(checks.CHECKS)
WITH_CASES = [*ALL, every_flow.ID]
"""And the one problem that compiling finds."""
_MARK = re.compile(r"#.*?<- (?P<ids>[a-z-]+(?:, [a-z-]+)*)$")
_PLACE = Place(PurePosixPath("content/hjelp/nettlesere.md"))
PAGES = {
    "hjelp/nettlesere": Page(
        path=PurePosixPath("hjelp/nettlesere.md"), title="", text="", anchors=frozenset({"mobil"}), place=_PLACE
    )
}

WORDLIST = (
    Advice("sykmelding", ("sykemelding", "sykemeldingen"), "Slik er det", _PLACE),
    Advice("du", ("innbygger",), "Vi snakker til deg", _PLACE),
)

TODAY = date(2026, 11, 22)
_MAY = date(2026, 5, 2)
_FACTS = (
    Fact(name="vakt", value="987654", words="987 654", source="oppdraget", checked=_MAY, place=_PLACE),
    Fact(
        name="frikort",
        value="3165",
        words="3 165 kr",
        source="helfo.no",
        checked=_MAY,
        place=_PLACE,
        unit="kr",
        days=Days(date(2024, 1, 1), date(2024, 12, 31)),
    ),
    Fact(
        name="frikort-neste",
        value="3406",
        words="3 406 kr",
        source="helfo.no",
        checked=_MAY,
        place=_PLACE,
        unit="kr",
        days=Days(date(2027, 1, 1)),
    ),
    Fact(
        name="pris",
        value="179",
        words="179 kr",
        source="helfo.no",
        checked=_MAY,
        place=_PLACE,
        unit="kr",
        days=Days(last=TODAY),
    ),
    Fact(
        name="leger",
        value="5224",
        words="5 224",
        source="helsedirektoratet.no",
        checked=date(2025, 11, 21),
        place=_PLACE,
    ),
    Fact(
        name="leger-i-fjor",
        value="5100",
        words="5 100",
        source="helsedirektoratet.no",
        checked=date(2025, 11, 20),
        place=_PLACE,
    ),
)
FACTS = Facts({fact.name: fact for fact in _FACTS})
_GPS = "name,free\nEva Eksempelrud,12\nPeder Prøvestad,0\nKari To,0\nKari To,1\n"
DATA = {"leger": DataFile(PurePosixPath("data/leger.csv"), _GPS)}


@dataclass(frozen=True, order=True)
class Found:
    line: int
    id: str


@pytest.fixture(scope="module")
def look() -> Look:
    problems = Report()
    found = read_look([packaged_look()], problems)
    assert not problems
    return found


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_what_is_marked_is_found_and_nothing_else(case: str, look: Look) -> None:
    text = (CASES / f"{case}.yaml").read_text(encoding="utf-8")
    found = problems_in(text, case, look)
    assert [Found(p.place.line, p.id) for p in found] == marked(text), "\n".join(map(str, found))


def test_every_module_here_is_listed_under_its_own_name() -> None:
    modules = {path.stem for path in Path(checks.__file__).parent.glob("*.py")} - {"__init__", "contract"}
    assert modules == {id.replace("-", "_") for id in ALL}
    assert modules == {path.name.removesuffix(".nb.md") for path in Path(checks.__file__).parent.glob("*.nb.md")}
    assert all(check.__name__ == f"veiviser.checks.{id.replace('-', '_')}" for id, check in checks.CHECKS.items())


@pytest.mark.parametrize("id", WITH_CASES)
def test_every_check_has_a_case_and_a_sound_twin(id: str) -> None:
    case = (CASES / f"{id}.yaml").read_text(encoding="utf-8")
    assert id in {found.id for found in marked(case)}
    twin = CASES / f"{id}-sound.yaml"
    assert not marked(twin.read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", WITH_CASES)
def test_every_check_explains_itself_with_something_wrong_and_something_right(id: str) -> None:
    explanation = explanations("en")[id]
    assert "Wrong" in explanation
    assert "Right" in explanation
    assert "```yaml" in explanation


@pytest.mark.parametrize("id", WITH_CASES)
def test_every_message_says_what_would_mend_it(id: str, look: Look) -> None:
    text = (CASES / f"{id}.yaml").read_text(encoding="utf-8")
    for problem in problems_in(text, id, look):
        assert "; " in problem.message
        assert not problem.message.endswith(".")


@pytest.mark.parametrize("id", WITH_CASES)
def test_every_message_is_told_in_bokmaal(id: str, look: Look) -> None:
    text = (CASES / f"{id}.yaml").read_text(encoding="utf-8")
    for problem in problems_in(text, id, look):
        told = render(problem.message, "nb")
        assert told != problem.message
        assert "; " in told


def test_the_words_that_are_wrong_are_pointed_at(look: Look) -> None:
    text = (CASES / "missing-target.yaml").read_text(encoding="utf-8")
    (first, *_) = problems_in(text, "missing-target", look)
    assert text.splitlines()[first.place.line - 1][first.place.column - 1 :].startswith("slut ")
    assert first.message == "no screen `slut`; did you mean `slutt`?"


def test_a_page_is_asked_for_its_words_as_a_flow_is(look: Look) -> None:
    hard = "Videokonsultasjoner gjennomføres fortrinnsvis innenfor kommunehelsetjenestens alminnelige åpningstider.\n\n"
    text = "# Hei, innbygger\n\n" + "Du kan ringe oss.\n\n" * 20 + hard * 10
    place = Place(PurePosixPath("content/om.md"))
    pages = {
        name: Page(
            path=PurePosixPath(f"{name}.md"), title="Om", text=text, anchors=frozenset(), place=place, language=language
        )
        for name, language in (("om", "nb"), ("about", "en"))
    }
    found = checks.find_problems_of_pages(Project(name="Test", flows={}, look=look, pages=pages, wordlist=WORDLIST))
    assert {(problem.id, problem.severity) for problem in found} == {
        ("hard-to-read", "warning"),
        ("word-to-avoid", "warning"),
    }
    assert found[0].message == "«innbygger» is a word to avoid: Vi snakker til deg; write «du»"
    assert (found[0].place.line, found[0].place.column, found[1].place.line) == (1, 8, 43)
    assert "LIX 107, and the page 52, where 40 is the aim; find shorter words for «kommune" in found[1].message


@pytest.mark.parametrize(
    ("boxes", "read_by", "severity", "says"),
    [
        (6, "text", None, ""),
        (7, "text", "warning", "`time` has 127 pages, one for each combination of `plager` (7 boxes); say it on the"),
        (18, "text", "error", "too many combinations of `plager` (18 boxes); let fewer of them be read so long after"),
        (11, "text", "error", "`time` has 2,047 pages, one for each combination of `plager` (11 boxes); say it on the"),
        (6, "rule", None, ""),
        (
            8,
            "rule",
            "warning",
            "a page of `plager` has 255 ways on, one for each combination of `plager` (8 boxes); let",
        ),
        (11, "rule", "error", "a page of `plager` has 2,047 ways on, one for each combination of `plager` (11 boxes);"),
    ],
)
def test_a_flow_that_explodes_is_told_with_what_makes_it(
    boxes: int, read_by: str, severity: str | None, says: str, look: Look
) -> None:
    text = (CASES / "many-pages-sound.yaml").read_text(encoding="utf-8")
    head, _, _ = text.partition("          b0:")
    choices = "".join(f"          b{n}: {{label: Boks {n}}}\n" for n in range(boxes))
    rules = "".join(f"      - {{to: time, when: {{plager: b{n}}}}}\n" for n in range(boxes))
    shown = "".join(f"      - notice: Boks {n}.\n        when: {{plager: b{n}}}\n" for n in range(boxes))
    rules, shown = (rules, "      - text: Hei.\n") if read_by == "rule" else ("      - time\n", shown)
    text = head + choices + f"      - button: Neste\n    next:\n{rules}  time:\n    title: Time\n    end: done\n"
    text += f"    guide: Ferdig.\n    body:\n{shown}"
    found = [problem for problem in problems_in(text, "plager", look) if problem.id in ("many-pages", every_flow.ID)]
    assert [(p.severity, p.message.startswith(says), p.place.line) for p in found] == (
        [(severity, True, 11)] if severity else []
    )


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Ring [116 117](tel:116118) nå.", 16),
        ("Ring [116 117][vakt].\n\n[vakt]: tel:116118", 9),
        ('<p><a href="tel:116118">116 117</a></p>', 13),
        ("Ring [**116** 117](tel:+47116118).", 20),
        ("Ring [116 117](tel:116117), eller [vakten](tel:113).", None),
    ],
)
def test_a_page_is_asked_whether_its_links_call_what_they_show(written: str, column: int | None, look: Look) -> None:
    text = f"# Om\n\n{written}\n"
    document = read(text, PAGE)
    place = Place(PurePosixPath("content/om.md"))
    page = Page(
        path=PurePosixPath("om.md"),
        title="Om",
        text=text,
        anchors=frozenset(),
        place=place,
        rendered=render_page(document),
        link_places=places_of(document, document, place.file),
    )
    found = checks.find_problems_of_pages(Project(name="Test", flows={}, look=look, pages={"om": page}))
    assert [(p.id, p.place.column) for p in found] == ([("other-number", column)] if column is not None else [])


def problems_in(text: str, name: str, look: Look) -> list[Problem]:
    problems = Report()
    flow = read_flow(text, PurePosixPath(f"flows/{name}.yaml"), look, problems, facts=FACTS, data=DATA)
    assert flow is not None, "\n".join(map(str, problems))
    project = Project(name="Test", flows={flow.name: flow}, look=look, pages=PAGES, wordlist=WORDLIST)
    graphs, too_large = compile_flows(project)
    of_facts = checks.find_problems_of_facts(flow.mentions, (), TODAY)
    return sorted((*problems, *too_large, *checks.find_problems(project, graphs), *of_facts))


def marked(text: str) -> list[Found]:
    return sorted(
        Found(number, id)
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := _MARK.search(line))
        for id in mark["ids"].split(", ")
    )
