"""A project's own frame around pages runs nothing, and a slip in it is told at its line by both ways to build."""

from pathlib import Path

import pytest

from tests.bad_input.running import files, mkdocs, veiviser
from tests.projects import write_project
from veiviser.reading import packaged_look
from veiviser.writing import write_files

RUN = "().__class__.__mro__[1].__subclasses__()"


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (f"{{{{ {RUN} }}}}", 2, "__class__"),
        ("{{ config.theme.get_env().from_string('x').render() }}", 2, "it calls what"),
        ("{{ config.load_file('/etc/passwd') }}", 2, "it calls what"),
        ("{{ page.read_source(config) }}", 2, "it calls what"),
        ("{% include '../../../../../../etc/passwd' %}", 2, "not there"),
        ("{% include 'borte.html' %}", 2, "`borte.html`, which is not there"),
        ("{{ borte.mer }}", 2, "`borte`"),
        ("{{ 1 / 0 }}", 2, "division by zero"),
        ("{% include 'partials/footer.html' %}", 2, "without end"),
        ("{% for i in range(10**9) %}{% endfor %}", 2, "Range too big"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", 2, "stopped"),
        ("{% set n = namespace(a='x') %}{% for a in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}", 2, "stopped"),
        ("{% set n = namespace(a=['x']) %}{% for a in range(99) %}{% set n.a = n.a + n.a %}{% endfor %}", 2, "stopped"),
        ("{{ 'x' * 10**9 }}", 2, "between numbers only"),
        ("{{ 'x' | center(10**10) }}", 2, "center"),
        ("{% if %}", 2, "cannot be read"),
        ("{{ 'a' | nofilter }}", 2, "nofilter"),
    ],
)
def test_a_slip_is_a_problem_at_its_line_and_what_reaches_out_is_refused(
    wrong: str, line: int, says: str, tmp_path: Path
) -> None:
    root = write_project(tmp_path)
    write_files(root, {"prototype/theme/partials/footer.html": f"<footer>\n{wrong}\n</footer>\n"})
    for ended in (veiviser("build", at=root), mkdocs("build", "--quiet", at=root)):
        assert ended.returncode == 1
        assert f"prototype/theme/partials/footer.html:{line}:1: error: " in ended.stdout + ended.stderr
        assert says in ended.stdout + ended.stderr
        assert not (root / "site").exists()


def test_what_frames_need_is_drawn(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    footer = """\
{% set found = [] %}{% set _ = found.append(config.site_name) %}{% set d = {'a': 1} %}
<footer>{{ found | join }} {{ d.get('a') }} {{ lang.t('nav') }} {{ 'x'.upper() }}
{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(2) %}3{% endcall %}
{% for n in range(2) %}{{ loop.cycle('a', 'b') }}{% endfor %}{% set n = namespace(a=4) %}{{ n.a }}</footer>
"""
    write_files(root, {"prototype/theme/partials/footer.html": footer})
    ended = veiviser("build", at=root)
    assert ended.returncode == 0, ended.stderr
    page = files(root / "site")["index.html"].decode()
    assert "Prøve 1 Navigasjon X\n23\nab4</footer>" in page


def test_our_own_frame_draws_the_same_without_bounds(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    assert veiviser("build", at=root).returncode == 0
    ours = files(root / "site")
    footer = (packaged_look() / "theme" / "partials" / "footer.html").read_text("utf-8")
    write_files(root, {"prototype/theme/partials/footer.html": footer})
    assert veiviser("build", at=root).returncode == 0
    assert files(root / "site") == ours
