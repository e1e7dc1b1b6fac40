"""The language that the command speaks, and how it is chosen."""

from pathlib import Path

import pytest

from tests.bad_input.running import forked
from veiviser.cli.language import choose, taken_out
from veiviser.messages.choosing import NoSuchLanguage

PROJECT, ELSEWHERE = "in a project", "elsewhere"


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "site" / "flows").mkdir(parents=True)
    (tmp_path / "site" / "mkdocs.yml").write_text("site_name: Hjelp\n", encoding="utf-8")
    return {PROJECT: tmp_path / "site" / "flows", ELSEWHERE: tmp_path}


@pytest.mark.parametrize(
    ("environment", "place", "language"),
    [
        ({}, PROJECT, "nb"),
        ({}, ELSEWHERE, "en"),
        ({"LANG": "C.UTF-8"}, PROJECT, "nb"),
        ({"LANG": "C"}, ELSEWHERE, "en"),
        ({"LANG": "en_GB.UTF-8"}, PROJECT, "en"),
        ({"LANG": "nb_NO.UTF-8"}, ELSEWHERE, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, ELSEWHERE, "nb"),
        ({"LANG": "no_NO"}, ELSEWHERE, "nb"),
        ({"LANG": "fr_FR.UTF-8"}, PROJECT, "nb"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nb_NO.UTF-8"}, ELSEWHERE, "nb"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "en_US.UTF-8"}, PROJECT, "en"),
        ({"LC_ALL": "", "LANG": "nb_NO.UTF-8"}, ELSEWHERE, "nb"),
        ({"VEIVISER_LANGUAGE": "en", "LANG": "nb_NO.UTF-8"}, PROJECT, "en"),
        ({"VEIVISER_LANGUAGE": "nb", "LANG": "en_GB.UTF-8"}, ELSEWHERE, "nb"),
    ],
)
def test_the_language_is_that_of_the_reader(
    environment: dict[str, str], place: str, language: str, places: dict[str, Path]
) -> None:
    assert choose(environment, places[place]) == language


@pytest.mark.parametrize("named", ["", "fr", "norsk", "NB"])
def test_a_language_that_we_do_not_have_is_refused_by_name(named: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchLanguage, match=f"^{named}$"):
        choose({"VEIVISER_LANGUAGE": named}, tmp_path)


@pytest.mark.parametrize(
    ("arguments", "rest", "asked"),
    [
        (["check"], ["check"], None),
        (["--language", "nb", "check"], ["check"], "nb"),
        (["check", "--language=en", "flyt"], ["check", "flyt"], "en"),
        (["check", "--language"], ["check"], ""),
        (["new", "--", "--language"], ["new", "--", "--language"], None),
    ],
)
def test_the_option_may_stand_anywhere(arguments: list[str], rest: list[str], asked: str | None) -> None:
    assert taken_out(arguments) == (rest, asked)


def nb(*arguments: str, at: Path) -> str:
    ended = forked(("--language", "nb", *arguments), at, {"COLUMNS": "100"})
    return str(ended.stdout + ended.stderr)


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["serve"], ["ask"], ["links"], ["new"], ["translate"]])
def test_help_is_in_bokmaal_from_the_first_word_to_the_last(command: list[str], tmp_path: Path) -> None:
    told = nb(*command, "--help", at=tmp_path)
    assert told.startswith("Bruk: veiviser")
    assert not {"Usage", "Options", "Commands", "Show", "default", "the", "and"} & set(told.replace(":", " ").split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "Feil: det finnes ingen kommando `chek`; mente du `check`"),
        (["check", "--strikt"], "Feil: det finnes ikke noe valg `--strikt`; mente du `--strict`?"),
        (["new"], "Feil: DIR mangler"),
        (["check"], "Det er ingen mkdocs.yml i "),
        (["serve", "--port", "hei"], "skriv et helt tall fra 1 til 65535"),
        (["check", "--as-of", "i går"], "skriv en dato, for eksempel 2027-01-01"),
        (["check", "--format", "xml"], "velg text, json, github eller sarif"),
        (["-C", "borte", "check"], "skriv navnet på en mappe som finnes"),
    ],
)
def test_wrong_use_is_told_in_bokmaal(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert said in nb(*arguments, at=tmp_path)


def test_a_language_that_is_not_there_is_told_before_anything_is_done(tmp_path: Path) -> None:
    ended = forked(("--language", "fr", "new", "site"), tmp_path, {})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "`fr`" in ended.stderr
    assert not (tmp_path / "site").exists()
