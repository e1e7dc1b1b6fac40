"""What is given any bytes by `fuzz.py`, from what people write to what is made of it."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

import yaml
from markdown import Markdown

from veiviser.checks import find_problems, find_problems_of_pages
from veiviser.engine.settings import plain_settings
from veiviser.journeys import compile_flows
from veiviser.links import check_folder
from veiviser.model.project import Look, Project
from veiviser.pipeline import Cache, generate
from veiviser.pipeline.drawing import draw_flow, put_together, view_of
from veiviser.problem import Problem, ProblemsFound, Report
from veiviser.reading import packaged_look, read_content, read_flow, read_look, read_settings
from veiviser.reading.files.text import decode
from veiviser.reading.markdown.keys import TAGS
from veiviser.reading.shown.facts import read_facts
from veiviser.templating.environment import LookEnvironment, make_environment

ROOT = Path(__file__).parents[2]
FACTS = "vakt: {value: 116117, words: 116 117, source: oppdraget, checked: 2026-05-02}\n"
TABLE = """\
caption: Nettlesere
columns: {navn: Navn, lyd: Lyd}
rows:
  - {navn: Chrome, lyd: Ja, source: prøvd, checked: 2026-05-02}
"""
OTHER = '<!doctype html><html lang="nb"><title>Hjem</title><h1 id="a">Hjem</h1><a href="side.html#b">Til siden</a>'
PROJECT = {
    "mkdocs.yml": "site_name: Prøve\nsite_url:\ntheme: {name: material, language: nb, font: false}\n",
    "content/index.md": "# Hei\n\nRing {fact.vakt}.\n\n<!-- table tabell.yaml -->\n",
    "flows/liste.yaml": """\
title: Liste
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Ring {fact.vakt}.
    next: slutt
    body:
      - directory: Hvem vil du ha?
        data: leger
        answer: lege
        choices: {eva: {label: Eva, free: true}, per: {label: Per, free: false}}
      - button: Neste
  slutt: {title: Slutt, end: done}
""",
}
DATA = {
    "content/facts.yaml": FACTS,
    "content/tabell.yaml": TABLE,
    "content/wordlist.yaml": "du: {avoid: [innbygger], reason: Vi snakker til den som leser}\n",
    "content/editions.yaml": "eksempel: {number: 4204, name: Eksempel, standard: bokmål}\n",
    "data/leger.csv": "name,municipality,county,gender,languages,free,rating,reviews\nEva,Bø,Oslo,kvinne,norsk,1,,0\n",
    ".veiviser/results/liste.json": '{"ran": {"walked": {"content": "", "passed": {}, "failed": {}}}}',
}
_CACHE = Cache()
_FLOW = PurePosixPath("flows/x.yaml")
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.details", "pymdownx.superfences"]


def flow(data: bytes) -> None:
    """A flow from its bytes to problems or to all that is drawn of it."""
    problems = Report()
    text = decode(data, _FLOW, problems)
    read = read_flow(text, _FLOW, look(), problems) if text is not None else None
    if read is None:
        assert any(problem.severity == "error" for problem in problems), "nothing is read, and nobody says why"
    else:
        project = Project(name="Test", flows={read.name: read}, look=look())
        graphs, too_large = compile_flows(project)
        problems += [*too_large, *find_problems(project, graphs)]
        if not any(problem.severity == "error" for problem in problems):
            for graph in graphs.values():
                _stay_inside(draw_flow(view_of(templates(), graph, {}, {})).files.site)
    _judge(problems)


def page(data: bytes) -> None:
    """A page with facts and a table beside it, from its bytes to problems or to HTML."""
    content = _folder("page") / "content"
    content.mkdir(exist_ok=True)
    for name, text in (("facts.yaml", FACTS), ("tabell.yaml", TABLE)):
        (content / name).write_text(text, "utf-8")
    (content / "side.md").write_bytes(data)
    problems = Report()
    facts = read_facts(content / "facts.yaml", PurePosixPath("content/facts.yaml"), problems)
    assert not problems, problems
    read = read_content(content, problems, facts=facts, words=look().words)
    project = Project(
        name="Test",
        flows={},
        look=look(),
        pages=read.pages,
        wordlist=read.wordlist,
        gallery=False,
    )
    problems += find_problems_of_pages(project)
    if not any(problem.severity == "error" for problem in problems):
        docs = put_together(project, templates(), ()).docs
        _stay_inside(docs)
        (page,) = (text for path, text in docs.items() if PurePosixPath(path).name == "side.md")
        Markdown(extensions=EXTENSIONS).convert(str(page))
    _judge(problems)


def html(data: bytes) -> None:
    """The same bytes as a page, a drawing, a stylesheet and a sitemap of a built site."""
    site = _folder("html")
    (site / "index.html").write_text(OTHER, "utf-8")
    names = (
        "side.html",
        "tegning.svg",
        "stil.css",
        "sitemap.xml",
        "skript.js",
        "_redirects",
        "_headers",
        "a.png",
        "a.gif",
    )
    for name in names:
        (site / name).write_bytes(data)
    _judge(check_folder(site).problems)


def settings(data: bytes) -> None:
    """`mkdocs.yml`, from its bytes to problems or to what the site engine is given."""
    file = _folder("settings") / "mkdocs.yml"
    file.write_bytes(data)
    problems = Report()
    if (read := read_settings(file.parent, problems)) is not None:
        _stay_data(plain_settings(read.engine, [{"!!python/name:os.system": "index.md"}]))
    _judge(problems)


def data(data: bytes) -> None:
    """One of the other files that people write, in a project that shows what they hold; its bytes say which."""
    root = _folder("data")
    for name, text in {**PROJECT, **DATA}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / list(DATA)[sum(data) % len(DATA)]).write_bytes(data)
    try:
        made = generate(root, cache=_CACHE, processes=1)
    except ProblemsFound as found:
        _judge(found.problems)
    else:
        _stay_inside((*made.docs, *made.site_files))
        _judge(made.warnings)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "flow": flow,
    "page": page,
    "html": html,
    "settings": settings,
    "data": data,
}
SEEDS: Mapping[str, tuple[str, ...]] = {
    "flow": ("tests/checks/cases/*.yaml", "generator/veiviser/starter/flows/*.yaml", "tests/reading/cases/**/*.yaml"),
    "page": ("content/**/*.md", "tests/**/*.md"),
    "html": ("tests/links/cases/**/*.html", "tests/links/**/*.xml", "tests/links/**/*.css", "tests/links/**/*.svg"),
    "data": ("content/*.yaml", "content/hjelp/*.yaml", "tests/reading/**/*.yaml", "prototype/components/**/*.csv"),
    "settings": ("mkdocs.yml", "tests/example/mkdocs.yml", "generator/veiviser/starter/mkdocs.yml"),
}
"""Where there is something to begin with."""


def seeds(target: str) -> list[bytes]:
    """Small files of the kind that a target reads."""
    paths = (path for pattern in SEEDS[target] for path in ROOT.glob(pattern) if "node_modules" not in path.parts)
    found = sorted({path for path in paths if path.is_file()})
    return [data for data in (path.read_bytes() for path in found) if len(data) < 8_000]


@cache
def look() -> Look:
    """The packaged one."""
    return read_look([packaged_look()], Report())


@cache
def templates() -> LookEnvironment:
    """The look's, compiled once."""
    return make_environment(look())


def _folder(name: str) -> Path:
    """The same one for all executions of a process, which has a folder for what it leaves behind."""
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _stay_inside(files: Iterable[str]) -> None:
    """Nothing would be written outside the site, or under a name that is no name."""
    for path in files:
        parts = path.split("/")
        assert all(part not in ("", ".", "..") and "\\" not in part and len(part.encode()) < 256 for part in parts), (
            path
        )


def _stay_data(text: str) -> None:
    """The site engine is given no tag that checks do not count on."""
    tags = {str(tag) for event in yaml.parse(text) if (tag := getattr(event, "tag", None))}
    assert tags <= {tag.replace("!!", "tag:yaml.org,2002:") for tag in TAGS} | {"!"}, tags


def _judge(problems: Iterable[Problem]) -> None:
    """Each problem is one line that says something, at a place that can be."""
    for problem in problems:
        assert problem.text, problem
        assert "\n" not in problem.text, problem
        assert problem.place.line >= 1, problem
        assert problem.place.column >= 1, problem
