"""The command, run as people run it: a process with arguments, streams and an exit code."""

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from tests.bad_input.running import forked
from tests.bad_input.running import veiviser as ended
from tests.projects import write_project
from veiviser.cli.explanations import explanations
from veiviser.writing import write_files

ROOT = Path(__file__).parent.parent
COMMANDS = ("ask", "build", "check", "coverage", "explain", "links", "new", "schema", "serve")
BROKEN = "flows/barnehageplass.yaml:56:15: error: `kind` "


def run(
    *arguments: str, at: Path = ROOT, env: Mapping[str, str] | None = None, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """The command's end, its streams never a terminal."""
    if encoding == "utf-8" and "PYTHONPATH" not in (env or {}):
        return forked(arguments, at, {"COLUMNS": "100", **(env or {})})
    command = [sys.executable, "-m", "veiviser", *arguments]
    environment = os.environ | {"COLUMNS": "100", "PYTHONIOENCODING": encoding} | dict(env or {})
    return subprocess.run(
        command, cwd=at, env=environment, capture_output=True, encoding=encoding, stdin=subprocess.DEVNULL, timeout=120
    )


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site made by `veiviser new`; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "my-site"
    made = run("new", "my-site", at=folder.parent)
    assert (made.returncode, made.stderr) == (0, "")
    assert "veiviser serve" in made.stdout
    return folder


@pytest.fixture
def site(started: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(started, tmp_path / "site"))


@pytest.fixture
def broken(site: Path) -> Path:
    """One word in its flow misspelt."""
    flow = site / "flows" / "barnehageplass.yaml"
    flow.write_text(flow.read_text("utf-8").replace("kind: success", "kind: sucess"), encoding="utf-8")
    return site


# -- A new site --------------------------------------------------------------------------------------------------------


def test_a_new_site_passes_its_own_check(started: Path) -> None:
    checked = run("check", "--strict", at=started)
    assert (checked.stdout, checked.stderr, checked.returncode) == ("", "No problems.\n", 0)


def test_a_new_site_builds(site: Path) -> None:
    built = run("build", at=site)
    assert built.returncode == 0, built.stderr
    assert built.stdout.startswith("Wrote 1 flow, 4 screens, ")
    assert Path("site/index.html").as_posix() in built.stdout
    assert 'href="guide/barnehageplass/"' in (site / "site" / "index.html").read_text("utf-8").partition("<article")[2]
    assert built.stderr == ""  # nobody looks, so no progress


def test_a_new_site_names_the_schema_that_it_came_with(started: Path) -> None:
    flow = started / "flows" / "barnehageplass.yaml"
    first, _, _ = flow.read_text("utf-8").partition("\n")
    assert first.startswith("# yaml-language-server: $schema=")
    json.loads((flow.parent / first.partition("=")[2]).read_text("utf-8"))


@pytest.mark.parametrize(
    ("publish", "file", "steps"),
    [
        (
            "github",
            ".github/workflows/publiser.yml",
            ["veiviser check", "pytest flows/", "veiviser build", "veiviser prove", "veiviser review", "gh pr comment"],
        ),
        ("gitlab", ".gitlab-ci.yml", ["veiviser check", "pytest flows/", "veiviser build", "veiviser prove"]),
    ],
)
def test_a_new_site_can_bring_what_publishes_it(publish: str, file: str, steps: list[str], tmp_path: Path) -> None:
    assert run("new", "site", "--publish", publish, at=tmp_path).returncode == 0
    workflow = (tmp_path / "site" / file).read_text("utf-8")
    assert yaml.safe_load(workflow)
    assert [step for step in steps if step in workflow] == steps
    assert sorted(steps, key=workflow.index) == steps, "what is wrong is found before anything is published"


def test_a_new_site_brings_no_workflow_that_nobody_asked_for(started: Path) -> None:
    assert not (started / ".github").exists()
    assert not (started / ".gitlab-ci.yml").exists()


def test_a_new_site_is_not_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    refused = run("new", ".", at=tmp_path)
    assert (refused.returncode, [*tmp_path.iterdir()]) == (2, [tmp_path / "notes.txt"])


@pytest.mark.parametrize("name", ["", "notes.txt"])
def test_row_79_a_new_site_needs_the_name_of_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("new", name, at=tmp_path).returncode == 2


def test_row_79_a_folder_may_begin_with_a_hyphen_after_two(tmp_path: Path) -> None:
    assert run("new", "--", "-x", at=tmp_path).returncode == 0
    assert (tmp_path / "-x" / "mkdocs.yml").exists()


# -- What is wrong -----------------------------------------------------------------------------------------------------


def test_check_tells_place_reason_and_mend(broken: Path) -> None:
    checked = run("check", at=broken)
    assert checked.returncode == 1
    assert checked.stdout.startswith(BROKEN)
    assert checked.stdout.endswith("did you mean `success`? [wrong-value]\n")
    assert checked.stderr == "1 error.\n"


def test_build_tells_the_same_and_writes_nothing(broken: Path) -> None:
    built = run("build", at=broken)
    assert built.returncode == 1
    assert BROKEN in built.stderr
    assert not (broken / "site").exists()


def test_check_works_from_a_folder_inside_and_from_outside(broken: Path, tmp_path: Path) -> None:
    inside, outside = run("check", at=broken / "flows"), run("-C", str(broken), "check", at=tmp_path)
    assert inside.stdout == outside.stdout
    assert inside.stdout.startswith(BROKEN)


def test_check_can_be_asked_of_one_flow(broken: Path) -> None:
    (broken / "flows" / "annen.yaml").write_text("", encoding="utf-8")
    for name in ("barnehageplass", "flows/barnehageplass.yaml"):
        told = run("check", name, at=broken).stdout
        assert (told.startswith(BROKEN), told.count("\n")) == (True, 1)
    assert "[empty-file]" in run("check", "annen", at=broken).stdout


def test_problems_as_json(broken: Path) -> None:
    checked = run("check", "--format", "json", at=broken)
    found = json.loads(checked.stdout)
    assert (checked.returncode, found["errors"], found["warnings"]) == (1, 1, 0)
    assert found["problems"][0] | {"message": ""} == {
        "id": "wrong-value",
        "severity": "error",
        "file": "flows/barnehageplass.yaml",
        "line": 56,
        "column": 15,
        "message": "",
    }


def test_no_problem_is_json_too(started: Path) -> None:
    checked = run("check", "--format", "json", at=started)
    assert (checked.returncode, json.loads(checked.stdout)["problems"]) == (0, [])


# -- Wrong use ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["bild"], "build"),
        (["check", "--strickt"], "--strict"),
        (["check", "--format"], "needs something behind it"),
        (["check", "--format", "xml"], "sarif"),
        (["check", "kommunal-netlege"], "kommunal-nettlege"),
        (["explain", "ded-end"], "dead-end"),
        (["serve", "--port", "0"], "65535"),
        (["-C", "Makefile", "check"], "name a folder"),
        (["-C", "nowhere", "check"], "nowhere"),
        (["-C", "", "check"], "name a folder"),
        (["-C", "flows", "check"], "mkdocs.yml"),
        (["check", "flows"], "flows"),
        (["check", ""], "kommunal-nettlege"),
        (["check", "a\nb"], "no flow"),
        (["check", "flows/*.yml"], "no flow"),
    ],
)
def test_row_77_wrong_use_ends_with_2_and_one_line_that_helps(arguments: list[str], hint: str) -> None:
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert hint in ended.stderr


def test_row_78_outside_a_project_it_says_how_to_get_into_one(tmp_path: Path) -> None:
    ended = run("check", at=tmp_path)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "veiviser new" in ended.stderr


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_explains_itself(command: list[str]) -> None:
    told = run(*command, "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert "..." not in told.stdout.replace("[OPTIONS] COMMAND [ARGS]...", "").replace("[FLOW]...", "")


def test_without_a_command_it_shows_what_there_is() -> None:
    told = run()
    assert told.returncode == 2
    assert all(name in told.stderr for name in COMMANDS)


def test_version() -> None:
    assert run("--version").stdout.startswith("veiviser ")


# -- Explanations and completion ---------------------------------------------------------------------------------------


def test_every_problem_can_be_explained() -> None:
    lines = run("explain").stdout.splitlines()
    assert len(lines) > 20
    name, says = lines[0].split(maxsplit=1)
    told = run("explain", name)
    assert (told.returncode, told.stdout.split("\n")[0]) == (0, name)
    assert says in told.stdout


@cache
def reported() -> set[str]:
    """The IDs that stand in the code as the second argument of a `Problem`."""
    texts = (path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py"))
    modules = [ast.parse(text) for text in texts if "Problem(" in text]
    calls = [n for m in modules for n in ast.walk(m) if isinstance(n, ast.Call) and _name(n.func) == "Problem"]
    second = [call.args[1] for call in calls if len(call.args) > 1]
    return {str(argument.value) for argument in second if isinstance(argument, ast.Constant)}


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""


def test_no_problem_can_be_reported_that_is_not_explained() -> None:
    assert len(reported()) > 20
    assert reported() - explanations("en").keys() == set()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("veiviser bu", "build"),
        ("veiviser check kommunal", "kommunal-nettlege"),
        ("veiviser explain dead", "dead-end"),
        ("veiviser check --format sa", "sarif"),
    ],
)
def test_tab_completes_names(words: str, offered: str) -> None:
    asked = {"_VEIVISER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    assert f"plain,{offered}" in run(env=asked).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    told = run("--completion", shell)
    assert told.returncode == 0, told.stderr
    assert "_VEIVISER_COMPLETE" in told.stdout


# -- Streams and surroundings ------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither `sh` nor `head`")
def test_row_80_a_reader_that_has_had_enough_is_no_error(broken: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m veiviser schema | head -n 1"], cwd=broken, capture_output=True, timeout=60
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == (b"{\n", b"", 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_row_80_colours_only_on_a_terminal_that_wants_them(broken: Path, no_color: str, coloured: bool) -> None:
    assert "\x1b[" not in run("check", at=broken).stdout
    ours, theirs = os.openpty()
    environment = os.environ | {"NO_COLOR": no_color, "TERM": "xterm"}
    command = [sys.executable, "-m", "veiviser", "check"]
    subprocess.run(command, cwd=broken, env=environment, stdout=theirs, stderr=subprocess.DEVNULL, timeout=60)
    os.close(theirs)
    written = os.read(ours, 4096)
    os.close(ours)
    assert (b"\x1b[" in written) is coloured


def test_row_80_a_console_without_our_letters_gets_question_marks(broken: Path) -> None:
    flow = broken / "flows" / "barnehageplass.yaml"
    flow.write_text(flow.read_text("utf-8").replace("sucess", "su\u0441cess"), encoding="utf-8")
    checked = run("check", at=broken, encoding="latin-1")
    assert checked.returncode == 1
    assert "su?cess" in checked.stdout


def test_row_82_it_works_without_a_home(started: Path) -> None:
    bare = {name: "" for name in os.environ if name.startswith("XDG_")} | {"HOME": "/nonexistent"}
    assert run("check", at=started, env=bare).returncode == 0


SLOW = """
import sys, threading
from veiviser.cli.progress import Progress
with Progress() as progress:
    progress.tell("Checking")
    for thread in threading.enumerate()[1:]:  # the one that waits until it has taken a second
        thread.join()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_what_takes_more_than_a_second_says_so_on_a_terminal_only() -> None:
    ours, theirs = os.openpty()
    subprocess.run([sys.executable, "-c", SLOW], stderr=theirs, check=True, timeout=60)
    os.close(theirs)
    assert os.read(ours, 4096).decode().strip() == "Checking …"
    os.close(ours)
    assert subprocess.run([sys.executable, "-c", SLOW], capture_output=True, check=True, timeout=60).stderr == b""


def test_row_80_a_narrow_window_only_folds_lines() -> None:
    told = run("--help", env={"COLUMNS": "40"})
    assert told.returncode == 0
    assert max(map(len, told.stdout.splitlines())) <= 60


def _heed() -> None:
    """Let a process hear of a terminal that was closed, though these tests run under `nohup`, which nobody told it."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals to another process")
@pytest.mark.parametrize(
    ("name", "code", "words"),
    [("SIGINT", 130, "Interrupted."), ("SIGTERM", 143, "Stopped."), ("SIGHUP", 143, "Stopped.")],
)
def test_row_69_who_ends_the_preview_gets_one_line_and_nothing_is_left(
    name: str, code: int, words: str, site: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "veiviser", "serve", "--port", "8765"]
    (tmp_path / "tmp").mkdir()
    beside = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    with subprocess.Popen(
        command, cwd=site, env=beside, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heed
    ) as serving:
        assert serving.stdout is not None
        address = next(line.split()[2] for line in serving.stdout if "http://" in line)  # it is up
        with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)) as waiting:
            waiting.sendall(b"GET /.veiviser/news?known=2 HTTP/1.1\r\nHost: localhost\r\n\r\n")  # as all open pages do
            serving.send_signal(getattr(signal, name))
            _, told = serving.communicate(timeout=60)
    assert (serving.returncode, told.splitlines()) == (code, [words])
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_row_67_a_folder_that_cannot_be_written_ends_with_3(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("new", "site", at=tmp_path).returncode == 3


def test_row_67_a_path_that_cannot_be_made_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("new", "file/site", at=tmp_path)
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1)


def test_row_84_a_missing_dependency_is_told_with_its_version(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError(name='click')\n", encoding="utf-8")
    ended = run("check", env={"PYTHONPATH": str(tmp_path)})
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1)
    assert "click>=" in ended.stderr
    assert "pip install" in ended.stderr


def test_row_84_an_old_python_is_told_which_one_is_needed() -> None:
    old = "import sys; sys.version_info = (3, 9, 2); from veiviser.__main__ import main; main()"
    ended = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1)
    assert "3.11" in ended.stderr


def test_a_site_that_does_not_say_who_is_behind_it_is_told(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    advice = "Write `sender:` under `extra:`"
    told, checked = ended("build", at=project), ended("check", at=project)
    assert (told.returncode, told.stdout.count(advice)) == (0, 1)
    assert (checked.returncode, checked.stderr.count(advice)) == (0, 1)
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}extra: {{sender: Levert av kommunen}}\n", encoding="utf-8")
    assert "sender" not in ended("build", at=project).stdout + ended("check", at=project).stderr


def test_where_there_is_nothing_for_readers_nobody_has_to_say_who_is_behind_it(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"mkdocs.yml": "site_name: Internt\n", "content/index.md": "---\naudience: staff\n---\n\n# Hei\n"}
    )
    assert "sender" not in ended("check", at=tmp_path).stderr


def test_a_site_can_be_built_for_an_address_that_its_settings_leave_open(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    for given in ("https://example.no/hjelp", "https://example.no/hjelp/"):
        assert ended("build", "--site-url", given, at=project).returncode == 0
        assert "<loc>https://example.no/hjelp/</loc>" in (project / "site" / "sitemap.xml").read_text("utf-8")
        page = (project / "site" / "guide" / "prove" / "index.html").read_text("utf-8")
        assert '<link rel="canonical" href="https://example.no/hjelp/guide/prove/">' in page
    told = ended("links", "site", "--site-url", "https://example.no/hjelp/", at=project)
    assert (told.returncode, told.stdout) == (0, "")
    assert "site_url" not in ended("build", "--site-url", "https://example.no/", at=project).stdout
    told = ended("build", at=project)
    assert (told.returncode, told.stdout.count("`site_url` in mkdocs.yml is empty")) == (0, 1)
    assert not (project / "site" / "sitemap.xml").exists()


@pytest.mark.parametrize(
    "address",
    [
        "example.no",
        "ftp://example.no/",
        "https://",
        "https://example.no/?a=b",
        "https://[",
        'https://example.no/"><script>alert(1)</script>/',
        "https://example.no/a b/",
        "https://example.no/\\1/",
        "https://example.no/../x/",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(address: str, tmp_path: Path) -> None:
    told = ended("build", "--site-url", address, at=write_project(tmp_path))
    assert told.returncode == 2
    assert "write a whole address" in told.stderr
    assert not (tmp_path / "site").exists()
