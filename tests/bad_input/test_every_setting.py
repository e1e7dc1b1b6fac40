"""Each setting of MkDocs and Material is obeyed, or refused in one problem at its place, by every way in."""

from pathlib import Path

import pytest
import yaml

from tests.bad_input.running import files, mkdocs, veiviser
from tests.projects import PLUGINS, write_project
from veiviser.pipeline import check_site
from veiviser.reading.settings.site_keys import SITE

CASES = yaml.safe_load((Path(__file__).parent / "settings.yaml").read_text("utf-8"))
REFUSED = [case for case in CASES if "at" in case]
OBEYED = [case for case in CASES if "at" not in case]
PLAIN = {
    "site_name": "site_name: Prøve",
    "site_url": "site_url:",
    "plugins": PLUGINS,
    "docs_dir": "docs_dir: content",
}


def project(root: Path, setting: str) -> Path:
    """With the setting in the first line, and the others that it needs behind."""
    settings = [setting, *(line for key, line in PLAIN.items() if not setting.startswith(f"{key}:"))]
    return write_project(root, "\n".join(settings) + "\n", files={"content/stil.css": "h1 { letter-spacing: .01em }\n"})


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["setting"])
def test_what_is_not_obeyed_is_one_problem_at_its_place(case: dict[str, str], tmp_path: Path) -> None:
    problems = [problem for problem in check_site(project(tmp_path, case["setting"])) if problem.severity == "error"]
    assert [str(problem.place) for problem in problems] == [f"mkdocs.yml:{case['at']}"]
    assert case["says"] in problems[0].message


@pytest.mark.parametrize("case", OBEYED, ids=lambda case: case["setting"])
def test_what_is_obeyed_shows_in_the_site_by_both_ways(case: dict[str, str], tmp_path: Path) -> None:
    root = project(tmp_path, case["setting"])
    ended = veiviser("build", at=root)
    assert ended.returncode == 0, ended.stderr
    site = files(root / "site")
    assert case.get("shows", "") in site["index.html"].decode()
    if "plugins" not in case["setting"]:
        told = mkdocs("build", "--quiet", "--strict", at=root)
        assert told.returncode == 0, told.stderr
        assert files(root / "site") == site


@pytest.mark.parametrize(
    "name", ["use_directory_urls: false", "hooks: [hook.py]", "theme: readthedocs", "extra: {foter: []}"]
)
def test_mkdocs_is_stopped_by_the_same_words_before_it_loads_anything(name: str, tmp_path: Path) -> None:
    root = project(tmp_path, name)
    (root / "hook.py").write_text("open('ran', 'w')\n", "utf-8")
    (problem,) = (problem for problem in check_site(root) if problem.severity == "error")
    ended = mkdocs("build", "--quiet", at=root)
    assert (ended.returncode, str(problem) in ended.stderr) == (1, True), ended.stderr
    assert not (root / "ran").exists()
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["--no-directory-urls"], "--no-directory-urls"),
        (["--theme", "readthedocs"], "--theme"),
        (["--dirty"], "--dirty"),
        (["--config-file", "mkdocs.prod.yml"], "mkdocs.prod.yml"),
    ],
)
def test_what_settings_may_not_say_may_not_be_typed_either(typed: list[str], says: str, tmp_path: Path) -> None:
    root = project(tmp_path, "strict: true")
    (root / "mkdocs.prod.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    ended = mkdocs("build", "--quiet", *typed, at=root)
    assert (ended.returncode, says in ended.stderr) == (1, True), ended.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_settings_of_another_file_are_not_looked_into_and_run_nothing(command: str, tmp_path: Path) -> None:
    root = project(tmp_path, f"INHERIT: {tmp_path / 'evil.yml'}")
    (root / "evil.yml").write_text("copyright: !!python/object/apply:os.mkdir [ran]\n", "utf-8")
    ended = veiviser(command, at=root)
    assert ended.returncode == 1
    assert "mkdocs.yml:1:1: error: `INHERIT` is not obeyed here" in ended.stdout + ended.stderr
    assert not (root / "ran").exists()


def test_every_setting_that_the_engine_has_is_known_here() -> None:
    from mkdocs.config.defaults import MkDocsConfig

    theirs = {name for name, _ in MkDocsConfig()._schema} - {"config_file_path", "mdx_configs"}
    assert theirs - SITE.keys() == set()
    tried = {case["setting"].partition(":")[0] for case in CASES}
    assert theirs - tried <= {"site_name", "site_url", "site_dir", "remote_name"}
