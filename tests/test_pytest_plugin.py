"""What `pytest flows/` runs, in a site of its own and beside other projects."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.projects import PROMISING as FLOW
from tests.projects import SETTINGS
from veiviser.pipeline import generate
from veiviser.reading.runs.results import read_results

pytest_plugins = ["pytester"]

NAMES = [
    "problems",
    "walk 1 › start … slutt (2 steps)",
    "walk 2 › start … stop (1 step)",
    "start › nei › tid",
    "start › ja › stop",
    "tid › Bestill › slutt",
    "promise › at most 2 steps to › slutt",
]


@pytest.fixture
def site(pytester: pytest.Pytester) -> pytest.Pytester:
    """A site of one flow."""
    (pytester.path / "mkdocs.yml").write_text(f"{SETTINGS}site_url:\n", encoding="utf-8")
    for name in ("content", "flows"):
        (pytester.path / name).mkdir()
    (pytester.path / "content" / "index.md").write_text("# Hjem\n", encoding="utf-8")
    write(pytester, FLOW)
    return pytester


def test_each_walk_branch_promise_and_link_is_a_test_with_a_name_that_reads(site: pytest.Pytester) -> None:
    names = collected(site)
    assert [name for name in names if name in NAMES] == NAMES
    assert {name.split(" › ")[1] for name in names if name.startswith("link")} >= {"tel:113", "tid.html", "slutt.html"}
    assert [name for name in names if name.startswith("random")][-1] == "random walk 5"


def test_a_sound_flow_passes(site: pytest.Pytester) -> None:
    result = run(site)
    result.assert_outcomes(passed=len(collected(site)))


def test_one_branch_is_run_by_its_name(site: pytest.Pytester) -> None:
    run(site, "flows/prove.yaml::start › ja › stop").assert_outcomes(passed=1)


def test_processes_share_the_same_names(site: pytest.Pytester) -> None:
    result = site.runpytest_subprocess("flows", "-p", "no:cacheprovider", "-n", "2")
    result.assert_outcomes(passed=len(collected(site)))
    assert walked(site) == ["green", "green", "green"]  # and one of them keeps what they saw


def test_a_page_that_leads_elsewhere_fails_with_place_expectation_and_replay(site: pytest.Pytester) -> None:
    spoil(site, "button", "tid.html", "slutt.html")
    result = run(site, "-k", "nei")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "flows/prove.yaml:11:*",
            "  expected: one «Neste», which leads to tid",
            "  found:    «Neste» to slutt.html",
            "  replay:   http://127.0.0.1:8000/verksted/prototype/prove/start.html?sykmelding=nei",
        ]
    )


@pytest.mark.parametrize(
    ("to", "wrong"),
    [
        ("page:hjelp/index", ("../../hjelp/index.html", "../../hjelp/nettlesere/index.html")),
        ("page:hjelp/nettlesere", ("nettlesere/index.html", "nettlesere/eldre/index.html")),
        ("page:hjelp/index#hjelp", ("hjelp/index.html#hjelp", "hjelp/nettlesere/index.html#hjelp")),
        ("annen/start", ("../annen/start.html", "../annen/startet.html")),
        ("https://www.norge.no/", ("https://www.norge.no/", "https://www.norge.no/hjelp")),
    ],
)
def test_a_link_out_leads_to_just_that_page(to: str, wrong: tuple[str, str], site: pytest.Pytester) -> None:
    write(
        site,
        FLOW.replace("        to: slutt", f'        to: "{to}"').replace(
            "promises:\n  - at most 2 steps to: slutt\n", ""
        ),
    )
    other = FLOW.replace("  slutt: {", "  startet: {").replace("to: slutt", "to: startet")
    (site.path / "flows" / "annen.yaml").write_text(other, encoding="utf-8")
    for name in ("hjelp/index", "hjelp/nettlesere", "hjelp/nettlesere/eldre"):
        page = site.path / "content" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Hjelp { #hjelp }\n", encoding="utf-8")
    run(site, "-k", "Bestill", "flows/prove.yaml").assert_outcomes(passed=1)
    spoil(site, "button", *wrong)
    run(site, "-k", "Bestill", "flows/prove.yaml").assert_outcomes(failed=1)


def test_what_fails_is_told_in_the_language_of_whoever_runs_the_tests(
    site: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(site, "button", "tid.html", "slutt.html")
    for variable in ("VEIVISER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    result = site.runpytest_subprocess("flows", "-p", "no:cacheprovider", "-k", "nei")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "  ventet:   én «Neste», som leder til tid",
            "  fant:     «Neste» til slutt.html",
            "  se selv:  http://127.0.0.1:8000/verksted/prototype/prove/start.html?sykmelding=nei",
        ]
    )


def test_a_language_that_we_do_not_have_stops_the_tests(site: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIVISER_LANGUAGE", "tlh")
    result = run(site)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["VEIVISER_LANGUAGE is `tlh`; choose nb or en"])


def test_a_control_that_shows_twice_fails(site: pytest.Pytester) -> None:
    spoil(site, "button", 'data-when="sykmelding--ja"', "")
    result = run(site, "-k", "nei")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  found:    «Neste» to tid.html; «Neste» that stops"])


def test_a_template_that_cannot_be_drawn_is_told_with_its_line(site: pytest.Pytester) -> None:
    folder = site.path / "prototype" / "layout"
    shutil.copytree(Path(__file__).parents[1] / "prototype" / "layout", folder)
    page = (folder / "page.html").read_text("utf-8")
    (folder / "page.html").write_text(page.replace("title=title", "title=titel"), encoding="utf-8")
    result = run(site)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["prototype/layout/page.html:7:1: error: *`titel`*"])


def test_a_link_that_leads_nowhere_fails(site: pytest.Pytester) -> None:
    spoil(site, "button", "tid.html", "ingen.html")
    result = run(site, "-k", "link and ingen")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  found:    no page verksted/prototype/prove/ingen.html"])


def test_random_walks_find_it_too_and_say_how_to_go_again(site: pytest.Pytester) -> None:
    spoil(site, "button", "tid.html", "slutt.html")
    result = run(site, "-k", "random", "--random-walks=20", "--walk-seed=7")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*--walk-seed=7*"])
    assert failures(result) == failures(run(site, "-k", "random", "--random-walks=20", "--walk-seed=7"))


def test_a_broken_promise_shows_the_walk_that_breaks_it(site: pytest.Pytester) -> None:
    write(site, FLOW.replace("at most 2 steps", "at most 1 step"))
    result = run(site)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["flows/prove.yaml:22:*Fra forsiden › Nei › Bestill*"])


def test_a_flow_with_problems_fails_with_all_of_them(site: pytest.Pytester) -> None:
    write(site, FLOW.replace("to: tid", "to: tidd").replace("to: slutt\n  slutt", "to: slut\n  slutt"))
    result = run(site)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["flows/prove.yaml:11:*did you mean `tid`*", "flows/prove.yaml:19:*did you mean*"])


def test_a_flow_with_problems_leaves_the_others_to_be_tested(site: pytest.Pytester) -> None:
    other = site.path / "flows" / "annen.yaml"
    other.write_text(FLOW.replace("to: tid", "to: tidd"), encoding="utf-8")
    assert failures(run(site)) == ["FAILED flows/annen.yaml::problems - flows/annen.yaml:6:45"]  # where «Neste» is told


def test_a_flow_apart_does_nothing_to_projects_that_are_no_sites(pytester: pytest.Pytester) -> None:
    (pytester.path / "flows").mkdir()
    write(pytester, FLOW)
    pytester.makepyfile("def test_of_theirs(): assert True")
    for settings in (None, "site_name: Other\nplugins: [search]\n", "site_name: About veiviser\n"):
        if settings is not None:
            (pytester.path / "mkdocs.yml").write_text(settings, encoding="utf-8")
        result = run(pytester, ".")
        result.assert_outcomes(passed=1)
        assert "prove" not in result.stdout.str()


def test_a_run_leaves_what_it_saw_and_a_changed_flow_makes_it_old(site: pytest.Pytester) -> None:
    assert set(walked(site)) == {"grey"}
    run(site, "-k", "stop and not walk and not random")
    assert walked(site) == ["grey", "green", "grey"]
    run(site)
    assert walked(site) == ["green", "green", "green"]
    write(site, FLOW.replace("title: Velg tid", "title: Velg en tid"))
    assert walked(site) == ["amber", "amber", "amber"]
    assert [path.name for path in (site.path / ".veiviser" / "results").iterdir()] == ["prove.json"]


def test_what_failed_is_known_to_have_failed(site: pytest.Pytester) -> None:
    spoil(site, "button", "tid.html", "slutt.html")
    run(site)
    assert walked(site) == ["red", "green", "green"]


def test_results_that_are_not_ours_or_cannot_be_kept_stop_nothing(site: pytest.Pytester) -> None:
    results = site.path / ".veiviser" / "results" / "prove.json"
    results.parent.mkdir(parents=True)
    listed = '{"ran": {"walked": {"content": "", "passed": ["start button-1"], "failed": []}}}'  # as they once were
    for text in ("", "[]", '{"ran": {"walked": 1}}', listed, "[" * 10_000):
        results.write_text(text, encoding="utf-8")
        assert read_results(site.path, "prove") == {}
    results.unlink()
    results.mkdir()
    result = run(site, "-k", "stop")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["the results of the flows are not kept: *"])


def test_a_missing_playwright_is_told_in_one_line(site: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright", None)
    result = run(site, "--browser")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*pip install 'veiviser?test?'*"])


def test_yaml_outside_the_folder_of_flows_is_left_alone(site: pytest.Pytester) -> None:
    (site.path / "other").mkdir()
    (site.path / "other" / "prove.yaml").write_text(FLOW, encoding="utf-8")
    assert run(site, "other").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def walked(pytester: pytest.Pytester) -> list[str]:
    """The colours of the branches, as the site has them."""
    (flow,) = generate(pytester.path, processes=1).coverage
    return [branch.cells["walked"] for branch in flow.branches]


def write(pytester: pytest.Pytester, text: str) -> None:
    (pytester.path / "flows" / "prove.yaml").write_text(text, encoding="utf-8")


def spoil(pytester: pytest.Pytester, component: str, right: str, wrong: str) -> None:
    """The site's look, with a template that changes what it was given."""
    source = Path(__file__).parents[1] / "prototype" / "components" / component
    folder = pytester.path / "prototype" / "components" / component
    shutil.copytree(source, folder)
    template = (folder / "template.html").read_text("utf-8")
    spoiled = re.sub(
        r"\{\{ way\.attributes \}\}", f"{{{{ way.attributes | replace('{right}', '{wrong}') }}}}", template
    )
    assert spoiled != template
    (folder / "template.html").write_text(spoiled, encoding="utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    if not any(argument.startswith("flows") or argument in (".", "other") for argument in arguments):
        arguments = ("flows", *arguments)
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def collected(pytester: pytest.Pytester) -> list[str]:
    lines = run(pytester, "flows", "--collect-only", "-q").stdout.lines
    return [line.partition("::")[2] for line in lines if "::" in line]


def failures(result: pytest.RunResult) -> list[str]:
    return [line for line in result.stdout.lines if line.startswith("FAILED")]
