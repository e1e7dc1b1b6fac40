"""A template that cannot be drawn is a problem at its line, in whatever process it is drawn."""

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader, StrictUndefined

from tests.projects import COLUMNS, PLUGINS, SETTINGS, choosing, leading_to, write_project
from veiviser.messages import render
from veiviser.pipeline import check_site, generate
from veiviser.problem import ProblemsFound
from veiviser.reading import packaged_look
from veiviser.sandbox import Sandbox
from veiviser.templating.mistakes import template_mistakes
from veiviser.templating.words import in_groups
from veiviser.writing import write_files


@pytest.mark.parametrize(
    ("file", "right", "wrong", "line", "named"),
    [
        ("page.html", "title=title", "title=titel", 7, "titel"),
        ("page.html", "title=title", "title=flow.titel", 7, "titel"),
        ("page.html", "<title>", "<title>{% include 'borte.html' %}", 7, "borte.html"),
        ("picture.html", "{{ alt }}", "{{ alt }}{{ bilde }}", 7, "bilde"),
    ],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_it_names_the_line(
    file: str, right: str, wrong: str, line: int, named: str, processes: int, tmp_path: Path
) -> None:
    with_gallery = SETTINGS.replace(PLUGINS, "plugins: [veiviser]")
    write_project(tmp_path, with_gallery, flows={"a": leading_to("tel:116117"), "b": leading_to("tel:116117")})
    template = (packaged_look() / "layout" / file).read_text("utf-8").replace(right, wrong, 1)
    write_files(tmp_path, {f"prototype/layout/{file}": template})
    with pytest.raises(ProblemsFound) as raised:
        generate(tmp_path, processes=processes)
    (problem,) = raised.value.problems
    assert (str(problem.place), problem.id) == (f"prototype/layout/{file}:{line}:1", "bad-template")
    assert f"`{named}`" in problem.message


FLOW = """\
title: Prøve
entries: {start: Fra siden}
screens:
  start:
    title: Start
    body:
      - notice: Ring først.
      - link: Les mer
        to: page:index
    end: done
"""


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        ("{{ text.titel }}", 2, ["`titel`", "`notice` of flows/prove.yaml:7:9", "shows `text`"]),
        ("{{ text | upcase }}", 2, ["filter `upcase`"]),
        ("{{ text | uper }}", 2, ["filter `uper`", "did you mean `upper`?"]),
        ("{% if text is tall %}{% endif %}", 2, ["test `tall`"]),
        ("{{ text + 1 }}", 2, ["unsupported operand", "flows/prove.yaml:7:9"]),
        ("{{ 1 / 0 }}", 2, ["division by zero"]),
        ("{% for i in 5 %}{% endfor %}", 2, ["not iterable"]),
        ("{% for i in range(10**9) %}{% endfor %}", 2, ["may not", "Range too big"]),
        ("{% for i in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", 2, ["stopped"]),
        ("{{ 'a' * 10**9 }}", 2, ["may not"]),
        ("{{ text.__class__.__mro__ }}", 2, ["may not", "__class__"]),
        ("{% include 'borte.html' %}", 2, ["`borte.html`, which is not there"]),
        ("{% include 'components/notice/template.html' %}", 2, ["without end"]),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 2, ["without end"]),
        ("{% for i in [1] recursive %}{% endfor %}", 2, ["cannot call itself"]),
        ("{% if %}", 2, ["cannot be read"]),
        ("{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}", 1, ["too deep"]),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, 1, ["nested"]),
    ],
)
def test_a_slip_in_a_projects_own_template_is_told_alike_by_check_and_build(
    wrong: str, line: int, says: list[str], tmp_path: Path
) -> None:
    write_project(tmp_path, flows={"prove": FLOW})
    template = f"<div>{{{{ text }}}}{{{{ kind }}}}{{{{ heading }}}}\n{wrong}\n{{{{ id }}}}</div>\n"
    write_files(tmp_path, {"prototype/components/notice/template.html": template})
    declared = (packaged_look() / "components" / "notice" / "component.yaml").read_text("utf-8")
    write_files(tmp_path, {"prototype/components/notice/component.yaml": declared})
    checked = [problem for problem in check_site(tmp_path) if problem.severity == "error"]
    with pytest.raises(ProblemsFound) as raised:
        generate(tmp_path)
    assert list(raised.value.problems) == checked
    (problem,) = checked
    assert str(problem.place) == f"prototype/components/notice/template.html:{line}:1"
    for words in says:
        assert words in problem.message


@pytest.mark.parametrize(
    ("wrong", "place", "told"),
    [
        ("<p><b>Hei</p></b>", "2:10", ("wrong-nesting", "`</p>` does not close what was opened last")),
        ("<section>Hei", "3:1", ("wrong-nesting", "`</div>` does not close what was opened last")),
        ('<p class="a"\n onclick="x()">Hei</p>', "3:2", ("unsafe-page", "`onclick` on <p>")),
        ("<iframe></iframe>", "2:1", ("unsafe-page", "<iframe>")),
        ("<script>alert(1)</script>", "2:1", ("unsafe-page", "<script>")),
        ('<img src="https://example.no/x.png" alt="">', "2:6", ("unsafe-page", "`src` on <img>")),
    ],
)
def test_what_an_own_component_draws_is_judged_where_it_is_written(
    wrong: str, place: str, told: tuple[str, str], tmp_path: Path
) -> None:
    declared = "purpose: Et kort.\nmain: text\noptions:\n  text: {type: text, required: true, says: Det.}\n"
    own = {
        "component.yaml": f"{declared}examples:\n  enkelt: {{text: Hei}}\n",
        "template.html": f"<div>{{{{ text }}}}\n{wrong}\n</div>\n",
    }
    write_project(tmp_path, flows={"prove": FLOW.replace("notice", "kort")})
    write_files(tmp_path, {f"prototype/components/kort/{name}": text for name, text in own.items()})
    checked = [problem for problem in check_site(tmp_path) if problem.severity == "error"]
    with pytest.raises(ProblemsFound) as raised:
        generate(tmp_path)
    assert list(raised.value.problems) == checked
    assert (str(checked[0].place), checked[0].id) == (f"prototype/components/kort/template.html:{place}", told[0])
    assert told[1] in checked[0].message


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{{ 'a' * 9 }}", "malen gjør noe maler ikke har lov til: `*` kan bare stå mellom tall; ta det bort"),
        ("{{ borte }}", "malen bruker navnet `borte`, som den ikke får; rett navnet, eller ta det bort her"),
        (
            "{% for i in [1] recursive %}{% endfor %}",
            "malen kan ikke leses: en løkke kan ikke kalle seg selv; skriv en løkke inne i en annen",
        ),
    ],
)
def test_what_is_wrong_is_told_in_bokmaal_to_its_last_word(wrong: str, told: str) -> None:
    environment = Sandbox(undefined=StrictUndefined, loader=FunctionLoader(lambda _: (wrong, "layout/page.html", None)))
    with pytest.raises(ProblemsFound) as raised, template_mistakes():
        environment.get_template("page.html").render()
    (problem,) = raised.value.problems
    assert render(problem.message, "nb") == told


def test_our_own_mistake_is_not_taken_for_a_templates() -> None:
    environment = Environment(loader=FunctionLoader(lambda _: ("{{ grouped(5) }}", "layout/page.html", None)))
    with pytest.raises((AttributeError, TypeError)), template_mistakes():
        environment.get_template("page.html").render(grouped=in_groups)


def test_the_tools_templates_draw_the_same_in_the_sandbox(tmp_path: Path) -> None:
    write_project(tmp_path, flows={"a": FLOW, "b": choosing()})
    write_files(tmp_path, {"data/leger.csv": f"{COLUMNS}Eva,Bø,Oslo,kvinne,norsk,1,,0\n"})
    plain = generate(tmp_path)
    for part in ("layout", "components"):
        shutil.copytree(packaged_look() / part, tmp_path / "prototype" / part)
    assert check_site(tmp_path) == plain.warnings
    bounded = generate(tmp_path)
    assert (bounded.site_files, bounded.pictures, bounded.docs) == (plain.site_files, plain.pictures, plain.docs)
