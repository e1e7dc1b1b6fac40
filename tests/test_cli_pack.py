"""`veiviser pack` with the ending .zip: files for a host, none of whose links is dead."""

import gzip
import json
import re
import shutil
from base64 import b64decode
from pathlib import Path
from zipfile import ZipFile

from tests.bad_input.running import files, veiviser
from tests.branded import ACCENT
from tests.conftest import EXAMPLE
from veiviser.reading import packaged_look

FLOW = "savnet-katt"


def _unpacked(root: Path, *arguments: str) -> Path:
    """The folder that a packed archive gives, packed twice to see that both are the same."""
    first, again, folder = root / "en.zip", root / "to.zip", root.parent / "pakket"
    for archive in (first, again):
        told = veiviser("pack", FLOW, *arguments, "--output", str(archive), at=root)
        assert (told.returncode, told.stderr) == (0, "")
    assert first.read_bytes() == again.read_bytes()
    with ZipFile(first) as packed:
        packed.extractall(folder)
    return folder


def _project(tmp_path: Path, url: str) -> Path:
    root = tmp_path / "prosjekt"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("site"))
    settings = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    kept = [line for line in settings if not line.startswith("site_url")]
    (root / "mkdocs.yml").write_text("\n".join([*kept, f"site_url: {url}", ""]), "utf-8")
    return root


def test_all_of_a_flow_lies_in_the_archive_and_no_link_is_dead(tmp_path: Path) -> None:
    folder = _unpacked(_project(tmp_path, "https://katt.example/hjelp/"))
    told = veiviser("links", str(folder), at=folder)
    assert told.returncode == 0, told.stdout
    found = files(folder)
    board = found[f"verksted/tavle/{FLOW}.html"].decode()
    assert 'url("data:' not in board
    assert f"verksted/prototype/{FLOW}/" in found["index.html"].decode()
    pages = [text.decode() for path, text in found.items() if path.startswith(f"verksted/prototype/{FLOW}/")]
    assert any('href="https://katt.example/hjelp/verksted/index.html"' in page for page in pages)
    assert any(f'guide/{FLOW}/index.html"' in page for page in pages)
    assert b'<section class="step"' in found[f"guide/{FLOW}/index.html"]
    assert f"steg/{FLOW}/index.html" in found


def test_links_out_of_it_lead_nowhere_if_nobody_knows_where_the_site_stands(tmp_path: Path) -> None:
    folder = _unpacked(_project(tmp_path, ""))
    told = veiviser("links", str(folder), at=folder)
    assert told.returncode == 0, told.stdout
    assert not any(b"verksted/index.html" in file for path, file in files(folder).items() if path.endswith(".html"))


def test_a_brand_goes_along_into_a_file_and_to_a_host(tmp_path: Path) -> None:
    """Its colour in the light and another in the dark, its corner and its letters, in screens, board and workbench."""
    root = _project(tmp_path, "")
    brand = f'{{colours: {{accent: "{ACCENT}"}}, corner: 2, fonts: [assets/egen.woff2]}}'
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("- veiviser\n", f"- veiviser:\n      brand: {brand}\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    (letters,) = (packaged_look() / "node_modules" / "@fontsource-variable").rglob(
        "source-sans-3-latin-wght-normal.woff2"
    )
    (root / "prototype" / "theme" / "assets").mkdir(parents=True)
    (root / "prototype" / "theme" / "assets" / "egen.woff2").write_bytes(letters.read_bytes())
    assert veiviser("pack", FLOW, "--output", "alt.html", at=root).returncode == 0
    payload = re.search(r">(H4sI[\w+/=]+)<", (root / "alt.html").read_text("utf-8"))
    assert payload is not None
    inside = json.loads(gzip.decompress(b64decode(payload[1])))["files"]["prototype.css"]["text"]
    assert re.search(r'"Brand";[^}]*url\("data:font/woff2;', inside)
    to_host = {path: text.decode() for path, text in files(_unpacked(root)).items() if path.endswith("prototype.css")}
    assert len(to_host) == 1
    for style in (inside, *to_host.values()):
        assert f"--ds-color-accent-base-default: {ACCENT}" in style
        assert "(prefers-color-scheme: dark) and (prefers-contrast: no-preference)" in style
        assert "--ds-border-radius-md: calc(2 * var(--px))" in style
    assert "assets/egen.woff2" in files(tmp_path / "pakket")


def test_who_takes_part_in_a_test_gets_the_task_and_the_screens_alone(tmp_path: Path) -> None:
    folder = _unpacked(_project(tmp_path, ""), "--task", "melde")
    told = veiviser("links", str(folder), at=folder)
    assert told.returncode == 0, told.stdout
    assert {path.split("/")[0] for path in files(folder)} == {"index.html", "steg", "prototype", "verksted", "assets"}
    assert not any(path.startswith(("verksted/prototype/", "verksted/tavle/")) for path in files(folder))
