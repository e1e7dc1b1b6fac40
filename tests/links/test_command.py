"""`veiviser links`, run as people run it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.bad_input.running import veiviser

HERE = Path(__file__).parent
CASE = HERE / "cases" / "missing-file"


def run(*arguments: str | Path, at: Path = HERE) -> subprocess.CompletedProcess[str]:
    return veiviser("links", *map(str, arguments), at=at)


def test_a_sound_folder_ends_well() -> None:
    told = run(HERE / "sound" / "looks-faulty")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "No problems.\n")


def test_what_is_wrong_is_told_with_place_and_mend() -> None:
    told = run(CASE)
    assert told.returncode == 1
    assert (
        "index.html:21:13: error: `sidee.html` is not there; did you mean `side.html`? [missing-file]\n" in told.stdout
    )


def test_it_is_told_in_bokmaal_to_those_who_want_that() -> None:
    told = run(CASE, "--language", "nb")
    assert "index.html:21:13: feil: `sidee.html` finnes ikke; mente du `side.html`? [missing-file]\n" in told.stdout


def test_programs_get_the_same() -> None:
    problems = json.loads(run(CASE, "--format", "json").stdout)["problems"]
    assert {problem["id"] for problem in problems} == {"missing-file"}
    assert {"file", "line", "column", "message", "severity"} < set(problems[0])


@pytest.mark.parametrize("style", ["github", "sarif"])
def test_code_hosts_get_the_same(style: str) -> None:
    told = run(CASE, "--format", style)
    assert (told.returncode, "missing-file" in told.stdout) == (1, True)


def test_warnings_fail_only_when_asked_to() -> None:
    folder = HERE / "cases" / "vague-link"
    assert run(folder).returncode == 0
    assert run(folder, "--strict").returncode == 1


def test_the_address_of_the_site_says_what_is_its_own(tmp_path: Path) -> None:
    start = '<html lang="nb"><title>Ord</title>'
    link = '<a href="https://example.org/guide/borte.html">Om katten</a>\n<a href="/annet/">Om annet</a>\n'
    (tmp_path / "index.html").write_text(start + link, encoding="utf-8")
    found = run(tmp_path, "--site-url", "https://example.org/guide/")
    assert [line.rpartition("[")[2] for line in found.stdout.splitlines()] == ["missing-file]", "outside-root]"]
    assert run(tmp_path, "--site-url", "https://example.com/").stdout.count("\n") == 1


def test_an_address_of_no_site_is_wrong_use() -> None:
    told = run(CASE, "--site-url", "example.org")
    assert (told.returncode, "https://" in told.stderr) == (2, True)


def test_no_folder_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path / "borte").returncode == 2
    assert run(CASE / "index.html").returncode == 2


def test_an_empty_folder_is_sound(tmp_path: Path) -> None:
    assert run(tmp_path).returncode == 0


@pytest.mark.parametrize("page", ["<![foo]>", '<a href="http://[">Om katten</a>', "<![CDATA[", "<!", "</", "<a b='"])
def test_what_no_parser_likes_ends_in_problems(tmp_path: Path, page: str) -> None:
    (tmp_path / "index.html").write_text(f'<html lang="nb"><title>TODO</title>{page}', encoding="utf-8")
    told = run(tmp_path, "--external", at=tmp_path)
    assert (told.returncode in (0, 1), "leftover-word" in told.stdout) == (True, True), told.stderr


def test_exceptions_that_nobody_can_read_stop_it(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "links.toml").write_bytes(b"# bl\xe5")
    told = run("site", "--external", at=tmp_path)
    assert (told.returncode, told.stderr.partition(": ")[0]) == (1, "links.toml:1:5")


def test_other_sites_are_asked_only_when_asked_to_and_never_fail(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    start = '<html lang="nb"><title>Ord</title>'
    (folder / "index.html").write_text(f'{start}<a href="https://intet.invalid/">Om intet</a>\n', encoding="utf-8")
    assert run(folder, at=tmp_path).stdout == ""
    exception = '[[known]]\naddress = "https://intet.invalid/"\nreason = "a test"\nuntil = 2020-01-01\n'
    (tmp_path / "links.toml").write_text(exception.replace("2020", "2999"), encoding="utf-8")
    told = run(folder, "--external", "--strict", at=tmp_path)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "No problems.\n")
    (tmp_path / "links.toml").write_text(exception, encoding="utf-8")
    (folder / "index.html").write_text(f"{start}\n", encoding="utf-8")
    told = run(folder, "--external", "--strict", at=tmp_path)
    assert (told.returncode, told.stdout.partition(":")[0]) == (0, "links.toml")
    assert "warning" in told.stdout
