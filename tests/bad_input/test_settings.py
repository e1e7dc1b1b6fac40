"""Rows of the list of threats that are about `mkdocs.yml`; the command is run as people run it."""

import os
import re
from html import unescape
from pathlib import Path

import pytest

from tests.bad_input.running import files, veiviser
from tests.projects import FLOW, PLUGINS, SETTINGS, write_project
from veiviser.model.site import is_in_workshop


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    "line", ["extra: !!python/object/apply:os.mkdir [ran]", "extra: !!python/object/new:os.mkdir [ran]"]
)
def test_row_54_no_tag_is_ever_run(line: str, command: str, tmp_path: Path) -> None:
    ended = veiviser(command, at=write_project(tmp_path, f"{SETTINGS}{line}\n"))
    assert ended.returncode == 1
    assert "mkdocs.yml:6:8: error:" in ended.stdout + ended.stderr
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("target", [".", "..", "/", "'~'", "content", "content/site", "flows", "prototype"])
def test_row_55_a_site_is_never_written_over_something_else(target: str, tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", f"{SETTINGS}site_dir: {target}\n")
    before = files(tmp_path)
    checked, ended = (veiviser(command, at=project) for command in ("check", "build"))
    assert checked.returncode == ended.returncode == 1
    assert "mkdocs.yml:6:11: error: the site cannot be written to" in checked.stdout
    assert "name a folder of its own" in ended.stderr
    assert files(tmp_path) == before
    assert not (project / "~").exists()


@pytest.mark.parametrize("folder", ["borte", "mkdocs.yml", "../utenfor", "/etc", "lenke"])
def test_row_56_a_folder_of_pages_that_is_none_is_told(folder: str, tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", SETTINGS.replace("docs_dir: content", f"docs_dir: {folder}"))
    (tmp_path / "utenfor").mkdir()
    (tmp_path / "utenfor" / "index.md").write_text("# Hemmelig", encoding="utf-8")
    (project / "lenke").symlink_to(tmp_path / "utenfor", target_is_directory=True)
    ended = veiviser("check", at=project)
    assert ended.returncode == 1
    assert [line for line in ended.stdout.splitlines() if "missing-folder" in line]
    assert "docs_dir" in ended.stdout


def test_row_56_a_folder_of_flows_that_leads_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (project / "flows").rename(tmp_path / "utenfor")
    (project / "flows").symlink_to(tmp_path / "utenfor", target_is_directory=True)
    ended = veiviser("check", at=project)
    assert (ended.returncode, "missing-folder" in ended.stdout) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("plugins: [veivisr]", PLUGINS, "did you mean `veiviser`?"),
        ("plugins: [veiviser, ukjent: {a: b}]", PLUGINS, "`ukjent`"),
        ("name: matrial", "name: material", "matrial"),
        ("markdown_extensions: [attr_list, md_in_htm]", "markdown_extensions: [attr_list, md_in_html]", "md_in_htm"),
        ("site_nam: x\nsite_name: Prøve", "site_name: Prøve", "site_nam"),
    ],
)
def test_row_57_what_is_unknown_or_not_installed_is_named(wrong: str, right: str, told: str, tmp_path: Path) -> None:
    assert right in SETTINGS
    ended = veiviser("build", at=write_project(tmp_path, SETTINGS.replace(right, wrong)))
    assert ended.returncode == 1
    assert told in ended.stderr
    assert ended.stderr.startswith("mkdocs.yml:")
    assert not (tmp_path / "site").exists()


def test_row_58_a_doubled_setting_is_told_with_both_lines(tmp_path: Path) -> None:
    ended = veiviser("check", at=write_project(tmp_path, f"{SETTINGS}site_name: En til\n"))
    assert ended.returncode == 1
    assert "mkdocs.yml:6:1: error: `site_name`" in ended.stdout
    assert "line 1" in ended.stdout


def test_row_59_a_menu_by_hand_is_refused_for_it_is_made_from_the_folders(tmp_path: Path) -> None:
    ended = veiviser("check", at=write_project(tmp_path, f"{SETTINGS}nav: [index.md, borte.md]\n"))
    assert ended.returncode == 1
    assert "mkdocs.yml:6:1: error: `nav` is not obeyed here: the menu is made from the folders" in ended.stdout


def test_row_59_every_page_is_in_the_menu(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (project / "content" / "mer").mkdir()
    (project / "content" / "mer" / "side.md").write_text("# En side til", encoding="utf-8")
    assert veiviser("build", at=project).returncode == 0
    assert 'href="mer/side/"' in (project / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "id", "code"),
    [
        ("example.no/x", "wrong-value", 1),
        ("https://", "wrong-value", 1),
        ("ftp://example.no/", "wrong-value", 1),
        ("'http://[::1'", "wrong-value", 1),
        ("https://example.no/?a=b", "wrong-value", 1),
        ("https://example.no:99999/", "wrong-value", 1),
        ("https://example..no/", "wrong-value", 1),
        ("https://example.no;/", "wrong-value", 1),
        ("https://example.no//x/", "wrong-value", 1),
        ("https://example.no/x/../y/", "wrong-value", 1),
        ("https://example.no/%2E/x", "wrong-value", 1),
        ("https://example.no/%zz/", "wrong-value", 1),
        ("https://example.no/x/index.html", "wrong-value", 1),
        ("https://kari:hemmelig@example.no/", "wrong-value", 1),
        ("https://[::1]:8000/x/", "", 0),
        ("https://blåbær.no/sør/v1.2/%C3%A6/", "", 0),
        ("[a]", "wrong-shape", 1),
        ("http://example.no/x", "wrong-value", 0),
        ("https://example.no/x", "", 0),
        ("", "", 0),
    ],
)
def test_row_60_the_address_of_the_site_is_whole(address: str, id: str, code: int, tmp_path: Path) -> None:
    ended = veiviser("check", at=write_project(tmp_path, f"{SETTINGS}site_url: {address}\n"))
    assert ended.returncode == code
    assert f"[{id}]" in ended.stdout or not id


def test_row_60_a_password_in_the_address_is_told_and_not_shown(tmp_path: Path) -> None:
    project = write_project(tmp_path, f"{SETTINGS}site_url: https://kari:hemmelig@example.no/\n")
    told = veiviser("check", at=project).stdout
    assert "take out all between // and @" in told
    given = veiviser("build", "--site-url", "https://hemmelig@example.no/", at=project)
    assert (given.returncode, "take out all between // and @" in given.stderr) == (2, True)
    assert "hemmelig" not in told + given.stdout + given.stderr


def test_row_60_a_site_that_says_no_address_is_told_unless_it_leaves_it_open(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert "site_url" not in veiviser("check", at=project).stdout
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    told = veiviser("check", at=project)
    assert (told.returncode, told.stdout.count("mkdocs.yml:1:1: warning: without `site_url`")) == (0, 1)


def test_row_60_links_are_relative_and_the_address_is_a_folder_whatever_is_written(tmp_path: Path) -> None:
    project = write_project(tmp_path, f"{SETTINGS}site_url: https://example.no/x\n")
    assert veiviser("build", at=project).returncode == 0
    pages = {name: data.decode() for name, data in files(project / "site").items() if name.endswith(".html")}
    assert '<link rel="canonical" href="https://example.no/x/guide/prove/">' in pages["guide/prove/index.html"]
    for name, html in pages.items():
        if name != "404.html":  # which is shown at any depth
            assert 'href="/' not in html, name
            assert html.count("https://example.no/x") == html.count('rel="canonical"'), name
    assert "<loc>https://example.no/x/guide/prove/</loc>" in (project / "site" / "sitemap.xml").read_text("utf-8")


def test_row_60_every_page_for_readers_says_its_address_and_no_search_engine_is_shown_the_prototype(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path, f"{SETTINGS}site_url: https://example.no/x/\n")
    assert veiviser("build", at=project).returncode == 0
    pages = {name: data.decode() for name, data in files(project / "site").items() if name.endswith(".html")}
    read = {
        name
        for name in pages
        if not name.startswith(("prototype/", "steg/", "verksted/prototype/", "verksted/tavle/", "verksted/valg/"))
        and name != "404.html"
    }
    addresses = {name: f"https://example.no/x/{name.removesuffix('index.html')}" for name in read}
    sitemap = (project / "site" / "sitemap.xml").read_text("utf-8")
    listed = [address for name, address in addresses.items() if not is_in_workshop(name)]
    assert sorted(re.findall("<loc>(.*?)</loc>", sitemap)) == sorted(listed)
    for name, html in pages.items():
        said = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
        assert said == [addresses[name]] if name in read else said == [], name
        hidden = name != "404.html" and (name not in read or is_in_workshop(name))
        assert ('<meta name="robots" content="noindex">' in html) == hidden, name
    assert len(read) > 2
    assert len(pages) - len(read) > 2


@pytest.mark.parametrize(
    "line",
    [
        "extra_javascript: [https://evil.example/x.js]",
        "extra_css: ['//evil.example/x.css']",
        "extra_javascript: [{path: 'https://evil.example/x.js', type: module}]",
    ],
)
def test_row_61_nothing_is_fetched_from_elsewhere(line: str, tmp_path: Path) -> None:
    ended = veiviser("check", at=write_project(tmp_path, f"{SETTINGS}{line}\n"))
    assert (ended.returncode, ended.stdout.count("mkdocs.yml:6:")) == (1, 1)


def test_row_61_fonts_from_elsewhere_are_refused_and_none_are_fetched_unasked(tmp_path: Path) -> None:
    asked = SETTINGS.replace("font: false", "font: {text: Inter}")
    ended = veiviser("check", at=write_project(tmp_path / "asked", asked))
    assert (ended.returncode, ended.stdout.count("[refused-key]")) == (1, 1)
    project = write_project(tmp_path / "unasked", SETTINGS.replace(", font: false", ""))
    assert veiviser("build", at=project).returncode == 0
    assert not [name for name, data in files(project / "site").items() if b"fonts.g" in data]


def test_row_61_a_hook_is_refused_and_not_run(tmp_path: Path) -> None:
    project = write_project(tmp_path, f"{SETTINGS}hooks: [hook.py]\n")
    (project / "hook.py").write_text("from pathlib import Path\nPath('ran').touch()\n", encoding="utf-8")
    ended = veiviser("build", at=project)
    assert ended.returncode == 1
    assert "mkdocs.yml:6:1: error: `hooks` is not obeyed here" in ended.stderr
    assert not (project / "ran").exists()


@pytest.mark.parametrize("line", ["copyright: !ENV SECRET", "extra: {a: !ENV [NAME, SECRET, x]}"])
def test_row_62_no_secret_of_the_surroundings_gets_into_a_page(line: str, tmp_path: Path) -> None:
    ended = veiviser("build", at=write_project(tmp_path, f"{SETTINGS}{line}\n"), env={"SECRET": "dyp-hemmelighet"})
    assert ended.returncode == 1
    assert "tag" in ended.stderr
    assert "dyp-hemmelighet" not in ended.stdout + ended.stderr


def test_row_62_a_page_and_a_flow_cannot_ask_for_one(tmp_path: Path) -> None:
    asks = "{{ config.site_name }} {{ environ['SECRET'] }} ${SECRET} $SECRET %SECRET% {% set a = 1 %}"
    flow = FLOW.replace("title: Start", f'title: "{asks}"')
    project = write_project(tmp_path, flows=flow, page=f"# Hei\n\n{asks}\n")
    said = [veiviser(command, at=project, env={"SECRET": "dyp-hemmelighet"}) for command in ("check", "build")]
    for told in (said[0].stdout, said[1].stderr):
        places = [line.split(": ")[0] for line in told.splitlines() if "[left-literal]" in line]
        starts = [asks.index(sign) for sign in ("{{ config", "{{ environ", "{% set")]
        assert places == [
            *(f"content/index.md:3:{start + 1}" for start in starts),
            *(f"flows/prove.yaml:6:{start + 13}" for start in starts),
        ]
        assert "dyp-hemmelighet" not in told
    assert not (project / "site").exists()


def test_row_62_what_asks_for_one_is_shown_as_code(tmp_path: Path) -> None:
    asks = "{{ config.site_name }} {{ environ['SECRET'] }} ${SECRET} $SECRET %SECRET% {% set a = 1 %}"
    flow = FLOW.replace("guide: Trykk", f"guide: Skriv `{asks}`. Trykk")
    project = write_project(tmp_path, flows=flow, page=f"# Hei\n\n`{asks}`\n")
    assert veiviser("build", at=project, env={"SECRET": "dyp-hemmelighet"}).returncode == 0
    assert not [name for name, data in files(project / "site").items() if b"dyp-hemmelighet" in data]
    for page in ("index.html", "verksted/prototype/prove/start.html"):
        assert asks in unescape((project / "site" / page).read_text("utf-8"))


def test_row_82_neither_home_nor_network_is_needed(tmp_path: Path) -> None:
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "HOME": "/nonexistent"}
    bare = {name: "" for name in os.environ if name.startswith("XDG_")}
    assert veiviser("build", at=write_project(tmp_path), env={**nowhere, **bare}).returncode == 0


@pytest.mark.parametrize(
    ("key", "value", "count"),
    [
        ("remote_name", "--receive-pack=touch x", 1),
        ("remote_branch", "-f", 1),
        ("remote_branch", "'ext::sh -c x'", 1),
        ("remote_branch", "sider/hjelp", 0),
        ("copyright", "'&copy; Kommunen &#8211; 2026'", 1),
        ("copyright", "Kommunen & naboen", 0),
        ("extra_css", "x.css", 1),
    ],
)
def test_a_value_of_another_kind_is_told_once(key: str, value: str, count: int, tmp_path: Path) -> None:
    told = veiviser("check", at=write_project(tmp_path, f"{SETTINGS}{key}: {value}\n")).stdout
    assert (told.count("mkdocs.yml:"), told.count(": error: `" + key + "`")) == (count, count)


@pytest.mark.parametrize("folder", [".", "./", "flows", "prototype/theme", "data"])
def test_row_56_pages_lie_in_a_folder_of_their_own(folder: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, SETTINGS.replace("docs_dir: content", f"docs_dir: {folder}"))
    assert "`docs_dir` is a folder for pages alone" in veiviser("check", at=project).stdout
