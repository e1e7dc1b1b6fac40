"""Whatever comes in, what is said is plain: no traceback, no word of programmers, a place that is there."""

import ast
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.bad_input.running import veiviser
from tests.breadth import tries
from tests.conftest import Golden
from tests.projects import FLOW, write_project
from tests.sites import ROOT
from veiviser.checks import find_problems
from veiviser.cli.explanations import explanations
from veiviser.journeys import compile_flows
from veiviser.model.project import Look, Project
from veiviser.pipeline import draw
from veiviser.problem import Problem, Report
from veiviser.reading import packaged_look, read_content, read_flow, read_look
from veiviser.reading.files.text import decode

GOLDEN = Path(__file__).parents[1] / "goldens" / "problem-ids.txt"
PROGRAMMERS_WORDS = re.compile(
    r"\b(token|mapping|NoneType|scalar|parser?|parsing|syntax|null|boolean|integer|string|dict|tuple|"
    r"codec|ordinal|stack|errno|callable|iterable|regex|int\(\)|object of type|Traceback)\b"
)
FILE = PurePosixPath("flows/x.yaml")


# -- What can be said --------------------------------------------------------------------------------------------------


def test_every_kind_of_problem_is_known(golden: Golden) -> None:
    golden(GOLDEN, "".join(f"{id}\n" for id in sorted(explanations("en"))))


def sentences() -> list[tuple[str, str]]:
    """Where, and what: every text with a blank in it that the code can say to somebody."""
    found = []
    for path in sorted((ROOT / "generator" / "veiviser").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings, for ourselves
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                found.append((f"{path.name}:{node.lineno}", node.value))
    return [(place, text) for place, text in found if re.search(r"[a-z] [a-z]", text)]


def test_no_message_has_a_word_of_programmers() -> None:
    said = sentences()
    assert len(said) > 200
    plain = [
        (place, text)
        for place, text in said
        if not place.startswith(("explaining.py", "foreign.py"))  # have the words of PyYAML and Jinja to find
        and not text.startswith("<?xpacket")  # which is XML
    ]
    assert [(place, text) for place, text in plain if PROGRAMMERS_WORDS.search(text)] == []


def judge(problems: list[Problem], text: str) -> None:
    """What is said of a file is plain, explained, and points into it."""
    for problem in problems:
        assert problem.id in explanations("en")
        assert problem.text
        assert "\n" not in problem.text
        assert not problem.text.endswith(".")
        told = re.sub(r"`[^`]*`|«[^»]*»", "", problem.text)  # what the author wrote is not ours
        assert not PROGRAMMERS_WORDS.search(told), problem.text
        lines = text.split("\n")
        assert 1 <= problem.place.line <= len(lines) + 1
        assert problem.place.column >= 1


# -- Whatever comes in -------------------------------------------------------------------------------------------------


@cache
def packaged() -> Look:
    return read_look([packaged_look()], Report())


def read_and_draw(data: bytes) -> None:
    """The whole way of a flow from its file's bytes to pages, or to problems."""
    look = packaged()
    problems = Report()
    text = decode(data, FILE, problems)
    flow = read_flow(text, FILE, look, problems) if text is not None else None
    if flow is None:
        assert any(problem.severity == "error" for problem in problems)
    else:
        project = Project(name="Test", flows={flow.name: flow}, look=look)
        graphs, too_large = compile_flows(project)
        problems += [*too_large, *find_problems(project, graphs)]
        if not any(problem.severity == "error" for problem in problems):
            draw(project, graphs)
    judge(problems, text or "")


# fmt: off
_WORDS = st.sampled_from([
    "title", "screens", "entries", "start", "body", "guide", "next", "when", "unless", "set", "to", "end", "choices",
    "answer", "question", "button", "text", "step", "1 of 4", "done", "stop", "{x}", "«A»", "page:a#b", "tel:1", "_",
    "no", "~", "10:22", "0x1F", "1e9", "æøå", "🙂", "\u202e", "\x85", "\ufeff", "\0", "x" * 300, "a/b", "--",
])
_MARKS = st.sampled_from([
    ": ", ":\n", "\n", "\n  ", "\n    ", "\n      - ", "- ", "[", "]", "{", "}", ", ", "'", '"', "|\n", ">\n", "#",
    " #", "&a ", "*a", "!x ", "!!python/name:os ", "---\n", "...\n", "? ", "%YAML 1.2\n", "@", "`", "\t", "\r", "<<: ",
    "\\",
])
_MARKDOWN = st.sampled_from([
    "# ", "## ", "\n\n", "\n", "> ", "- ", "1. ", "    ", "```", "~~~", "|", "---\n", "***", "!!! note\n", "<b>",
    "<!--", "-->", "<script>", "<a href=", "](", "[a]", "[a]: ", "{#a}", "{: .b }", "![", ")", "`", "``", "\\",
    "&#x41;", "<", "javascript:", "https://a.no", "#a", "side.md", "../", "\ufeff", "\0", "\r", "title: x", "\ud800",
])
# fmt: on
YAML_LIKE = st.lists(st.one_of(_WORDS, _MARKS, st.text(max_size=5)), max_size=40).map("".join)
QUICK = settings(tries(50, wide=1_200), suppress_health_check=list(HealthCheck))


@QUICK
@given(data=st.one_of(st.binary(max_size=300), YAML_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(data=b"")
@example(data=b"\xff\xfet\0i\0")
@example(data=b"[" * 5_000)
@example(data=b"a: &a [*a]")
def test_any_bytes_as_a_flow_end_in_problems_or_pages(data: bytes) -> None:
    read_and_draw(data)


@st.composite
def mutants(choose: st.DrawFn) -> str:
    """The example's flow with a few pieces lost, doubled, moved or strange."""
    text = (ROOT / "tests" / "example" / "flows" / "savnet-katt.yaml").read_text("utf-8")
    for _ in range(choose(st.integers(1, 3))):
        lines = text.split("\n")
        at = choose(st.integers(0, len(lines) - 1))
        match choose(st.integers(0, 4)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(choose(st.integers(0, len(lines))), lines[at])
            case 2:
                lines[at] = lines[at][: choose(st.integers(0, len(lines[at])))]
            case 3:
                lines[at] = "  " + lines[at]
            case _:
                where = choose(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:where] + choose(st.one_of(_WORDS, _MARKS)) + lines[at][where:]
        text = "\n".join(lines) or "x"
    return text


@QUICK
@given(text=mutants())
def test_a_flow_with_slips_of_the_pen_ends_in_problems_or_pages(text: str) -> None:
    read_and_draw(text.encode("utf-8", "surrogatepass"))


@QUICK
@given(text=st.lists(st.one_of(_MARKDOWN, st.text(max_size=5)), max_size=60).map("".join))
@example(text="---\ndates:\n  a: {last of month: b\n\n  c}\n---\n# A\n")
def test_any_text_as_a_page_ends_in_problems_or_a_page(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("fuzz") / "content"
    folder.mkdir()
    (folder / "side.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = Report()
    read_content(folder, problems)
    judge(problems, text.replace("\r\n", "\n").replace("\r", "\n"))


# -- The same through the command --------------------------------------------------------------------------------------

NASTY: dict[str, tuple[bytes, str]] = {
    "tom": (b"", "empty-file"),
    "bombe": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "not-allowed-in-yaml"),
    "dyp": (b"title: " + b"[" * 1_000 + b"]" * 1_000, "too-deep"),
    "dypest": (b"[" * 200_000, "too-deep"),
    "merke": (b"title: !!python/object/apply:os.system [id]\n", "not-allowed-in-yaml"),
    "tab": (b"title: A\nscreens:\n\tstart: {title: A}\n", "not-yaml"),
    "utf16": ("title: Å".encode("utf-16"), "wrong-encoding"),
    "latin": ("title: Å".encode("latin-1"), "wrong-encoding"),
    "null": (b"title: A\0\n", "invisible-character"),
    "liste": (b"- a\n- b\n", "wrong-shape"),
    "stor": (b"# " + b"x" * 2_000_001, "too-large"),
    "linje": (b"title: " + b"x" * 1_000_000, "too-large"),
    "tall": (FLOW.replace("title: Start", "title: Start\n    step: " + "9" * 5_000).encode(), "wrong-value"),
    "hull": (FLOW.replace("next: slutt", "next: sluttt").encode(), "missing-target"),
}


def test_rows_22_25_28_29_every_bad_file_is_told_at_once_and_none_hides_another(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    for name, (data, _) in NASTY.items():
        (project / "flows" / f"{name}.yaml").write_bytes(data)
    ended = veiviser("check", at=project)
    assert ended.returncode == 1
    for name, (_, id) in NASTY.items():
        told = [line for line in ended.stdout.splitlines() if line.startswith(f"flows/{name}.yaml:")]
        assert any(line.endswith(f"[{id}]") for line in told), (name, told)
    assert not [line for line in ended.stdout.splitlines() if len(line) > 500]


def test_rows_29_35_ten_thousand_screens_and_ten_thousand_choices_are_taken(tmp_path: Path) -> None:
    head = "title: A\ntask: A\nentries: {s0: A}\nscreens:\n"
    long = "".join(f"  s{n}: {{title: A, body: [{{button: Neste}}], next: s{n + 1}}}\n" for n in range(9_999))
    choices = "".join(f"          c{n}: {{label: Valg {n}, to: s1}}\n" for n in range(10_000))
    wide = "  s0:\n    title: A\n    body:\n      - menu:\n" + choices + "  s1: {title: B, end: done}\n"
    project = write_project(tmp_path, flows=head + long + "  s9999: {title: B, end: done}\n")
    (project / "flows" / "bred.yaml").write_text(head + wide, encoding="utf-8")
    ended = veiviser("check", at=project)
    assert "error" not in ended.stdout
    assert ended.returncode == 0
